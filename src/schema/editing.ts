/** Where the editors' changes go: the host of the repository, its address, and the sign-in. */
import { z } from 'astro/zod';
import { type Choices, choice, group, ownerText } from './fields.ts';

/** What each host can do with Decap CMS, and what it lacks; the README's table says more. */
export const hosts = {
  gitlab: {
    label: 'GitLab (auch openCoDE)',
    explanation: 'Der erprobte Weg: Anmeldung ohne eigenen Dienst; Entwurf, Prüfung und Freigabe vor dem Erscheinen.',
  },
  github: {
    label: 'GitHub',
    explanation: 'Entwurf, Prüfung und Freigabe; für die Anmeldung müssen Sie einen kleinen Dienst selbst betreiben.',
  },
  forgejo: {
    label: 'Forgejo (auch Codeberg)',
    explanation:
      'Anmeldung ohne eigenen Dienst, Entwurf und Freigabe; wenn die Anmeldung abläuft, müssen Sie sich neu anmelden.',
  },
  gitea: {
    label: 'Gitea',
    explanation: 'Anmeldung ohne eigenen Dienst, aber keine Entwürfe: Gespeichertes erscheint ohne Freigabe.',
  },
} as const satisfies Choices;

export type Host = keyof typeof hosts;

// Plain HTTP never leaves this machine: whoever tries the sign-in locally has no certificate.
const secure = String.raw`(https:\/\/[a-z0-9.-]+|http:\/\/(localhost|127\.0\.0\.1))(:\d+)?`;

const hostAddress = (about: { label: string; hint: string }, error: string) =>
  z
    .string({ error })
    .regex(new RegExp(`^${secure}(\\/[\\w.~-]+)*$`), { error })
    .meta({ ...about, kind: 'link' });

const repositoryError =
  'Bitte das Projekt so angeben, wie es in seiner Adresse steht, zum Beispiel gruppe/name, oder leer lassen ("")';

export const editing = group(
  {
    host: choice(hosts, { label: 'Anbieter', hint: 'Wo die Dateien der Website liegen; der erprobte Weg ist GitLab' }),
    address: hostAddress(
      {
        label: 'Adresse des Anbieters',
        hint: 'Mit https://, ohne Schrägstrich am Ende; bei GitHub die Adresse Ihres Anmeldedienstes',
      },
      'Bitte die Adresse des Anbieters angeben, mit https:// und ohne Schrägstrich am Ende, zum Beispiel https://gitlab.opencode.de',
    ),
    apiAddress: hostAddress(
      {
        label: 'Adresse der Schnittstelle',
        hint: 'Nur, wenn sie von der üblichen abweicht, zum Beispiel https://git.example.org/api/v4',
      },
      'Bitte die Adresse der Schnittstelle angeben, mit https:// und ohne Schrägstrich am Ende, oder das Feld streichen',
    ).optional(),
    repository: ownerText({ label: 'Projekt', hint: 'Wie in seiner Adresse: Gruppe/Name' }).regex(
      /^$|^[\w.-]+(\/[\w.-]+)+$/,
      { error: repositoryError },
    ),
    branch: z
      .string({ error: 'Bitte den Namen des Zweigs angeben, meist main' })
      .regex(/^[\w.-]+(\/[\w.-]+)*$/, { error: 'Bitte den Namen des Zweigs angeben, meist main, ohne Leerzeichen' })
      .meta({ label: 'Zweig', hint: 'Aus welchem Zweig die Website gebaut wird; meist main', kind: 'text' })
      .default('main'),
    applicationId: ownerText({
      label: 'Kennung der Anwendung',
      hint: 'Vergibt der Anbieter, wenn Sie dort /admin/ als Anwendung eintragen; kein Geheimnis. Bei GitHub leer',
    }).regex(/^\S*$/, { error: 'Bitte die Kennung ohne Leerzeichen angeben oder leer lassen ("")' }),
  },
  { label: 'Redaktion', hint: 'Wohin gespeicherte Änderungen gehen und wo man sich anmeldet' },
)
  .refine(({ host, repository }) => host === 'gitlab' || repository.split('/').length <= 2, {
    path: ['repository'],
    error: 'Untergruppen gibt es nur bei GitLab; bitte genau gruppe/name angeben',
  })
  .refine(({ host, address }) => host !== 'github' || !/^https:\/\/(www\.|api\.)?github\.com(\/|$)/.test(address), {
    path: ['address'],
    error:
      'GitHub meldet im Browser niemanden ohne eigenen Dienst an; bitte dessen Adresse angeben oder einen anderen Anbieter wählen',
  })
  .refine(({ host, apiAddress }) => host !== 'forgejo' || !apiAddress || /\/api\/v\d+$/.test(apiAddress), {
    path: ['apiAddress'],
    error: 'Bei Forgejo endet die Adresse der Schnittstelle auf /api/v1, bitte so angeben oder das Feld streichen',
  });

export type Editing = z.output<typeof editing>;
