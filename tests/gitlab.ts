/**
 * A stand-in of GitLab for the tests: the sign-in with PKCE and those parts of the REST API that
 * Decap's backend calls, over a real repository. What it does not know it answers with 501 and
 * remembers, so that a test fails.
 *
 * Paths, fields and refusals follow https://docs.gitlab.com/api/rest/ and /api/oauth2/; which
 * origins may ask follows `config/application.rb` of GitLab 17.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { type Author, createRepository, Refusal, type Repository } from './gitlab-repository.ts';

interface Answer {
  status?: number;
  headers?: Readonly<Record<string, string>>;
  /** A string is HTML, bytes are a file, everything else is JSON. */
  body?: unknown;
}

interface MergeRequest {
  iid: number;
  title: string;
  description: string;
  state: 'opened' | 'closed' | 'merged';
  labels: string[];
  source_branch: string;
  target_branch: string;
  created_at: string;
  updated_at: string;
  /** Where the branch stood when the request was closed or merged. */
  sha: string | undefined;
  removesBranch: boolean;
  /** Why the last rebase failed. */
  merge_error: string | null;
}

interface Asked {
  /** The parts of the path, decoded. */
  params: Readonly<Record<string, string>>;
  /** Query and body together, as GitLab reads them. */
  values: Readonly<Record<string, unknown>>;
  url: URL;
}

interface Route {
  method: string;
  /** Below `/`; a part with a colon takes any value. */
  path: string;
  answer: (asked: Asked) => Answer;
}

/** An answer that says no. */
class Refused extends Error {
  readonly status: number;
  readonly body: unknown;
  constructor(status: number, body: unknown) {
    super(String(status));
    this.status = status;
    this.body = body;
  }
}
const refuse = (status: number, message: unknown): never => {
  throw new Refused(status, { message });
};

/** Who works with the repository, and what they may do: 30 is a developer, 40 a maintainer. */
interface Person extends Author {
  username: string;
  accessLevel: number;
}

export interface Setting {
  /** A folder of its own, for the repository. */
  folder: string;
  /** Holds the files of the first commit. */
  source: string;
  /** `gruppe/name` */
  project: string;
  applicationId: string;
}

export type GitLab = Awaited<ReturnType<typeof startGitLab>>;

const lifetime = 7200;
const secret = (): string => randomBytes(24).toString('base64url');
const yes = (value: unknown): boolean => value === true || value === 'true';

