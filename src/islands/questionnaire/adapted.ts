/** From an adaptation of unknown origin to what is filled in. */
import { inlineHtml } from '#export/html.ts';
import { adapted } from '#questionnaire/adapted.ts';
import { isAnswerable, type Questionnaire } from '#questionnaire/kinds.ts';
import { inTexts, readable } from '#questionnaire/placeholders.ts';
import { readAdaptation } from '#questionnaire/readAdaptation.ts';
import type { Material } from './material.ts';

/** One line of a stranger's text: strong words, but no links. */
const lineHtml = (line: string): string =>
  inlineHtml(line)
    .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, '$1 ($2)');

/** A stranger's text: paragraphs and lists, nothing that leads away from this page. */
export const strangerHtml = (text: string): string =>
  text
    .trim()
    .split(/\n\s*\n/)
    .map((block) => {
      const lines = block.split('\n');
      if (!lines.every((line) => line.startsWith('- '))) return `<p>${lines.map(lineHtml).join('<br>')}</p>`;
      return `<ul>${lines.map((line) => `<li>${lineHtml(line.slice(2))}</li>`).join('')}</ul>`;
    })
    .join('');

/** Changes each long text. */
const withTexts = (questionnaire: Questionnaire, change: (text: string) => string): Questionnaire => ({
  ...questionnaire,
  sections: questionnaire.sections.map((section) => ({
    ...section,
    ...(section.text && { text: change(section.text) }),
    questions: section.questions.map((question) =>
      question.type === 'info' ? { ...question, text: change(question.text) } : question,
    ),
  })),
  dimensions: questionnaire.dimensions.map((dimension) => ({
    ...dimension,
    levels: dimension.levels.map((level) => ({ ...level, text: change(level.text) })),
  })),
});

function textsOf(questionnaire: Questionnaire): string[] {
  const texts: string[] = [];
  withTexts(questionnaire, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
}

const asked = ({ sections }: Questionnaire): number =>
  sections.reduce((count, { questions }) => count + questions.filter(isAnswerable).length, 0);

/** The original as its file has it, its long texts as Markdown. */
async function fetchOriginal(slug: string): Promise<Questionnaire> {
  const response = await fetch(`/frageboegen/${slug}/${slug}.fragebogen.json`);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const file: { questionnaire: Questionnaire } = await response.json();
  return file.questionnaire;
}

/** Whatever `text` holds: an adapted questionnaire to fill in, or why there is none. */
export async function adaptedMaterial(
  { slug, questionnaire: built, links }: Material,
  text: string,
): Promise<{ material: Material; notices: readonly string[] } | { refused: string }> {
  const original = await fetchOriginal(slug);
  const found = readAdaptation(text, slug, original);
  if ('refused' in found) return found;
  const { adaptation, notices } = found;
  const { questionnaire, introduction } = adapted(original, adaptation);
  const builtTexts = textsOf(built);
  const ready = new Map(textsOf(original).map((markdown, index) => [markdown, builtTexts[index]]));
  return {
    notices,
    material: {
      slug,
      links,
      adaptation,
      questionnaire: inTexts(
        {
          // Only what stands in the original word for word is shown as it was built, links included.
          ...withTexts(questionnaire, (markdown) => ready.get(markdown) ?? strangerHtml(markdown)),
          body: introduction ? strangerHtml(introduction) : '',
          privacy: strangerHtml(questionnaire.privacy),
          minutes: Math.max(1, Math.round((original.minutes * asked(questionnaire)) / Math.max(1, asked(original)))),
        },
        readable,
      ),
    },
  };
}
