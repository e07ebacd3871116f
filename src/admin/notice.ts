/** Says something that must not vanish by itself: what was refused, what came together. */

/** Opens a dialogue with a heading, a sentence and further lines as a list; it stays until the person has read it, then the promise holds. */
export function say(heading: string, lines: readonly string[]): Promise<void> {
  const dialog = document.createElement('dialog');
  dialog.className = 'notice';
  dialog.setAttribute('aria-labelledby', 'notice-heading');
  const title = document.createElement('h2');
  title.id = 'notice-heading';
  title.textContent = heading;
  const form = document.createElement('form');
  form.method = 'dialog';
  const button = document.createElement('button');
  button.textContent = 'Verstanden';
  form.append(button);
  const [first = '', ...others] = lines;
  const text = document.createElement('p');
  text.textContent = first;
  const list = document.createElement('ul');
  for (const line of others) {
    const item = document.createElement('li');
    item.textContent = line;
    list.append(item);
  }
  dialog.append(title, text, ...(others.length > 0 ? [list] : []), form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve();
    });
  });
}
