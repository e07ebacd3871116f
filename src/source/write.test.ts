import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collections } from '#schema/collections.ts';
import { type Order, orderOf } from './order.ts';
import { type Extension, readSource } from './read.ts';
import { asRead, type Fields } from './value.ts';
import { writeSource } from './write.ts';

const order: Order = {
  fields: new Map<string, Order>([
    ['title', {}],
    ['summary', {}],
    ['asOf', { form: 'quoted' }],
    ['keywords', { items: {} }],
    ['text', { form: 'block' }],
    [
      'steps',
      {
        items: {
          fields: new Map<string, Order>([
            ['id', {}],
            ['title', {}],
            ['text', { form: 'block' }],
          ]),
        },
      },
    ],
    ['checked', {}],
  ]),
};

const read = (source: string, extension: Extension = 'yaml'): Fields => {
  const { data, faults } = readSource(extension, source, 'content/a.yaml');
  expect(faults).toEqual([]);
  return data ?? {};
};

/** What becomes of a file when its fields are changed. */
const rewritten = (source: string, change: (fields: Fields) => Fields, extension: Extension = 'yaml'): string => {
  const data = change(read(source, extension));
  const text = writeSource(extension, source, data, order);
  expect(read(text, extension)).toEqual(data);
  return text;
};

describe('a new entry', () => {
  it('is written as the content is: plain where it can be, quotes where needed, blocks for long texts', () => {
    const data = {
      checked: '2026-11-21',
      steps: [{ text: 'Einmal.', title: 'Los', id: 'a' }],
      text: 'Erster Absatz.\n\nZweiter: mit Doppelpunkt.',
      keywords: ['Praxis', '48429', 'ja: nein', 'no'],
      asOf: '2023-05',
      title: 'Warum? „Darum“',
      more: { number: 3.5, yes: true, empty: '' },
    };
    expect(writeSource('yaml', undefined, data, order)).toBe(
      `title: Warum? „Darum“
asOf: "2023-05"
keywords:
  - Praxis
  - "48429"
  - "ja: nein"
  - "no"
text: |
  Erster Absatz.

  Zweiter: mit Doppelpunkt.
steps:
  - id: a
    title: Los
    text: |
      Einmal.
checked: 2026-11-21
more:
  number: 3.5
  yes: true
  empty: ""
`.replace('  yes:', '  "yes":'),
    );
  });

  it('has its text below the front matter', () => {
    expect(writeSource('md', undefined, { title: 'A', body: '\nText.\n\n---\n\nMehr.\n\n' }, order)).toBe(
      '---\ntitle: A\n---\nText.\n\n---\n\nMehr.\n',
    );
  });

  it('keeps odd texts word for word', () => {
    const texts = [
      ...['*Stern', '&und', '- Strich', '---', '--- x', 'a: b', 'a #b', '#a', '? x', '| x', '> x', '%x', '@x', '`x'],
      ...[
        '"x',
        "'x",
        '[x',
        '{x',
        'x]',
        ' x',
        'x ',
        '\tx',
        'true',
        'NULL',
        '~',
        '0x1F',
        '1e3',
        '1_000',
        '12:30',
        '',
        ':',
      ],
      ...[
        '👩‍⚕️ Ärztin',
        '🎉',
        'a\u0000b',
        '\ufeffa',
        'a\u2028b',
        '\ud83d',
        'a\\nb',
        'a\rb',
        'a\u00a0b',
        '<b>x</b>',
        '=',
        '...',
      ],
      ...['a\n b', ' a\nb', '\n\na', 'a\n\n\nb', 'a\n---\nb', 'a\n  \nb', 'a\n\t', '  \na', 'x'.repeat(100_000)],
    ];
    for (const text of texts) {
      const data = { title: text, text, asOf: text, keywords: [text, text], steps: [{ title: text, text }] };
      const written = writeSource('md', undefined, data, order);
      expect(read(written, 'md'), JSON.stringify(text.slice(0, 20))).toEqual(asRead(data));
      expect(
        rewritten(writeSource('yaml', undefined, { title: 'x', keywords: ['[a]'] }, order), () => read(written, 'md')),
      ).toContain('title');
    }
  });

  it('holds no form of a value that a file does not know', () => {
    expect(() => writeSource('yaml', undefined, { checked: new Date(0) }, order)).toThrow('call clean()');
  });
});

const odd = `# Über diese Datei

title: 'Odd ''quoting'''   # bleibt
summary: "Ein \\u00e4lterer Text"
keywords: [a,  "b" , c]   # drei
# zum Text
text: >
  Erster Absatz,
  von Hand umbrochen.

  Zweiter Absatz,
  auch umbrochen.

steps:
# die ersten
- id:   a
  title: Eins # ein Schritt

# über den zweiten
- id: b
  title: "Zwei"
  text: |-   # Block
      Tief eingerückt.
- { id: c, title: 'Drei' }
checked: 2026-11-21
# Ende`;

