import { describe, expect, it } from 'vitest';
import type { Questionnaire } from '#questionnaire/answers.ts';
import { openSession, storageKey } from './session.ts';

const questionnaire: Questionnaire = {
  title: 'Probe',
  summary: 'Probe',
  version: 1,
  sectors: ['medizin'],
  stages: ['planen'],
  audiences: ['verwaltung'],
  respondents: 'Alle',
  minutes: 1,
  keywords: [],
  body: '',
  privacy: '',
  sections: [
    {
      id: 'eins',
      title: 'Eins',
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
  return {
    kept,
    settings,
    runAll: () => {
      for (const run of waiting.splice(0)) run();
    },
    tab: () =>
      openSession(
        { slug: 'probe', questionnaire },
        {
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
        },
      ),
  };
}

const key = storageKey({ slug: 'probe' });

describe('a session', () => {
  it('writes once for answers in quick succession, and resumes with them', () => {
    const { tab, runAll, kept } = device();
    const session = tab();
    session.answer('ort', 'A');
    session.answer('ort', 'Ab');
    expect(kept.size).toBe(0);
    runAll();
    expect(JSON.parse(kept.get(key) ?? '')).toMatchObject({ answers: { ort: 'Ab' }, questionnaire: 'probe' });
    expect(tab().state()).toMatchObject({ answers: { ort: 'Ab' }, savedAt: '2026-05-31T12:00:00.000Z' });
  });

  it('keeps nothing on the device once nothing is answered', () => {
    const { tab, runAll, kept } = device();
    const session = tab();
    session.answer('ort', 'A');
    runAll();
    session.answer('ort', undefined);
    runAll();
    expect(kept.size).toBe(0);
  });

  it('goes on in memory where nothing can be written, and knows the risk until a file is saved', () => {
    const { tab, runAll, settings } = device();
    settings.refuses = true;
    const session = tab();
    session.answer('zahl', 3);
    runAll();
    expect(session.state()).toMatchObject({ device: 'blocked', answers: { zahl: 3 } });
    expect(session.isAtRisk()).toBe(true);
    session.broughtToSafety();
    expect(session.isAtRisk()).toBe(false);
    settings.refuses = false;
    session.answer('zahl', 4);
    runAll();
    expect(session.state().device).toBe('ready');
    expect(session.isAtRisk()).toBe(false);
  });

  it('works where even the access to the storage throws', () => {
    const session = openSession(
      { slug: 'probe', questionnaire },
      {
        storage: () => {
          throw new Error('SecurityError');
        },
        now: () => new Date(0),
        soon: (run) => {
          run();
          return () => undefined;
        },
      },
    );
    session.answer('ort', 'A');
    expect(session.state()).toMatchObject({ device: 'blocked', answers: { ort: 'A' } });
    session.clear();
    expect(session.state().answers).toEqual({});
  });

  it('overwrites nothing another tab has written, even unannounced', () => {
    const { tab, runAll, kept } = device();
    const first = tab();
    const second = tab();
    first.answer('ort', 'erster');
    runAll();
    second.answer('ort', 'zweiter');
    runAll();
    expect(second.state().elsewhere).toBe('changed');
    expect(second.isAtRisk()).toBe(true);
    expect(kept.get(key)).toContain('erster');

    second.settle('here');
    expect(kept.get(key)).toContain('zweiter');
    first.noticeCopy(kept.get(key) ?? null);
    expect(first.state()).toMatchObject({ elsewhere: 'changed', answers: { ort: 'erster' } });
    first.settle('there');
    expect(first.state()).toMatchObject({ elsewhere: undefined, answers: { ort: 'zweiter' } });
  });

  it('follows another tab while it has no answers of its own', () => {
    const { tab, runAll, kept } = device();
    const first = tab();
    const second = tab();
    first.answer('ort', 'erster');
    runAll();
    second.noticeCopy(kept.get(key) ?? null);
    expect(second.state()).toMatchObject({ elsewhere: undefined, answers: { ort: 'erster' } });
  });

  it('asks when another tab has deleted the answers', () => {
    const { tab, runAll, kept } = device();
    const first = tab();
    first.answer('ort', 'A');
    runAll();
    kept.clear();
    first.noticeCopy(null);
    expect(first.state().elsewhere).toBe('deleted');
    first.settle('here');
    expect(kept.get(key)).toContain('"A"');
  });

  it('writes answers of a link only with the next answer, those of a file at once', () => {
    const { tab, runAll, kept } = device();
    const session = tab();
    session.adopt({ ort: 'Link' }, [], 'with the next answer');
    runAll();
    expect(kept.size).toBe(0);
    session.adopt({ ort: 'Datei' }, ['Hinweis'], 'now');
    expect(kept.get(key)).toContain('Datei');
    expect(session.state().notices).toEqual(['Hinweis']);
  });

  it('says so when what is stored cannot be read', () => {
    const { tab, kept } = device();
    kept.set(key, '{"format":');
    expect(tab().state().notices).toHaveLength(1);
    expect(kept.get(key)).toBe('{"format":');
  });
});
