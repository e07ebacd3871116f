/** Answers or an adaptation in a link: compressed into the fragment of the address, which no browser sends to a server. */

/** Longer addresses are cut by some mail programs and messengers. */
export const longestLink = 8_000;

/** More than any questionnaire fills; a hand-made link may unfold into gigabytes. */
const mostBytes = 2_000_000;

export const answersFragment = '#antworten=';
export const adaptationFragment = '#anpassung=';
type Fragment = typeof answersFragment | typeof adaptationFragment;

const base64url = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

const fromBase64url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));

/** The address with the text in its fragment; `undefined` if it would be longer than `longest` characters. */
export async function packLink(
  address: string,
  fragment: Fragment,
  text: string,
  longest = longestLink,
): Promise<string | undefined> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  const link = `${address.replace(/#.*$/, '')}${fragment}${base64url(bytes)}`;
  return link.length > longest ? undefined : link;
}

/** The text in a fragment; `undefined` if the fragment was cut, changed by hand or is far too large. */
export async function unpackFragment(fragment: string): Promise<string | undefined> {
  try {
    const bytes = fromBase64url(decodeURIComponent(fragment.slice(fragment.indexOf('=') + 1)));
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.length;
      if (size > mostBytes) {
        await reader.cancel();
        return undefined;
      }
      parts.push(part.value);
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(await new Blob(parts).arrayBuffer());
  } catch {
    return undefined;
  }
}