export async function startGitLab({ folder, source, project, applicationId }: Setting) {
  const person: Person = {
    name: 'Redaktion Muster',
    username: 'redaktion',
    email: 'redaktion@example.org',
    accessLevel: 40,
  };
  const repository = createRepository(folder, source, person);
  const application = { id: applicationId, redirectUri: '' };
  const mergeRequests: MergeRequest[] = [];
  const requests: string[] = [];
  const unknown: string[] = [];
  const codes = new Map<string, { challenge: string; redirectUri: string }>();
  const accessTokens = new Map<string, { expired: boolean }>();
  const refreshTokens = new Set<string>();

  const routes = [
    ...signInRoutes({ application, codes, accessTokens, refreshTokens }),
    ...projectRoutes(project, person),
    ...repositoryRoutes(repository, person),
    ...mergeRequestRoutes(repository, person, mergeRequests),
  ];

  /** @throws {Refused} as GitLab does without a valid token */
  const authorise = ({ headers }: IncomingMessage): void => {
    const token = accessTokens.get(headers.authorization?.replace(/^Bearer /, '') ?? '');
    if (!token) refuse(401, '401 Unauthorized');
    if (token?.expired)
      throw new Refused(401, {
        error: 'invalid_token',
        error_description: 'Token is expired. You can either do re-authorization or token refresh.',
      });
  };

  const answerTo = async (request: IncomingMessage, url: URL): Promise<Answer> => {
    const method = request.method ?? 'GET';
    const parts = url.pathname.split('/').slice(1).map(decodeURIComponent);
    const found = routes.find((route) => route.method === method && matches(route.path, parts));
    requests.push(`${method} ${found?.path ?? url.pathname}`);
    if (!found) {
      unknown.push(`${method} ${url.pathname}${url.search}`);
      return { status: 501, body: { message: `The stand-in does not know ${method} ${url.pathname}.` } };
    }
    const params = paramsOf(found.path, parts);
    const values = { ...Object.fromEntries(url.searchParams), ...(await bodyOf(request)) };
    if (found.path.startsWith('api/')) authorise(request);
    if ('project' in params && params['project'] !== project) refuse(404, '404 Project Not Found');
    return found.answer({ params, values, url });
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', address);
    const allowed = crossOriginHeaders(request, url);
    if (request.method === 'OPTIONS') {
      response.writeHead(allowed ? 200 : 404, allowed).end();
      return;
    }
    answerTo(request, url)
      .catch((error: unknown): Answer => {
        if (error instanceof Refused) return { status: error.status, body: error.body };
        if (error instanceof Refusal) return { status: 400, body: { message: error.message } };
        if (error instanceof z.ZodError) return { status: 400, body: { error: error.message } };
        unknown.push(`${request.method} ${url.pathname}: ${error}`);
        return { status: 500, body: { message: '500 Internal Server Error' } };
      })
      .then((answer) => send(response, answer, allowed));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  const address = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`;

  return {
    /** What `plattform.yaml` names. */
    address,
    application,
    person,
    repository,
    mergeRequests,
    /** Method and path of every request, in order, with the names of the parameters. */
    requests,
    /** What the stand-in could not answer: nothing, if it is complete. */
    unknown,
    /** Two hours pass. */
    expireTokens: () => {
      for (const token of accessTokens.values()) token.expired = true;
    },
    /** Somebody takes away the application's rights. */
    revokeTokens: () => {
      accessTokens.clear();
      refreshTokens.clear();
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const matches = (path: string, parts: readonly string[]): boolean => {
  const wanted = path.split('/');
  return wanted.length === parts.length && wanted.every((part, at) => part.startsWith(':') || part === parts[at]);
};

const paramsOf = (path: string, parts: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    path.split('/').flatMap((part, at) => (part.startsWith(':') ? [[part.slice(1), parts[at] ?? '']] : [])),
  );

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString('utf8');
  if (text === '') return {};
  return request.headers['content-type']?.startsWith('application/json')
    ? z.record(z.string(), z.unknown()).parse(JSON.parse(text))
    : Object.fromEntries(new URLSearchParams(text));
}

function send(response: ServerResponse, { status = 200, headers, body }: Answer, allowed: Answer['headers']): void {
  const [type, content] =
    body === undefined
      ? [undefined, '']
      : typeof body === 'string'
        ? ['text/html; charset=utf-8', body]
        : Buffer.isBuffer(body)
          ? ['text/plain; charset=utf-8', body]
          : ['application/json', JSON.stringify(body)];
  response.writeHead(status, { ...(type ? { 'content-type': type } : {}), ...allowed, ...headers });
  response.end(content);
}

const exposed =
  'ETag, Link, X-Total, X-Total-Pages, X-Per-Page, X-Page, X-Next-Page, X-Prev-Page, X-Gitlab-Blob-Id, X-Gitlab-Commit-Id, X-Gitlab-Content-Sha256, X-Gitlab-Encoding, X-Gitlab-File-Name, X-Gitlab-File-Path, X-Gitlab-Last-Commit-Id, X-Gitlab-Ref, X-Gitlab-Size';
const simpleHeaders = ['accept', 'accept-language', 'content-language', 'content-type'];
const tokenHeaders = [...simpleHeaders, 'authorization', 'x-csrf-token', 'x-requested-with'];

/** What lets a page of another origin read the answer; `undefined` where GitLab lets none. */
function crossOriginHeaders(
  { method, headers }: IncomingMessage,
  { pathname }: URL,
): Record<string, string> | undefined {
  if (headers.origin === undefined) return undefined;
  const isToken = pathname === '/oauth/token';
  if (!isToken && !pathname.startsWith('/api/')) return undefined;
  const wished = headers['access-control-request-headers'] ?? '';
  const wishedMethod = headers['access-control-request-method'] ?? method;
  const names = wished.split(',').map((name) => name.trim().toLowerCase());
  if (isToken && (wishedMethod !== 'POST' || !names.every((name) => name === '' || tokenHeaders.includes(name))))
    return undefined;
  return {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': isToken ? 'POST, OPTIONS' : 'GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS',
    'access-control-expose-headers': isToken ? '' : exposed,
    'access-control-max-age': '7200',
    ...(wished ? { 'access-control-allow-headers': wished } : {}),
  };
}

interface SignIn {
  application: { id: string; redirectUri: string };
  codes: Map<string, { challenge: string; redirectUri: string }>;
  accessTokens: Map<string, { expired: boolean }>;
  refreshTokens: Set<string>;
}

const wishToSignIn = z.object({
  client_id: z.string(),
  redirect_uri: z.string(),
  response_type: z.literal('code'),
  scope: z.literal('api'),
  state: z.string().min(1),
  code_challenge_method: z.literal('S256'),
  code_challenge: z.string().length(43),
});
const wishForToken = z.discriminatedUnion('grant_type', [
  z.object({
    grant_type: z.literal('authorization_code'),
    client_id: z.string(),
    code: z.string(),
    redirect_uri: z.string(),
    code_verifier: z.string().min(43).max(128),
  }),
  z.object({ grant_type: z.literal('refresh_token'), client_id: z.string(), refresh_token: z.string() }),
]);

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function signInRoutes({ application, codes, accessTokens, refreshTokens }: SignIn): Route[] {
  const accepted = (values: Asked['values']) => {
    const wish = wishToSignIn.parse(values);
    if (wish.client_id !== application.id) refuse(401, 'Client authentication failed due to unknown client.');
    if (wish.redirect_uri !== application.redirectUri) refuse(401, 'The redirect URI included is not valid.');
    return wish;
  };
  const invalidGrant = (): never => {
    throw new Refused(400, {
      error: 'invalid_grant',
      error_description: 'The provided authorization grant is invalid, expired, revoked, or does not match.',
    });
  };
  return [
    {
      method: 'GET',
      path: 'oauth/authorize',
      answer: ({ values }) => {
        const fields = Object.entries(accepted(values)).map(
          ([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`,
        );
        const buttons =
          '<button name="decision" value="allow">Authorize</button><button name="decision" value="deny">Deny</button>';
        return {
          body: `<!doctype html><title>GitLab</title><link rel="icon" href="data:,"><form method="post">${fields.join('')}${buttons}</form>`,
        };
      },
    },
    {
      method: 'POST',
      path: 'oauth/authorize',
      answer: ({ values }) => {
        const { redirect_uri: redirectUri, state, code_challenge: challenge } = accepted(values);
        const back = new URL(redirectUri);
        if (values['decision'] === 'allow') {
          const code = secret();
          codes.set(code, { challenge, redirectUri });
          back.searchParams.set('code', code);
        } else {
          back.searchParams.set('error', 'access_denied');
          back.searchParams.set('error_description', 'The resource owner or authorization server denied the request.');
        }
        back.searchParams.set('state', state);
        return { status: 302, headers: { location: back.href } };
      },
    },
    {
      method: 'POST',
      path: 'oauth/token',
      answer: ({ values }) => {
        const wish = wishForToken.parse(values);
        if (wish.client_id !== application.id) invalidGrant();
        if (wish.grant_type === 'authorization_code') {
          const given = codes.get(wish.code);
          codes.delete(wish.code);
          const challenge = createHash('sha256').update(wish.code_verifier).digest('base64url');
          if (given?.challenge !== challenge || given.redirectUri !== wish.redirect_uri) invalidGrant();
        } else if (!refreshTokens.delete(wish.refresh_token)) invalidGrant();
        const [access_token, refresh_token] = [secret(), secret()];
        accessTokens.set(access_token, { expired: false });
        refreshTokens.add(refresh_token);
        return {
          headers: { 'cache-control': 'no-store' },
          body: {
            access_token,
            token_type: 'Bearer',
            expires_in: lifetime,
            refresh_token,
            scope: 'api',
            created_at: Math.floor(Date.now() / 1000),
          },
        };
      },
    },
  ];
}

