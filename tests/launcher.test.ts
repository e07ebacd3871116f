/** `npm start` and `npm test` on machines where something is missing: one sentence each, and what to do. */
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ensureBrowser, findBrowser } from '../bin/browser.mjs';
import { freePort, installPackages, packagesAreComplete, pinnedNode, root, Stop } from '../bin/setup.mjs';
import { runStep } from '../bin/steps.mjs';
import { type Clone, serveClone } from './clone.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'launcher-'));
  vi.spyOn(console, 'log').mockImplementation(() => {});
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs a script as a person would, and returns what they read. */
function read(script: string, args: string[], { node = [] as string[], env = {}, cwd = root } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, join(cwd, 'bin', script), ...args], {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  return { status, said: `${stdout}${stderr}`.trim() };
}

async function occupied(host: string): Promise<{ port: number; server: Server }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : 0, server };
}

describe('an old Node', () => {
  const pretend = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'16.20.2'}})`;
  const sentence =
    'Node 16.20.2 ist zu alt. Bitte Node 18 oder neuer installieren (https://nodejs.org/de/download) und den Befehl noch einmal geben.';

  it.each(['start.mjs', 'test.mjs'])('is named by %s', (script) => {
    expect(read(script, [], { node: ['--import', pretend] })).toEqual({ status: 1, said: sentence });
  });

  // Node 12 is what Ubuntu 22.04 installs; it stops at newer syntax before any sentence of ours.
  it.each(['start', 'test', 'setup', 'browser', 'steps'])('can read bin/%s.mjs', async (name) => {
    const source = await readFile(join(root, 'bin', `${name}.mjs`), 'utf8');
    expect(source).not.toMatch(/\?\?|\?\.[a-z[(]|\|\|=|^await |import\.meta\.dirname|#[a-z]+[;( ]/m);
  });
});

describe('the port', () => {
  it.each(['127.0.0.1', '::1'])('is named when a program answers on it at %s', async (host) => {
    const { port, server } = await occupied(host);
    try {
      const sentence = `Port ${port} ist belegt, vielleicht läuft die Plattform schon. Bitte das andere Programm beenden oder einen anderen Port nehmen: npm start ${port + 1}`;
      expect(read('start.mjs', [String(port)])).toEqual({ status: 1, said: sentence });
      expect(read('start.mjs', [], { env: { PORT: String(port) } })).toEqual({ status: 1, said: sentence });
    } finally {
      server.close();
    }
  });

  it('is refused when it is none', () => {
    expect(read('start.mjs', ['achtzig'])).toEqual({
      status: 1,
      said: '„achtzig“ ist kein Port. Bitte eine Zahl von 1024 bis 65535 angeben, zum Beispiel: npm start 4322',
    });
  });

  it('is taken as wished when it is free', async () => {
    const { port, server } = await occupied('127.0.0.1');
    await new Promise((resolve) => server.close(resolve));
    expect(await freePort(String(port))).toBe(port);
  });
});

describe('the packages', () => {
  async function project(name: string, lock: object, present?: object): Promise<string> {
    const at = join(folder, name);
    await mkdir(dirname(pinnedNode(at)), { recursive: true });
    await writeFile(pinnedNode(at), '');
    await writeFile(join(at, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...lock } }));
    if (present) await writeFile(join(at, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: present }));
    return at;
  }
  const native = { version: '1.0.0', optional: true, cpu: [process.arch] };
  const lock = {
    'node_modules/a': { version: '1.0.0' },
    'node_modules/a-here': { ...native, os: [process.platform] },
    'node_modules/a-elsewhere': { ...native, os: ['aix'] },
  };
  const here = { 'node_modules/a-here': native };

  it('are complete without the native builds of other systems', async () => {
    expect(
      packagesAreComplete(await project('complete', lock, { 'node_modules/a': { version: '1.0.0' }, ...here })),
    ).toBe(true);
  });

  it.each([
    ['nothing is installed', undefined],
    ['one is missing', here],
    ['one has another version', { 'node_modules/a': { version: '0.9.0' }, ...here }],
    ['the native build of this system is missing', { 'node_modules/a': { version: '1.0.0' } }],
  ])('are not complete when %s', async (name, present) => {
    expect(packagesAreComplete(await project(name, lock, present))).toBe(false);
  });

  it('are not installed again when they are complete', async () => {
    await expect(installPackages(root, { npm_execpath: '/nowhere/npm-cli.js' })).resolves.toBeUndefined();
  });

  it.each(['start.mjs', 'test.mjs'])(
    'are named by %s when there is no network',
    async (script) => {
      const clone = join(folder, `clone-${script}`);
      await mkdir(clone);
      for (const part of ['bin', 'package.json', 'package-lock.json']) {
        await cp(join(root, part), join(clone, part), { recursive: true });
      }
      const { port, server } = await occupied('127.0.0.1');
      await new Promise((resolve) => server.close(resolve));
      const env = {
        PORT: String(port),
        npm_config_registry: `http://127.0.0.1:${port}/`,
        npm_config_cache: join(folder, 'npm-cache'),
      };
      expect(read(script, [], { cwd: clone, env })).toEqual({
        status: 1,
        said: `Fehlende Pakete werden installiert, das dauert ein bis zwei Minuten …
Die Pakete sind nicht zu erreichen. Bitte die Verbindung zum Internet prüfen (im Firmennetz auch den Proxy: npm config set proxy …) und den Befehl noch einmal geben.`,
      });
      expect(await readdir(clone)).not.toContain('dist');
    },
    60_000,
  );

  it('are named when npm is missing', async () => {
    const at = await project('no-npm', lock);
    await expect(installPackages(at, { PATH: folder })).rejects.toThrow(
      new Stop(
        'npm fehlt. Bitte Node mit npm installieren (https://nodejs.org/de/download) und den Befehl noch einmal geben.',
      ),
    );
  });
});

