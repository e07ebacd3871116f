/** Each format with each questionnaire, read back from its bytes. */
import type { APIContext } from 'astro';
import { z } from 'astro/zod';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { SurveyModel } from 'survey-core';
import { describe, expect, it } from 'vitest';
import { contentDir, readContent } from '#build/content-files.ts';
import { answersFromCells, cellsFromAnswers } from '#export/cells.ts';
import { type Format, fileBytes, fileName, formats } from '#export/formats.ts';
import { variables } from '#export/variables.ts';
import { visibility, visibleAnswers } from '#questionnaire/conditions.ts';
import type { Answers, Question, Questionnaire } from '#questionnaire/kinds.ts';
import { readable } from '#questionnaire/placeholders.ts';
import type { Entry } from '#schema/collections.ts';
import { GET as schemaOf } from '../src/pages/frageboegen/fragebogen.schema.json.ts';
import { answersTo } from './fixtures/kitchen-sink.random.ts';
import { kitchenSink, questionnaireOf } from './fixtures/kitchen-sink.ts';

const { entries } = await readContent(contentDir(), new Date().toISOString().slice(0, 10));
const real = entries
  .filter(({ collection }) => collection === 'questionnaire')
  .map(({ slug, data }) => ({ slug, questionnaire: data as Entry<'questionnaire'> }));
const all = [{ slug: 'kitchen-sink', questionnaire: kitchenSink }, ...real];

const format = (id: string): Format => {
  const found = formats.find((row) => row.id === id);
  if (!found) throw new Error(`No format “${id}” in src/export/formats.ts.`);
  return found;
};
const write = (row: Format, questionnaire: Questionnaire, values: Record<string, string> = {}, slug = 'bogen') =>
  fileBytes(row, questionnaire, {
    slug,
    url: `https://example.org/frageboegen/${slug}/`,
    licence: 'CC BY 4.0',
    values,
  });

const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

