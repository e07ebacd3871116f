/** Who may import whom. A room is a folder of `src`; the files beside the rooms are rooms of their own. */
import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../bin/setup.mjs';

/** What each room may import, types aside where `typesOf` says so. */
const rooms: Record<string, { imports: string[]; typesOf?: string[] }> = {
  schema: { imports: [] },
  upload: { imports: ['schema'] },
  questionnaire: { imports: [], typesOf: ['schema'] },
  schedule: { imports: [], typesOf: ['schema'] },
  toolcase: { imports: [], typesOf: ['export'] },
  // Walks the schemas that it is given, by their definitions.
  source: { imports: ['schema'] },
  export: { imports: ['questionnaire', 'schedule'], typesOf: ['schema'] },
  islands: { imports: ['questionnaire', 'export', 'toolcase', 'upload', 'styles'], typesOf: ['schema'] },
  documents: { imports: ['export', 'questionnaire', 'schema'] },
  map: { imports: [] },
  chart: { imports: [] },
  markdown: { imports: ['schema', 'questionnaire'] },
  search: { imports: ['schema'] },
  // What is due is a matter of days.
  upkeep: { imports: ['schema', 'schedule'] },
  // Explains the forms of the schema, in the words of the CMS.
  handbook: { imports: ['schema', 'cms', 'upload'] },
  build: { imports: ['schema', 'source', 'upload', 'search', 'map', 'export', 'cms'] },
  // WHAT editors see: derived from the schemas, with file names as uploads have them.
  cms: { imports: ['schema', 'source', 'upload'] },
  // The CMS in the browser of an editor.
  admin: { imports: ['cms', 'schema', 'source', 'upload', 'preview'] },
  scripts: {
    imports: ['search', 'schema', 'schedule', 'toolcase', 'export', 'islands', 'styles'],
    typesOf: ['components'],
  },
  styles: { imports: [] },
  'content.ts': { imports: ['schema', 'build', 'astro:content'] },
  'content.config.ts': { imports: ['schema', 'build', 'astro:content'] },
  components: {
    imports: [
      ...['schema', 'export', 'islands', 'map', 'chart', 'markdown', 'search', 'build', 'scripts', 'styles'],
      ...['questionnaire', 'schedule', 'documents', 'handbook', 'layouts', 'content.ts'],
    ],
  },
  layouts: { imports: ['schema', 'build', 'handbook', 'scripts', 'styles', 'components', 'content.ts'] },
  // Draws the pages themselves in the browser of an editor, so it alone imports them.
  preview: {
    imports: [
      ...['schema', 'questionnaire', 'islands', 'map', 'styles', 'components', 'layouts', 'pages', 'content.ts'],
    ],
  },
  pages: {
    imports: [
      ...[
        'schema',
        'export',
        'map',
        'chart',
        'markdown',
        'search',
        'build',
        'scripts',
        'styles',
        'components',
        'layouts',
      ],
      ...[
        'questionnaire',
        'schedule',
        'toolcase',
        'islands',
        'preview',
        'cms',
        'admin',
        'upkeep',
        'handbook',
        'content.ts',
        'astro:content',
      ],
    ],
  },
};

/** Each exception with its reason. */
const exceptions: { from: string; to: string; reason: string }[] = [
  {
    from: 'build/social-picture.ts',
    to: 'components/drawings/horizon.ts',
    reason: 'The social picture shows the horizon of the pages; the drawing is one file of plain lines.',
  },
];

/** What scripts may take from `schema`: the rest would bring Zod to the browser. */
const plainSchema = ['schema/slug.ts', 'schema/labels.ts', 'schema/german.ts'];

interface Import {
  from: string;
  /** Path below `src`, or the name of a package. */
  to: string;
  written: string;
  typeOnly: boolean;
  /** In a `<script>` of a page or component. */
  inScript: boolean;
}

