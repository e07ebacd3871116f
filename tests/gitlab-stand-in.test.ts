/** The stand-in of GitLab keeps to what GitLab promises; else the journey on it would prove nothing. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type GitLab, startGitLab } from './gitlab.ts';

const site = 'https://www.musterland.example';
const back = `${site}/admin/`;
const verifier = 'v'.repeat(64);

let folder: string;
let gitlab: GitLab;
let token: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gitlab-'));
  const source = join(folder, 'source');
  await mkdir(join(source, 'content/toolbox'), { recursive: true });
  for (const name of ['a', 'b', 'c'])
    await writeFile(join(source, `content/toolbox/${name}.md`), `---\ntitle: ${name}\n---\n\nGrüße\nZeile 2\n`);
  await writeFile(join(source, 'content/plattform.yaml'), 'name: Muster\n');
  gitlab = await startGitLab({ folder, source, project: 'gruppe/website', applicationId: 'kennung' });
  gitlab.application.redirectUri = back;
  ({ access_token: token } = await signIn());
});
afterAll(async () => {
  await gitlab?.stop();
  await rm(folder, { recursive: true });
});

const authorisation = (change: Record<string, string> = {}) =>
  new URLSearchParams({
    client_id: 'kennung',
    redirect_uri: back,
    response_type: 'code',
    scope: 'api',
    state: '{"nonce":"1"}',
    code_challenge_method: 'S256',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    ...change,
  });

/** The address that the browser is sent back to. */
async function decide(decision: 'allow' | 'deny'): Promise<URL> {
  const response = await fetch(`${gitlab.address}/oauth/authorize`, {
    method: 'POST',
    body: authorisation({ decision }),
    redirect: 'manual',
  });
  expect(response.status).toBe(302);
  return new URL(response.headers.get('location') ?? '');
}

