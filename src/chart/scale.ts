/** The ruler below the bars of a chart: from 0 to a round end, with a few round marks. */
export interface Scale {
  end: number;
  marks: readonly number[];
}

const maxSteps = 4;
const roundSteps = [1, 2, 2.5, 5, 10];

/** The shortest round scale that holds all values; `end` fixes where it ends. Values are 0 or more. */
export function scaleFor(values: readonly number[], end?: number): Scale {
  const highest = end ?? Math.max(...values, 0);
  if (highest <= 0) return { end: 1, marks: [0, 1] };
  const rough = highest / maxSteps;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = magnitude * (roundSteps.find((factor) => factor * magnitude >= rough * (1 - 1e-9)) ?? 10);
  const count = end === undefined ? Math.ceil(highest / step - 1e-9) : Math.floor(highest / step + 1e-9);
  const marks = Array.from({ length: count + 1 }, (_, i) => tidy(i * step));
  return { end: end ?? tidy(count * step), marks };
}

/** Where a value lies on the scale, in percent of its length, held within it. */
export const percent = (value: number, { end }: Scale): number => tidy(Math.min(Math.max(value / end, 0), 1) * 100);

/** Without the last digits that come from counting in binary. */
const tidy = (value: number): number => Number(value.toFixed(2));