const api = 'api/v4';
const inProject = `${api}/projects/:project`;

const projectRoutes = (project: string, person: Person): Route[] => [
  {
    method: 'GET',
    path: `${api}/user`,
    answer: () => {
      const { name, username, email } = person;
      return { body: { id: 7, username, name, email, state: 'active', avatar_url: null } };
    },
  },
  {
    method: 'GET',
    path: inProject,
    answer: () => ({
      body: {
        id: 42,
        path_with_namespace: project,
        default_branch: 'main',
        shared_with_groups: [],
        permissions: { project_access: { access_level: person.accessLevel }, group_access: null },
      },
    }),
  },
  // Notes on an entry live in issues; there are none.
  { method: 'GET', path: `${inProject}/issues`, answer: () => ({ body: [] }) },
];

const newCommit = z.object({
  branch: z.string(),
  start_branch: z.string().optional(),
  commit_message: z.string().min(1),
  author_name: z.string().optional(),
  author_email: z.string().optional(),
  actions: z
    .array(
      z.object({
        action: z.enum(['create', 'update', 'delete', 'move']),
        file_path: z.string(),
        previous_path: z.string().optional(),
        content: z.string().optional(),
        encoding: z.enum(['text', 'base64']).default('text'),
      }),
    )
    .min(1),
});

