import { expect, it } from 'vitest';
import type { Document } from '#export/document.ts';
import { cover } from './cover.ts';

const enclosed = (number: string, title: string, licence = 'CC BY 4.0'): { name: string; document: Document } => ({
  name: `${number} ${title} (Leitfaden)`,
  document: {
    title,
    kicker: 'Werkzeug · Leitfaden',
    language: 'de',
    publisher: 'Musterland',
    keywords: [],
    origin: {
      label: 'Musterland',
      url: `https://musterland.example/toolbox/${number}/`,
      licence,
      checked: '2026-03-01',
    },
    blocks: [],
  },
});
const about = {
  url: 'https://musterland.example/werkzeugkoffer/',
  link: 'https://musterland.example/#koffer=a',
  day: '2026-11-22',
};

it('lists each document with number, source and date of check', () => {
  const { blocks, origin, publisher } = cover([enclosed('01', 'Eins'), enclosed('03', 'Drei')], [], about);
  const table = blocks.find(({ type }) => type === 'table');
  expect(table).toMatchObject({ rows: { length: 3 } });
  const text = JSON.stringify(table);
  for (const said of ['"01"', '"Eins"', 'https://musterland.example/toolbox/01/', '01.03.2026', '"03"', '"Drei"'])
    expect(text).toContain(said);
  expect(text).not.toContain('"02"');
  expect(origin).toEqual({ label: 'Musterland', url: about.url, licence: 'CC BY 4.0', checked: '2026-03-01' });
  expect(publisher).toBe('Musterland');
  expect(JSON.stringify(blocks)).not.toContain('Nicht enthalten');
  expect(JSON.stringify(blocks)).toContain(about.link);
});

it('names each licence once, and what is missing', () => {
  const made = cover(
    [enclosed('01', 'Eins'), enclosed('02', 'Zwei', 'CC0'), enclosed('03', 'Drei')],
    ['04 Vier (Vorlage).pdf'],
    about,
  );
  expect(made.origin.licence).toBe('CC BY 4.0, CC0');
  expect(JSON.stringify(made.blocks)).toContain('04 Vier (Vorlage).pdf');
  expect(made.summary).toContain('3 Dokumente');
});
