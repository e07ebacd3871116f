/**
 * The page inside the preview's frame. It shows what `window.preview.show()` is given last; nothing in it leads away,
 * and nothing is stored.
 */
import { dress, type Scheme } from './dress.ts';
import type { FillIn } from './fillIn.tsx';
import { morph } from './morph.ts';
import type { Wish } from './render.ts';

export interface StageWish extends Wish {
  scheme: Scheme;
  /** A questionnaire to read as its page shows it, or with its form. */
  view: 'read' | 'fill';
  /** Whoever reads wants the form. */
  onFill: () => void;
}

/** `stale`: a later wish came before this one was drawn. `failed`: what is shown is still the last one drawn. */
export type Outcome = { state: 'drawn' | 'stale' } | { state: 'failed'; missing: readonly string[] };

export interface Stage {
  show: (wish: StageWish) => Promise<Outcome>;
}

declare global {
  interface Window {
    preview?: Stage;
  }
}

// While `npm start` runs, a saved entry makes Vite load every page anew; what is shown here comes from the form.
import.meta.hot?.on('vite:beforeFullReload', () => {
  throw new Error('The preview stays as it is.');
});

// What a questionnaire remembers of its steps must not become steps of the CMS.
history.pushState = history.replaceState.bind(history);

/** The sheet and the form of a questionnaire, loaded for the first one. */
const loadForm = () => {
  // Fast Refresh wants a preamble that only Astro's own islands bring.
  if (import.meta.env.DEV) Object.assign(window, { $RefreshReg$() {}, $RefreshSig$: () => (type: unknown) => type });
  return import('./fillIn.tsx');
};

let form: FillIn | undefined;
let wanted: StageWish | undefined;
/** Collection and slug of what is shown. */
let shown = '';

const isForm = (element: Element): boolean => element.classList.contains('fill-in-host') && form !== undefined;

function stopForm(): void {
  form?.stop();
  form = undefined;
}

async function draw(wish: StageWish): Promise<Outcome> {
  const { render, whatIsMissing } = await import('./render.ts');
  const { collection, slug, scheme, view } = wish;
  try {
    const { html, sheets, anchor, material } = await render(wish);
    const forms = material && view === 'fill' ? await loadForm() : undefined;
    dress(forms ? [...sheets, forms.islandSheet] : sheets, scheme);
    // So that the words do not jump from one font to the other.
    await Promise.all([...document.fonts].map((font) => font.load().catch(() => undefined)));
    if (wish !== wanted) return { state: 'stale' };

    const page = new DOMParser().parseFromString(html, 'text/html');
    for (const script of page.querySelectorAll('script')) script.remove();
    const isOther = shown !== `${collection}/${slug}`;
    if (isOther || !forms) stopForm();
    morph(document.body, page.body, isForm);
    document.title = page.title;

    const host = document.querySelector('.fill-in-host');
    if (forms && material && host) {
      if (form) form.ask(material);
      else form = forms.fillIn(host, material);
    }
    if (isOther) {
      const part = anchor === undefined ? undefined : document.getElementById(anchor);
      if (part) part.scrollIntoView({ block: 'center' });
      else scrollTo(0, 0);
    }
    shown = `${collection}/${slug}`;
    return { state: 'drawn' };
  } catch (error) {
    console.error(error);
    const missing = whatIsMissing(wish);
    return { state: 'failed', missing: missing.length > 0 ? missing : [error instanceof Error ? error.message : ''] };
  }
}

let last: Promise<unknown> = Promise.resolve();

window.preview = {
  show(wish) {
    wanted = wish;
    const outcome = last.then((): Outcome | Promise<Outcome> => (wish === wanted ? draw(wish) : { state: 'stale' }));
    last = outcome;
    return outcome;
  },
};

document.addEventListener('click', (event) => {
  const { target } = event;
  if (!(target instanceof Element)) return;
  if (target.closest('.fill-in-offer .button')) {
    if (form) form.open();
    else wanted?.onFill();
  }
  const link = target.closest('a');
  if (!link) return;
  event.preventDefault();
  const fragment = link.getAttribute('href')?.match(/^#(.+)/)?.[1];
  if (fragment) document.getElementById(decodeURIComponent(fragment))?.scrollIntoView();
});
document.addEventListener('submit', (event) => event.preventDefault());
