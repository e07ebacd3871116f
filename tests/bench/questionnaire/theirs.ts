/** SurveyJS, started on demand as well. `#whole` shows all sections on one page. */
const button = document.querySelector('button');
const host = document.querySelector<HTMLElement>('main > div + div');

button?.addEventListener('click', async () => {
  const [{ mount }, definition] = await Promise.all([
    import('./survey.tsx'),
    fetch('/questions.json').then((response): Promise<object> => response.json()),
  ]);
  button.hidden = true;
  if (host) mount(host, location.hash === '#whole' ? { ...definition, questionsOnPageMode: 'singlePage' } : definition);
});
