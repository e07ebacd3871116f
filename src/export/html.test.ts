import { describe, expect, it } from 'vitest';
import { blockHtml, inlineHtml } from './html.ts';

describe('text as HTML', () => {
  it('shows signs of HTML as letters, in one line', () => {
    expect(inlineHtml('<b>Größe</b>\t& "mehr"')).toBe('&lt;b&gt;Größe&lt;/b&gt; &amp; &quot;mehr&quot;');
  });

  it('knows paragraphs, lists, strong words and links', () => {
    expect(blockHtml('Eins\nnoch eins.\n\n- **a**\n- [b](https://example.org/)\n')).toBe(
      '<p>Eins noch eins.</p><ul><li><strong>a</strong></li><li><a href="https://example.org/">b</a></li></ul>',
    );
  });

  it('makes no link of anything but a web address', () => {
    expect(blockHtml('[b](javascript:alert)')).toBe('<p>[b](javascript:alert)</p>');
  });
});
