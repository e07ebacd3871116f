/** Answers in a mail that the visitor's own program sends. */

/** Longer addresses are cut by some systems before the mail program sees them. */
const longestAddress = 1_900;

interface Mail {
  recipient: string | undefined;
  title: string;
  /** Opens the answers; `undefined` if they are too long for one. */
  link: string | undefined;
  /** Name of the file with the answers. */
  file: string;
}

const mailto = (recipient: string | undefined, subject: string, lines: readonly string[]): string => {
  const address = encodeURIComponent(recipient ?? '').replaceAll('%40', '@');
  return `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines.join('\r\n'))}`;
};

/** The address that opens the mail program, and whether the file must be attached since the link was too long. */
export function answersMail({ recipient, title, link, file }: Mail): { href: string; needsFile: boolean } {
  const subject = `Antworten: ${title}`;
  if (link) {
    const href = mailto(recipient, subject, [
      'Guten Tag,',
      '',
      `hier sind meine Antworten auf den Fragebogen „${title}“. Dieser Link öffnet sie:`,
      '',
      link,
      '',
    ]);
    if (href.length < longestAddress) return { href, needsFile: false };
  }
  const href = mailto(recipient, subject, [
    'Guten Tag,',
    '',
    `meine Antworten auf den Fragebogen „${title}“ hängen als Datei an dieser Nachricht.`,
    '',
    `[Bitte die Datei ${file} anhängen; sie liegt bei den Downloads.]`,
    '',
  ]);
  return { href, needsFile: true };
}
