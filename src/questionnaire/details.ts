/** Which details can be given. */
import { type Details, limits } from './adaptation.ts';
import { isDay } from './answers.ts';

/** Whether a detail is a paragraph or more. */
export const detailLines = (key: keyof Details): 'one' | 'many' =>
  key === 'introduction' || key === 'privacy' ? 'many' : 'one';

const address = /^[\p{L}\p{N}.!#$+/=^_~-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.\p{L}{2,}$/u;
const closing = /^2\d{3}-\d{2}-\d{2}$/;

/** What is wrong with a detail, as a German sentence; nothing is wrong with an empty one. */
export function detailFault(key: keyof Details, text: string): string | undefined {
  const max = limits.details[key];
  if (text === '') return undefined;
  if (key === 'closing' && !(closing.test(text) && isDay(text)))
    return 'Bitte geben Sie einen Tag an, den es gibt, zum Beispiel 03.05.2027.';
  if (text.length > max) return `Bitte auf höchstens ${max.toLocaleString('de-DE')} Zeichen kürzen.`;
  if (key === 'email' && !address.test(text))
    return 'Bitte geben Sie eine vollständige E-Mail-Adresse an, zum Beispiel name@beispiel.de.';
  return undefined;
}
