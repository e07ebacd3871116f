import { letterhead, onLetterhead } from '#islands/letterhead/store.ts';
import { make } from './elements.ts';

/** Says whose letterhead the files will carry, and leads to where it is entered. */
export function letterheadLine(): HTMLParagraphElement {
  const words = make('span', {});
  const link = make('a', { href: '/werkzeugkoffer/#briefkopf' });
  const draw = (): void => {
    const sender = letterhead()?.municipality;
    words.textContent = sender ? `Mit Ihrem Briefkopf: ${sender}.` : 'Noch ohne Briefkopf.';
    link.textContent = sender ? 'Briefkopf ändern' : 'Eigenen Briefkopf anlegen';
  };
  onLetterhead(draw);
  draw();
  return make('p', {}, words, ' ', link);
}