const unescaped = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** The cells of a table as text: quotes around a cell, doubled within. */
function cellsOf(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r?\\n|$)`, 'y');
  for (let match = cell.exec(text); match && match[0] !== ''; match = cell.exec(text)) {
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] !== separator) rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

type Sheets = Record<string, { xml: string; rows: (string | number | undefined)[][] }>;

function sheetsOf(bytes: Uint8Array): Sheets {
  const files = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, file]) => [path, strFromU8(file)]));
  const names = [...(files['xl/workbook.xml'] ?? '').matchAll(/<sheet name="([^"]*)" sheetId="(\d+)"/g)];
  const sheets = names.map(([, name = '', id]) => {
    const xml = files[`xl/worksheets/sheet${id}.xml`] ?? '';
    const rows = [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = '']) => {
      const cells: (string | number | undefined)[] = [];
      for (const [, letters = '', text, number] of row.matchAll(
        /<c r="([A-Z]+)\d+"[^>]*>(?:<is><t xml:space="preserve">([^<]*)<\/t><\/is>|<v>([^<]*)<\/v>)<\/c>/g,
      )) {
        const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
        cells[column] = text === undefined ? Number(number) : unescaped(text);
      }
      return cells;
    });
    return [unescaped(name), { xml, rows }] as const;
  });
  return Object.fromEntries(sheets);
}

const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};

/** All texts of a file, by the ending of its format. */
const readers: Record<string, (bytes: Uint8Array) => string[]> = {
  txt: (bytes) => cellsOf(textOf(bytes).slice(1), '\t').flat().map(unescaped),
  csv: (bytes) => cellsOf(textOf(bytes).slice(1), ';').flat(),
  xlsx: (bytes) =>
    Object.values(sheetsOf(bytes)).flatMap(({ rows }) => rows.flat().filter((cell) => typeof cell === 'string')),
  json: (bytes) => stringsIn(JSON.parse(textOf(bytes))).map(unescaped),
};

/** What must not be missing of a question. */
const textsOf = (question: Question): string[] => [
  question.label,
  ...('options' in question ? question.options.map(({ label }) => label) : []),
  ...('rows' in question ? question.rows.map(({ label }) => label) : []),
  ...('criteria' in question ? question.criteria.map(({ label }) => label) : []),
  ...scalesOf(question).flatMap(({ low, high }) => [low, high]),
];

/** What systems other than ours must be told in words. */
const wordsOf = (question: Question): string[] => [
  ...('other' in question && question.other ? ['Sonstiges'] : []),
  ...(scalesOf(question).some(({ dontKnow }) => dontKnow) ? ['weiß nicht'] : []),
];

const scalesOf = (question: Question) =>
  'criteria' in question ? question.criteria.map(({ steps }) => steps) : 'steps' in question ? [question.steps] : [];

/** Tables of variables have no place for blocks of information. */
const hasVariablesOnly = ({ id }: Format): boolean => id === 'codebuch' || id === 'datenblatt';

describe.each(formats)('$label ($id, $extension)', (row) => {
  it.each(all)('holds every text of every question of $slug, umlauts included', async ({ questionnaire }) => {
    const texts = readers[row.extension]?.(await write(row, questionnaire)).join('\n') ?? '';
    const asked = questionnaire.sections
      .flatMap(({ questions }) => questions)
      .filter(({ type }) => type !== 'info' || !hasVariablesOnly(row));
    const wanted = asked.flatMap((question) => [
      ...textsOf(question),
      ...(row.id === 'fragebogen' ? [] : wordsOf(question)),
    ]);
    const written = row.id === 'fragebogen' ? wanted : wanted.map(readable);
    const missing = written.filter((text) => !texts.includes(text));
    expect(missing).toEqual([]);
    expect(asked.length).toBeGreaterThan(5);
  });

  it('fills gaps, and names those without a value; our own format keeps them', async () => {
    const open = readers[row.extension]?.(await write(row, kitchenSink)).join('\n');
    const isOwn = row.id === 'fragebogen';
    expect(open).toContain(isOwn ? 'Was trifft in {{kommune}} zu?' : 'Was trifft in [Name der Kommune] zu?');
    if (!isOwn) expect(open).not.toContain('{{');
    const full = readers[row.extension]?.(await write(row, kitchenSink, { kommune: 'Bad Öhde' })).join('\n');
    expect(full).toContain('Was trifft in Bad Öhde zu?');
    expect(full).not.toMatch(/\{\{kommune|Name der Kommune/);
  });

  it('is the same for the same questionnaire, wherever it is written', async () => {
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Asia/Tokyo';
    const east = await write(row, kitchenSink);
    process.env['TZ'] = 'America/New_York';
    const west = await write(row, kitchenSink);
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(Buffer.from(east).equals(Buffer.from(west))).toBe(true);
  });
});

const formulas = ['=1+1', '+49 251', '-5 Grad', '@SUMME(A1)', '\t=A1', '\r=A1'];
const dangerous = questionnaireOf([
  {
    type: 'single',
    id: 'wahl',
    label: '=HYPERLINK("https://example.org")',
    required: false,
    options: formulas.map((label, index) => ({ id: `o${index}`, label, score: -index })),
  },
]);

describe('a text that begins like a formula', () => {
  it('gets an apostrophe in the code book; numbers stay numbers', async () => {
    const rows = cellsOf(textOf(await write(format('codebuch'), dangerous)).slice(1), ';');
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell) && !/^-\d+$/.test(cell))).toEqual([]);
    expect(rows.flat()).toContain("'=1+1");
    expect(rows.flat()).toContain('-4');
  });

  it('is a plain text in workbooks', async () => {
    for (const id of ['xlsform', 'datenblatt']) {
      const sheets = Object.values(sheetsOf(await write(format(id), dangerous)));
      expect(sheets.flatMap(({ rows }) => rows.flat())).toContain('=1+1');
      for (const { xml } of sheets) expect(xml).not.toMatch(/<f>|t="str"/);
    }
  });

  it('begins with an entity in LimeSurvey, which shows it as it was', async () => {
    const cells = cellsOf(textOf(await write(format('limesurvey'), dangerous)).slice(1), '\t').flat();
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([
      '-1',
      '-1',
      '-2',
      '-2',
      '-3',
      '-3',
      '-4',
      '-4',
      '-5',
      '-5',
    ]);
    expect(cells.map(unescaped)).toContain('=1+1');
  });
});

interface Row {
  class: string;
  type: string;
  name: string;
  relevance: string;
  text: string;
  points: string;
}

async function surveyRows(questionnaire: Questionnaire): Promise<Row[]> {
  const [names = [], ...rows] = cellsOf(textOf(await write(format('limesurvey'), questionnaire)).slice(1), '\t');
  const heads = names.map((name) => name.trim());
  const at = (row: string[], name: string) => row[heads.indexOf(name)] ?? '';
  return rows.map((row) => ({
    class: at(row, 'class'),
    type: at(row, 'type/scale'),
    name: at(row, 'name'),
    relevance: at(row, 'relevance'),
    text: at(row, 'text'),
    points: at(row, 'assessment_value'),
  }));
}

/** Answers by the name of the field, as another system holds them. */
type Fields = ReadonlyMap<string, string | number>;

/** The rows of a question with those that belong to it, in LimeSurvey's order. */
interface Block {
  head: Row;
  section: Row;
  parts: Row[];
  answers: Row[];
}

function blocksOf(rows: readonly Row[]): Block[] {
  const blocks: Block[] = [];
  let section: Row | undefined;
  for (const row of rows) {
    if (row.class === 'G') section = row;
    if (row.class === 'Q' && section) blocks.push({ head: row, section, parts: [], answers: [] });
    if (row.class === 'SQ') blocks.at(-1)?.parts.push(row);
    if (row.class === 'A') blocks.at(-1)?.answers.push(row);
  }
  return blocks;
}

const isTrue = (expression: string, names: Record<string, unknown>): boolean =>
  Boolean(new Function(...Object.keys(names), `return ${expression};`)(...Object.values(names)));

/** ExpressionScript as LimeSurvey computes it, as far as we write it. */
function expressionHolds(expression: string, fields: Fields): boolean {
  const script = expression
    .replace(/\b(\w+)\.NAOK\b/g, "v('$1')")
    .replace(/(\)|'|"|\d) and (?=[!(a-z])/g, '$1 && ')
    .replace(/(\)|'|"|\d) or (?=[!(a-z])/g, '$1 || ');
  return isTrue(script, {
    v: (name: string) => fields.get(name) ?? '',
    count: (...values: unknown[]) => values.filter((value) => value !== '').length,
    is_empty: (value: unknown) => value === '',
    is_numeric: (value: unknown) => value !== '' && !Number.isNaN(Number(value)),
    strtolower: (value: unknown) => String(value).toLowerCase(),
    trim: (value: unknown) => String(value).trim(),
    substr: (value: unknown, start: number, length: number) => String(value).slice(start, start + length),
  });
}

/** XPath as ODK computes it, as far as we write it. */
function xpathHolds(expression: string, fields: Fields): boolean {
  const operand = /(\$\{\w+\}|bedingung|[a-z-]+\((?:[^()]|\([^()]*\))*\))/.source;
  const script = expression
    .replace(new RegExp(`${operand} (=|!=|<|>) ('[^']*'|"[^"]*"|-?[\\d.]+)`, 'g'), 'compare($1, "$2", $3)')
    .replace(/\$\{(\w+)\}/g, "v('$1')")
    .replaceAll('false()', 'false')
    .replaceAll('normalize-space', 'normalizeSpace')
    .replaceAll('format-date', 'formatDate')
    .replace(/\) and (?=[(a-z])/g, ') && ')
    .replace(/\) or (?=[(a-z])/g, ') || ');
  return isTrue(script, {
    v: (name: string) => fields.get(name) ?? '',
    bedingung: fields.get('bedingung') ?? '',
    compare: (left: unknown, sign: string, right: string | number) => {
      if (typeof right === 'string') return sign === '=' ? String(left) === right : String(left) !== right;
      const number = left === '' ? Number.NaN : Number(left);
      return sign === '=' ? number === right : sign === '<' ? number < right : number > right;
    },
    selected: (value: unknown, wanted: string) => String(value).split(' ').includes(wanted),
    not: (value: boolean) => !value,
    normalizeSpace: (value: unknown) => String(value).trim().replace(/\s+/g, ' '),
    translate: (value: string, from: string, to: string) =>
      [...value].map((letter) => (from.includes(letter) ? to[from.indexOf(letter)] : letter)).join(''),
    formatDate: (value: unknown, pattern: string) => String(value).slice(0, pattern.includes('%d') ? 10 : 7),
  });
}

