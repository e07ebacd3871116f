/** A questionnaire and its result as documents, in the browser: adapted ones lie nowhere as files. */
import type { Document } from '#export/document.ts';
import type { Links } from '#export/resultDocument.ts';
import type { Adaptation } from '#questionnaire/adaptation.ts';
import type { Answers, Questionnaire } from '#questionnaire/answers.ts';

async function json<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

type Frame = Omit<Document, 'title' | 'summary' | 'blocks' | 'asked'>;

/** What stands around the original's document; whoever adapts it publishes it. */
async function frameOf(slug: string, publisher: string | undefined): Promise<Frame> {
  const {
    title: _title,
    summary: _summary,
    blocks: _blocks,
    asked: _asked,
    ...frame
  } = await json<Document>(`/frageboegen/${slug}/${slug}.dokument.json`);
  return { ...frame, publisher: publisher ?? frame.publisher };
}

/** An adapted one, to fill in on paper or on screen. `questionnaire` has its texts as Markdown. */
export async function paper(slug: string, questionnaire: Questionnaire, adaptation: Adaptation): Promise<Document> {
  const [{ questionnaireDocument }, document] = await Promise.all([
    import('#export/questionnaireDocument.ts'),
    frameOf(slug, adaptation.details.municipality),
  ]);
  return questionnaireDocument(questionnaire, {
    document: { ...document, asked: { questionnaire: slug, version: questionnaire.version, adaptation } },
    options: { base: document.origin.url },
  });
}

/** What the answers add up to. */
export async function report(
  slug: string,
  adaptation: Adaptation | undefined,
  answers: Answers,
  links: Links,
): Promise<Document> {
  const [{ resultDocument }, document, { questionnaire: original }] = await Promise.all([
    import('#export/resultDocument.ts'),
    frameOf(slug, adaptation?.details.municipality),
    json<{ questionnaire: Questionnaire }>(`/frageboegen/${slug}/${slug}.fragebogen.json`),
  ]);
  const questionnaire = adaptation
    ? (await import('#questionnaire/adapted.ts')).adapted(original, adaptation).questionnaire
    : original;
  return resultDocument(questionnaire, answers, {
    document: { ...document, kicker: 'Ergebnis' },
    options: { base: document.origin.url },
    links,
  });
}
