/**
 * The production path of the CMS, played in a browser: the built site, its configuration as
 * `plattform.yaml` gives it, sign-in with PKCE, editorial workflow – against the stand-in of GitLab.
 */
import { spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { preview } from 'astro';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from '../bin/setup.mjs';
import { browse } from './browse.ts';
import { type GitLab, startGitLab } from './gitlab.ts';
import { agreeing } from './visitors.ts';

const place = join(root, '.cache', `gitlab-${process.pid}`);
const content = join(place, 'content');
/** Where the repository holds the content: as the build finds it, below the folder it runs in. */
const folder = relative(root, content).replaceAll('\\', '/');
const file = `${folder}/aktuelles/auftakt-im-quadrat.md`;
const branch = 'cms/news/auftakt-im-quadrat';

let gitlab: GitLab;
let site: { origin: string; stop: () => Promise<void> };
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** What the page's own policy forbade, and who else it asked. */
const forbidden: string[] = [];
const foreign = new Set<string>();

beforeAll(async () => {
  const region = join(root, 'tests/fixtures/region');
  const source = join(place, 'source');
  await mkdir(place, { recursive: true });
  await Promise.all([cp(region, content, { recursive: true }), cp(region, join(source, folder), { recursive: true })]);
  gitlab = await startGitLab({ folder: place, source, project: 'kreis/gesundheit/website', applicationId: 'kennung' });

  const platform = join(content, 'plattform.yaml');
  const supplied = { address: gitlab.address, repository: 'kreis/gesundheit/website', applicationId: 'kennung' };
  const text = Object.entries(supplied).reduce(
    (all, [name, value]) => all.replace(new RegExp(`^  ${name}: (""|https://git\\..*)$`, 'm'), `  ${name}: ${value}`),
    await readFile(platform, 'utf8'),
  );
  expect(parse(text).editing).toMatchObject({ host: 'gitlab', ...supplied });
  await writeFile(platform, text);

  const built = spawnSync(process.execPath, [join(root, 'bin/build-into.mjs'), join(place, 'built')], {
    cwd: root,
    // The test runner's own variables (DEV, PROD, MODE) would say what kind of build it is.
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], CONTENT_DIR: content, NODE_ENV: 'production' },
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(`${built.stdout}${built.stderr}`);
  const server = await preview({
    root,
    outDir: join(place, 'built', 'site'),
    logLevel: 'silent',
    server: { port: 0, host: '127.0.0.1' },
  });
  site = { origin: `http://127.0.0.1:${server.port}`, stop: () => server.stop() };
  gitlab.application.redirectUri = `${site.origin}/admin/`;
  browser = await browse();
  ({ context, page } = await newEditor());
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await gitlab?.stop();
  await rm(place, { recursive: true, force: true });
});
afterEach(() => {
  expect(gitlab.unknown, 'requests that the stand-in does not know').toEqual([]);
  expect(forbidden, 'what the policy of the page forbade').toEqual([]);
  expect([...foreign], 'whom else the page asked').toEqual([]);
});

/** A browser of an editor who has not signed in yet. */
async function newEditor() {
  const opened = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 900 } });
  const first = await opened.newPage();
  first.setDefaultTimeout(60_000);
  agreeing(first);
  first.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) forbidden.push(message.text());
  });
  first.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && ![site.origin, gitlab.address].includes(origin)) foreign.add(request.url());
  });
  return { context: opened, page: first };
}

/** What the browser brings about; it has the time of a busy machine. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 60_000 });

const signInButton = (at: Page) => at.getByRole('button', { name: /GitLab/ });
const collectionLink = (at: Page) => at.getByRole('link', { name: 'Aktuelles' });

async function signIn(at: Page, decision: 'Authorize' | 'Deny' = 'Authorize'): Promise<void> {
  await at.goto(`${site.origin}/admin/`);
  await signInButton(at).click();
  await at.getByRole('button', { name: decision }).click();
  await at.waitForURL(`${site.origin}/admin/**`);
}

const summaryOf = (at: Page) => at.getByLabel(/^Kurzfassung/);
async function openEntry(at: Page, slug = 'auftakt-im-quadrat'): Promise<void> {
  // The address alone does not load the page again.
  await at.goto(`${site.origin}/admin/#/`);
  await at.goto(`${site.origin}/admin/#/collections/news/entries/${slug}`);
  await summaryOf(at).waitFor();
}

async function save(at: Page, summary: string): Promise<void> {
  await summaryOf(at).fill(summary);
  await at.getByRole('button', { name: 'Speichern', exact: true }).click();
}

const setReady = async (at: Page): Promise<void> => {
  await at.getByRole('button', { name: /^Stand: / }).click();
  await at.getByRole('menuitem', { name: 'Fertig' }).click();
};

const publish = async (at: Page): Promise<void> => {
  await at.getByRole('button', { name: 'Veröffentlichen', exact: true }).click();
  await at.getByRole('menuitem', { name: 'Jetzt veröffentlichen' }).click();
};

/** The requests since the last call. */
let counted = 0;
const requestsSince = (): string[] => {
  const since = gitlab.requests.slice(counted);
  counted = gitlab.requests.length;
  return since;
};

