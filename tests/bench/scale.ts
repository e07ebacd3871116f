/** How the build grows with the content, beside a bare Astro project that shows the same texts. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pinnedNode, projectEnvironment, root } from '../../bin/setup.mjs';
import { generate } from './generate.ts';
import { table } from './table.ts';

const place = join(root, '.cache', 'bench');

interface Build {
  pages: number;
  /** By the clock. */
  seconds: number;
  /** Of the processor, other programs aside. */
  processorSeconds: number;
  /** Peak. */
  megabytes: number;
}

/** Builds `project` in a process of its own. */
function build(name: string, project: string, contentDir: string): Build {
  const folder = join(place, name);
  const use = join(place, `${name}-use.json`);
  const preload = pathToFileURL(join(root, 'tests/bench/measure.mjs')).href;
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    pinnedNode(),
    ['--import', preload, join(root, 'bin/build-into.mjs'), folder, project],
    {
      cwd: root,
      env: { ...projectEnvironment(process.env), CONTENT_DIR: contentDir, BENCH_USE: use },
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`The build of ${name} failed:\n${stdout}${stderr}`);
  return {
    pages: readdirSync(join(folder, 'site'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.html'),
    ).length,
    seconds: (performance.now() - start) / 1000,
    ...JSON.parse(readFileSync(use, 'utf8')),
  };
}

/** A project of one layout and one collection, with the same Markdown. */
function writeBareProject(folder: string, texts: readonly { slug: string; title: string; body: string }[]): void {
  const files = {
    'package.json': '{ "type": "module" }',
    'astro.config.mjs': 'export default {};',
    'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
export const collections = { text: defineCollection({ loader: glob({ pattern: '*.md', base: './texts' }) }) };`,
    'src/Layout.astro': `---
const { title } = Astro.props;
---
<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>{title}</title></head><body><h1>{title}</h1><slot /></body></html>`,
    'src/pages/[slug].astro': `---
import { getCollection, render } from 'astro:content';
import Layout from '../Layout.astro';
export const getStaticPaths = async () =>
  (await getCollection('text')).map((entry) => ({ params: { slug: entry.id }, props: { entry } }));
const { entry } = Astro.props;
const { Content } = await render(entry);
---
<Layout title={entry.data.title}><Content /></Layout>`,
  };
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  mkdirSync(join(folder, 'texts'));
  for (const { slug, title, body } of texts) {
    writeFileSync(join(folder, 'texts', `${slug}.md`), `---\ntitle: ${JSON.stringify(title)}\n---\n\n${body}\n`);
  }
}

const each = ({ pages, seconds }: Build): number => (seconds * 1000) / pages;
const worked = ({ pages, processorSeconds }: Build): number => (processorSeconds * 1000) / pages;
const room = ({ pages, megabytes }: Build): number => (megabytes * 1000) / pages;
const times = (a: number, b: number): string => `${(a / b).toFixed(1)} ×`;

/** Builds each size of our site and of the bare project, one after the other. */
export function scale(sizes: readonly number[] = [1000, 5000]): string {
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  const results = sizes.map((size) => {
    const content = join(place, `content-${size}`);
    cpSync(join(root, 'tests/fixtures/region'), content, { recursive: true });
    const texts = generate(content, size);
    const bareProject = join(place, `bare-project-${size}`);
    writeBareProject(bareProject, texts);
    const result = {
      size,
      ours: build(`ours-${size}`, root, content),
      bare: build(`bare-${size}`, bareProject, content),
    };
    for (const name of [`ours-${size}`, `bare-${size}`, `bare-project-${size}`, `content-${size}`]) {
      rmSync(join(place, name), { recursive: true });
    }
    return result;
  });

  const row = (name: string, size: number, build: Build) => [
    name,
    String(size),
    String(build.pages),
    `${build.seconds.toFixed(1)} s`,
    `${each(build).toFixed(1)} ms`,
    `${worked(build).toFixed(1)} ms`,
    `${Math.round(build.megabytes)} MB`,
    `${Math.round(room(build))} kB`,
  ];
  const rows = results.flatMap(({ size, ours, bare }) => [
    row('platform', size, ours),
    row('bare Astro', size, bare),
    [
      'ratio',
      String(size),
      '',
      '',
      times(each(ours), each(bare)),
      times(worked(ours), worked(bare)),
      times(ours.megabytes, bare.megabytes),
      '',
    ],
  ]);
  const [small, large] = [results[0], results.at(-1)];
  if (!small || !large) throw new Error('Name the sizes to build.');
  return `Build of generated entries, the same texts in the same run

${table(['project', 'entries', 'pages', 'time', 'per page', 'processor', 'peak memory', 'per page'], rows)}

growth from ${small.size} to ${large.size} entries: time per page ${times(each(large.ours), each(small.ours))} (bare Astro ${times(each(large.bare), each(small.bare))}), ratio of time per page ${times(each(small.ours), each(small.bare))} → ${times(each(large.ours), each(large.bare))}, peak memory ${times(large.ours.megabytes, small.ours.megabytes)} (bare Astro ${times(large.bare.megabytes, small.bare.megabytes)})`;
}
