import { describe, expect, it } from 'vitest';
import { type Adaptation, limits } from '#questionnaire/adaptation.ts';
import { addQuestion, removeQuestion, rewordQuestion, setDetail } from '#questionnaire/adapting.ts';
import type { Questionnaire } from '#questionnaire/kinds.ts';
import { openDraft, storageKey } from './draft.ts';

const original: Questionnaire = {
  title: 'Probe',
  summary: '',
  version: 1,
  sectors: [],
  stages: [],
  audiences: [],
  respondents: '',
  minutes: 1,
  keywords: [],
  body: '',
  privacy: '',
  sections: [
    {
      id: 'teil',
      title: 'Teil',
      questions: [
        { type: 'shortText', id: 'ort', label: 'Ort?', required: false },
        { type: 'number', id: 'zahl', label: 'Wie viele?', required: false },
      ],
    },
  ],
  dimensions: [],
  recommendations: [],
  tools: [],
  solutions: [],
  origin: 'ergaenzung',
  checked: '2026-01-01',
  sources: [],
  formerUrls: [],
};

/** A device shared by tabs; `refuses` makes each write fail as a full storage does. */
function device() {
  const kept = new Map<string, string>();
  const waiting: (() => void)[] = [];
  const settings = { refuses: false };
  let ids = 0;
  return {
    kept,
    settings,
    runAll: () => {
      for (const run of waiting.splice(0)) run();
    },
    tab: () =>
      openDraft('probe', original, {
        storage: () => ({
          getItem: (key) => kept.get(key) ?? null,
          setItem: (key, value) => {
            if (settings.refuses) throw new Error('QuotaExceededError');
            kept.set(key, value);
          },
          removeItem: (key) => kept.delete(key),
        }),
        now: () => new Date('2026-05-31T12:00:00Z'),
        soon: (run) => {
          waiting.push(run);
          return () => waiting.splice(0, waiting.length, ...waiting.filter((other) => other !== run));
        },
        id: () => {
          ids += 1;
          return `probe${String(ids).padStart(4, '0')}`;
        },
      }),
  };
}

const key = storageKey('probe');
type Draft = ReturnType<ReturnType<typeof device>['tab']>;

/** The adaptation of an operation that is not refused. */
function done(edited: { adaptation: Adaptation } | { refused: string }): Adaptation {
  if ('refused' in edited) throw new Error(edited.refused);
  return edited.adaptation;
}
const name = (draft: Draft, title: string, field?: string): void =>
  draft.change(done(setDetail(original, draft.state().adaptation, 'title', title)), 'geändert: Titel', field);
const titleOf = (draft: Draft): string | undefined => draft.state().adaptation.details.title;

describe('steps', () => {
  it('go back and forth, by name; a new change ends what could be repeated', () => {
    const draft = device().tab();
    name(draft, 'A');
    draft.change(done(removeQuestion(original, draft.state().adaptation, 'ort')), 'entfernt: „Ort?“');
    expect(draft.state()).toMatchObject({ undoes: 'entfernt: „Ort?“', redoes: undefined });
    draft.undo();
    expect(draft.state().adaptation.order).toBeUndefined();
    expect(draft.state()).toMatchObject({ undoes: 'geändert: Titel', redoes: 'entfernt: „Ort?“' });
    draft.redo();
    expect(draft.state().adaptation.order).toEqual([{ section: 'teil', questions: ['zahl'] }]);
    draft.undo();
    draft.undo();
    expect(titleOf(draft)).toBeUndefined();
    draft.undo();
    name(draft, 'B');
    draft.redo();
    expect(titleOf(draft)).toBe('B');
    expect(draft.state().redoes).toBeUndefined();
  });

  it('are one for what is typed in a row, until the field is left', () => {
    const draft = device().tab();
    for (const title of ['W', 'Wo', 'Woh']) name(draft, title, 'titel');
    draft.endStep();
    name(draft, 'Wohnen', 'titel');
    draft.undo();
    expect(titleOf(draft)).toBe('Woh');
    draft.undo();
    expect(titleOf(draft)).toBeUndefined();
  });

  it('do not mix two fields, and nothing is a step that changes nothing', () => {
    const draft = device().tab();
    name(draft, 'A', 'titel');
    const { adaptation } = draft.state();
    draft.change(done(rewordQuestion(original, adaptation, 'ort', 'label', 'Wo?')), 'geändert: Ort', 'ort');
    draft.change(draft.state().adaptation, 'nichts');
    draft.undo();
    expect(draft.state().adaptation).toEqual(adaptation);
  });

  it('include a file that was opened and the return to the original', () => {
    const { tab, kept } = device();
    const draft = tab();
    name(draft, 'Meine');
    const mine = draft.state().adaptation;
    draft.adopt({ ...mine, id: 'fremd0001', details: { title: 'Andere' } }, ['Hinweis'], 'Datei geöffnet');
    expect(draft.state().notices).toEqual(['Hinweis']);
    expect(kept.get(key)).toContain('Andere');
    draft.clear();
    expect(kept.size).toBe(0);
    expect(draft.state().adaptation.id).not.toBe('fremd0001');
    draft.undo();
    expect(titleOf(draft)).toBe('Andere');
    draft.undo();
    expect(draft.state().adaptation).toEqual(mine);
    draft.flush();
    expect(kept.get(key)).toContain('Meine');
  });
});

