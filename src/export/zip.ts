/** Files as one ZIP, written piece by piece so that they never lie in memory together. */
import { Zip, ZipDeflate } from 'fflate';

export interface ZipFile {
  add: (name: string, bytes: Uint8Array<ArrayBuffer>) => void;
  /** The finished archive; nothing can be added any more. */
  finish: () => Blob;
}

/** `date` is the day that each file carries. */
export function zip(date: Date): ZipFile {
  const parts: Blob[] = [];
  let failed: Error | undefined;
  const archive = new Zip((error, chunk) => {
    failed ??= error ?? undefined;
    // A blob may lie outside the memory of the page.
    if (!error) parts.push(new Blob([chunk.slice()]));
  });
  const check = (): void => {
    if (failed) throw failed;
  };
  return {
    add(name, bytes) {
      // Deflated although most formats are compressed: some readers refuse stored files whose size follows them.
      const file = new ZipDeflate(name, { level: 1 });
      file.mtime = date;
      archive.add(file);
      file.push(bytes, true);
      check();
    },
    finish() {
      archive.end();
      check();
      return new Blob(parts, { type: 'application/zip' });
    },
  };
}