/** Answers in the words of LimeSurvey. */
function surveyFields(questions: readonly Question[], blocks: ReadonlyMap<string, Block[]>, answers: Answers): Fields {
  const fields = new Map<string, string | number>();
  for (const question of questions) {
    const answer = answers[question.id];
    const [block, ...more] = blocks.get(question.id) ?? [];
    if (answer === undefined || !block) continue;
    const own = block.head.name;
    const step = ({ answers: codes }: Block, value: unknown) =>
      (value === 'dontKnow' ? codes.at(-1) : codes[Number(value) - 1])?.name ?? '';
    const index = (items: readonly { id: string }[], id: string) => items.findIndex((item) => item.id === id);
    if (typeof answer === 'boolean') fields.set(own, answer ? 'Y' : 'N');
    else if (question.type === 'scale') fields.set(own, step(block, answer));
    else if (typeof answer !== 'object') fields.set(own, answer);
    else if (question.type === 'single' && 'choice' in answer && typeof answer.choice === 'string')
      fields.set(own, block.answers[index(question.options, answer.choice)]?.name ?? '-oth-');
    else if (question.type === 'multiple' && 'choices' in answer && Array.isArray(answer.choices))
      for (const id of answer.choices)
        fields.set(`${own}_${block.parts[index(question.options, id)]?.name ?? 'other'}`, 'Y');
    else if (question.type === 'ranking' && Array.isArray(answer))
      answer.forEach((id, place) => {
        fields.set(`${own}_${place + 1}`, block.answers[index(question.rows, id)]?.name ?? '');
      });
    else if (question.type === 'matrix')
      for (const [id, value] of Object.entries(answer))
        fields.set(`${own}_${block.parts[index(question.rows, id)]?.name}`, step(block, value));
    else if (question.type === 'rating')
      for (const [id, values] of Object.entries(answer))
        for (const [criterion, value] of Object.entries(values)) {
          const array = [block, ...more][index(question.criteria, criterion)] ?? block;
          fields.set(`${array.head.name}_${array.parts[index(question.rows, id)]?.name}`, step(array, value));
        }
  }
  return fields;
}

