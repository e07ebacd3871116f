import { expect, it } from 'vitest';
import { answersMail } from './mail.ts';

const mail = { recipient: 'rathaus@beispiel.de', title: 'Wohnen & „Würde“', file: 'antworten-probe-2026-05-31.json' };
const bodyOf = (href: string): string => new URL(href).searchParams.get('body') ?? '';

it('carries the link while the whole address stays short', () => {
  const link = `https://example.org/frageboegen/probe/#antworten=${'a'.repeat(800)}`;
  const { href, needsFile } = answersMail({ ...mail, link });
  expect(needsFile).toBe(false);
  expect(href).toMatch(/^mailto:rathaus@beispiel\.de\?subject=/);
  expect(new URL(href).searchParams.get('subject')).toBe('Antworten: Wohnen & „Würde“');
  expect(bodyOf(href)).toContain(link);
});

it('asks for the file where there is no link or a long one', () => {
  for (const link of [undefined, `https://example.org/#antworten=${'a'.repeat(1_800)}`]) {
    const { href, needsFile } = answersMail({ ...mail, link });
    expect(needsFile).toBe(true);
    expect(href.length).toBeLessThan(1_900);
    expect(bodyOf(href)).toContain('antworten-probe-2026-05-31.json');
    expect(bodyOf(href)).not.toContain('https:');
  }
});

it('lets nobody add recipients or headers by the address', () => {
  const { href } = answersMail({ ...mail, recipient: 'a@b.de?bcc=c@d.de&cc=e', link: undefined });
  expect(new URL(href).pathname).toBe('a@b.de%3Fbcc%3Dc@d.de%26cc%3De');
  expect([...new URL(href).searchParams.keys()]).toEqual(['subject', 'body']);
});

it('leaves the recipient open without an address', () => {
  expect(answersMail({ ...mail, recipient: undefined, link: undefined }).href).toMatch(/^mailto:\?subject=/);
});
