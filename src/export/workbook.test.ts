import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { workbook } from './workbook.ts';

const sheetXml = (rows: (string | number | undefined)[][]): string => {
  const bytes = workbook([{ name: 'Blatt', rows, headings: 1, widths: [10] }]);
  return strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
};

describe('a workbook', () => {
  it('addresses columns beyond Z', () => {
    const xml = sheetXml([Array.from({ length: 703 }, (_, index) => index)]);
    for (const address of ['A1', 'Z1', 'AA1', 'ZZ1', 'AAA1']) expect(xml).toContain(`r="${address}"`);
  });

  it('keeps signs of XML, umlauts, line breaks and outer spaces', () => {
    expect(sheetXml([['<Öl & "Größe">\nzweite Zeile ']])).toContain(
      '<t xml:space="preserve">&lt;Öl &amp; &quot;Größe&quot;&gt;\nzweite Zeile </t>',
    );
  });

  it('drops what XML cannot hold: control characters and half letters', () => {
    expect(sheetXml([['a\u0000\u0008\u001fb\ud800c\ufffe']])).toContain('<t xml:space="preserve">ab\ufffdc</t>');
  });

  it('leaves empty cells out', () => {
    expect(sheetXml([['', undefined, 0]])).toContain('<row r="1"><c r="C1" s="1"><v>0</v></c></row>');
  });
});
