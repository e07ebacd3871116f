/** A bare repository in a folder of its own, by git itself: what GitLab's API reads and writes. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export interface Author {
  name: string;
  email: string;
}

export interface Action {
  action: 'create' | 'update' | 'delete' | 'move';
  path: string;
  /** Where a moved file lay. */
  from?: string | undefined;
  /** Left out: a moved file keeps its bytes. */
  bytes?: Buffer | undefined;
}

export interface NewCommit {
  branch: string;
  message: string;
  author: Author;
  actions: readonly Action[];
}

/** What git refuses, in GitLab's words. */
export class Refusal extends Error {}

export type Repository = ReturnType<typeof createRepository>;

/**
 * @param folder to lie in
 * @param source holds the files of the first commit
 */
export function createRepository(folder: string, source: string, author: Author) {
  const place = join(folder, 'repository.git');
  mkdirSync(place, { recursive: true });

  const run = (args: readonly string[], { input, env }: { input?: string | Buffer; env?: object } = {}): Buffer =>
    execFileSync('git', ['--git-dir', place, ...args], {
      input,
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
      maxBuffer: 100_000_000,
    });
  const say = (args: readonly string[], options?: { input?: string | Buffer; env?: object }): string =>
    run(args, options).toString('utf8').trim();
  const attempt = (
    args: readonly string[],
    options?: { input?: string | Buffer; env?: object },
  ): string | undefined => {
    try {
      return say(args, options);
    } catch {
      return undefined;
    }
  };

  const identity = ({ name, email }: Author) => ({
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
  });
  /** Runs what needs an index or a working tree in a folder that is gone afterwards. */
  const aside = <T>(work: (env: { GIT_INDEX_FILE: string }, place: string) => T): T => {
    const temporary = mkdtempSync(join(folder, 'aside-'));
    try {
      return work({ GIT_INDEX_FILE: join(temporary, 'index') }, temporary);
    } finally {
      rmSync(temporary, { recursive: true });
    }
  };
  const record = (tree: string, parents: readonly string[], message: string, by: Author): string =>
    say(['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-F', '-'], {
      input: message,
      env: identity(by),
    });

  const commitOf = (ref: string): string | undefined =>
    attempt(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  const known = (ref: string): string => {
    const commit = commitOf(ref);
    if (!commit) throw new Refusal(`404 Commit Not Found: ${ref}`);
    return commit;
  };
  const setBranch = (name: string, commit: string): void => {
    if (attempt(['update-ref', `refs/heads/${name}`, commit]) === undefined)
      throw new Refusal(`Could not update ${name}. Please refresh and try again.`);
  };
  const blobId = (ref: string, path: string): string | undefined => {
    const [entry] = say(['ls-tree', '-z', ref, '--', path]).split('\0');
    const [, type, id] = entry?.split(/[ \t]/) ?? [];
    return type === 'blob' ? id : undefined;
  };

  say(['init', '--quiet', '--bare', '--initial-branch=main']);
  const first = aside((env) => {
    say(['--work-tree', source, 'add', '--all', '--force', '.'], { env });
    return record(say(['write-tree'], { env }), [], 'Erster Stand', author);
  });
  setBranch('main', first);

  return {
    /** The commit that a branch or an id names. */
    commitOf,
    branches: (): string[] => say(['for-each-ref', '--format=%(refname:short)', 'refs/heads']).split('\n'),
    deleteBranch: (name: string): void => void say(['branch', '-D', '--', name]),

    blob(ref: string, path: string): { id: string; bytes: Buffer } | undefined {
      const id = commitOf(ref) && blobId(ref, path);
      return id ? { id, bytes: run(['cat-file', 'blob', id]) } : undefined;
    },

    /** Files and folders of a folder; `undefined` if there is none. */
    tree(ref: string, path: string, recursive: boolean) {
      const start = path === '' ? known(ref) : attempt(['rev-parse', '--verify', '--quiet', `${ref}:${path}`]);
      if (start === undefined || (path !== '' && say(['cat-file', '-t', start]) !== 'tree')) return undefined;
      return say(['ls-tree', '-z', ...(recursive ? ['-r', '-t'] : []), start])
        .split('\0')
        .filter((line) => line !== '')
        .map((line) => {
          const [about = '', inside = ''] = line.split('\t');
          const [mode = '', type = '', id = ''] = about.split(' ');
          return { id, name: inside.split('/').at(-1), type, path: path === '' ? inside : `${path}/${inside}`, mode };
        });
    },

    /** The newest commits, of one file if it is named. */
    log(ref: string, path?: string) {
      const format = ['%H', '%an', '%ae', '%aI', '%B'].join('%x00');
      return say(['log', '-n', '20', '-z', `--format=${format}%x01`, known(ref), ...(path ? ['--', path] : [])])
        .split('\u0001')
        .map((line) => line.replace(/^\0/, ''))
        .filter((line) => line !== '')
        .map((line) => {
          const [id = '', name = '', email = '', date = '', message = ''] = line.split('\0');
          return { id, name, email, date, message: message.trim() };
        });
    },

    branchesWith: (commit: string): string[] =>
      (attempt(['branch', '--format=%(refname:short)', '--contains', commit]) ?? '').split('\n').filter(Boolean),

    /** What `to` changed since it left `from`, a patch for each file. */
    differences(from: string, to: string) {
      const base = say(['merge-base', known(from), known(to)]);
      const fields = say(['diff', '-z', '-M', '--name-status', base, known(to)]).split('\0');
      const found: { status: string; oldPath: string; newPath: string; diff: string }[] = [];
      while (fields.length > 1) {
        const status = fields.shift()?.charAt(0) ?? '';
        const oldPath = fields.shift() ?? '';
        const newPath = status === 'R' ? (fields.shift() ?? '') : oldPath;
        const patch = run(['diff', '-M', base, known(to), '--', oldPath, newPath]).toString('utf8');
        const start = patch.search(/^(@@|Binary files)/m);
        found.push({ status, oldPath, newPath, diff: start < 0 ? '' : patch.slice(start) });
      }
      return found;
    },

    /** @throws {Refusal} in GitLab's words if an action does not fit what is there */
    commit({ branch, message, author: by, actions }: NewCommit, start?: string): string {
      if (start !== undefined && commitOf(`refs/heads/${branch}`))
        throw new Refusal(`A branch called '${branch}' already exists. Switch to that branch in order to make changes`);
      const parent = known(start ?? `refs/heads/${branch}`);
      const tree = aside((env) => {
        say(['read-tree', parent], { env });
        for (const { action, path, from, bytes } of actions) {
          const there = blobId(parent, path);
          if ((action === 'create' || action === 'move') && there)
            throw new Refusal('A file with this name already exists');
          if (action !== 'create' && !blobId(parent, from ?? path))
            throw new Refusal("A file with this name doesn't exist");
          // Mode 0 takes a path out of the index.
          const gone = action === 'delete' || action === 'move' ? [`0 ${'0'.repeat(40)}\t${from ?? path}\0`] : [];
          const id = bytes ? say(['hash-object', '-w', '--stdin'], { input: bytes }) : blobId(parent, from ?? path);
          const added = action === 'delete' ? [] : [`100644 ${id}\t${path}\0`];
          say(['update-index', '-z', '--index-info'], { input: [...gone, ...added].join(''), env });
        }
        return say(['write-tree'], { env });
      });
      const commit = record(tree, [parent], message, by);
      setBranch(branch, commit);
      return commit;
    },

    /** Merges one branch into another; `undefined` if both changed the same lines. */
    merge(branch: string, target: string, message: string, by: Author): string | undefined {
      const [ours, theirs] = [known(`refs/heads/${target}`), known(`refs/heads/${branch}`)];
      const tree = attempt(['merge-tree', '--write-tree', ours, theirs]);
      if (tree === undefined) return undefined;
      const commit = record(tree, [ours, theirs], message, by);
      setBranch(target, commit);
      return commit;
    },

    /** Puts the commits of a branch on top of another one; `false` if both changed the same lines. */
    rebase(branch: string, target: string, by: Author): boolean {
      return aside((_, temporary) => {
        const copy = join(temporary, 'copy');
        say(['worktree', 'add', '--quiet', '--detach', copy, known(`refs/heads/${branch}`)]);
        try {
          const env = { ...process.env, ...identity(by), GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
          const inside = (...args: string[]) =>
            execFileSync('git', ['-C', copy, ...args], { env, stdio: 'pipe' })
              .toString('utf8')
              .trim();
          inside('rebase', '--quiet', known(`refs/heads/${target}`));
          setBranch(branch, inside('rev-parse', 'HEAD'));
          return true;
        } catch {
          return false;
        } finally {
          say(['worktree', 'remove', '--force', copy]);
        }
      });
    },
  };
}
