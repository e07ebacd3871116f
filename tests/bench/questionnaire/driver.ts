/** What answers a questionnaire inside the browser, and takes the time. Nothing here may come from outside the function. */

/** Where a page shows what; `{id}` stands for the id of a question. */
export interface Signs {
  field: string;
  /** Stands within a field once its answer is drawn. */
  answered: string;
  /** What is to be clicked to see all sections on one page, if it is not so from the start. */
  whole?: string;
}

export interface Driver {
  /** From the click that starts the questionnaire until a click on the first answer has been drawn, in ms. */
  start: (until: readonly string[], isWhole: boolean) => Promise<number>;
  /** Answers every question; each answer's time in ms until the frame that shows it has been painted. */
  answer: (questions: readonly string[]) => Promise<number[]>;
  /** Brings the second choice of a question into view; where to click it. */
  aim: (question: string) => Promise<{ x: number; y: number }>;
  /** Of each interaction since the page was opened, ms from the input to the frame it brought; short ones are left out. */
  interactions: () => number[];
}

declare global {
  var driver: Driver;
}

export function installDriver(signs: Signs): void {
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

  /** Acts at the begin of a frame; a message sent there arrives when that frame has been laid out and painted. */
  const painted = async (act: () => void = () => undefined): Promise<number> => {
    await frame();
    const { port1, port2 } = new MessageChannel();
    return new Promise((resolve) => {
      const begin = performance.now();
      port1.onmessage = () => {
        port1.close();
        resolve(performance.now() - begin);
      };
      act();
      port2.postMessage(undefined);
    });
  };

  const found = async (selector: string): Promise<HTMLElement> => {
    for (const end = performance.now() + 30_000; performance.now() < end; await frame()) {
      const element = document.querySelector<HTMLElement>(selector);
      if (element) return element;
    }
    throw new Error(`The page does not show ${selector}.`);
  };
  const fieldOf = (question: string): Promise<HTMLElement> => found(signs.field.replace('{id}', question));

  const bringIntoView = async (element: Element): Promise<void> => {
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    await painted();
    await new Promise((resolve) => setTimeout(resolve, 40));
  };

  const write = (field: HTMLInputElement | HTMLTextAreaElement, text: string): void => {
    // Past the setter by which React notices its own changes.
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, text);
    field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text }));
    field.blur();
  };

  const longOnes: PerformanceObserverInit & { durationThreshold: number } = {
    type: 'event',
    durationThreshold: 16,
    buffered: true,
  };
  const durations = new Map<number, number>();
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!(entry instanceof PerformanceEventTiming) || !entry.interactionId) continue;
      durations.set(entry.interactionId, Math.max(entry.duration, durations.get(entry.interactionId) ?? 0));
    }
  }).observe(longOnes);

  globalThis.driver = {
    async start(until, isWhole) {
      const begin = performance.now();
      document.querySelector('button')?.click();
      const [first = ''] = until;
      const firstField = await fieldOf(first);
      await painted();
      if (isWhole && signs.whole) {
        const buttons = [...document.querySelectorAll('button')];
        await painted(() => buttons.find(({ textContent }) => textContent === signs.whole)?.click());
      }
      for (const question of isWhole ? until : []) await fieldOf(question);
      await painted(() => firstField.querySelector('input')?.click());
      await found(`${signs.field.replace('{id}', first)} ${signs.answered}`);
      await painted();
      return performance.now() - begin;
    },

    async answer(questions) {
      const times: number[] = [];
      for (const question of questions) {
        const field = await fieldOf(question);
        await bringIntoView(field);
        const inputs = [...field.querySelectorAll<HTMLInputElement>('[type="radio"], [type="checkbox"]')];
        // A table has one group of radio buttons for each row.
        for (const [first] of Map.groupBy(inputs, ({ name, type }) => (type === 'radio' ? name : '')).values()) {
          if (first && !first.checked) times.push(await painted(() => first.click()));
        }
        const text = field.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
        if (text && inputs.length === 0) {
          text.focus();
          await bringIntoView(field);
          times.push(await painted(() => write(text, '7')));
        }
      }
      return times;
    },

    async aim(question) {
      const field = await fieldOf(question);
      const target = field.querySelectorAll('label:has(input)')[1];
      if (!target) throw new Error(`${question} has no second choice.`);
      await bringIntoView(target);
      const { left, top, width, height } = target.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    },

    interactions: () => [...durations.values()],
  };
}
