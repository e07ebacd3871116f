/** Promises about the HTML of every built page. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { dist, pageAt, pages } from './site.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // The build writes void elements and attribute quotes in one way; the standard allows both.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    // Titles of municipalities and programmes are theirs.
    'text-content': 'off',
  },
});

const attribute = (html: string, pattern: RegExp): string[] =>
  [...html.matchAll(pattern)].map(([, value = '']) => value);
const decode = (text: string): string =>
  text
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');

/** Bytes of HTML and CSS, brotli, where 14 kB (one first flight of a connection) is not the limit. */
const budgets: Readonly<Record<string, number>> = {
  // The map opens it.
  '/': 20_000,
  // All terms on one page, so that the browser's own search finds each.
  '/glossar/': 20_000,
  // Everything that is due, for editors; a day may bring a line for every entry.
  '/redaktion/stand/': 30_000,
  // Shows every part with its sheet; in no menu.
  '/bausteine/': 24_000,
};

it('there are pages', () => {
  expect(pages.length).toBeGreaterThan(100);
});

describe.each(pages)('$path', ({ path, html }) => {
  it('is valid HTML', () => {
    const report = validator.validateStringSync(html, path);
    expect(
      report.results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line }) => `${line}: ${message} (${ruleId})`),
      ),
    ).toEqual([]);
  });

  // The handbook explains how placeholders are written.
  it.skipIf(path.startsWith('/redaktion/'))('prints no placeholder as it is written', () => {
    expect(html).not.toContain('{{');
  });

  it('has one h1 and skips no level', () => {
    const levels = attribute(html, /<h([1-6])[\s>]/g).map(Number);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, index) => {
      expect(level, `heading ${index + 1}`).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
    });
  });

  it('has a content-security policy that allows no inline script', () => {
    const [policy = ''] = attribute(html, /http-equiv="content-security-policy" content="([^"]*)"/gi);
    expect(policy).toContain("default-src 'none'");
    const scripts = policy.split(';').find((directive) => directive.trim().startsWith('script-src')) ?? '';
    expect(scripts).toContain("'self'");
    expect(policy).not.toContain('unsafe-inline');
    expect(html).not.toMatch(/\s(on[a-z]+|style)="/i);
  });

  it('links only to pages and anchors that exist', () => {
    const broken = attribute(html, /\s(?:href|src)="([^"]*)"/g)
      .map(decode)
      .filter((target) => target.startsWith('/') || target.startsWith('#'))
      // Behind `#` the CMS has places, not anchors; tests/handbook.test.ts knows them.
      .map((target) => (target.startsWith('/admin/#') ? '/admin/' : target))
      .filter((target) => {
        const { pathname, hash } = new URL(target, `https://site${path}`);
        const file = join(dist, decodeURI(pathname), pathname.endsWith('/') ? 'index.html' : '');
        if (!existsSync(file)) return true;
        return hash !== '' && !readFileSync(file, 'utf8').includes(`id="${decodeURIComponent(hash.slice(1))}"`);
      });
    expect(broken).toEqual([]);
  });

  it('loads nothing from another origin', () => {
    expect(attribute(html, /<(?:script|img|iframe|source|video|audio)[^>]*\ssrc="(https?:[^"]*)"/g)).toEqual([]);
    expect(
      attribute(html, /<link[^>]*rel="(?:stylesheet|preload|icon|modulepreload)"[^>]*href="(https?:[^"]*)"/g),
    ).toEqual([]);
  });

  it('is small: HTML and CSS in one first flight, no framework code', () => {
    const sheets = attribute(html, /<link rel="stylesheet" href="([^"]*)"/g);
    const bytes = [Buffer.from(html), ...sheets.map((sheet) => readFileSync(join(dist, sheet)))]
      .map((part) => brotliCompressSync(part).length)
      .reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeLessThanOrEqual(budgets[path] ?? 14_000);
    if (!html.includes('<astro-island')) {
      for (const script of attribute(html, /<script[^>]*\ssrc="([^"]*)"/g)) {
        expect(readFileSync(join(dist, script), 'utf8')).not.toMatch(/react|__SECRET_INTERNALS/i);
      }
    }
  });

  it('has a social picture that exists', () => {
    const [picture = ''] = attribute(html, /property="og:image" content="([^"]*)"/g);
    expect(existsSync(join(dist, new URL(picture).pathname))).toBe(true);
  });

  it('has structured data that parses', () => {
    for (const json of attribute(html, /<script type="application\/ld\+json">(.*?)<\/script>/gs)) {
      expect(JSON.parse(json)).toHaveProperty('@type');
    }
  });
});

