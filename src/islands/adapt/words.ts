/** The words of the editor for what a questionnaire is made of. */

import type { OwnKind } from '#questionnaire/adaptation.ts';
import { itemsOf } from '#questionnaire/arranged.ts';
import type { Condition, Question } from '#questionnaire/kinds.ts';

/** One row per kind of question. */
export const kindNames: Readonly<Record<Question['type'], string>> = {
  single: 'Eine Antwort',
  multiple: 'Mehrere Antworten',
  yesNo: 'Ja oder nein',
  scale: 'Skala',
  matrix: 'Tabelle',
  rating: 'Bewertung',
  ranking: 'Rangfolge',
  number: 'Zahl',
  shortText: 'Kurzer Text',
  longText: 'Langer Text',
  date: 'Datum',
  month: 'Monat',
  info: 'Hinweistext',
};

/** What each kind of own question is for. */
export const kindPurposes: Readonly<Record<OwnKind, string>> = {
  single: 'eine aus mehreren wählen',
  multiple: 'mehrere ankreuzen',
  yesNo: 'zwei Knöpfe',
  scale: 'Stufen, zum Beispiel 1 bis 5',
  number: 'in Ziffern, mit Grenzen',
  shortText: 'ein paar Wörter',
  longText: 'ein paar Sätze',
  info: 'zum Lesen, ohne Antwort',
};

/** What the options or rows of a question are called. */
export const itemWords = (question: Question): { one: string; many: string } =>
  'options' in question ? { one: 'Antwort', many: 'Antworten' } : { one: 'Zeile', many: 'Zeilen' };

/** „Eine Antwort aus 6“, „Tabelle, 5 Zeilen“ */
export function kindText(question: Question): string {
  const { length } = itemsOf(question);
  if (length === 0) return kindNames[question.type];
  return question.type === 'single'
    ? `Eine Antwort aus ${length}`
    : `${kindNames[question.type]}${question.type === 'multiple' ? `, ${length} zur Wahl` : `, ${length} ${itemWords(question).many}`}`;
}

/** A text in quotation marks, cut where it would hide what is said about it. */
export function quoted(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 58).trimEnd()} …` : text;
  return `„${short}“`;
}

/** „nur je nach Antwort auf Frage 3 und 5“; rules about what is no longer asked are decided already. */
export function conditionText({ rules }: Condition, numbers: ReadonlyMap<string, number>): string {
  const asked = [...new Set(rules.flatMap(({ question }) => numbers.get(question) ?? []))];
  if (asked.length === 0) return 'nur unter einer Bedingung';
  const last = asked.at(-1);
  return `nur je nach Antwort auf Frage ${asked.length > 1 ? `${asked.slice(0, -1).join(', ')} und ${last}` : last}`;
}