describe('a file edited by hand', () => {
  it('stays as it is, whatever its form', () => {
    for (const source of [odd, odd.replaceAll('\n', '\r\n'), `\ufeff${odd}\n\n`, odd.replace('\n', '\r\n')])
      expect(rewritten(source, (data) => structuredClone(data))).toBe(source);
  });

  it.each<[string, (data: Fields) => Fields, [from: string, to: string][]]>([
    ['a quoted text and its comment', (data) => ({ ...data, title: "It's" }), [["'Odd ''quoting'''", "'It''s'"]]],
    [
      'a text with escapes',
      (data) => ({ ...data, summary: 'Neu: "x"' }),
      [['"Ein \\u00e4lterer Text"', '"Neu: \\"x\\""']],
    ],
    ['an item of a list in brackets', (data) => ({ ...data, keywords: ['a', 'x, y', 'c'] }), [['"b" ,', '"x, y" ,']]],
    [
      'a list in brackets, longer',
      (data) => ({ ...data, keywords: ['a', 'b', 'x', 'c', 'd'] }),
      [['"b" , c]', '"b", x, c, d]']],
    ],
    ['a list in brackets, shorter', (data) => ({ ...data, keywords: ['a', 'c'] }), [['a,  "b" , c', 'a, c']]],
    [
      'one paragraph of a folded text',
      (data) => ({ ...data, text: 'Erster Absatz, von Hand umbrochen.\nNeu.' }),
      [['  Zweiter Absatz,\n  auch umbrochen.\n', '  Neu.\n']],
    ],
    [
      'a field removed, with the comment above it',
      ({ text: _, ...data }) => data,
      [['# zum Text\ntext: >\n  Erster Absatz,\n  von Hand umbrochen.\n\n  Zweiter Absatz,\n  auch umbrochen.\n', '']],
    ],
    [
      'a field added, after the one it follows',
      (data) => ({ ...data, asOf: '2026' }),
      [['keywords: [', 'asOf: "2026"\nkeywords: [']],
    ],
  ])('changes only %s', (_, change, replaced) => {
    const expected = replaced.reduce((text, [from, to]) => {
      expect(text).toContain(from);
      return text.replace(from, () => to);
    }, odd);
    expect(rewritten(odd, change)).toBe(expected);
    const windows = rewritten(odd.replaceAll('\n', '\r\n'), change);
    expect(windows).toBe(expected.replaceAll('\n', '\r\n'));
  });

  const steps = (data: Fields): Fields[] => data['steps'] as Fields[];
  const second = '# über den zweiten\n- id: b\n  title: "Zwei"\n  text: |-   # Block\n      Tief eingerückt.\n';

  it('moves the lines of a step with the comment above it', () => {
    const text = rewritten(odd, (data) => ({ ...data, steps: [steps(data)[1], steps(data)[0], steps(data)[2]] }));
    const first = '# die ersten\n- id:   a\n  title: Eins # ein Schritt\n';
    expect(text.indexOf(second)).toBeGreaterThan(0);
    expect(text.indexOf(first)).toBeGreaterThan(text.indexOf(second));
    expect(text.split('\n').sort()).toEqual(odd.split('\n').sort());
  });

  it('removes a step with the comment above it, and nothing else', () => {
    const text = rewritten(odd, (data) => ({ ...data, steps: [steps(data)[0], steps(data)[2]] }));
    expect(text).toBe(odd.replace(`\n${second}`, ''));
  });

  it('fills a block that is empty', () => {
    expect(
      rewritten('steps:\n  - id: a\n    text: |\n\nchecked: x\n', (data) => ({
        ...data,
        steps: [{ id: 'a', text: 'Neu.' }],
      })),
    ).toBe('steps:\n  - id: a\n    text: |\n      Neu.\n\nchecked: x\n');
  });

  it('changes a text inside a step, in its own block', () => {
    const text = rewritten(odd, (data) => ({
      ...data,
      steps: steps(data).with(1, { ...steps(data)[1], text: 'Anders.\n\nMehr.' }),
    }));
    expect(text).toBe(odd.replace('      Tief eingerückt.\n', '      Anders.\n\n      Mehr.\n'));
  });

  it('keeps what stands around the text below the front matter', () => {
    const source = '---\r\ntitle: A # so\r\n---\r\n\r\n\r\nEins\r\n---\r\nZwei\r\n\r\n';
    expect(rewritten(source, (data) => ({ ...data, body: 'Eins\n---\nDrei' }), 'md')).toBe(
      source.replace('Zwei', 'Drei'),
    );
    expect(rewritten(source, (data) => ({ ...data, title: 'B' }), 'md')).toBe(source.replace('A #', 'B #'));
    expect(rewritten(source, ({ title }) => ({ title }), 'md')).toBe('---\r\ntitle: A # so\r\n---\r\n');
  });

  it('is written anew where its structure is none that parts can be exchanged in', () => {
    const source = '? title\n: A\n? !!str summary\n: !!str 12\n';
    expect(rewritten(source, (data) => ({ ...data, title: 'B' }))).toBe('title: B\nsummary: "12"\n');
  });

  it('is written anew where it cannot be read', () => {
    expect(writeSource('yaml', 'title: "A\n', { title: 'B' }, order)).toBe('title: B\n');
  });
});

