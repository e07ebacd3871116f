/** A long text of the questionnaire: HTML that was sanitised when the site was built. */
export function Html({ text }: { text: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the only HTML here is our own renderer's, see ausfuellen.json.ts
  return <div className="prose" dangerouslySetInnerHTML={{ __html: text }} />;
}
