/** The labels of a measure as rows of its Steckbrief and as columns of a list. */

import type { Entry } from './collections.ts';
import { listText } from './german.ts';
import { costs, deciders, efforts, evidences, leadTimes, sectors, stages } from './labels.ts';

type Measure = Pick<
  Entry<'solution'>,
  'effort' | 'cost' | 'leadTime' | 'decides' | 'evidence' | 'evidenceNote' | 'stages' | 'sectors'
>;

const all = Object.keys(sectors).length;

/** „sektorenübergreifend“ if all sectors are meant. */
export const sectorText = (ids: readonly (keyof typeof sectors)[]): string =>
  ids.length === all ? 'Medizin, Pflege und Therapie' : listText(ids.map((id) => sectors[id].label));

export const stageText = (ids: readonly (keyof typeof stages)[]): string => listText(ids.map((id) => stages[id].label));

/** The columns by which people compare measures. */
export const comparison = (data: Measure): { name: string; value: string }[] => [
  { name: 'Aufwand', value: efforts[data.effort].label },
  { name: 'Kosten', value: costs[data.cost].label },
  { name: 'Vorlauf', value: leadTimes[data.leadTime].label },
  { name: 'Evidenz', value: evidences[data.evidence].label },
];

/** All labels of a measure, each with what it means. */
export const measureRows = (data: Measure): { name: string; value: string; explanation?: string }[] => [
  { name: 'Phase', value: stageText(data.stages) },
  { name: 'Sektor', value: sectorText(data.sectors) },
  { name: 'Aufwand', value: efforts[data.effort].label, explanation: efforts[data.effort].explanation },
  { name: 'Kosten', value: costs[data.cost].label, explanation: costs[data.cost].explanation },
  { name: 'Vorlauf', value: leadTimes[data.leadTime].label, explanation: leadTimes[data.leadTime].explanation },
  {
    name: 'Wer entscheidet',
    value: listText(data.decides.map((id) => deciders[id].label)),
    explanation: data.decides.map((id) => deciders[id].explanation).join(' '),
  },
  { name: 'Evidenz', value: evidences[data.evidence].label, explanation: data.evidenceNote },
];
