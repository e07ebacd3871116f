/** The fonts of the documents, as files of their package: static, with the letters of all languages of Europe in Latin script. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Fonts } from '#export/document.ts';

const files = {
  regular: '400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
  bold: '700Bold/AtkinsonHyperlegibleNext_700Bold.ttf',
  italic: '400Regular_Italic/AtkinsonHyperlegibleNext_400Regular_Italic.ttf',
} as const satisfies Record<keyof Fonts, string>;

let fonts: Promise<Fonts> | undefined;

async function readFonts(): Promise<Fonts> {
  const { resolve } = createRequire(join(process.cwd(), 'package.json'));
  const read = (file: string) => readFile(resolve(`@expo-google-fonts/atkinson-hyperlegible-next/${file}`));
  const [regular, bold, italic] = await Promise.all([read(files.regular), read(files.bold), read(files.italic)]);
  return { regular, bold, italic };
}

export function documentFonts(): Promise<Fonts> {
  fonts ??= readFonts();
  return fonts;
}