/** Answers in the words of an XLSForm. */
function formFields(answers: Answers): Fields {
  const fields = new Map<string, string | number>();
  const put = (name: string, value: unknown) => {
    if (typeof value === 'boolean') fields.set(name, value ? 'ja' : 'nein');
    else if (Array.isArray(value)) fields.set(name, value.join(' '));
    else if (typeof value === 'number' || typeof value === 'string')
      fields.set(name, value === 'dontKnow' ? 'weissnicht' : value);
    else if (typeof value === 'object' && value !== null)
      for (const [id, inner] of Object.entries(value))
        if (id === 'choice' || id === 'choices') put(name, inner);
        else if (id !== 'other') put(`${name}_${id}`, inner);
  };
  for (const [id, answer] of Object.entries(answers)) put(id, answer);
  return fields;
}

const sample = (questionnaire: Questionnaire, count: number): Answers[] =>
  fc.sample(answersTo(questionnaire), { numRuns: count, seed: 7 });

describe.each(all)('conditions of $slug', ({ questionnaire }) => {
  const questions = questionnaire.sections.flatMap((section) => section.questions);

  it('show the same questions and options in LimeSurvey as here', async () => {
    const rest = blocksOf(await surveyRows(questionnaire));
    const blocks = new Map(
      questions.map((question) => [question.id, rest.splice(0, 'criteria' in question ? question.criteria.length : 1)]),
    );
    for (const answers of sample(questionnaire, 60)) {
      const seen = visibility(questionnaire, answers);
      const fields = surveyFields(questions, blocks, visibleAnswers(questionnaire, answers));
      const isShown = ({ head, section }: Block) =>
        expressionHolds(section.relevance, fields) && expressionHolds(head.relevance, fields);
      const shown = questions.filter(({ id }) => blocks.get(id)?.every(isShown));
      expect(shown.map(({ id }) => id)).toEqual([...seen.questions]);
      for (const question of shown) {
        if (question.type !== 'multiple') continue;
        const parts = blocks.get(question.id)?.[0]?.parts ?? [];
        const offered = question.options.filter((_, index) => expressionHolds(parts[index]?.relevance ?? '0', fields));
        expect(offered.map(({ id }) => id)).toEqual([...(seen.options.get(question.id) ?? [])]);
      }
    }
  });

  it('show the same questions and options in an XLSForm as here', async () => {
    const { survey, choices } = sheetsOf(await write(format('xlsform'), questionnaire));
    const [names = [], ...rows] = survey?.rows ?? [];
    const at = (row: (string | number | undefined)[], name: string) => String(row[names.indexOf(name)] ?? '');
    const marks = new Map(choices?.rows.map(([list, name, , mark]) => [`${list} ${name}`, String(mark ?? '')]));
    for (const answers of sample(questionnaire, 60)) {
      const seen = visibility(questionnaire, answers);
      const fields = formFields(visibleAnswers(questionnaire, answers));
      const holds = (expression: string, more: [string, string][] = []) =>
        expression === '' || xpathHolds(expression, new Map([...fields, ...more]));
      const open: boolean[] = [];
      const shown = new Set<string>();
      for (const row of rows) {
        if (at(row, 'type') === 'end_group') {
          open.pop();
          continue;
        }
        const isShown = holds(at(row, 'relevant')) && open.every(Boolean);
        if (at(row, 'type') === 'begin_group') open.push(isShown);
        if (isShown) shown.add(at(row, 'name').replace(/^tabelle-/, ''));
        const question = questions.find(({ id }) => id === at(row, 'name'));
        if (!isShown || !question || !('options' in question)) continue;
        const offered = question.options.filter((option) =>
          holds(at(row, 'choice_filter'), [['bedingung', marks.get(`${question.id} ${option.id}`) ?? 'none']]),
        );
        expect(offered.map(({ id }) => id)).toEqual([...(seen.options.get(question.id) ?? [])]);
      }
      expect(questions.filter(({ id }) => shown.has(id)).map(({ id }) => id)).toEqual([...seen.questions]);
    }
  });
});

