/** Refuses a file when it is chosen, with the words of the build, instead of after saving. */
import { uploadFault, uploadName } from '#upload/fault.ts';
import { say } from './notice.ts';

/** Watches every choice of a file inside `root`, before Decap hears of it. */
export function guardUploads(root: HTMLElement): void {
  const passed = new WeakSet<Event>();
  document.addEventListener(
    'change',
    (event) => {
      const input = event.target;
      if (!(input instanceof HTMLInputElement) || input.type !== 'file' || passed.has(event)) return;
      event.stopImmediatePropagation();
      void faultsOf(input.files).then((faults) => {
        if (faults.length > 0) {
          input.value = '';
          void say('Nicht hochgeladen', faults);
          return;
        }
        const again = new Event('change', { bubbles: true });
        passed.add(again);
        input.dispatchEvent(again);
      });
    },
    { capture: true },
  );
  // Decap takes dropped files as well; the button of the media library does the same and can be checked.
  root.addEventListener(
    'drop',
    (event) => {
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void say('Nicht hochgeladen', ['Bitte die Datei mit „Hochladen“ auswählen, statt sie auf die Seite zu ziehen.']);
    },
    { capture: true },
  );
}

async function faultsOf(files: FileList | null): Promise<string[]> {
  const found = await Promise.all(
    [...(files ?? [])].map(async (file) => {
      const name = uploadName(file.name);
      const fault = uploadFault(name, new Uint8Array(await file.arrayBuffer()));
      return fault ? [`${file.name}: ${fault}`] : [];
    }),
  );
  return found.flat();
}
