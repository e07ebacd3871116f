/** Text as HTML, for systems that show it as such. */

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** One line of text. */
export const inlineHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign).replace(/\s+/g, ' ');

/** Markdown as our texts use it – paragraphs, lists, strong words, links – in one line of HTML. */
export const blockHtml = (markdown: string): string =>
  markdown
    .trim()
    .split(/\n\s*\n/)
    .map((block) => {
      const lines = block.split('\n');
      if (!lines.every((line) => line.startsWith('- '))) return `<p>${markedHtml(block)}</p>`;
      return `<ul>${lines.map((line) => `<li>${markedHtml(line.slice(2))}</li>`).join('')}</ul>`;
    })
    .join('');

const markedHtml = (text: string): string =>
  inlineHtml(text)
    .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replace(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, '<a href="$2">$1</a>');