/** One page of a list, with the headers by which one finds the next. */
function pageOf<T>(items: readonly T[], values: Asked['values'], url: URL): Answer {
  const perPage = Math.min(Number(values['per_page'] ?? 20), 100);
  const page = Number(values['page'] ?? 1);
  const pages = Math.max(Math.ceil(items.length / perPage), 1);
  const link = (to: number, name: string): string => {
    const there = new URL(url);
    there.searchParams.set('page', String(to));
    there.searchParams.set('per_page', String(perPage));
    return `<${there.href}>; rel="${name}"`;
  };
  const links = [
    ...(page > 1 ? [link(page - 1, 'prev')] : []),
    ...(page < pages ? [link(page + 1, 'next')] : []),
    link(1, 'first'),
    link(pages, 'last'),
  ];
  return {
    headers: {
      link: links.join(', '),
      'x-page': String(page),
      'x-per-page': String(perPage),
      'x-total': String(items.length),
      'x-total-pages': String(pages),
      'x-next-page': page < pages ? String(page + 1) : '',
      'x-prev-page': page > 1 ? String(page - 1) : '',
    },
    body: items.slice((page - 1) * perPage, page * perPage),
  };
}

const requireWriting = (person: Person, branch: string): void => {
  if (person.accessLevel < (branch === 'main' ? 40 : 30)) refuse(403, 'You are not allowed to push into this branch');
};

