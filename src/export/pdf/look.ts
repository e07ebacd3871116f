/** Sizes in points and colours of a document on paper: the tokens of the light theme. */
import { colours as shared } from '../looks.ts';

export const page = { width: 595.28, height: 841.89, margin: 70.87 };
export const top = page.margin;
export const bottom = page.height - page.margin;
export const contentWidth = page.width - 2 * page.margin;

export const colours = { ...shared, hairline: '#d9d0bd' };

/** From one baseline to the next, in sizes of the letters. */
export const leading = 1.4;

export const sizes = {
  title: 25,
  2: 16.5,
  3: 13,
  4: 11,
  lead: 13,
  body: 11,
  small: 9,
  kicker: 10.5,
  running: 8.5,
  table: 9.5,
  tightTable: 8,
};
