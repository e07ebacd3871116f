/** A long text of the questionnaire, as HTML. */
export function Html({ text }: { text: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the only HTML here is our own: rendered and sanitised at build (ausfuellen.json.ts), or escaped text (adapted.ts)
  return <div className="prose" dangerouslySetInnerHTML={{ __html: text }} />;
}
