/** Files as one ZIP, written piece by piece so that they never lie in memory together. */
import { deflateSync, Zip, ZipPassThrough } from 'fflate';

export interface ZipFile {
  /** One file after the other: each waits for the one before. */
  add: (name: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  /** The finished archive; nothing can be added any more. */
  finish: () => Blob;
}

/** By the browser, which takes a tenth of the time; older ones cannot. */
async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  let packing: CompressionStream;
  try {
    packing = new CompressionStream('deflate-raw');
  } catch {
    return deflateSync(bytes, { level: 1 });
  }
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(packing)).arrayBuffer());
}

/** A file whose contents are deflated already. */
class Deflated extends ZipPassThrough {
  override compression = 8;
  readonly #packed: Uint8Array<ArrayBuffer>;

  constructor(name: string, packed: Uint8Array<ArrayBuffer>) {
    super(name);
    this.#packed = packed;
  }

  protected override process(_: Uint8Array<ArrayBuffer>, isLast: boolean): void {
    this.ondata(null, this.#packed, isLast);
  }
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
    async add(name, bytes) {
      // Deflated although most formats are compressed: some readers refuse stored files whose size follows them.
      const file = new Deflated(name, await deflated(bytes));
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