function repositoryRoutes(repository: Repository, person: Person): Route[] {
  const inRepository = `${inProject}/repository`;
  const file = ({ params, values }: Asked) => {
    const [path, ref] = [params['path'] ?? '', String(values['ref'] ?? 'main')];
    const blob = repository.blob(ref, path);
    if (!blob) throw new Refused(404, { message: '404 File Not Found' });
    const [last] = repository.log(ref, path);
    return {
      bytes: blob.bytes,
      headers: {
        'x-gitlab-blob-id': blob.id,
        'x-gitlab-commit-id': repository.commitOf(ref) ?? '',
        'x-gitlab-last-commit-id': last?.id ?? '',
        'x-gitlab-ref': encodeURIComponent(ref),
        'x-gitlab-size': String(blob.bytes.length),
      },
    };
  };
  const commitJson = ({ id, name, email, date, message }: ReturnType<Repository['log']>[number]) => ({
    id,
    short_id: id.slice(0, 8),
    title: message.split('\n')[0],
    message,
    author_name: name,
    author_email: email,
    authored_date: date,
    committer_name: name,
    committer_email: email,
    committed_date: date,
    created_at: date,
  });
  const branchJson = (name: string) => {
    const id = repository.commitOf(`refs/heads/${name}`);
    if (!id) throw new Refused(404, { message: '404 Branch Not Found' });
    return {
      name,
      default: name === 'main',
      protected: name === 'main',
      developers_can_push: false,
      developers_can_merge: false,
      can_push: person.accessLevel >= (name === 'main' ? 40 : 30),
      commit: { id },
    };
  };

  return [
    {
      method: 'GET',
      path: `${inRepository}/tree`,
      answer: ({ values, url }) => {
        const { path = '', ref = 'main', recursive } = values;
        const found = repository.tree(String(ref), String(path), yes(recursive));
        return found ? pageOf(found, values, url) : refuse(404, '404 Tree Not Found');
      },
    },
    {
      method: 'GET',
      path: `${inRepository}/files/:path/raw`,
      answer: (asked) => {
        const { bytes, headers } = file(asked);
        return { headers, body: bytes };
      },
    },
    { method: 'HEAD', path: `${inRepository}/files/:path`, answer: (asked) => ({ headers: file(asked).headers }) },
    {
      method: 'GET',
      path: `${inRepository}/commits`,
      answer: ({ values, url }) => {
        const { ref_name = 'main', path } = values;
        return pageOf(repository.log(String(ref_name), path ? String(path) : undefined).map(commitJson), values, url);
      },
    },
    {
      method: 'POST',
      path: `${inRepository}/commits`,
      answer: ({ values }) => {
        const { branch, start_branch, commit_message, author_name, author_email, actions } = newCommit.parse(values);
        requireWriting(person, branch);
        const id = repository.commit(
          {
            branch,
            message: commit_message,
            author: { name: author_name ?? person.name, email: author_email ?? person.email },
            actions: actions.map(({ action, file_path, previous_path, content, encoding }) => ({
              action,
              path: file_path,
              from: action === 'move' ? previous_path : undefined,
              bytes:
                content === undefined ? undefined : Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8'),
            })),
          },
          start_branch,
        );
        const [commit] = repository.log(id);
        return { status: 201, body: commit && commitJson(commit) };
      },
    },
    {
      method: 'GET',
      path: `${inRepository}/commits/:sha/refs`,
      answer: ({ params }) => {
        const commit = repository.commitOf(params['sha'] ?? '');
        if (!commit) return refuse(404, '404 Commit Not Found');
        return { body: repository.branchesWith(commit).map((name) => ({ type: 'branch', name })) };
      },
    },
    // The stand-in has no pipelines.
    { method: 'GET', path: `${inRepository}/commits/:sha/statuses`, answer: () => ({ body: [] }) },
    {
      method: 'GET',
      path: `${inRepository}/branches/:branch`,
      answer: ({ params }) => ({ body: branchJson(params['branch'] ?? '') }),
    },
    {
      method: 'DELETE',
      path: `${inRepository}/branches/:branch`,
      answer: ({ params }) => {
        const { name } = branchJson(params['branch'] ?? '');
        requireWriting(person, name);
        repository.deleteBranch(name);
        return { status: 204 };
      },
    },
    {
      method: 'GET',
      path: `${inRepository}/compare`,
      answer: ({ values }) => ({
        body: {
          diffs: repository
            .differences(String(values['from']), String(values['to']))
            .map(({ status, oldPath, newPath, diff }) => ({
              old_path: oldPath,
              new_path: newPath,
              new_file: status === 'A',
              deleted_file: status === 'D',
              renamed_file: status === 'R',
              diff,
            })),
        },
      }),
    },
  ];
}

const newMergeRequest = z.object({
  source_branch: z.string(),
  target_branch: z.string(),
  title: z.string().min(1),
  description: z.string().default(''),
  labels: z.string().default(''),
  remove_source_branch: z.unknown(),
});