const askToken = (body: Record<string, unknown>) =>
  fetch(`${gitlab.address}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', origin: site },
    body: JSON.stringify({ client_id: 'kennung', redirect_uri: back, ...body }),
  });

const tokens = z.object({ access_token: z.string(), refresh_token: z.string(), expires_in: z.number() });
async function signIn() {
  const code = (await decide('allow')).searchParams.get('code');
  const response = await askToken({ grant_type: 'authorization_code', code, code_verifier: verifier });
  return tokens.parse(await response.json());
}

const project = 'projects/gruppe%2Fwebsite';
const ask = (path: string, init: RequestInit = {}, bearer = token) =>
  fetch(`${gitlab.address}/api/v4/${path}`, {
    ...init,
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json', ...init.headers },
  });
const change = (body: Record<string, unknown>) =>
  ask(`${project}/repository/commits`, { method: 'POST', body: JSON.stringify(body) });
const file = (path: string, ref: string) =>
  ask(`${project}/repository/files/${encodeURIComponent(path)}/raw?ref=${ref}`).then((response) => response.text());

describe('the sign-in', () => {
  it('sends back a code for the challenge, and a token for the code and its verifier, once', async () => {
    const address = await decide('allow');
    expect(`${address.origin}${address.pathname}`).toBe(back);
    expect(address.searchParams.get('state')).toBe('{"nonce":"1"}');
    const code = address.searchParams.get('code');
    const wish = { grant_type: 'authorization_code', code, code_verifier: verifier };
    expect((await askToken(wish)).status).toBe(200);
    expect((await askToken(wish)).status).toBe(400);
  });

  it.each([
    ['another verifier', { code_verifier: 'w'.repeat(64) }],
    ['another page', { redirect_uri: `${site}/` }],
    ['another application', { client_id: 'fremd' }],
  ])('gives no token for %s', async (_, wrong) => {
    const code = (await decide('allow')).searchParams.get('code');
    const response = await askToken({ grant_type: 'authorization_code', code, code_verifier: verifier, ...wrong });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid_grant' });
  });

  it('says no by an error in the address', async () => {
    expect((await decide('deny')).searchParams.get('error')).toBe('access_denied');
  });

  it.each([
    ['a page that was not registered', { redirect_uri: 'https://anderswo.example/' }, 401],
    ['an unknown application', { client_id: 'fremd' }, 401],
    ['a plain challenge', { code_challenge_method: 'plain' }, 400],
    ['no state', { state: '' }, 400],
  ])('refuses %s', async (_, wrong, status) => {
    const response = await fetch(`${gitlab.address}/oauth/authorize?${authorisation(wrong)}`);
    expect(response.status).toBe(status);
  });

  it('refreshes an expired token, once for each refresh token', async () => {
    const first = await signIn();
    gitlab.expireTokens();
    const response = await ask('user', {}, first.access_token);
    expect([response.status, await response.json()]).toMatchObject([401, { error: 'invalid_token' }]);
    const wish = { grant_type: 'refresh_token', refresh_token: first.refresh_token };
    const second = tokens.parse(await (await askToken(wish)).json());
    expect((await ask('user', {}, second.access_token)).status).toBe(200);
    expect((await askToken(wish)).status).toBe(400);
    token = second.access_token;
  });
});

describe('a page of another origin', () => {
  const preflight = (path: string, method: string, headers: string) =>
    fetch(`${gitlab.address}/${path}`, {
      method: 'OPTIONS',
      headers: {
        origin: site,
        'access-control-request-method': method,
        'access-control-request-headers': headers,
      },
    }).then((response) => response.headers.get('access-control-allow-origin'));

  it('may ask the API and for a token, not for more', async () => {
    expect(await preflight(`api/v4/${project}`, 'PUT', 'authorization,content-type')).toBe('*');
    expect(await preflight('oauth/token', 'POST', 'content-type')).toBe('*');
    expect(await preflight('oauth/token', 'POST', 'x-other')).toBeNull();
    expect(await preflight('oauth/token', 'GET', '')).toBeNull();
    expect(await preflight('oauth/authorize', 'GET', '')).toBeNull();
  });

  it('reads the headers by which one finds the next page', async () => {
    const response = await ask('user', { headers: { origin: site } });
    expect(response.headers.get('access-control-expose-headers')).toContain('X-Total-Pages');
    expect((await fetch(`${gitlab.address}/api/v4/user`)).status).toBe(401);
  });
});

describe('the repository', () => {
  it('lists a folder page by page', async () => {
    const response = await ask(`${project}/repository/tree?path=content/toolbox&ref=main&per_page=2`);
    expect(await response.json()).toMatchObject([
      { name: 'a.md', path: 'content/toolbox/a.md', type: 'blob' },
      { name: 'b.md', type: 'blob' },
    ]);
    expect(response.headers.get('x-total-pages')).toBe('2');
    const next = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
    const rest = await ask(String(next).replace(`${gitlab.address}/api/v4/`, ''));
    expect(await rest.json()).toMatchObject([{ name: 'c.md' }]);
    const deep = await ask(`${project}/repository/tree?path=&recursive=true`);
    expect(z.array(z.object({ path: z.string() })).parse(await deep.json())).toContainEqual({
      path: 'content/toolbox/c.md',
    });
    expect((await ask(`${project}/repository/tree?path=content/nichts`)).status).toBe(404);
  });

  it('reads a file as it is, and says whether there is one', async () => {
    expect(await file('content/toolbox/a.md', 'main')).toBe('---\ntitle: a\n---\n\nGrüße\nZeile 2\n');
    const head = (path: string) =>
      ask(`${project}/repository/files/${encodeURIComponent(path)}?ref=main`, { method: 'HEAD' });
    const id = (await head('content/toolbox/a.md')).headers.get('x-gitlab-blob-id');
    const bytes = '---\ntitle: a\n---\n\nGrüße\nZeile 2\n';
    expect(id).toBe(
      createHash('sha1')
        .update(`blob ${Buffer.byteLength(bytes)}\0${bytes}`)
        .digest('hex'),
    );
    expect((await head('content/toolbox/x.md')).status).toBe(404);
  });

  it('commits on a new branch, and shows what it changes there alone', async () => {
    const bytes = Buffer.from('---\ntitle: a\n---\n\nGrüße\nZeile zwei\n').toString('base64');
    const response = await change({
      branch: 'cms/tool/a',
      start_branch: 'main',
      commit_message: 'Ändern: a',
      actions: [
        { action: 'update', file_path: 'content/toolbox/a.md', content: bytes, encoding: 'base64' },
        { action: 'move', file_path: 'content/toolbox/neu.md', previous_path: 'content/toolbox/b.md' },
      ],
    });
    expect(response.status).toBe(201);
    expect(await file('content/toolbox/a.md', 'cms/tool/a')).toContain('Zeile zwei');
    expect(await file('content/toolbox/a.md', 'main')).toContain('Zeile 2');
    const compared = await ask(`${project}/repository/compare?from=main&to=cms/tool/a`);
    expect(await compared.json()).toMatchObject({
      diffs: [
        { new_path: 'content/toolbox/a.md', new_file: false, diff: expect.stringContaining('-Zeile 2\n+Zeile zwei\n') },
        { old_path: 'content/toolbox/b.md', new_path: 'content/toolbox/neu.md', renamed_file: true },
      ],
    });
    const commits = await ask(`${project}/repository/commits?ref_name=cms/tool/a&path=content/toolbox/a.md`);
    expect(await commits.json()).toMatchObject([{ title: 'Ändern: a', author_name: 'Redaktion Muster' }, {}]);
  });

  it.each([
    ['a new file that exists', { action: 'create', file_path: 'content/toolbox/a.md' }, 'already exists'],
    ['a change of none', { action: 'update', file_path: 'content/toolbox/x.md' }, "doesn't exist"],
    ['a deletion of none', { action: 'delete', file_path: 'content/toolbox/x.md' }, "doesn't exist"],
  ])('refuses %s', async (_, action, sentence) => {
    const response = await change({ branch: 'main', commit_message: 'x', actions: [{ ...action, content: '' }] });
    expect([response.status, await response.json()]).toEqual([400, { message: expect.stringContaining(sentence) }]);
  });

  it('refuses a branch that exists, and one below a branch', async () => {
    const actions = [{ action: 'delete', file_path: 'content/toolbox/c.md' }];
    const commit = { commit_message: 'x', start_branch: 'main', actions };
    expect(await (await change({ ...commit, branch: 'cms/tool/a' })).json()).toEqual({
      message: expect.stringContaining('already exists'),
    });
    expect(await (await change({ ...commit, branch: 'cms/tool/a/b' })).json()).toEqual({
      message: 'Could not update cms/tool/a/b. Please refresh and try again.',
    });
  });
});

describe('a merge request', () => {
  const requests = `${project}/merge_requests`;
  const open = (branch: string) =>
    ask(
      `${requests}?${new URLSearchParams({ source_branch: branch, target_branch: 'main', title: branch, labels: 'decap-cms/draft', remove_source_branch: 'true' })}`,
      { method: 'POST' },
    );
  const edit = async (branch: string, path: string, text: string, start?: string) =>
    change({
      branch,
      ...(start ? { start_branch: start } : {}),
      commit_message: `Ändern: ${branch}`,
      actions: [{ action: 'update', file_path: path, content: text }],
    });
  const iidOf = async (response: Response) => z.object({ iid: z.number() }).parse(await response.json()).iid;

  it('is found by its label, changes it, is merged, and takes its branch along', async () => {
    const iid = await iidOf(await open('cms/tool/a'));
    expect((await open('cms/tool/a')).status).toBe(409);
    await ask(`${requests}/${iid}?labels=decap-cms/pending_publish`, { method: 'PUT' });
    const found = await ask(`${requests}?state=opened&labels=Any&target_branch=main&source_branch=cms/tool/a`);
    expect(await found.json()).toMatchObject([{ iid, labels: ['decap-cms/pending_publish'] }]);
    const merged = await ask(`${requests}/${iid}/merge`, { method: 'PUT' });
    expect(await merged.json()).toMatchObject({ state: 'merged' });
    expect(await file('content/toolbox/a.md', 'main')).toContain('Zeile zwei');
    expect(gitlab.repository.branches()).toEqual(['main']);
    expect((await ask(`${requests}/${iid}/merge`, { method: 'PUT' })).status).toBe(405);
  });

  it('follows a main branch that moved on, unless both changed the same lines', async () => {
    await edit('cms/tool/c', 'content/toolbox/c.md', 'eins\n', 'main');
    const iid = await iidOf(await open('cms/tool/c'));
    await edit('main', 'content/plattform.yaml', 'name: Anders\n');
    await ask(`${requests}/${iid}/rebase?skip_ci=true`, { method: 'PUT' });
    expect(await (await ask(`${requests}/${iid}`)).json()).toMatchObject({
      rebase_in_progress: false,
      merge_error: null,
    });
    expect(await file('content/plattform.yaml', 'cms/tool/c')).toBe('name: Anders\n');

    await edit('main', 'content/toolbox/c.md', 'zwei\n');
    await ask(`${requests}/${iid}/rebase`, { method: 'PUT' });
    expect(await (await ask(`${requests}/${iid}`)).json()).toMatchObject({ merge_error: expect.any(String) });
    expect((await ask(`${requests}/${iid}/merge`, { method: 'PUT' })).status).toBe(422);
    await ask(`${requests}/${iid}?state_event=close`, { method: 'PUT' });
    await ask(`${project}/repository/branches/${encodeURIComponent('cms/tool/c')}`, { method: 'DELETE' });
    expect(gitlab.repository.branches()).toEqual(['main']);
  });

  it('is opened but not merged by a developer, who may not push to the protected branch', async () => {
    gitlab.person.accessLevel = 30;
    expect((await edit('main', 'content/plattform.yaml', 'name: Nein\n')).status).toBe(403);
    expect((await edit('cms/tool/a', 'content/toolbox/a.md', 'drei\n', 'main')).status).toBe(201);
    const iid = await iidOf(await open('cms/tool/a'));
    expect((await ask(`${requests}/${iid}/merge`, { method: 'PUT' })).status).toBe(401);
    gitlab.person.accessLevel = 40;
  });
});

it('remembers what it does not know', async () => {
  expect(gitlab.unknown).toEqual([]);
  expect((await ask(`${project}/wikis`)).status).toBe(501);
  expect(gitlab.unknown).toEqual(['GET /api/v4/projects/gruppe%2Fwebsite/wikis']);
});