describe('random edits', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.string({ unit: fc.constantFrom(...' \n\t#:-*&|>\'"[]{},?!%@`\\aä1.~\u00a0😀\u200b\u0007'), maxLength: 12 }),
  );
  const value = fc.letrec((tie) => ({
    leaf: fc.oneof(text, fc.double(), fc.integer(), fc.boolean(), fc.constant(null)),
    any: fc.oneof({ maxDepth: 3 }, tie('leaf'), tie('list'), tie('group')),
    list: fc.array(tie('any'), { maxLength: 5 }),
    group: fc.dictionary(fc.oneof(fc.constantFrom('id', 'title', 'text', 'a', 'b'), text), tie('any'), { maxKeys: 5 }),
  }));
  const entry = fc
    .record({ steps: value.list, keywords: fc.array(text, { maxLength: 6 }), rest: value.group, title: text, text })
    .map(
      ({ rest, ...data }): Fields => ({
        ...Object.fromEntries(Object.entries(rest as Fields).filter(([key]) => key !== 'body')),
        ...data,
      }),
    );

  it('read back exactly, whatever stood there before', () => {
    fc.assert(
      fc.property(
        entry,
        entry,
        fc.constantFrom<Extension>('md', 'yaml'),
        fc.boolean(),
        (before, now, extension, isWindows) => {
          const first = writeSource(extension, undefined, before, order);
          const source = isWindows ? first.replaceAll('\n', '\r\n') : first;
          const mixed = { ...before, steps: now['steps'], title: now['title'] };
          for (const data of [mixed, now]) {
            const written = writeSource(extension, source, data, order);
            expect(readSource(extension, written, '').data).toEqual(asRead(data));
          }
          expect(writeSource(extension, source, before, order)).toBe(source);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('of a list keep the lines of the items that stay', () => {
    const items = fc.uniqueArray(
      fc.record({ id: fc.stringMatching(/^[a-z]{3}$/), title: fc.stringMatching(/^[A-Z][a-z]{2,9}$/) }),
      {
        selector: ({ id }) => id,
        maxLength: 8,
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(items, items, fc.func(fc.nat(100)), ([...before], [...added], rank) => {
        const now = [...before.filter((_, index) => rank(index) > 30), ...added].sort(
          (a, b) => rank(a.id) - rank(b.id),
        );
        const noted = before.map(({ id, title }) => `  # ${id}\n  - id: '${id}'\n    title: ${title} # ${title}\n`);
        const source = `title: A\nsteps:\n${noted.join('')}checked: 2026-11-21\n`;
        const written = writeSource('yaml', source, { title: 'A', steps: now, checked: '2026-11-21' }, order);
        expect(read(written)['steps']).toEqual(now);
        for (const [index, item] of before.entries()) if (now.includes(item)) expect(written).toContain(noted[index]);
      }),
    );
  });
});

describe('the order of a schema', () => {
  it('has the fields of all kinds of question, each after the one it follows', () => {
    const questions = orderOf(collections.questionnaire.schema)
      .fields?.get('sections')
      ?.items?.fields?.get('questions');
    expect([...(questions?.items?.fields?.keys() ?? [])].slice(0, 6)).toEqual([
      'type',
      'id',
      'label',
      'hint',
      'required',
      'condition',
    ]);
    const keys = [...(questions?.items?.fields?.keys() ?? [])];
    for (const [first, second] of [
      ['options', 'other'],
      ['other', 'min'],
      ['min', 'max'],
      ['max', 'decimals'],
      ['rows', 'steps'],
    ] as const)
      expect(keys.indexOf(first)).toBeLessThan(keys.indexOf(second));
  });

  it('knows long texts and dates that look like numbers', () => {
    const { fields } = orderOf(collections.funding.schema);
    expect(fields?.get('body')).toEqual({ form: 'block' });
    expect(fields?.get('asOf')).toEqual({ form: 'quoted' });
    expect(fields?.get('checked')).toEqual({});
  });
});
