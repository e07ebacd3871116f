import { describe, expect, it } from 'vitest';
import type { CollectionName, Platform } from '#schema/collections.ts';
import { collections, platformFile } from '#schema/collections.ts';
import { type Due, due, type Kept, nextCheck } from './due.ts';

const source = { title: 'Beispiel', date: '2026' };
const always = { title: 'Titel', checked: '2026-11-01', sources: [source] };
const usual = { summary: 'Ein Satz.', origin: 'ergaenzung' };

/** An entry as the build hands it over: read through its schema. */
const entry = (collection: CollectionName, data: Record<string, unknown>): Kept => ({
  collection,
  slug: 'eintrag',
  data: collections[collection].schema.parse({ ...always, ...data }),
});

const term = (checked: string) => entry('term', { meaning: 'Etwas.', origin: 'ergaenzung', checked });
const offer = (validUntil: string) =>
  entry('offer', {
    ...usual,
    kind: 'stelle',
    example: true,
    sectors: ['pflege'],
    employment: ['vollzeit'],
    start: 'nach Absprache',
    body: 'Text',
    contactVia: 'Rathaus',
    validUntil,
  });
const funding = (more: Record<string, unknown>) =>
  entry('funding', {
    ...usual,
    giver: 'Land',
    amount: '100 Euro',
    applicants: 'alle',
    audiences: ['studierende'],
    sectors: ['medizin'],
    stages: ['gewinnen'],
    conditions: ['eine'],
    deadline: 'keine',
    state: 'laufend',
    asOf: '2026',
    url: 'https://example.org/',
    ...more,
  });
const municipality = (more: Record<string, unknown>) =>
  entry('municipality', {
    ...usual,
    kind: 'stadt',
    ags: '05000000',
    kreis: 'Kreis Muster',
    group: 'muster',
    population: [{ value: 1000, date: '2025-12-31', source }],
    areaKm2: 10,
    coordinates: { lat: 50, lon: 7 },
    postcodes: ['12345'],
    website: 'https://example.org/',
    body: 'Ein Ort.',
    contact: { department: 'Rathaus', email: 'rathaus@example.org' },
    ...more,
  });

const ownerGroup = {
  name: 'Träger',
  street: 'Weg 1',
  city: '12345 Ort',
  email: 'a@example.org',
  phone: '1',
  represented: 'x',
  register: 'x',
  responsible: 'x',
  dataProtection: 'x',
  hosting: 'x',
};
const platform = (more: Record<string, unknown> = {}): Platform =>
  platformFile.schema.parse({
    name: 'Region',
    region: 'Region',
    state: 'DE-NW',
    claim: 'Satz',
    description: 'Satz',
    welcome: 'Satz',
    url: 'https://example.org',
    doors: { municipalities: 'Satz', professionals: 'Satz' },
    check: 'check',
    project: { name: 'Projekt', short: 'P', start: '2020-01-01', end: '2023-01-01' },
    groups: [{ id: 'muster', label: 'Muster', model: true }],
    funding: { notice: 'Satz', detail: 'Satz' },
    operator: ownerGroup,
    accessibility: { statementDate: '2026-11-01', feedback: 'a@example.org', signLanguageVideo: 'film.mp4' },
    map: { file: 'karte.topo.json', notice: 'x', description: 'x' },
    showExamples: true,
    licence: { content: 'x', contentUrl: 'https://example.org/', code: 'x', codeUrl: 'https://example.org/' },
    ...more,
  });

const kinds = (found: readonly Due[]) => found.map(({ kind }) => kind);
const on = (today: string, ...entries: Kept[]) => due(entries, platform(), today);

describe('a check', () => {
  it('is due on the day twelve months later, not a day before', () => {
    expect(on('2026-11-20', term('2025-11-21'))).toEqual([]);
    expect(on('2026-11-21', term('2025-11-21'))).toMatchObject([
      { kind: 'checked', since: '2026-11-21', what: ['zuletzt geprüft am 21. November 2025'] },
    ]);
  });

  it('of a leap day is due on February 28th', () => {
    expect(on('2025-02-27', term('2024-02-29'))).toEqual([]);
    expect(kinds(on('2025-02-28', term('2024-02-29')))).toEqual(['checked']);
  });

  it('is announced, with how many fall on that day', () => {
    const entries = [term('2026-01-15'), term('2026-01-15'), term('2026-03-01'), term('2024-01-01')];
    expect(nextCheck(entries, '2026-11-21')).toEqual({ day: '2027-01-15', count: 2 });
    expect(nextCheck([term('2024-01-01')], '2026-11-21')).toBeUndefined();
  });

  it('belongs to the accessibility statement as well', () => {
    const found = due([], platform(), '2027-11-01');
    expect(found).toMatchObject([{ kind: 'checked', collection: 'platform', since: '2027-11-01' }]);
    expect(due([], platform(), '2027-10-31')).toEqual([]);
  });
});

