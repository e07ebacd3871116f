import { expect, it } from 'vitest';
import { adaptationFragment, answersFragment, packLink, unpackFragment } from './link.ts';

const address = 'https://example.org/frageboegen/probe/#ausfuellen';
const fragmentOf = (link: string | undefined): string => new URL(link ?? '').hash;

it('brings the same text back, umlauts and quotes included', async () => {
  const text = JSON.stringify({ ort: 'Füchtorf „Süd“ <b>', zahl: -0.5 });
  const link = await packLink(address, answersFragment, text);
  expect(link).toMatch(/^https:\/\/example\.org\/frageboegen\/probe\/#antworten=[\w-]+$/);
  expect(await unpackFragment(fragmentOf(link))).toBe(text);
});

it('tells an adaptation from answers by the name of the fragment', async () => {
  const link = await packLink(address, adaptationFragment, '{"a":1}');
  expect(fragmentOf(link)).toMatch(/^#anpassung=[\w-]+$/);
  expect(await unpackFragment(fragmentOf(link))).toBe('{"a":1}');
});

it('refuses a link of more than 8,000 characters', async () => {
  const noise = Array.from({ length: 12_000 }, (_, index) =>
    String.fromCharCode(33 + ((index * index * 7919) % 8941)),
  ).join('');
  expect(await packLink(address, answersFragment, noise)).toBeUndefined();
});

it('finds nothing in a fragment that was cut, changed by hand or is empty', async () => {
  const fragment = fragmentOf(await packLink(address, answersFragment, JSON.stringify({ ort: 'A'.repeat(200) })));
  for (const spoilt of [
    fragment.slice(0, -6),
    `${fragment}***`,
    '#antworten=',
    '#antworten=%E0%A4%A',
    '#antworten=AAAA',
  ])
    expect(await unpackFragment(spoilt), spoilt).toBeUndefined();
});

it('stops at a fragment that unfolds beyond 2 MB', async () => {
  const fragment = fragmentOf(await packLink(address, answersFragment, 'a'.repeat(3_000_000)));
  expect(await unpackFragment(fragment)).toBeUndefined();
});