describe('LimeSurvey', () => {
  it.each(all)('takes the codes of $slug: short, plain, each once', async ({ questionnaire }) => {
    const blocks = blocksOf(await surveyRows(questionnaire));
    const once = (names: readonly string[]) => new Set(names.map((name) => name.toLowerCase())).size === names.length;
    expect(once(blocks.map(({ head }) => head.name))).toBe(true);
    for (const { head, parts, answers } of blocks) {
      expect(head.name).toMatch(/^[a-z][a-z0-9]{0,19}$/);
      for (const { name } of parts) expect(name).toMatch(/^[a-z][a-z0-9]{0,19}$/);
      for (const { name } of answers) expect(name).toMatch(/^[a-z0-9]{1,5}$/);
      expect(once(parts.map(({ name }) => name)) && once(answers.map(({ name }) => name))).toBe(true);
    }
  });

  it('finds scores in both columns that it is said to read', async () => {
    const answers = (await surveyRows(kitchenSink)).filter(({ text }) => ['Gut', 'Mittel', 'Schlecht'].includes(text));
    expect(answers.map(({ relevance, points }) => [relevance, points])).toEqual([
      ['10', '10'],
      ['5', '5'],
      ['0', '0'],
    ]);
  });

  it('is never cut amid a letter where it guesses the encoding', async () => {
    for (let length = 1; length < 40; length += 1) {
      const summary = `${'x'.repeat(length)}${'äöü€'.repeat(60)}`;
      const bytes = await write(format('limesurvey'), { ...kitchenSink, summary });
      expect(() => textOf(bytes.slice(0, 1000))).not.toThrow();
    }
  });
});

describe('SurveyJS', () => {
  it.each(all)('loads $slug without a fault', async ({ questionnaire }) => {
    const survey = new SurveyModel(JSON.parse(textOf(await write(format('surveyjs'), questionnaire))));
    expect(survey.jsonErrors ?? []).toEqual([]);
    const ids = questionnaire.sections.flatMap(({ questions }) => questions.map(({ id }) => id));
    expect(survey.getAllQuestions().map(({ name }) => name)).toEqual(expect.arrayContaining(ids));
  });
});