/** The lines that `to` changed since `from`, with their sign, each file by its status and name. */
const changedLines = (from: string, to: string): string[] =>
  gitlab.repository
    .differences(from, to)
    .flatMap(({ status, newPath, diff }) => [
      `${status} ${newPath}`,
      ...diff.split('\n').filter((line) => /^[+-]/.test(line)),
    ]);

const textAt = (ref: string, path = file): string => gitlab.repository.blob(ref, path)?.bytes.toString('utf8') ?? '';
const newest = (ref: string): string => gitlab.repository.log(ref)[0]?.message ?? '';
const first = 'Das erfundene Vorhaben begann mit einem Treffen auf dem Markt.';

describe('the configuration of the built site', () => {
  it('is that of plattform.yaml, with nothing of a local backend', async () => {
    const config = parse(await (await fetch(`${site.origin}/admin/config.yml`)).text());
    expect(config).toMatchObject({
      backend: {
        name: 'gitlab',
        auth_type: 'pkce',
        app_id: 'kennung',
        repo: 'kreis/gesundheit/website',
        branch: 'main',
        api_root: `${gitlab.address}/api/v4`,
        base_url: gitlab.address,
      },
      publish_mode: 'editorial_workflow',
    });
    expect(config).not.toHaveProperty('local_backend');
    expect(config.collections).toContainEqual(expect.objectContaining({ folder: `${folder}/aktuelles` }));
  });
});