describe('the browser', () => {
  const none = () => undefined;

  it('is the one that CHROME_PATH names', () => {
    expect(findBrowser({ CHROME_PATH: '/eigener/chrome', PATH: '/usr/bin' }, 'linux', () => true)).toBe(
      '/eigener/chrome',
    );
  });

  it('is refused when CHROME_PATH names none', () => {
    expect(() => findBrowser({ CHROME_PATH: join(folder, 'chrome') })).toThrow(
      new Stop(
        `CHROME_PATH nennt keinen Browser, der startet: „${join(folder, 'chrome')}“. Bitte den Pfad zu Chrome oder Chromium angeben.`,
      ),
    );
  });

  it.each([
    ['linux', { PATH: '/usr/bin' }, 'chromium', join('/usr/bin', 'chromium')],
    ['darwin', { HOME: '/Users/e' }, 'Google Chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['win32', { PROGRAMFILES: 'C:\\P' }, 'msedge.exe', 'C:\\P\\Microsoft\\Edge\\Application\\msedge.exe'],
  ] as const)('is found where %s has it', (platform, env, program, path) => {
    expect(findBrowser(env, platform, (file) => file.endsWith(program))).toBe(path);
  });

  it('is not found when there is none', () => {
    expect(findBrowser({ PATH: '' }, process.platform, () => false)).toBeUndefined();
  });

  it('is not fetched when there is one', async () => {
    expect(await ensureBrowser(() => '/usr/bin/chromium', [])).toBe('/usr/bin/chromium');
  });

  it('is fetched by the first way that brings one', async () => {
    const tried: string[] = [];
    const way = (name: string) => ({ name, run: async () => tried.push(name) });
    const find = () => (tried.includes('b') ? '/fetched' : undefined);
    expect(await ensureBrowser(find, [way('a'), way('b'), way('c')])).toBe('/fetched');
    expect(tried).toEqual(['a', 'b']);
  });

  it('is named when none is to be had', async () => {
    const ways = ['apt-get', 'Playwright'].map((name) => ({ name, run: async () => undefined }));
    await expect(ensureBrowser(none, ways)).rejects.toThrow(
      new Stop(
        'Es war kein Browser zu finden und keiner zu holen (versucht: apt-get, Playwright). Bitte Chrome oder Chromium installieren, oder seinen Pfad in CHROME_PATH angeben, und den Befehl noch einmal geben.',
      ),
    );
  });
});

describe('a step of the checks', () => {
  async function runScript(source: string) {
    const script = join(folder, 'probe.mjs');
    await writeFile(script, source);
    const log = vi.mocked(console.log);
    log.mockClear();
    const sound = await runStep({ name: 'Probe', script, args: [] }, process.env);
    return { sound, said: log.mock.calls.map(([line]) => String(line)) };
  }

  it('says one line when all is well', async () => {
    const { sound, said } = await runScript(`console.log('viel zu sagen');`);
    expect(sound).toBe(true);
    expect(said).toEqual([expect.stringMatching(/^✓ Probe \(\d+ s\)$/)]);
  });

  it('says what it found when something is not', async () => {
    const { sound, said } = await runScript(`console.log('etwas'); console.error('anderes'); process.exit(3);`);
    expect(sound).toBe(false);
    expect(said).toEqual([expect.stringMatching(/^✗ Probe \(\d+ s\)\n\netwas\nanderes\n$/)]);
  });

  it('runs on the pinned Node, whatever Node began', async () => {
    const { version } = JSON.parse(await readFile(join(root, 'node_modules/node/package.json'), 'utf8'));
    const { said } = await runScript(
      `import { execSync } from 'node:child_process'; console.error(process.version, String(execSync('node -v'))); process.exit(1);`,
    );
    expect(said.join()).toContain(`v${version} v${version}`);
  });
});

describe('the running site', () => {
  let clone: Clone;
  let content: string;
  let site: string;

  const within = async (seconds: number, isSo: () => Promise<boolean> | boolean) => {
    const end = Date.now() + seconds * 1000;
    while (!(await isSo())) {
      if (Date.now() > end) throw new Error(`Not so after ${seconds} s; the server said:\n${clone.said()}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const page = async (path: string) => (await fetch(`${site}${path}`)).text();

  beforeAll(async () => {
    clone = await serveClone(join(folder, 'clone'), join(root, 'tests/fixtures/region'));
    ({ site, content } = clone);
  }, 130_000);

  afterAll(() => clone.stop());

  it('prints its addresses and nothing else', () => {
    expect(clone.said()).toBe(`Die Plattform läuft auf diesem Rechner:
  Startseite  ${site}/
  Suche       ${site}/suche/
  Bausteine   ${site}/bausteine/
  Redaktion   ${site}/admin/
Geänderte Inhalte erscheinen nach dem Neuladen der Seite. Beenden mit Strg+C.
`);
  });

  it('lets only this machine, and only pages of its own, write into the content', async () => {
    const ask = (headers: Record<string, string>) =>
      fetch(`${site}/admin/lokal/`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ action: 'info', params: {} }),
      });
    const own = await ask({ origin: site });
    expect(await own.json()).toMatchObject({ type: 'local_fs' });
    const foreign = await ask({ origin: 'https://fremd.example' });
    expect(foreign.headers.get('access-control-allow-origin')).not.toBe('https://fremd.example');
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of outside)
      await expect(fetch(`http://${address}:${new URL(site).port}/admin/`)).rejects.toThrow('fetch failed');
  });

  it('answers at each of them, search included', async () => {
    for (const path of ['/', '/suche/', '/bausteine/', '/admin/', '/pagefind/pagefind.js']) {
      expect((await fetch(`${site}${path}`)).status).toBe(200);
    }
  }, 60_000);

  it('shows a changed file within 5 s, without a restart', async () => {
    const file = join(content, 'toolbox/tag-der-offenen-praxis.md');
    const source = await readFile(file, 'utf8');
    expect(await page('/toolbox/tag-der-offenen-praxis/')).toContain('Tag der offenen Praxis');
    await writeFile(file, source.replace('title: Tag der offenen Praxis', 'title: Abend der offenen Praxis'));
    await within(5, async () => (await page('/toolbox/tag-der-offenen-praxis/')).includes('Abend der offenen Praxis'));
    expect(await page('/toolbox/')).toContain('Abend der offenen Praxis');
  }, 30_000);

  it('shows a new file within 5 s', async () => {
    const source = await readFile(join(content, 'toolbox/liste-fuer-den-umzug.md'), 'utf8');
    await writeFile(join(content, 'toolbox/neue-liste.md'), source.replace(/title: .*/, 'title: Neue Liste'));
    await within(5, async () => (await page('/toolbox/neue-liste/')).includes('Neue Liste'));
  }, 30_000);

  it('names a fault and keeps the page as it was', async () => {
    const file = join(content, 'toolbox/liste-fuer-den-umzug.md');
    const source = await readFile(file, 'utf8');
    await writeFile(file, source.replace('effort: stunden', 'effort: viel'));
    await within(5, () =>
      clone.said().includes('content/toolbox/liste-fuer-den-umzug.md › effort: Bitte einen dieser Werte'),
    );
    expect(await page('/toolbox/liste-fuer-den-umzug/')).toContain('Liste für den Umzug');
  }, 30_000);
});
