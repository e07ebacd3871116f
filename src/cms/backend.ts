/**
 * The part of Decap's configuration that says where changes go and who may make them, from the group
 * `editing` of `plattform.yaml`. What each host cannot do stands in the README.
 */
import type { Editing, Host } from '#schema/editing.ts';

/** Decap's `backend`: https://decapcms.org/docs/backends-overview/ */
type Backend = {
  name: Host;
  repo: string;
  branch: string;
  api_root?: string;
  base_url?: string;
  auth_type?: 'pkce';
  auth_endpoint?: string;
  app_id?: string;
  commit_messages: Readonly<Record<string, string>>;
};

export interface Publishing {
  backend: Backend;
  publishMode: 'editorial_workflow' | 'simple';
}

/** The history of the repository, as editors read it. Decap knows no title here, only the slug. */
const commitMessages = {
  create: 'Anlegen: {{collection}} „{{slug}}“',
  update: 'Ändern: {{collection}} „{{slug}}“',
  delete: 'Löschen: {{collection}} „{{slug}}“',
  uploadMedia: 'Hochladen: {{path}}',
  deleteMedia: 'Löschen: {{path}}',
};

interface HostRow {
  publishMode: Publishing['publishMode'];
  /** Path of the API below the host's address. */
  api?: string;
  /** Whether the host asks who is there by itself, with an application that the owner registers. */
  needsApplication: boolean;
  signIn: (editing: Editing, api: string | undefined) => Partial<Backend>;
}

const rows: Readonly<Record<Host, HostRow>> = {
  // No `squash_merges`: it would put Decap's fixed English sentence in the place of the messages above.
  gitlab: {
    publishMode: 'editorial_workflow',
    api: '/api/v4',
    needsApplication: true,
    signIn: ({ address, applicationId }, api) => ({
      ...(api ? { api_root: api } : {}),
      base_url: address,
      auth_type: 'pkce',
      auth_endpoint: 'oauth/authorize',
      app_id: applicationId,
    }),
  },
  github: {
    publishMode: 'editorial_workflow',
    needsApplication: false,
    signIn: ({ address }, api) => ({ base_url: address, ...(api ? { api_root: api } : {}) }),
  },
  forgejo: {
    publishMode: 'editorial_workflow',
    api: '/api/v1',
    needsApplication: true,
    // Decap derives the address of the sign-in from that of the API.
    signIn: ({ applicationId }, api) => ({ ...(api ? { api_root: api } : {}), app_id: applicationId }),
  },
  gitea: {
    // Its backend throws on an editorial workflow.
    publishMode: 'simple',
    api: '/api/v1',
    needsApplication: true,
    signIn: ({ address, applicationId }, api) => ({
      ...(api ? { api_root: api } : {}),
      base_url: address,
      app_id: applicationId,
    }),
  },
};

/** Names of the fields of `editing` that the owner has yet to fill before anybody can sign in. */
export function missing(editing: Editing | undefined): string[] {
  if (!editing) return ['editing'];
  const { host, repository, applicationId } = editing;
  return [
    ...(repository === '' ? ['repository'] : []),
    ...(rows[host].needsApplication && applicationId === '' ? ['applicationId'] : []),
  ];
}

/** Decap's configuration of the repository; `undefined` while something is missing. */
export function publishing(editing: Editing | undefined): Publishing | undefined {
  if (!editing || missing(editing).length > 0) return undefined;
  const { host, repository, branch, address, apiAddress } = editing;
  const { publishMode, api, signIn } = rows[host];
  const apiRoot = apiAddress ?? (api && `${address}${api}`);
  return {
    backend: { name: host, repo: repository, branch, ...signIn(editing, apiRoot), commit_messages: commitMessages },
    publishMode,
  };
}

/** The origins that the admin page talks to, for its content-security policy. */
export function origins({ backend: { api_root, base_url } }: Publishing): string[] {
  const addresses = [api_root ?? 'https://api.github.com', ...(base_url ? [base_url] : [])];
  return [...new Set(addresses.map((address) => new URL(address).origin))];
}

const register: Readonly<Record<Host, (address: string, redirect: string) => string>> = {
  gitlab: (address, redirect) =>
    `Tragen Sie bei ${address} unter „Profil bearbeiten › Anwendungen“ (oder in den Einstellungen Ihrer Gruppe) eine Anwendung ein: Weiterleitungs-URI „${redirect}“, „Vertraulich“ ausgeschaltet, Berechtigung „api“.`,
  github: (address, redirect) =>
    `Betreiben Sie unter ${address} einen Anmeldedienst für GitHub und tragen Sie ihn bei GitHub als „OAuth App“ ein. Er muss die Adresse „${redirect}“ zulassen.`,
  forgejo: (address, redirect) =>
    `Tragen Sie bei ${address} unter „Einstellungen › Anwendungen“ eine OAuth2-Anwendung ein: Weiterleitungs-URI „${redirect}“, „Vertraulicher Client“ ausgeschaltet. Der Betrieb von Forgejo muss CORS für diese Website zulassen.`,
  gitea: (address, redirect) =>
    `Tragen Sie bei ${address} unter „Einstellungen › Anwendungen“ eine OAuth2-Anwendung ein: Weiterleitungs-URI „${redirect}“, „Vertraulicher Client“ ausgeschaltet. Der Betrieb von Gitea muss CORS für diese Website zulassen.`,
};

/** What the owner does until editors can sign in, step by step. `site` is the address of the website. */
export function steps(editing: Editing | undefined, site: string): string[] {
  if (!editing) {
    return [
      'Ergänzen Sie in content/plattform.yaml die Gruppe „editing“ (Redaktion): host, address, repository, branch, applicationId.',
    ];
  }
  const { host, address } = editing;
  const open = missing(editing);
  if (open.length === 0) return [];
  return [
    ...(open.includes('repository')
      ? ['Legen Sie beim Anbieter ein Projekt an und übertragen Sie die Dateien dieser Website dorthin.']
      : []),
    register[host](address, `${site}/admin/`),
    `Tragen Sie in content/plattform.yaml unter „editing“ ein: ${open.map((name) => names[name]).join(' und ')}. Nach dem nächsten Bau der Website können Sie sich hier anmelden.`,
  ];
}

const names: Readonly<Record<string, string>> = {
  repository: 'das Projekt (repository)',
  applicationId: 'die Kennung der Anwendung (applicationId)',
};