describe('an offer', () => {
  it('is named sixty days before it ends, and until somebody acts', () => {
    expect(on('2026-11-01', offer('2027-01-01'))).toEqual([]);
    expect(on('2026-11-02', offer('2027-01-01'))).toMatchObject([
      { kind: 'offer', since: '2026-11-02', what: ['gültig bis 1. Januar 2027'] },
    ]);
    expect(on('2027-01-01', offer('2027-01-01'))[0]?.what).toEqual(['gültig bis 1. Januar 2027']);
    expect(on('2027-01-02', offer('2027-01-01'))[0]?.what).toEqual(['abgelaufen am 1. Januar 2027']);
  });
});

describe('an amount', () => {
  const checked = { checked: '2026-11-21' };
  it('may stand two years after the last day that its date can mean', () => {
    expect(on('2026-12-30', funding({ ...checked, asOf: '2024' }))).toEqual([]);
    expect(on('2026-12-31', funding({ ...checked, asOf: '2024' }))).toMatchObject([
      { kind: 'dated', since: '2026-12-31', what: ['Betrag und Frist: Stand 2024'] },
    ]);
    expect(on('2026-02-27', funding({ asOf: '2024-02' }))).toEqual([]);
    expect(kinds(on('2026-03-01', funding({ asOf: '2024-03-01' })))).toEqual(['dated']);
  });

  it('of a programme that has ended is nobody’s task', () => {
    expect(on('2026-12-31', funding({ ...checked, asOf: '2015', state: 'beendet' }))).toEqual([]);
  });
});

describe('the figures of a municipality', () => {
  const date = (day: string) => ({ value: 1000, date: day, source });
  it('count by the newest population', () => {
    expect(on('2026-11-21', municipality({ population: [date('2019-12-31'), date('2023-11-22')] }))).toEqual([]);
    expect(on('2026-11-22', municipality({ population: [date('2019-12-31'), date('2023-11-22')] }))).toMatchObject([
      { kind: 'dated', since: '2026-11-22', what: ['Einwohnerzahl: Stand 22. November 2023'] },
    ]);
  });

  it('come in one line, since the first of them', () => {
    const old = { title: 'Alt', date: '2020' };
    const found = on(
      '2026-11-21',
      municipality({
        doctorsAge: { group: 'Alle', area: 'Ort', over60: 40, approximate: false, date: 'Mai 2023', source },
        care: [
          { label: 'Apotheken', value: '3', date: 'ca. 2021', source },
          { label: 'Praxen', value: '3', date: '2026', source },
          { label: 'Betten', value: '3', date: 'unbekannt', source },
        ],
        travel: [
          { to: 'Nachbarort', mode: 'luftlinie', km: 5, source: old },
          { to: 'Großstadt', mode: 'bahn', minutes: 30, source: old },
        ],
        living: [{ topic: 'wohnen', text: 'Gut.', source: { title: 'Ohne Stand' } }],
      }),
    );
    expect(found).toMatchObject([
      {
        since: '2022-12-31',
        what: [
          'Alter der Ärztinnen und Ärzte: Stand Mai 2023',
          'Apotheken: Stand ca. 2021',
          'Weg nach Großstadt: Stand 2020',
          'ohne Jahr in Stand oder Quelle: Betten, Wohnen',
        ],
      },
    ]);
  });
});

describe('what is missing', () => {
  it('is named by its place in the form', () => {
    const found = due(
      [
        entry('partner', { summary: 'Ein Satz.', role: 'partner', address: '', email: 'a@example.org', logo: '' }),
        entry('tool', {
          ...usual,
          kind: 'leitfaden',
          sectors: ['pflege'],
          stages: ['planen'],
          audiences: ['politik'],
          effort: 'tage',
          cost: 'offen',
          leadTime: 'sofort',
          decides: ['rat'],
          evidence: 'offen',
          evidenceNote: 'Satz',
          situation: 'Text',
          goal: 'Text',
          steps: [{ title: 'Tun', text: 'So.' }],
          firstSteps: ['Anfangen'],
          budget: [
            { item: 'Raum', cost: 'keine' },
            { item: 'Druck', cost: 'offen' },
          ],
        }),
      ],
      platform({ operator: { ...ownerGroup, phone: '', hosting: '' } }),
      '2026-11-21',
    );
    const said = (collection: string) => found.find((one) => one.collection === collection);
    expect(said('partner')).toMatchObject({ kind: 'owner', what: ['Anschrift', 'Logo'], since: undefined });
    expect(said('tool')).toMatchObject({
      kind: 'label',
      what: ['Kosten', 'Evidenz', 'Kostenrahmen, Nr. 2, Größenordnung'],
    });
    expect(said('platform')).toMatchObject({ kind: 'owner', what: ['Träger, Telefon', 'Träger, Hosting'] });
    expect(found).toHaveLength(3);
  });
});

it('what has waited longest comes first, what no day began last', () => {
  const found = on('2027-12-01', { ...term('2026-06-01'), slug: 'b' }, { ...term('2026-05-01'), slug: 'a' });
  expect(found.map(({ slug }) => slug)).toEqual(['a', 'b', 'platform']);
  const owed = entry('partner', { summary: 'Ein Satz.', role: 'partner', address: '', email: '', logo: '' });
  expect(kinds(on('2027-11-01', owed, term('2026-06-01')))).toEqual(['checked', 'checked', 'checked', 'owner']);
});
