import { visibleAnswers } from '#questionnaire/conditions.ts';
import type { Answers } from '#questionnaire/kinds.ts';
import { save } from '#questionnaire/saved.ts';
import { download } from '../documents/download.ts';
import type { Material } from './material.ts';

/** Answers as they leave the device: those to visible questions alone. */
export function answersText({ slug, questionnaire, adaptation }: Material, answers: Answers, space?: number): string {
  const visible = visibleAnswers(questionnaire, answers);
  return JSON.stringify(save(slug, questionnaire, visible, new Date().toISOString(), adaptation), null, space);
}

export const answersFileName = ({ slug }: Material): string =>
  `antworten-${slug}-${new Date().toISOString().slice(0, 10)}.json`;

/** Offers the answers as a file, under a name that says what it is. */
export const saveAnswers = (material: Material, answers: Answers): void =>
  download(answersFileName(material), answersText(material, answers, 2), 'application/json');
