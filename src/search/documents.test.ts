import { describe, expect, it } from 'vitest';
import { anchorDocument, isSearchable, overviewDocument, textOf, withExpansions } from './documents.ts';
import { lexicon } from './lexicon.ts';
import { synonymIndex } from './synonyms.ts';

const vocabulary = {
  lexicon: lexicon('Haus/A\nArzt/A', ['Praxis'], []),
  synonyms: synonymIndex([['Arzt', 'Mediziner & <Co>']]),
  known: new Map(),
};
const page = (body: string, attribute = ' data-pagefind-body') =>
  `<html><head><meta name="description" content="Kurz &amp; gut"></head><body><main id="inhalt"${attribute}>${body}</main></body></html>`;

describe('withExpansions', () => {
  const { html } = withExpansions({ url: '/a/', html: page('<h1>Hausarzt</h1>') }, ['Stich<wort'], vocabulary);

  it('adds parts and synonyms at the end of the body, escaped', () => {
    expect(html).toMatch(/<h1>Hausarzt<\/h1>.*␞ haus arzt<\/p>.*Mediziner &amp; &lt;Co&gt;<\/p><\/main>/s);
  });

  it('adds summary and keywords', () => {
    expect(html).toContain('data-pagefind-meta="summary">Kurz &amp; gut<');
    expect(html).toContain('data-pagefind-meta="keywords">Stich&lt;wort<');
  });

  it('leaves pages alone that do not ask to be found', () => {
    const plain = page('Hausarzt', '');
    expect(isSearchable(plain)).toBe(false);
    expect(withExpansions({ url: '/a/', html: plain }, [], vocabulary).html).toBe(plain);
  });
});

it('reads text without scripts, drawings and entities', () => {
  expect(textOf('<p>A&nbsp;&amp;&#x20;B</p><script>x</script><svg><title>y</title></svg>Ver&shy;sorgung')).toBe(
    'A & B Versorgung',
  );
});

it('makes an entry that shares a page findable at its anchor', () => {
  const document = anchorDocument({
    collection: 'term',
    slug: 'aiw',
    file: 'content/glossar/aiw.md',
    data: { title: 'ÄiW', meaning: 'Ärztin <i>oder</i> Arzt', synonyms: ['Assistenzarzt'] },
  });
  expect(document?.url).toBe('/glossar/#aiw');
  expect(document?.html).toContain('<h1>ÄiW</h1>');
  expect(document?.html).toContain('data-pagefind-filter="Art:Begriff"');
  expect(document?.html).toContain('&lt;i&gt;oder');
});

it('makes a list findable by its heading and description alone', () => {
  const { html } = overviewDocument({ url: '/toolbox/', html: page('<h1>Tool<br>box</h1><p>Langer Inhalt</p>', '') });
  expect(isSearchable(html)).toBe(true);
  expect(html).toContain('<h1>Tool box</h1>');
  expect(html).toContain('Kurz &amp; gut');
  expect(html).not.toContain('Langer Inhalt');
});
