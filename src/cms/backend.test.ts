import { describe, expect, it } from 'vitest';
import { type Editing, editing, hosts } from '#schema/editing.ts';
import { missing, origins, publishing, steps } from './backend.ts';

const supplied: Editing = {
  host: 'gitlab',
  address: 'https://gitlab.opencode.de',
  repository: 'kreis/gesundheit/website',
  branch: 'main',
  applicationId: 'a1b2c3',
};
const commit_messages = expect.objectContaining({ create: 'Anlegen: {{collection}} „{{slug}}“' });

describe('the repository in the configuration', () => {
  it('is GitLab with PKCE and editorial workflow', () => {
    expect(publishing(supplied)).toEqual({
      backend: {
        name: 'gitlab',
        repo: 'kreis/gesundheit/website',
        branch: 'main',
        auth_type: 'pkce',
        app_id: 'a1b2c3',
        base_url: 'https://gitlab.opencode.de',
        api_root: 'https://gitlab.opencode.de/api/v4',
        auth_endpoint: 'oauth/authorize',
        commit_messages,
      },
      publishMode: 'editorial_workflow',
    });
  });

  it('publishes at once on Gitea, which knows no workflow', () => {
    expect(publishing({ ...supplied, host: 'gitea', repository: 'kreis/website' })).toEqual({
      backend: {
        name: 'gitea',
        repo: 'kreis/website',
        branch: 'main',
        app_id: 'a1b2c3',
        base_url: 'https://gitlab.opencode.de',
        api_root: 'https://gitlab.opencode.de/api/v1',
        commit_messages,
      },
      publishMode: 'simple',
    });
  });

  it('gives Forgejo the address from which Decap derives its sign-in', () => {
    const apiAddress = 'https://git.example.org/forgejo/api/v1';
    expect(publishing({ ...supplied, host: 'forgejo', apiAddress })).toMatchObject({
      backend: { name: 'forgejo', api_root: apiAddress, app_id: 'a1b2c3' },
      publishMode: 'editorial_workflow',
    });
  });

  it('names the sign-in service and no application for GitHub', () => {
    expect(
      publishing({ ...supplied, host: 'github', address: 'https://anmeldung.example.org', applicationId: '' }),
    ).toEqual({
      backend: {
        name: 'github',
        repo: 'kreis/gesundheit/website',
        branch: 'main',
        base_url: 'https://anmeldung.example.org',
        commit_messages,
      },
      publishMode: 'editorial_workflow',
    });
  });

  it('uses only the variables that Decap fills in a commit message', () => {
    const messages = Object.values(publishing(supplied)?.backend.commit_messages ?? {});
    expect(messages).toHaveLength(5);
    const variables = messages.flatMap((message) => [...message.matchAll(/\{\{(.*?)\}\}/g)].map(([, name]) => name));
    expect([...new Set(variables)].sort()).toEqual(['collection', 'path', 'slug']);
  });
});

describe('the page is allowed to ask', () => {
  const asked = (change: Partial<Editing>) => {
    const found = publishing({ ...supplied, ...change });
    return found && origins(found);
  };

  it('the host, once', () => {
    expect(asked({})).toEqual(['https://gitlab.opencode.de']);
    expect(asked({ address: 'https://git.example.org/gitlab' })).toEqual(['https://git.example.org']);
  });

  it('both, where the API has another address', () => {
    expect(asked({ apiAddress: 'https://api.example.org/v4' })).toEqual([
      'https://api.example.org',
      'https://gitlab.opencode.de',
    ]);
    expect(asked({ host: 'github', address: 'https://anmeldung.example.org' })).toEqual([
      'https://api.github.com',
      'https://anmeldung.example.org',
    ]);
  });
});

describe('while the owner has not supplied everything', () => {
  const empty: Editing = { ...supplied, repository: '', applicationId: '' };

  it.each([
    ['the group', undefined, ['editing']],
    ['project and application', empty, ['repository', 'applicationId']],
    ['the application', { ...supplied, applicationId: '' }, ['applicationId']],
    ['only the project on GitHub', { ...empty, host: 'github' as const }, ['repository']],
  ])('%s is missing, and nothing is configured', (_, given, names) => {
    expect(missing(given)).toEqual(names);
    expect(publishing(given)).toBeUndefined();
    const said = steps(given, 'https://www.example.org').join('\n');
    for (const name of names) expect(said).toContain(name);
  });

  it.each(Object.keys(hosts).map((host) => editing.shape.host.parse(host)))(
    'says for %s where to send people back',
    (host) => {
      expect(steps({ ...empty, host }, 'https://www.example.org').join('\n')).toContain(
        'https://www.example.org/admin/',
      );
    },
  );

  it('says nothing once all is there', () => {
    expect(steps(supplied, 'https://www.example.org')).toEqual([]);
  });
});

describe('the group „Redaktion“', () => {
  const faults = (change: Record<string, unknown>): string[] =>
    (editing.safeParse({ ...supplied, ...change }).error?.issues ?? []).map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    );

  it('takes openCoDE, a host below a path, and this machine', () => {
    for (const address of [
      'https://gitlab.opencode.de',
      'https://git.example.org:8443/gitlab',
      'http://127.0.0.1:4400',
    ])
      expect(faults({ address })).toEqual([]);
    expect(editing.parse({ ...supplied, branch: undefined }).branch).toBe('main');
  });

  it.each([
    ['plain HTTP', { address: 'http://gitlab.example.org' }, 'address: Bitte die Adresse des Anbieters angeben'],
    ['a slash at the end', { address: 'https://gitlab.example.org/' }, 'address: Bitte die Adresse des Anbieters'],
    ['credentials', { address: 'https://a:b@gitlab.example.org' }, 'address: Bitte die Adresse des Anbieters'],
    [
      'a whole address as project',
      { repository: 'https://gitlab.example.org/a/b' },
      'repository: Bitte das Projekt so',
    ],
    ['a project without group', { repository: 'website' }, 'repository: Bitte das Projekt so angeben'],
    ['a branch with a blank', { branch: 'der zweig' }, 'branch: Bitte den Namen des Zweigs angeben'],
    ['an unknown host', { host: 'svn' }, 'host: Bitte einen dieser Werte angeben: gitlab, github, forgejo, gitea'],
    ['groups in groups on Gitea', { host: 'gitea' }, 'repository: Untergruppen gibt es nur bei GitLab'],
    [
      'GitHub without a sign-in service',
      { host: 'github', repository: 'a/b', address: 'https://github.com' },
      'address: GitHub meldet im Browser niemanden ohne eigenen Dienst an',
    ],
    [
      'an API from which Forgejo has no sign-in',
      { host: 'forgejo', repository: 'a/b', apiAddress: 'https://api.example.org' },
      'apiAddress: Bei Forgejo endet die Adresse der Schnittstelle auf /api/v1',
    ],
  ])('refuses %s', (_, change, sentence) => {
    const found = faults(change);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(sentence);
  });
});
