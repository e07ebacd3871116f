import { expect, it } from 'vitest';
import { strangerHtml } from './adapted.ts';

it('keeps paragraphs, lines, lists and strong words of a stranger', () => {
  expect(strangerHtml('Eins\nzwei\n\n- **drei**\n- vier')).toBe(
    '<p>Eins<br>zwei</p><ul><li><strong>drei</strong></li><li>vier</li></ul>',
  );
});

it.each([
  ['<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
  ['**<img src=x onerror="a()">**', '<p><strong>&lt;img src=x onerror=&quot;a()&quot;&gt;</strong></p>'],
  ['[hier](https://fremd.example/)', '<p>hier (https://fremd.example/)</p>'],
  ['[[a](b)](https://fremd.example/)', '<p>[a (b)](https://fremd.example/)</p>'],
  ['- [x](javascript:a%281%29)', '<ul><li>x (javascript:a%281%29)</li></ul>'],
])('makes nothing active of %s', (text, html) => {
  expect(strangerHtml(text)).toBe(html);
});
