import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from './render.ts';

const html = (markdown: string) => renderMarkdown(markdown).html;

describe('attacks do not reach a page', () => {
  const attacks = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[klick](javascript:alert(1))',
    '[klick](JaVaScRiPt:alert(1))',
    '[klick](java\nscript:alert(1))',
    '[klick](&#106;avascript:alert(1))',
    '[klick](data:text/html;base64,PHNjcmlwdD4=)',
    '[klick](vbscript:msgbox)',
    '<a href="javascript:alert(1)">x</a>',
    '<svg/onload=alert(1)>',
    '<iframe src="https://example.org"></iframe>',
    '![x](https://example.org/pixel.png)',
    '<style>body{display:none}</style>',
    '<form action="https://example.org"><input name=a></form>',
    '[a]: javascript:alert(1)\n\n[klick][a]',
    '<https://example.org/"onmouseover=alert(1)>',
    '`<script>`</script><script>alert(1)</script>',
  ];
  it.each(attacks)('%s', (attack) => {
    const out = html(attack);
    expect(out).not.toMatch(/<(script|img|svg|iframe|style|form|input|object|embed)\b/i);
    expect(out).not.toMatch(/<[^>]*\son\w+\s*=/i);
    expect(out).not.toMatch(/href="(?!https?:|mailto:|\/|#)/i);
  });

  it('never yields an element that runs, whatever is typed', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...attacks, '**', '[', '](', '<', '>', '\n\n', '|', 'ä', '`')), (parts) => {
        expect(html(parts.join(''))).not.toMatch(/<(script|img|svg|iframe|style|form|input)\b/i);
      }),
    );
  });
});

describe('placeholders', () => {
  it('are filled with their value', () => {
    expect(renderMarkdown('Träger: {{operator.name}}', { values: { 'operator.name': 'Verein' } }).html).toContain(
      'Träger: Verein',
    );
  });
  it('stay visible as a gap when there is no value', () => {
    expect(html('Hallo {{kommune}}')).toContain('<span class="gap">Name der Kommune</span>');
    expect(html('{{constructor}} {{toString}}')).toContain('<span class="gap">constructor</span>');
  });
  it('are named in headings and their ids', () => {
    const { headings } = renderMarkdown('## In {{kommune}}, {{name}}', { values: { name: 'heute' } });
    expect(headings).toEqual([{ depth: 2, text: 'In Name der Kommune, heute', id: 'in-name-der-kommune-heute' }]);
  });
});

describe('terms', () => {
  const index = [
    { word: 'MVZ', slug: 'mvz' },
    { word: 'Praxis', slug: 'praxis' },
  ];
  it('are linked at their first use only', () => {
    const used = new Set<string>();
    const out = renderMarkdown('Ein MVZ ist kein MVZ.', { terms: { index, used } }).html;
    expect(out.match(/\/glossar\/#mvz/g)).toHaveLength(1);
    expect(renderMarkdown('MVZ', { terms: { index, used } }).html).not.toContain('glossar');
  });
  it('are left alone inside longer words, links and headings', () => {
    const out = renderMarkdown('## Praxis\n\nHausarztPraxis [Praxis](/a/) Praxisräume', {
      terms: { index, used: new Set() },
    }).html;
    expect(out).not.toContain('glossar');
  });
});

describe('headings', () => {
  it('get German ids, each once', () => {
    expect(renderMarkdown('## Für Ärzte\n\n## Für Ärzte').headings.map(({ id }) => id)).toEqual([
      'fuer-aerzte',
      'fuer-aerzte-2',
    ]);
  });
});
