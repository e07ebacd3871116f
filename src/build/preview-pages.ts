/**
 * Lets the browser draw the pages themselves: `import … from '#pages/….astro?preview'` is the page, compiled as Astro
 * compiles it for a build. It exists only where it is asked for, in code of the browser.
 *
 * A page in this form brings no `<script>` along and adds no style to the page that shows it: it exports its sheets as
 * texts, `sheets`. What needs Node (`#build/…`) or the collections (`astro:content`) has a stand-in in `src/preview/`.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { transform } from '@astrojs/compiler-rs';
import type { Plugin } from 'vite';

const ending = '.preview.ts';
const isPart = (id: string | undefined): boolean => id?.endsWith(`.astro${ending}`) ?? false;
/** A `<style>` of a component, as a sheet of its own. */
const ownSheet = /\.astro\.preview\.(\d+)\.css\?inline$/;
const importStatement = /^import (?:(?<what>.+?) from )?"(?<from>[^"]+)";$/gm;

interface Part {
  code: string;
  styles: string[];
}

async function compile(root: string, file: string): Promise<Part> {
  const source = await readFile(file, 'utf8');
  const { code, css, diagnostics } = transform(source, {
    filename: file,
    normalizedFilename: `/${relative(root, file)}`,
    compact: true,
    internalURL: '#preview/runtime.ts',
    scopedStyleStrategy: 'attribute',
    resultScopedSlot: true,
    resolvePath: (specifier) => specifier,
  });
  const fault = diagnostics.find(({ severity }) => severity === 'error');
  if (fault) throw new Error(`${file}: ${fault.text}`);
  return { code, styles: css };
}

/** The code with its sheets as texts, in the order in which a build links them: those of the parts where they stand. */
function withSheets(file: string, { code, styles }: Part): string {
  const sheets: string[] = [];
  const further: string[] = [];
  const body = code.replace(importStatement, (statement: string, ...rest: unknown[]) => {
    const { what, from } = rest.at(-1) as { what?: string; from: string };
    const name = `$$sheets${sheets.length}`;
    if (from.includes('?astro&type=style')) return '';
    if (from.endsWith('.css') && !what) {
      sheets.push(name);
      return `import ${name} from "${from}?inline";`;
    }
    if (from.endsWith('.astro')) {
      sheets.push(`...${name}`);
      further.push(`import { sheets as ${name} } from "${from}";`);
    }
    return statement;
  });
  styles.forEach((_, index) => {
    const name = `$$sheets${sheets.length}`;
    sheets.push(name);
    further.push(`import ${name} from "${file}.preview.${index}.css?inline";`);
  });
  return `${further.join('')}${body}\nexport const sheets = [${sheets.join(', ')}];`;
}

/** The pages of the site for the editors' preview. */
export function previewPages(): Plugin {
  let root = '';
  const parts = new Map<string, Promise<Part>>();
  return {
    name: 'preview-pages',
    enforce: 'pre',
    applyToEnvironment: ({ config }) => config.consumer === 'client',
    configResolved(config) {
      root = config.root;
    },
    resolveId: {
      // Before Astro's own, which refuse `astro:content` in the browser.
      order: 'pre',
      async handler(source, importer, options) {
        // Vite's first look at all files reads them from the disk, where pages in this form are not.
        const isScan = 'scan' in options && options.scan === true;
        if (isScan && source.endsWith('.astro?preview')) return { id: source, external: true };
        if (source === 'astro:content') return join(root, 'src/preview/collections.ts');
        if (source.startsWith('#build/')) {
          const place = join(root, 'src/preview', source.slice(1));
          if (existsSync(place)) return place;
          throw new Error(`${source} does not run in a browser; give it a stand-in: ${relative(root, place)}.`);
        }
        if (ownSheet.test(source)) return source;
        if (!source.endsWith('.astro?preview') && !(isPart(importer) && source.endsWith('.astro'))) return null;
        const found = await this.resolve(source.replace(/\?preview$/, ''), importer, { skipSelf: true });
        return found && `${found.id}${ending}`;
      },
    },
    async load(id) {
      const index = ownSheet.exec(id)?.[1];
      const file = id.replace(index === undefined ? ending : ownSheet, index === undefined ? '' : '.astro');
      if (index !== undefined) return (await parts.get(file))?.styles[Number(index)];
      if (!isPart(id)) return null;
      this.addWatchFile(file);
      const part = compile(root, file);
      parts.set(file, part);
      return withSheets(file, await part);
    },
  };
}
