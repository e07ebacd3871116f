/** The CMS: those parts of Decap that this site needs, put together with ours, and started. */
import { DecapCmsCore as CMS } from 'decap-cms-core';
import type { Backend } from 'decap-cms-lib-util';
import { de } from 'decap-cms-locales';
import boolean from 'decap-cms-widget-boolean';
import datetime from 'decap-cms-widget-datetime';
import file from 'decap-cms-widget-file';
import image from 'decap-cms-widget-image';
import list from 'decap-cms-widget-list';
import markdown from 'decap-cms-widget-markdown';
import number from 'decap-cms-widget-number';
import object from 'decap-cms-widget-object';
import string from 'decap-cms-widget-string';
import { createRoot } from 'react-dom/client';
import { editables, sourceOf } from '#cms/config.ts';
import { german, merged } from '#cms/german.ts';
import { Choosing } from './Choosing.tsx';
import { checked } from './checked.ts';
import { refuseInvalid } from './faults.ts';
import { formatOf } from './format.ts';
import { Identity } from './Identity.tsx';
import { loadInventory } from './inventory.ts';
import { drawWhenOpened } from './lazy.ts';
import { say } from './notice.ts';
import { EntryPreview } from './preview.tsx';
import { Summary } from './Summary.tsx';
import { careful } from './saving.ts';
import { guardUploads } from './uploads.ts';
import './admin.css';

/** What reaches the content; only the one that is configured is loaded. */
const backends: Readonly<Record<string, () => Promise<new (config: never, options?: never) => Backend>>> = {
  gitlab: async () => (await import('decap-cms-backend-gitlab')).GitLabBackend,
  github: async () => (await import('decap-cms-backend-github')).GitHubBackend,
  gitea: async () => (await import('decap-cms-backend-gitea')).GiteaBackend,
  forgejo: async () => (await import('decap-cms-backend-forgejo')).ForgejoBackend,
  ...(import.meta.env.CMS_LOCAL ? { proxy: async () => (await import('decap-cms-backend-proxy')).ProxyBackend } : {}),
};

const chosen = ['select', 'entry', 'group', 'question', 'dimension', 'answer'];

async function start(root: HTMLElement): Promise<void> {
  const reached = root.dataset['backend'] ?? '';
  const load = backends[reached];
  if (!load) throw new Error(`src/admin/start.tsx knows no backend „${reached}“.`);
  const [reach] = await Promise.all([load(), loadInventory()]);
  CMS.registerBackend(reached, careful(reach));

  // On this machine nobody signs in: as if the person had done so before.
  if (reached === 'proxy') localStorage.setItem('decap-cms-user', JSON.stringify({ backendName: reached }));

  drawWhenOpened();
  for (const widget of [string, number, image, file, markdown, list, object, boolean, datetime]) {
    const { name, controlComponent } = widget.Widget();
    CMS.registerWidget(name, checked(controlComponent));
  }
  for (const widget of chosen) CMS.registerWidget(widget, checked(Choosing));
  CMS.registerWidget('id', checked(Identity));

  CMS.registerLocale('de', merged(de, german));
  for (const editable of editables) {
    CMS.registerCustomFormat(editable, sourceOf(editable).extension, formatOf(editable));
    CMS.registerPreviewTemplate(editable, EntryPreview);
  }
  CMS.registerEventListener({ name: 'preSave', handler: refuseInvalid });
  guardUploads(root);

  const summary = document.createElement('div');
  document.body.append(summary);
  createRoot(summary).render(<Summary />);
  CMS.init();
}

// A saved entry changes the site, for which Vite loads every page anew; nobody's form may go with that.
import.meta.hot?.on('vite:beforeFullReload', () => {
  throw new Error('The CMS stays as it is.');
});

const root = document.getElementById('nc-root');
if (root)
  start(root).catch((error: unknown) => {
    console.error(error);
    say('Die Redaktion lässt sich nicht starten', [
      'Der Server antwortet nicht. Bitte prüfen Sie die Verbindung und laden Sie die Seite neu.',
    ]);
  });