const statement =
  /^[ \t]*(?:import|export)(?<type> type)?\s+(?:[\w*{}\s,$]+?\s+from\s+)?(['"])(?<written>[^'"\n]+)\2/gm;
const script = /<script[^>]*>[\s\S]*?<\/script>/g;
const dynamic = /\bimport\(\s*(['"])(?<written>[^'"\n]+)\1\s*\)/g;
const worker = /\bnew URL\(\s*(['"])(?<written>[^'"\n]+\.ts)\1,\s*import\.meta\.url\)/g;

/** The imports of one file of `src`, in front matter, script and CSS import alike. */
function importsOf(from: string, source: string): Import[] {
  const scripts = [...source.matchAll(script)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
  return [statement, dynamic, worker]
    .flatMap((pattern) => [...source.matchAll(pattern)])
    .map(({ groups, index }) => {
      const written = String(groups?.['written']);
      const path = written.replace(/\?.*$/, '');
      const to = path.startsWith('#')
        ? path.slice(1)
        : path.startsWith('.')
          ? posix.join(posix.dirname(from), path)
          : path;
      return {
        from,
        to,
        written,
        typeOnly: groups?.['type'] !== undefined,
        inScript: scripts.some(({ start, end }) => start < index && index < end),
      };
    });
}

const roomOf = (path: string): string => (path.split('/')[0] ?? path).replace(/\?.*$/, '');

/** A sentence for each import that the table does not allow. */
function strangers(imports: readonly Import[]): string[] {
  return imports.flatMap(({ from, to, written, typeOnly }) => {
    const room = roomOf(from);
    const target = to === 'astro:content' ? to : roomOf(to);
    const isOurs = target in rooms || written.startsWith('.') || written.startsWith('#');
    if (target === room || !(isOurs || to === 'astro:content')) return [];
    const rule = rooms[room];
    if (!rule) return [`src/${from} lies in the unknown room “${room}”; give it a row in tests/architecture.test.ts.`];
    if (exceptions.some((exception) => exception.from === from && exception.to === to)) return [];
    if (!rule.imports.includes(target) && !(typeOnly && rule.typesOf?.includes(target))) {
      const allowed = rule.imports.length > 0 ? `may import ${rule.imports.join(', ')}` : 'imports no other room';
      return [`src/${from} imports ${written}, but ${room} ${allowed}.`];
    }
    if (written.startsWith('..') && to.includes('/'))
      return [`src/${from} imports ${written}; across rooms write #${to}.`];
    return [];
  });
}

/** The packages that a room may bring to the browser: what islands are made of, what writes files. */
const shipped: Readonly<Record<string, readonly string[]>> = {
  islands: ['react', 'react-dom/client'],
  source: ['yaml'],
  export: [
    'pdfkit',
    'pdfkit/output',
    'docx',
    'fflate',
    'pdf-lib',
    'unified',
    'remark-parse',
    'remark-gfm',
    'mdast-util-to-string',
  ],
};

/** A file that is only named: its address is what comes to the browser. */
const isAddress = (written: string): boolean => written.endsWith('?url');

/** Rooms of the editors' pages; what these load is no matter of visitors. */
const forEditors: readonly string[] = ['admin', 'preview'];
const isForEditors = (path: string): boolean => forEditors.includes(roomOf(path)) || path.startsWith('pages/admin/');

/** A sentence for each package or server-side file that code of the browser would take along. */
function strangersInBrowser(imports: readonly Import[]): string[] {
  const values = imports.filter(({ typeOnly, written }) => !typeOnly && !isAddress(written));
  const first = values.filter(({ from, inScript }) => !isForEditors(from) && (inScript || roomOf(from) === 'scripts'));
  const reached = new Set(first.map(({ from }) => from));
  const found: string[] = [];
  for (const file of reached) {
    const isMarkup = file.endsWith('.astro');
    for (const { to, written } of values.filter(({ from, inScript }) => from === file && inScript === isMarkup)) {
      if (roomOf(to) === 'schema' && !plainSchema.includes(to)) {
        found.push(`src/${file} brings ${written} to the browser; only ${plainSchema.join(', ')} are plain enough.`);
      } else if (isForEditors(to)) {
        found.push(`src/${file} brings ${written} to visitors; it is for editors.`);
      } else if (roomOf(to) in rooms) {
        reached.add(to);
      } else if (!shipped[roomOf(file)]?.includes(written)) {
        found.push(`src/${file} brings the package ${written} to the browser.`);
      }
    }
  }
  return found;
}

/** What makes the result of a function depend on more than its arguments. */
const impure = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\b(?:document|window|localStorage|process)\s*[.[](?!ts')/;

/** The packages that are pure themselves. */
const purePackages: Readonly<Record<string, readonly string[]>> = { source: ['yaml'] };

/** A sentence for each package, clock, chance or page in a file of a pure room. */
const impurities = (file: string, source: string): string[] => [
  ...importsOf(file, source).flatMap(({ to, written, typeOnly }) =>
    typeOnly || roomOf(to) in rooms || purePackages[roomOf(file)]?.includes(written)
      ? []
      : [`src/${file} imports the package ${written}, but its room is pure.`],
  ),
  ...[...(impure.exec(source) ?? [])].map((found) => `src/${file} uses ${found}, but its room is pure; pass it in.`),
];

async function importsOfProject(): Promise<Import[]> {
  const src = join(root, 'src');
  const files = (await readdir(src, { recursive: true })).map((file) => file.replaceAll('\\', '/'));
  const code = files.filter((file) => /\.(ts|tsx|astro)$/.test(file) && !/\.test\.tsx?$/.test(file));
  const read = async (file: string) => importsOf(file, await readFile(join(src, file), 'utf8'));
  return (await Promise.all(code.map(read))).flat();
}

describe('the rooms', () => {
  it('import only whom they may', async () => {
    expect(strangers(await importsOfProject())).toEqual([]);
  });

  it('bring no package and no Zod to the browser', async () => {
    expect(strangersInBrowser(await importsOfProject())).toEqual([]);
  });

  it.each(['questionnaire', 'schedule', 'toolcase', 'upkeep', 'source'])('keep %s pure', async (name) => {
    const room = join(root, 'src', name);
    const code = (await readdir(room)).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
    const found = code.map(async (file) => impurities(`${name}/${file}`, await readFile(join(room, file), 'utf8')));
    expect(found.length).toBeGreaterThan(1);
    expect((await Promise.all(found)).flat()).toEqual([]);
  });

  it('need every exception', async () => {
    const imports = await importsOfProject();
    const needed = (wish: { from: string; to: string }) =>
      imports.some(({ from, to }) => from === wish.from && to === wish.to);
    expect(exceptions.filter((exception) => !needed(exception))).toEqual([]);
  });
});

describe('a stranger', () => {
  const said = (from: string, source: string) => strangers(importsOf(from, source));

  it('is a room that the table does not allow', () => {
    expect(said('schema/tool.ts', `import { drawMap } from '#map/drawing.ts';`)).toEqual([
      'src/schema/tool.ts imports #map/drawing.ts, but schema imports no other room.',
    ]);
    expect(said('search/find.ts', `import {\n  a,\n  type B,\n} from '../build/content-files.ts';`)).toEqual([
      'src/search/find.ts imports ../build/content-files.ts, but search may import schema.',
    ]);
  });

  it('is whoever reads collections past content.ts', () => {
    expect(said('components/Header.astro', `---\nimport { getCollection } from 'astro:content';\n---`)).toHaveLength(1);
    expect(said('pages/index.astro', `---\nimport { getCollection } from 'astro:content';\n---`)).toEqual([]);
  });

  it('is whoever imports a page', () => {
    expect(said('layouts/Base.astro', `import Start from '#pages/index.astro';`)).toHaveLength(1);
    expect(said('build/a.ts', `const page = await import('../pages/index.astro');`)).toHaveLength(1);
  });

  it('is a crossing that does not show', () => {
    expect(said('build/a.ts', `export { slugify } from '../schema/slug.ts';`)).toEqual([
      'src/build/a.ts imports ../schema/slug.ts; across rooms write #schema/slug.ts.',
    ]);
  });

  it('is a package or a clock in a pure room', () => {
    expect(impurities('questionnaire/a.ts', `import { z } from 'zod';\nconst today = new Date();`)).toEqual([
      'src/questionnaire/a.ts imports the package zod, but its room is pure.',
      'src/questionnaire/a.ts uses new Date(), but its room is pure; pass it in.',
    ]);
  });

  it('is a room without a row', () => {
    expect(said('utils/dates.ts', `import '#schema/slug.ts';`)).toEqual([
      'src/utils/dates.ts lies in the unknown room “utils”; give it a row in tests/architecture.test.ts.',
    ]);
  });

  it('is a package in a script of a component, not in its front matter', () => {
    const source = `---\nimport d3 from 'd3-geo';\n---\n<script>\n  import zod from 'zod';\n</script>`;
    expect(strangersInBrowser(importsOf('components/Map.astro', source))).toEqual([
      'src/components/Map.astro brings the package zod to the browser.',
    ]);
  });

  it('is a room of the editors in a page of visitors', () => {
    const script = `<script>\n  import '#preview/stage.ts';\n</script>`;
    expect(strangersInBrowser(importsOf('pages/index.astro', script))).toEqual([
      'src/pages/index.astro brings #preview/stage.ts to visitors; it is for editors.',
    ]);
    expect(strangersInBrowser(importsOf('pages/admin/vorschau/index.astro', script))).toEqual([]);
  });

  it('is a package on its way to the browser, through any file', () => {
    const imports = [
      ...importsOf('scripts/search.ts', `import { find } from '#search/find.ts';\nimport type { z } from 'zod';`),
      ...importsOf('search/find.ts', `import { facets } from './facets.ts';`),
      ...importsOf(
        'search/facets.ts',
        `import { collections } from '#schema/collections.ts';\nimport d3 from 'd3-geo';`,
      ),
    ];
    expect(strangersInBrowser(imports)).toEqual([
      'src/search/facets.ts brings #schema/collections.ts to the browser; only schema/slug.ts, schema/labels.ts, schema/german.ts are plain enough.',
      'src/search/facets.ts brings the package d3-geo to the browser.',
    ]);
  });
});