describe('an editor', { timeout: 150_000 }, () => {
  it('may refuse the sign-in, is told so, and is not signed in', async () => {
    await signIn(page, 'Deny');
    await page.getByText(/access_denied/).waitFor();
    expect(await signInButton(page).isVisible()).toBe(true);
    expect(page.url()).toBe(`${site.origin}/admin/`);
  });

  it('signs in with PKCE, and no code stays in the address', async () => {
    requestsSince();
    await signIn(page);
    await collectionLink(page).first().waitFor();
    expect(requestsSince()).toEqual(
      expect.arrayContaining(['GET oauth/authorize', 'POST oauth/token', 'GET api/v4/projects/:project']),
    );
    expect(page.url()).not.toMatch(/code=|state=/);
    expect(await context.cookies(site.origin)).toEqual([]);
  });

  it('sees the entries of a collection', async () => {
    await page.goto(`${site.origin}/admin/#/collections/news`);
    await page.getByText('Auftakt im Quadrat').first().waitFor();
  });

  it('saves a draft: one changed line, on a branch of its own, with a merge request', async () => {
    await openEntry(page);
    expect(await summaryOf(page).inputValue()).toBe(first);
    await save(page, 'Ein Treffen auf dem Markt, mit Grußwort.');
    await expect
      .poll(() => gitlab.mergeRequests)
      .toMatchObject([
        {
          title: 'Ändern: Meldung „auftakt-im-quadrat“',
          source_branch: branch,
          target_branch: 'main',
          labels: ['decap-cms/draft'],
          state: 'opened',
        },
      ]);
    expect(changedLines('main', branch)).toEqual([
      `M ${file}`,
      `-summary: ${first}`,
      '+summary: Ein Treffen auf dem Markt, mit Grußwort.',
    ]);
    expect(textAt('main')).toContain(first);
  });

  it('goes on after two hours: the sign-in is renewed, the draft saved on the same branch', async () => {
    gitlab.expireTokens();
    requestsSince();
    await save(page, 'Ein Treffen auf dem Markt.');
    await eventually(() => textAt(branch)).toContain('summary: Ein Treffen auf dem Markt.\n');
    expect(requestsSince()).toEqual(
      expect.arrayContaining(['POST oauth/token', 'PUT api/v4/projects/:project/merge_requests/:iid/rebase']),
    );
    expect(gitlab.mergeRequests).toHaveLength(1);
    expect(await signInButton(page).count()).toBe(0);
  });

  it('is still signed in after a reload', async () => {
    requestsSince();
    await page.reload();
    await collectionLink(page).first().waitFor();
    expect(requestsSince().filter((request) => request.includes('oauth'))).toEqual([]);
  });

  it('finds the draft again, sets it to ready and publishes it: the main branch has the one line', async () => {
    const before = gitlab.repository.commitOf('main') ?? '';
    await openEntry(page);
    expect(await summaryOf(page).inputValue()).toBe('Ein Treffen auf dem Markt.');
    await setReady(page);
    await eventually(() => gitlab.mergeRequests[0]?.labels).toEqual(['decap-cms/pending_publish']);
    await publish(page);
    await eventually(() => gitlab.mergeRequests[0]?.state).toBe('merged');
    expect(changedLines(before, 'main')).toEqual([
      `M ${file}`,
      `-summary: ${first}`,
      '+summary: Ein Treffen auf dem Markt.',
    ]);
    expect(gitlab.repository.branches()).toEqual(['main']);
    const messages = gitlab.repository.log('main').map(({ message }) => message);
    expect(messages).toContain('Ändern: Meldung „auftakt-im-quadrat“');
  });

  it('makes a new entry, whose address spells out the umlauts of its title', async () => {
    await openEntry(page);
    await page.getByRole('button', { name: 'Veröffentlicht', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Duplizieren' }).click();
    await page.waitForURL('**/collections/news/new**');
    await page
      .getByLabel(/^Titel/)
      .first()
      .fill('Größe übt Äpfel – Straße');
    await page.getByRole('button', { name: 'Speichern', exact: true }).click();
    await eventually(() => gitlab.repository.branches()).toContain('cms/news/groesse-uebt-aepfel-strasse');
    await eventually(() => gitlab.mergeRequests.at(-1)?.title).toBe('Anlegen: Meldung „groesse-uebt-aepfel-strasse“');
    const [status, ...lines] = changedLines('main', 'cms/news/groesse-uebt-aepfel-strasse');
    expect(status).toBe(`A ${folder}/aktuelles/groesse-uebt-aepfel-strasse.md`);
    expect(lines).toContain('+title: Größe übt Äpfel – Straße');
  });

  it('discards a draft: the merge request is closed, its branch gone', async () => {
    await openEntry(page, 'groesse-uebt-aepfel-strasse');
    await page.getByRole('button', { name: 'Unveröffentlichten Eintrag löschen' }).click();
    await eventually(() => gitlab.mergeRequests.at(-1)?.state).toBe('closed');
    await eventually(() => gitlab.repository.branches()).toEqual(['main']);
    await page.waitForURL(/#\/collections\/news$/);
  });

  it('loses nothing when the same line has changed on the main branch meanwhile', async () => {
    await openEntry(page);
    await save(page, 'Meine Fassung.');
    await eventually(() => textAt(branch)).toContain('summary: Meine Fassung.\n');
    const theirs = textAt('main').replace('summary: Ein Treffen auf dem Markt.', 'summary: Die andere Fassung.');
    gitlab.repository.commit({
      branch: 'main',
      message: 'Ändern: von anderer Hand',
      author: gitlab.person,
      actions: [{ action: 'update', path: file, bytes: Buffer.from(theirs) }],
    });
    requestsSince();
    await save(page, 'Meine zweite Fassung.');
    await eventually(requestsSince).toContain('PUT api/v4/projects/:project/merge_requests/:iid/rebase');
    await page
      .getByText(/Nicht gespeichert\./)
      .first()
      .waitFor();
    expect(await summaryOf(page).inputValue()).toBe('Meine zweite Fassung.');
    expect(textAt(branch)).toContain('summary: Meine Fassung.\n');
    expect(textAt('main')).toContain('summary: Die andere Fassung.\n');
  });

  it('deletes an entry: gone from the main branch at once, and the history says so', async () => {
    const other = 'auftakt-im-quadrat';
    gitlab.repository.deleteBranch(branch);
    for (const request of gitlab.mergeRequests) if (request.state === 'opened') request.state = 'closed';
    const before = gitlab.repository.commitOf('main') ?? '';
    await page.reload();
    await collectionLink(page).first().waitFor();
    await openEntry(page, other);
    await page.getByRole('button', { name: 'Veröffentlichten Eintrag löschen' }).click();
    await eventually(() => newest('main')).toBe(`Löschen: Meldung „${other}“`);
    expect(gitlab.repository.differences(before, 'main')).toMatchObject([{ status: 'D', oldPath: file }]);
  });
});

describe('who may not', { timeout: 150_000 }, () => {
  const glossary = `${folder}/glossar/mvz.md`;

  it('write is not let in', async () => {
    gitlab.person.accessLevel = 20;
    const { page: visitor, context: theirs } = await newEditor();
    await signIn(visitor);
    await visitor
      .getByText(/does not have access|kein(en)? Zugriff|keine? Berechtigung/)
      .first()
      .waitFor();
    expect(await collectionLink(visitor).count()).toBe(0);
    await theirs.close();
  });

  it('publish saves a draft, and publishing is refused without loss', async () => {
    gitlab.person.accessLevel = 30;
    const { page: developer, context: theirs } = await newEditor();
    await signIn(developer);
    await collectionLink(developer).first().waitFor();
    await developer.goto(`${site.origin}/admin/#/collections/term/entries/mvz`);
    const meaning = developer.getByLabel(/^Bedeutung/);
    await meaning.fill('Mehrere Praxen unter einem Dach.');
    await developer.getByRole('button', { name: 'Speichern', exact: true }).click();
    await expect
      .poll(() => gitlab.mergeRequests.at(-1))
      .toMatchObject({ state: 'opened', labels: ['decap-cms/draft'] });
    await setReady(developer);
    await eventually(() => gitlab.mergeRequests.at(-1)?.labels).toEqual(['decap-cms/pending_publish']);
    await publish(developer);
    await developer
      .getByText(/Nicht veröffentlicht: /)
      .first()
      .waitFor();
    expect(gitlab.mergeRequests.at(-1)?.state).toBe('opened');
    expect(textAt('cms/term/mvz', glossary)).toContain('meaning: Mehrere Praxen unter einem Dach.\n');
    expect(textAt('main', glossary)).toContain('mehrere Ärztinnen und Ärzte');
    await theirs.close();
  });
});