describe('the copy on the device', () => {
  it('is written once for changes in quick succession, resumed, and gone with the last change', () => {
    const { tab, kept, runAll } = device();
    const draft = tab();
    name(draft, 'A');
    name(draft, 'AB');
    expect(kept.size).toBe(0);
    runAll();
    expect(draft.state()).toMatchObject({ isKept: true, savedAt: '2026-05-31T12:00:00.000Z' });
    expect(tab().state()).toMatchObject({ adaptation: draft.state().adaptation, isKept: true });
    name(draft, '');
    runAll();
    expect(kept.size).toBe(0);
    expect(draft.state()).toMatchObject({ isKept: false, savedAt: undefined });
  });

  it('is not written where nothing can be; work goes on, at risk until it is safe elsewhere', () => {
    const { tab, settings, runAll } = device();
    settings.refuses = true;
    const draft = tab();
    name(draft, 'A');
    runAll();
    expect(draft.state()).toMatchObject({ device: 'blocked', isKept: false, adaptation: { details: { title: 'A' } } });
    expect(draft.isAtRisk()).toBe(true);
    draft.broughtToSafety();
    expect(draft.isAtRisk()).toBe(false);
    settings.refuses = false;
    name(draft, 'B');
    runAll();
    expect(draft.state()).toMatchObject({ device: 'ready', isKept: true });
  });

  it('of another tab is not overwritten unasked', () => {
    const { tab, kept, runAll } = device();
    const first = tab();
    const second = tab();
    name(first, 'erster');
    runAll();
    name(second, 'zweiter');
    runAll();
    expect(second.state().elsewhere).toBe('changed');
    expect(second.isAtRisk()).toBe(true);
    expect(kept.get(key)).toContain('erster');
    second.settle('here');
    expect(kept.get(key)).toContain('zweiter');

    first.noticeCopy(kept.get(key) ?? null);
    expect(first.state()).toMatchObject({ elsewhere: 'changed', adaptation: { details: { title: 'erster' } } });
    first.settle('there');
    expect(first.state()).toMatchObject({ elsewhere: undefined, adaptation: { details: { title: 'zweiter' } } });
    first.undo();
    expect(titleOf(first)).toBe('erster');
  });

  it('is followed while nothing was changed here, and asked about when another tab deleted it', () => {
    const { tab, kept, runAll } = device();
    const first = tab();
    const second = tab();
    name(first, 'erster');
    runAll();
    second.noticeCopy(kept.get(key) ?? null);
    expect(titleOf(second)).toBe('erster');
    kept.clear();
    second.noticeCopy(null);
    expect(second.state().elsewhere).toBe('deleted');
    second.settle('here');
    expect(kept.get(key)).toContain('erster');
  });

  it('that cannot be read is named and stays until the next change', () => {
    const { tab, kept, runAll } = device();
    kept.set(key, '{"format":');
    const draft = tab();
    expect(draft.state().notices).toHaveLength(1);
    runAll();
    expect(kept.get(key)).toBe('{"format":');
  });
});

it('undoes as many own questions as are allowed, one by one', () => {
  const draft = device().tab();
  const texts = { label: 'Neu', options: ['a', 'b'], low: 'nein', high: 'ja', text: 'Text' };
  for (let index = 0; index < limits.ownQuestions; index += 1)
    draft.change(done(addQuestion(original, draft.state().adaptation, 'teil', 'single', texts)), 'neu');
  expect(Object.keys(draft.state().adaptation.own)).toHaveLength(limits.ownQuestions);
  for (let index = 0; index < limits.ownQuestions; index += 1) draft.undo();
  expect(draft.state()).toMatchObject({ undoes: undefined, adaptation: { own: {} } });
});