describe('the site as a whole', () => {
  const unique = (name: string, pattern: RegExp) => {
    const seen = new Map<string, string[]>();
    for (const { path, html } of pages) {
      const [value = ''] = attribute(html, pattern);
      expect(value, `${name} of ${path}`).not.toBe('');
      seen.set(value, [...(seen.get(value) ?? []), path]);
    }
    return [...seen.values()].filter((paths) => paths.length > 1);
  };
  it('has a title for each page, none twice', () => {
    expect(unique('title', /<title>([^<]*)<\/title>/g)).toEqual([]);
  });
  it('has a description for each page, none twice', () => {
    expect(unique('description', /<meta name="description" content="([^"]*)"/g)).toEqual([]);
  });
  it('lists every indexable page in the sitemap, and no other', () => {
    const listed = attribute(readFileSync(join(dist, 'sitemap-0.xml'), 'utf8'), /<loc>([^<]*)<\/loc>/g).map(
      (url) => new URL(url).pathname,
    );
    const indexable = pages.filter(({ html }) => !html.includes('content="noindex"')).map(({ path }) => path);
    expect(listed.sort()).toEqual(indexable.sort());
  });
  it('names the sitemap in robots.txt', () => {
    expect(readFileSync(join(dist, 'robots.txt'), 'utf8')).toMatch(/^Sitemap: https:\/\/.*\/sitemap-index\.xml$/m);
  });
  it('has a feed whose links exist', () => {
    const links = attribute(readFileSync(join(dist, 'aktuelles/rss.xml'), 'utf8'), /<link>([^<]*)<\/link>/g);
    expect(links.length).toBeGreaterThan(5);
    for (const link of links.slice(1))
      expect(existsSync(join(dist, new URL(link).pathname, 'index.html')), link).toBe(true);
  });
  it('leads old addresses to where their content is now', () => {
    const rules = readFileSync(join(dist, '_redirects'), 'utf8').trim().split('\n');
    expect(rules.length).toBeGreaterThan(10);
    for (const rule of rules) {
      const [from = '', to = '', status] = rule.split(' ');
      expect(status).toBe('301');
      expect(readFileSync(join(dist, from, 'index.html'), 'utf8')).toContain(`url=${to}`);
      expect(existsSync(join(dist, to.split('#')[0] ?? '', 'index.html')), to).toBe(true);
    }
  });
  it('names the licences and the funding on every page', () => {
    for (const { html } of pages) {
      expect(html).toContain('CC BY 4.0');
      expect(html).toContain('EUPL-1.2');
    }
    expect(pageAt('/').html.indexOf('funding-notice')).toBeLessThan(pageAt('/').html.indexOf('<h1'));
  });
  it('has the map’s source notice beside every map', () => {
    for (const { path, html } of pages.filter((page) => /class="(map|locator)\b/.test(page.html))) {
      expect(html, path).toContain('GeoBasis-DE / BKG');
    }
  });
  it('asks for at most 60 kB of fonts', () => {
    const fonts = new Set(pages.flatMap(({ html }) => attribute(html, /href="([^"]*\.woff2)"/g)));
    const css = new Set(pages.flatMap(({ html }) => attribute(html, /<link rel="stylesheet" href="([^"]*)"/g)));
    for (const sheet of css) {
      for (const font of attribute(readFileSync(join(dist, sheet), 'utf8'), /url\(["']?([^"')]*\.woff2)/g))
        fonts.add(font);
    }
    const bytes = [...fonts].reduce((sum, font) => sum + readFileSync(join(dist, font)).length, 0);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(60_000);
  });
  it('filters lists with at most 3 kB of script', () => {
    const scripts = attribute(pageAt('/toolbox/').html, /<script type="module" src="([^"]*)"/g);
    expect(scripts.length).toBeGreaterThan(0);
    const bytes = scripts.reduce((sum, script) => sum + brotliCompressSync(readFileSync(join(dist, script))).length, 0);
    expect(bytes).toBeLessThanOrEqual(3_000);
  });
});
