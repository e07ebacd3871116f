/**
 * Makes of a file that somebody chose a picture that is nothing but one: drawn anew as PNG, so that no script, no
 * reference and no hidden data of the file is left.
 */
import { logoBox } from '#export/letterhead.ts';
import { inspect } from '#upload/picture.ts';
import { fitted } from './picture.ts';

/** The PNG as data URL, and what the visitor should know about it; or why there is none. In German. */
export type Logo = { url: string; notices: string[] } | { fault: string };

const mostBytes = 2_000_000;
const mostPixels = 25_000_000;

const faults = {
  tooLarge:
    'Die Datei ist größer als 2 MB. Bitte verkleinern Sie das Bild, zum Beispiel auf 1200 Pixel Breite, und wählen Sie es dann noch einmal.',
  other:
    'Das ist kein PNG, JPEG oder SVG. Bitte speichern Sie das Logo in einem dieser Formate und wählen Sie es dann noch einmal.',
  broken:
    'Das Bild lässt sich nicht lesen; vermutlich ist die Datei beschädigt. Bitte nehmen Sie eine andere Fassung des Logos.',
  empty:
    'Auf dem Bild ist nichts zu sehen, vielleicht weil es auf andere Dateien verweist. Bitte nehmen Sie eine andere Fassung des Logos.',
};

const tooManyPixels = (pixels: number): string =>
  `Das Bild hat ${Math.round(pixels / 1_000_000)} Millionen Bildpunkte. Bitte verkleinern Sie es; für einen Briefkopf genügen 1200 Pixel Breite.`;

function inWorker(file: Blob): Promise<Blob | undefined> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Blob | undefined>((resolve, reject) => {
    worker.addEventListener('error', () => reject(new Error('The worker that draws pictures did not start.')));
    worker.addEventListener('message', ({ data }: MessageEvent<Blob | undefined>) => resolve(data));
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}

const dataUrl = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''));
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(blob);
  });

const isForeign = (address: string): boolean => !/^(?:#|data:|$)/i.test(address.trim());

/** Whether the drawing asks for other files, which nobody loads for it. */
function refersToOthers(root: Element): boolean {
  const linked = [...root.querySelectorAll('image, use, feImage, script, pattern, linearGradient, radialGradient')];
  const addresses = linked.flatMap((element) => [
    element.getAttribute('href') ?? '',
    element.getAttributeNS('http://www.w3.org/1999/xlink', 'href') ?? '',
  ]);
  const styles = [...root.querySelectorAll('style')].map(({ textContent }) => textContent ?? '').join('\n');
  return addresses.some(isForeign) || /@import|url\(\s*['"]?(?!\s*['"]?(?:#|data:))/i.test(styles);
}

/** A script in the drawing does not run, and other files are not loaded: browsers see to it in pictures. */
async function drawn(text: string): Promise<Logo> {
  const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml');
  if (
    root.nodeName !== 'svg' ||
    root.namespaceURI !== 'http://www.w3.org/2000/svg' ||
    root.querySelector('parsererror')
  )
    return { fault: faults.broken };
  const [, , width = 0, height = 0] = (root.getAttribute('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const isSized = [root.getAttribute('width'), root.getAttribute('height')].every((side) =>
    /^[\d.]+(?!.*%)/.test(side ?? ''),
  );
  if (!isSized && width > 0 && height > 0) {
    // Firefox draws nothing without them.
    root.setAttribute('width', String(width));
    root.setAttribute('height', String(height));
  }
  const image = new Image();
  image.src = await dataUrl(new Blob([new XMLSerializer().serializeToString(root)], { type: 'image/svg+xml' }));
  await image.decode();
  const { naturalWidth, naturalHeight } = image;
  if (naturalWidth === 0 || naturalHeight === 0) return { fault: faults.broken };

  const canvas = document.createElement('canvas');
  Object.assign(canvas, fitted({ width: naturalWidth, height: naturalHeight }, logoBox, true));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return { fault: faults.broken };
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  if (!data.some((value, index) => index % 4 === 3 && value > 0)) return { fault: faults.empty };
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!png) return { fault: faults.broken };
  return {
    url: await dataUrl(png),
    notices: [
      ...(root.querySelector('animate, animateMotion, animateTransform, set') ? [still] : []),
      ...(refersToOthers(root) ? ['Das Bild verweist auf andere Dateien; was darin steht, fehlt.'] : []),
    ],
  };
}

const still = 'Das Bild bewegt sich; übernommen ist der Anfang als Standbild.';
const small = (width: number, height: number): string =>
  `Das Logo hat nur ${width} mal ${height} Pixel und kann im Druck unscharf sein. Besser ist ein größeres Bild oder ein SVG.`;

export async function readLogo(file: File): Promise<Logo> {
  if (file.size > mostBytes) return { fault: faults.tooLarge };
  try {
    const inspected = inspect(new Uint8Array(await file.arrayBuffer()));
    if (inspected.kind === 'svg') return await drawn(inspected.text);
    if (inspected.kind === 'broken') return { fault: faults.broken };
    if (inspected.kind !== 'png' && inspected.kind !== 'jpeg') return { fault: faults.other };
    const { width, height, isAnimated } = inspected;
    if (width * height > mostPixels) return { fault: tooManyPixels(width * height) };
    const png = await inWorker(file);
    if (!png) return { fault: faults.broken };
    const notices = [...(isAnimated ? [still] : []), ...(width < 300 && height < 100 ? [small(width, height)] : [])];
    return { url: await dataUrl(png), notices };
  } catch (error) {
    console.error(error);
    return { fault: faults.broken };
  }
}
