/** Has documents made beside the page, which stays free for the visitor meanwhile. */
import type { Answer, Failure, FilesOrder, MadeFile, MadeToolcase, Order, Progress, ToolcaseOrder } from './order.ts';

export type { Failure, MadeFile, MadeToolcase, Progress } from './order.ts';

interface Watch {
  onProgress?: (progress: Progress) => void;
  /** Ends the work at once; the promise rejects with the reason. */
  signal?: AbortSignal;
}

const notMade =
  'Die Dateien ließen sich nicht erstellen. Bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal.';

function work(order: Order, take: (answer: Answer) => void, { onProgress, signal }: Watch): Promise<void> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  return new Promise<void>((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    worker.addEventListener('error', () => reject(new Error(notMade)));
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (data.type === 'progress') onProgress?.(data);
      take(data);
      if (data.type === 'end') resolve();
    });
    worker.postMessage(order);
  }).finally(() => worker.terminate());
}

/** Makes each file; one that cannot be made is named, and the others are delivered. */
export async function makeFiles(
  order: FilesOrder,
  watch: Watch = {},
): Promise<{ files: MadeFile[]; failures: Failure[] }> {
  const files: MadeFile[] = [];
  const failures: Failure[] = [];
  await work(
    { task: 'files', ...order },
    (answer) => {
      if (answer.type === 'file') files.push(answer.file);
      if (answer.type === 'failure') failures.push(answer.failure);
    },
    watch,
  );
  return { files, failures };
}

/** Makes one ZIP of all documents in all formats, with a sheet that lists them. */
export async function makeToolcase(order: ToolcaseOrder, watch: Watch = {}): Promise<MadeToolcase> {
  let made: MadeToolcase | undefined;
  await work(
    { task: 'toolcase', ...order },
    (answer) => {
      if (answer.type === 'end') made = answer.toolcase;
    },
    watch,
  );
  if (!made) throw new Error('The worker ended without a collection.');
  return made;
}
