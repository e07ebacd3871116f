/** The same 200 questions in our island and in SurveyJS for React, in the same browser. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import type { Browser, CDPSession } from 'playwright-core';
import { build } from 'vite';
import { surveyjs } from '#export/surveyjs.ts';
import type { Material } from '#islands/questionnaire/material.ts';
import { root } from '../../bin/setup.mjs';
import { browse } from '../browse.ts';
import { serveFolder } from '../serve.ts';
import { installDriver, type Signs } from './questionnaire/driver.ts';
import { twoHundred } from './questionnaire/questions.ts';
import { kilobytes, table } from './table.ts';

const runs = 3;
const place = join(root, '.cache', 'bench', 'questionnaire');
const slug = 'zweihundert-fragen';
const { version }: { version: string } = JSON.parse(
  readFileSync(join(root, 'node_modules/survey-react-ui/package.json'), 'utf8'),
);

const questionsOf = (sections: typeof twoHundred.sections) => sections.flatMap(({ questions }) => questions);
const idsOf = (questions: readonly { id: string }[]): string[] => questions.map(({ id }) => id);
/** What shows from the start when all sections are on one page. */
const shown = idsOf(questionsOf(twoHundred.sections).filter(({ condition }) => !condition));
/** Of two sections of five, from top to bottom. No condition reaches across sections. */
const toAnswer = questionsOf(twoHundred.sections.filter((_, index) => index % 5 < 2));
const answered = idsOf(toAnswer);
const clicked = idsOf(
  toAnswer.filter(({ type, condition }) => !condition && !['shortText', 'longText', 'number'].includes(type)),
);

interface Subject {
  name: 'ours' | 'theirs';
  /** What the page fetches. */
  data: object;
  signs: Signs;
  /** How many questions the page counts as answered. */
  count: () => number;
}

declare global {
  /** Left there by the page of SurveyJS. */
  var survey: { getAllQuestions: () => { isVisible: boolean; isEmpty: () => boolean }[] };
}

const ours: Subject = {
  name: 'ours',
  data: {
    slug,
    links: {},
    questionnaire: { ...twoHundred, body: '', privacy: '', sources: [] },
  } satisfies Material,
  signs: {
    field: '#frage-{id}-feld',
    answered: '.field-remove',
    whole: 'Alle Abschnitte auf einer Seite zeigen',
  },
  count: () => document.querySelector('progress')?.value ?? 0,
};

const theirs: Subject = {
  name: 'theirs',
  data: JSON.parse(
    String(surveyjs(twoHundred, { slug, url: 'https://musterland.example/', licence: 'CC BY 4.0', values: {} })),
  ),
  signs: { field: '[data-name="{id}"]', answered: '.sd-item--checked' },
  count: () => survey.getAllQuestions().filter((question) => question.isVisible && !question.isEmpty()).length,
};

const address = ({ name }: Subject): string => `/tests/bench/questionnaire/${name}.html`;

/** Both as a web host would have them: for production, by the same bundler. */
async function bundle({ name, data }: Subject): Promise<string> {
  const folder = join(place, name);
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [tailwindcss()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      rolldownOptions: { input: join(root, 'tests/bench/questionnaire', `${name}.html`) },
    },
  });
  writeFileSync(join(folder, 'questions.json'), JSON.stringify(data));
  return folder;
}

/** Figures of one visit or of several; milliseconds, bytes. */
type Figures = Record<string, number>;

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

async function heapOf(session: CDPSession): Promise<{ heap: number; nodes: number }> {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { heap: of('JSHeapUsedSize'), nodes: of('Nodes') };
}

interface Visit {
  /** How many times slower than it is the processor shall seem. */
  throttle: number;
  /** All sections on one page. */
  isWhole: boolean;
  /** Whether to answer by script, in a frame of its own each; with the mouse; or only the first question. */
  answer: 'all' | 'mouse' | 'first';
}

async function visit(
  browser: Browser,
  origin: string,
  subject: Subject,
  { throttle, isWhole, answer }: Visit,
): Promise<Figures> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await page.addInitScript(installDriver, subject.signs);
    await page.goto(`${origin}${address(subject)}${isWhole ? '#whole' : ''}`, { waitUntil: 'networkidle' });
    await session.send('Performance.enable');
    await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
    const start = await page.evaluate(([until, whole]) => driver.start(until, whole), [
      isWhole ? shown : shown.slice(0, 1),
      isWhole,
    ] as const);
    const bytes = await page.evaluate(() =>
      performance
        .getEntries()
        .filter((entry) => entry instanceof PerformanceResourceTiming && !entry.name.endsWith('.woff2'))
        .reduce((sum, entry) => sum + (entry instanceof PerformanceResourceTiming ? entry.encodedBodySize : 0), 0),
    );
    if (answer === 'first') return { start, bytes };
    if (answer === 'mouse') {
      for (const id of clicked) {
        const { x, y } = await page.evaluate((question) => driver.aim(question), id);
        await page.mouse.click(x, y);
      }
      const checked = await page.evaluate(() => document.querySelectorAll('input:checked').length);
      if (checked !== clicked.length) throw new Error(`${subject.name} took ${checked} of ${clicked.length} clicks.`);
      const long = await page.evaluate(() => driver.interactions());
      // What the browser leaves out took less than its threshold of 16 ms.
      const all = [...long, ...Array.from({ length: Math.max(0, clicked.length - long.length) }, () => 16)];
      return { median: quantile(all, 0.5), p95: quantile(all, 0.95) };
    }
    const { heap, nodes } = await heapOf(session);
    const times = await page.evaluate((questions) => driver.answer(questions), answered);
    const count = await page.evaluate(subject.count);
    if (count !== answered.length) {
      throw new Error(`${subject.name} counts ${count} of ${answered.length} questions as answered.`);
    }
    const { heap: heapAfter } = await heapOf(session);
    return {
      start,
      heap,
      heapAfter,
      nodes,
      answers: times.length,
      median: quantile(times, 0.5),
      p95: quantile(times, 0.95),
    };
  } finally {
    await context.close();
  }
}

