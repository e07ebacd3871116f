/** Loads what gives a schedule its days when it is about to be seen, or when the address names a day. */
const section = document.querySelector<HTMLElement>('[data-state]');

if (section) {
  const namesDay = (): boolean => location.hash.startsWith('#termin=');
  const load = async (): Promise<void> => {
    observer.disconnect();
    removeEventListener('hashchange', onHash);
    const { startDating } = await import('./dating.ts');
    await startDating(section);
  };
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) load();
    },
    { rootMargin: '50%' },
  );
  const onHash = (): void => {
    if (namesDay()) load();
  };
  addEventListener('hashchange', onHash);
  if (namesDay()) load();
  else observer.observe(section);
}