describe('the data sheet', () => {
  it.each(all)('gives back the answers that stand in its columns: $slug', async ({ questionnaire }) => {
    const [heads = []] = sheetsOf(await write(format('datenblatt'), questionnaire))['Daten']?.rows ?? [];
    for (const given of fc.sample(answersTo(questionnaire), { numRuns: 20, seed: 3 })) {
      const possible: Answers = JSON.parse(
        JSON.stringify(visibleAnswers(questionnaire, given), (_, value: unknown) =>
          typeof value === 'number' ? Number(Math.max(-1e9, Math.min(1e9, value)).toFixed(4)) + 0 : value,
        ),
      );
      const cells = cellsFromAnswers(questionnaire, possible);
      const row = heads.map((head = '') => [head, cells[head] ?? ''] as const);
      const back = answersFromCells(questionnaire, Object.fromEntries(row));
      expect(back.notices).toEqual([]);
      expect(cellsFromAnswers(questionnaire, back.answers)).toEqual(cells);
    }
  });

  it.each(all)('of $slug has a heading for each variable of the code book, and no other', async ({ questionnaire }) => {
    const [heads, , ...others] = sheetsOf(await write(format('datenblatt'), questionnaire))['Daten']?.rows ?? [];
    const [, ...lines] = cellsOf(textOf(await write(format('codebuch'), questionnaire)).slice(1), ';');
    expect(heads).toEqual([...new Set(lines.map(([name]) => name))]);
    expect(new Set(heads).size).toBe(heads?.length);
    expect(others).toEqual([]);
  });

  it('names variables by question, row, criterion and answer', () => {
    const names = variables(kitchenSink).map(({ name }) => name);
    for (const name of ['wahl', 'wahl.sonstiges.text', 'mehrere.bus', 'tabelle.praxis', 'paar.kita.lage', 'folge.eins'])
      expect(names).toContain(name);
  });

  it('offers the values of each variable', async () => {
    const sheets = sheetsOf(await write(format('datenblatt'), kitchenSink));
    const offered = [...(sheets['Daten']?.xml ?? '').matchAll(/<formula1>'Werte'!\$B\$(\d+):\$B\$(\d+)<\/formula1>/g)];
    const values = offered.map(([, first, last]) =>
      (sheets['Werte']?.rows ?? []).slice(Number(first) - 1, Number(last)).map((row) => row[1]),
    );
    const expected = variables(kitchenSink).flatMap((variable) =>
      variable.values.length > 0 ? [variable.values.map(({ value }) => value)] : [],
    );
    expect(values).toEqual(expected);
  });
});

describe('the JSON Schema', async () => {
  const response = await schemaOf({
    url: new URL('https://example.org/frageboegen/fragebogen.schema.json'),
  } as APIContext);
  const schema = await response.json();
  const reader = z.fromJSONSchema(schema);

  it.each(all)('accepts $slug', async ({ slug, questionnaire }) => {
    const file = JSON.parse(textOf(await write(format('fragebogen'), questionnaire, {}, slug)));
    expect(reader.safeParse(file)).toMatchObject({ success: true });
    expect(file.$schema).toBe(schema.$id);
    expect(file.questionnaire).toEqual(JSON.parse(JSON.stringify(questionnaire)));
  });

  it('refuses a questionnaire without questions or with a stranger among the kinds', async () => {
    const file = JSON.parse(textOf(await write(format('fragebogen'), kitchenSink)));
    expect(reader.safeParse({ ...file, questionnaire: { ...file.questionnaire, sections: [] } }).success).toBe(false);
    file.questionnaire.sections[0].questions[0].type = 'upload';
    expect(reader.safeParse(file).success).toBe(false);
  });
});

it('names files by questionnaire and format', () => {
  expect(formats.map((row) => fileName('standort-check', row))).toEqual([
    'standort-check.limesurvey.txt',
    'standort-check.xlsform.xlsx',
    'standort-check.surveyjs.json',
    'standort-check.codebuch.csv',
    'standort-check.datenblatt.xlsx',
    'standort-check.fragebogen.json',
  ]);
});