/** Of each figure the median of all runs. */
function medians(figures: readonly Figures[]): Figures {
  const names = new Set(figures.flatMap((one) => Object.keys(one)));
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      quantile(
        figures.flatMap(({ [name]: value }) => (value === undefined ? [] : [value])),
        0.5,
      ),
    ]),
  );
}

const visits: readonly Visit[] = [1, 4].flatMap((throttle): Visit[] => [
  { throttle, isWhole: false, answer: 'first' },
  { throttle, isWhole: true, answer: 'all' },
  ...(throttle === 1 ? [{ throttle, isWhole: true, answer: 'mouse' as const }] : []),
]);

const milliseconds = (time: number): string => `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

interface Row {
  label: string;
  visit: Pick<Visit, 'throttle' | 'answer'>;
  figure: string;
  show: (value: number) => string;
  /** At most this share of theirs, or at most so much. */
  aim?: { share: number } | { most: number };
}

const row = (
  label: string,
  [throttle, answer, figure]: readonly [number, Visit['answer'], string],
  show: Row['show'],
  aim?: NonNullable<Row['aim']>,
): Row => ({ label, visit: { throttle, answer }, figure, show, ...(aim && { aim }) });

const third = { share: 1 / 3 };
/** What is read off which visit. */
const rows: readonly Row[] = [
  row('bytes until the first question', [1, 'first', 'bytes'], kilobytes, { share: 1 / 4 }),
  row('start, one section, 4× slower', [4, 'first', 'start'], milliseconds, third),
  row('start, one page, 4× slower', [4, 'all', 'start'], milliseconds, third),
  row('start, one section', [1, 'first', 'start'], milliseconds, third),
  row('start, one page', [1, 'all', 'start'], milliseconds, third),
  row('answer to paint, median, 4× slower', [4, 'all', 'median'], milliseconds),
  row('answer to paint, p95, 4× slower', [4, 'all', 'p95'], milliseconds),
  row('answer to paint, median', [1, 'all', 'median'], milliseconds),
  row('answer to paint, p95', [1, 'all', 'p95'], milliseconds, { most: 16 }),
  row('mouse to new picture, median', [1, 'mouse', 'median'], milliseconds),
  row('mouse to new picture, p95', [1, 'mouse', 'p95'], milliseconds),
  row('memory, one page', [1, 'all', 'heap'], megabytes),
  row(`memory, ${answered.length} questions answered`, [1, 'all', 'heapAfter'], megabytes),
  row('DOM nodes, one page', [1, 'all', 'nodes'], String),
];

export async function questionnaireTable(): Promise<string> {
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  const hosts: { subject: Subject; origin: string; stop: () => Promise<void> }[] = [];
  for (const subject of [ours, theirs]) hosts.push({ subject, ...(await serveFolder(await bundle(subject))) });
  const browser = await browse();
  const seen: { name: Subject['name']; visit: Visit; figures: Figures }[] = [];
  try {
    for (let run = 0; run < runs; run += 1) {
      for (const each of visits) {
        // Whoever comes first, comes second in the next run.
        for (const { subject, origin } of run % 2 === 0 ? hosts : hosts.toReversed()) {
          const figures = await visit(browser, origin, subject, each);
          seen.push({ name: subject.name, visit: each, figures });
        }
      }
    }
  } finally {
    await browser.close();
    for (const { stop } of hosts) await stop();
  }

  const of = (name: Subject['name'], { visit: wanted, figure }: Row): number =>
    medians(
      seen.flatMap((one) =>
        one.name === name && one.visit.throttle === wanted.throttle && one.visit.answer === wanted.answer
          ? [one.figures]
          : [],
      ),
    )[figure] ?? Number.NaN;
  const lines = rows.map((each) => {
    const [mine, other] = [of('ours', each), of('theirs', each)];
    const { label, show, aim } = each;
    const limit = aim && ('most' in aim ? aim.most : other * aim.share);
    return [
      label,
      show(mine),
      show(other),
      (mine / other).toFixed(2),
      limit === undefined ? '' : `≤ ${show(limit)}`,
      limit === undefined ? '' : mine <= limit ? 'met' : 'missed',
    ];
  });
  const answerCount = seen.find(({ figures }) => 'answers' in figures)?.figures['answers'];
  return `The same 200 questions filled in, ours and survey-react-ui ${version}, median of ${runs} runs

${table(['', 'ours', 'survey-react-ui', 'ratio', 'aim', ''], lines)}

bytes: page, scripts, sheets, questions; brotli, without fonts. start: from the click that fetches it all until a click on
the first answer is drawn; “one page” shows all sections at once. answer to paint: of ${answerCount} answers, script, style, layout
and paint of the frame that draws the answer, on the main thread, to 0.1 ms. mouse to new picture: of ${clicked.length} clicks by the browser's
event timing, in steps of 8 ms, waiting for the next frame of 60 a second included. memory: JavaScript, after collection.
load of this machine: ${loadavg()
    .map((load) => load.toFixed(1))
    .join(', ')} on ${cpus().length} processors`;
}
