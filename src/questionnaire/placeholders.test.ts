import { describe, expect, it } from 'vitest';
import { fill } from './placeholders.ts';

describe('fill', () => {
  it('fills what it knows, with or without spaces, as often as it stands there', () => {
    expect(fill('{{kommune}} und {{ kommune }}', { kommune: 'Musterdorf' })).toBe('Musterdorf und Musterdorf');
  });

  it('leaves what it does not know, or what is empty', () => {
    const text = '{{datum}} {{kommune}} {{constructor}} {{}} {kommune}';
    expect(fill(text, { kommune: '' })).toBe(text);
  });

  it('takes values literally', () => {
    expect(fill('{{a}}', { a: '$& {{b}}', b: 'x' })).toBe('$& {{b}}');
  });
});
