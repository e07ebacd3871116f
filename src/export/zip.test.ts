import { unzipSync } from 'fflate';
import { expect, it, vi } from 'vitest';
import { zip } from './zip.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const day = new Date('2026-11-22T12:00:00');

async function archive(files: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const { add, finish } = zip(day);
  for (const [name, text] of Object.entries(files)) await add(name, bytes(text));
  const blob = finish();
  expect(blob.type).toBe('application/zip');
  return new Uint8Array(await blob.arrayBuffer());
}

it('holds every file under its name, umlauts and folders included', async () => {
  const files = { 'PDF/01 Übergabe – für Ärztinnen (Leitfaden).pdf': 'ä'.repeat(70_000), '00 Inhalt.odt': '' };
  const read = unzipSync(await archive(files));
  expect(
    Object.fromEntries(Object.entries(read).map(([name, data]) => [name, new TextDecoder().decode(data)])),
  ).toEqual(files);
});

it('marks names beyond ASCII as UTF-8, and deflates, so that every reader opens it', async () => {
  const data = await archive({ 'Ü.txt': 'x' });
  const head = new DataView(data.buffer, data.byteOffset);
  expect(head.getUint32(0, true)).toBe(0x04034b50);
  expect(head.getUint16(6, true) & 0x0800).toBe(0x0800);
  expect(head.getUint16(8, true)).toBe(8);
});

it('gives the same bytes for the same files', async () => {
  const files = { 'a.txt': 'eins', 'b.txt': 'zwei' };
  expect(await archive(files)).toEqual(await archive(files));
});

it('is a ZIP when it is empty', async () => {
  expect(unzipSync(await archive({}))).toEqual({});
});

it('refuses further files once it is finished', async () => {
  const { add, finish } = zip(day);
  finish();
  await expect(add('a.txt', bytes('x'))).rejects.toThrow();
});

it('is packed by our own means where the browser cannot', async () => {
  vi.stubGlobal(
    'CompressionStream',
    class {
      constructor() {
        throw new TypeError("Unsupported compression format: 'deflate-raw'");
      }
    },
  );
  const files = { 'a.txt': 'ä'.repeat(70_000), 'b.txt': '' };
  const read = unzipSync(await archive(files));
  vi.unstubAllGlobals();
  expect(Object.values(read).map((data) => new TextDecoder().decode(data))).toEqual(Object.values(files));
});