function mergeRequestRoutes(repository: Repository, person: Person, all: MergeRequest[]): Route[] {
  const now = (): string => new Date().toISOString();
  const labelsOf = (list: string): string[] => list.split(',').filter(Boolean);
  const branchOf = ({ source_branch }: MergeRequest) => repository.commitOf(`refs/heads/${source_branch}`);
  const json = (request: MergeRequest) => {
    const { removesBranch, sha, ...shown } = request;
    const { name, username } = person;
    return {
      id: 1000 + request.iid,
      ...shown,
      sha: sha ?? branchOf(request) ?? null,
      author: { name, username },
      should_remove_source_branch: removesBranch,
      rebase_in_progress: false,
    };
  };
  const named = ({ params }: Asked): MergeRequest => {
    const found = all.find(({ iid }) => iid === Number(params['iid']));
    if (!found) throw new Refused(404, { message: '404 Not found' });
    return found;
  };
  const end = (request: MergeRequest, state: 'closed' | 'merged'): void => {
    Object.assign(request, { sha: branchOf(request), state, updated_at: now() });
  };
  const inRequests = `${inProject}/merge_requests`;

  return [
    {
      method: 'GET',
      path: inRequests,
      answer: ({ values, url }) => {
        const { state, labels, target_branch, source_branch } = values;
        const fits = (request: MergeRequest): boolean =>
          (state === undefined || state === 'all' || request.state === state) &&
          (labels === undefined ||
            (labels === 'Any'
              ? request.labels.length > 0
              : labelsOf(String(labels)).every((label) => request.labels.includes(label)))) &&
          (target_branch === undefined || request.target_branch === target_branch) &&
          (source_branch === undefined || request.source_branch === source_branch);
        return pageOf(all.filter(fits).map(json), values, url);
      },
    },
    {
      method: 'POST',
      path: inRequests,
      answer: ({ values }) => {
        const { source_branch, target_branch, title, description, labels, remove_source_branch } =
          newMergeRequest.parse(values);
        const twin = all.find((request) => request.state === 'opened' && request.source_branch === source_branch);
        if (twin) refuse(409, [`Another open merge request already exists for this source branch: !${twin.iid}`]);
        if (!repository.commitOf(`refs/heads/${source_branch}`)) refuse(400, ['Source branch does not exist']);
        const request: MergeRequest = {
          iid: all.length + 1,
          title,
          description,
          state: 'opened',
          labels: labelsOf(labels),
          source_branch,
          target_branch,
          created_at: now(),
          updated_at: now(),
          sha: undefined,
          removesBranch: yes(remove_source_branch),
          merge_error: null,
        };
        all.push(request);
        return { status: 201, body: json(request) };
      },
    },
    { method: 'GET', path: `${inRequests}/:iid`, answer: (asked) => ({ body: json(named(asked)) }) },
    {
      method: 'PUT',
      path: `${inRequests}/:iid`,
      answer: (asked) => {
        const request = named(asked);
        const { labels, state_event } = asked.values;
        if (labels !== undefined) Object.assign(request, { labels: labelsOf(String(labels)), updated_at: now() });
        if (state_event === 'close') end(request, 'closed');
        return { body: json(request) };
      },
    },
    {
      method: 'PUT',
      path: `${inRequests}/:iid/rebase`,
      answer: (asked) => {
        const request = named(asked);
        const isDone = repository.rebase(request.source_branch, request.target_branch, person);
        request.merge_error = isDone
          ? null
          : 'Rebase failed: Rebase locally, resolve all conflicts, then push the branch.';
        // The work goes on behind the answer; how it ended shows when one asks again.
        return { status: 202, body: { rebase_in_progress: true } };
      },
    },
    {
      method: 'PUT',
      path: `${inRequests}/:iid/merge`,
      answer: (asked) => {
        const request = named(asked);
        if (person.accessLevel < 40) refuse(401, '401 Unauthorized');
        if (request.state !== 'opened') refuse(405, '405 Method Not Allowed');
        if (yes(asked.values['squash'])) throw new Error('The stand-in does not squash.');
        const message = String(asked.values['merge_commit_message'] ?? `Merge branch '${request.source_branch}'`);
        const { source_branch, target_branch } = request;
        if (!repository.merge(source_branch, target_branch, message, person)) refuse(422, 'Branch cannot be merged');
        end(request, 'merged');
        if (request.removesBranch || yes(asked.values['should_remove_source_branch']))
          repository.deleteBranch(source_branch);
        return { body: json(request) };
      },
    },
  ];
}
