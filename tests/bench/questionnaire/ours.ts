/** The island as its page starts it. */
import type { Material } from '#islands/questionnaire/material.ts';

const button = document.querySelector('button');
const host = document.querySelector<HTMLElement>('main > div + div');

button?.addEventListener('click', async () => {
  const [{ mount }, material] = await Promise.all([
    import('#islands/questionnaire/mount.tsx'),
    fetch('/questions.json').then((response): Promise<Material> => response.json()),
  ]);
  if (host) await mount(host, material, 'button', async () => '');
});
