/** Promises about the pictures that stand beside a shared link. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { paletteOf, type SocialPicture, socialPicture } from '#build/social-picture.ts';
import { dist, pages } from './site.ts';

const palette = paletteOf(readFileSync(new URL('../src/styles/tokens.css', import.meta.url), 'utf8'));
const cache = mkdtempSync(join(tmpdir(), 'social-'));
afterAll(() => rmSync(cache, { recursive: true, force: true }));

const words: SocialPicture = {
  kind: 'Werkzeug',
  title: 'Größe & „Nähe“: <Praxis> übernehmen',
  name: 'Gesundheitsregion Beispielland',
  claim: 'Gute Versorgung vor Ort.',
  stages: ['planen', 'uebergeben'],
};
const size = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

describe('a social picture', () => {
  it('is a PNG of 1200 × 630 with the same bytes each time, from the cache or not', async () => {
    const first = await socialPicture(words, palette, cache);
    expect(first.subarray(1, 4).toString()).toBe('PNG');
    expect(size(first)).toEqual([1200, 630]);
    expect((await socialPicture(words, palette, cache)).equals(first)).toBe(true);
    rmSync(join(cache, 'social'), { recursive: true });
    expect((await socialPicture(words, palette, cache)).equals(first)).toBe(true);
  });

  it.each([
    ['another title', { title: 'Etwas anderes' }],
    ['another kind', { kind: 'Fragebogen' }],
    ['another stage', { stages: ['planen'] as const }],
  ])('shows %s', async (_, change) => {
    const [one, other] = [
      await socialPicture(words, palette, cache),
      await socialPicture({ ...words, ...change }, palette, cache),
    ];
    expect(one.equals(other)).toBe(false);
  });

  it.each([
    'W',
    'Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikationsleitung',
    'Wort und Sinn '.repeat(7).trim(),
  ])('stands with the title „%s“', async (title) => {
    const picture = await socialPicture({ ...words, title }, palette, cache);
    expect(size(picture)).toEqual([1200, 630]);
    expect(picture.length).toBeLessThan(40_000);
  });

  it('says which colour the stylesheet lacks', async () => {
    await expect(socialPicture(words, { ink: '#000000' }, cache)).rejects.toThrow('no colour --');
  });
});

it('reads the colours of the light theme', () => {
  const css =
    ':root { --ink: #111111; --stage-planen: #222222; --size: 1rem; }\n@media (dark) { :root { --ink: #eeeeee; } }';
  expect(paletteOf(css)).toEqual({ ink: '#111111', 'stage-planen': '#222222' });
});

describe('on the built site', () => {
  const pictures = new Set(
    pages.flatMap(({ html }) => /property="og:image" content="https?:\/\/[^/]+(\/[^"]+)"/.exec(html)?.[1] ?? []),
  );
  const files = [...pictures].map((path) => ({ path, png: readFileSync(join(dist, path)) }));

  it('every page names a picture that is there', () => {
    for (const { path, html } of pages) expect(html, path).toContain('property="og:image"');
    for (const { png, path } of files) expect(size(png), path).toEqual([1200, 630]);
  });

  it('no picture is larger than 40 kB', () => {
    const sizes = files.map(({ png }) => png.length);
    const mean = sizes.reduce((sum, length) => sum + length, 0) / sizes.length;
    console.log(
      `social pictures: ${sizes.length}, on average ${(mean / 1000).toFixed(0)} kB, at most ${(Math.max(...sizes) / 1000).toFixed(0)} kB`,
    );
    expect(Math.max(...sizes)).toBeLessThan(40_000);
  });
});
