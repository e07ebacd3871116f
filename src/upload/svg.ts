/**
 * Whether an SVG holds nothing but a drawing. Whatever is not known to be harmless is refused: scripts, references to
 * other files, pages within the drawing, entities, motion. The file is served as it is, so nothing is taken out of it.
 */
import {
  parseXml,
  XmlDeclaration,
  type XmlDocument,
  XmlDocumentType,
  XmlElement,
  XmlProcessingInstruction,
} from '@rgrove/parse-xml';

const svgNamespace = 'http://www.w3.org/2000/svg';

/** Those in which a browser does something; in all others it keeps data of drawing programs, and shows nothing. */
const livingNamespaces: ReadonlyMap<string, string> = new Map([
  [svgNamespace, 'ein Element mit Vorsilbe'],
  ['http://www.w3.org/1999/xhtml', 'ein Stück Webseite (XHTML)'],
  ['http://www.w3.org/1998/Math/MathML', 'eine Formel (MathML)'],
  ['http://www.w3.org/2001/xml-events', 'Ereignisse (XML Events)'],
]);

const elements: ReadonlySet<string> = new Set(
  `svg g defs symbol use switch title desc metadata style
   path rect circle ellipse line polyline polygon text tspan textPath image
   linearGradient radialGradient stop pattern clipPath mask marker view
   filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
   feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology
   feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence`.split(/\s+/),
);

/** What is refused by name, in words an editor may know. */
const named: ReadonlyMap<string, string> = new Map([
  ['script', 'ein Skript'],
  ['handler', 'ein Skript'],
  ['foreignObject', 'ein Stück Webseite'],
  ['a', 'einen Verweis'],
  ['animate', 'eine Bewegung'],
  ['animateColor', 'eine Bewegung'],
  ['animateMotion', 'eine Bewegung'],
  ['animateTransform', 'eine Bewegung'],
  ['set', 'eine Bewegung'],
  ['feImage', 'ein weiteres Bild'],
]);

const deepest = 200;
const longestChain = 20;
const mostDrawn = 50_000;

const prefixOf = (name: string): string | undefined => /^([^:]*):/.exec(name)?.[1];
const localOf = (name: string): string => name.replace(/^[^:]*:/, '');

/** What is wrong with a value that may be style, if anything. Escapes could hide the rest. */
function valueFault(words: string): string | undefined {
  if (words.includes('\\')) return 'einen Rückstrich (\\)';
  if (/javascript:/i.test(words.replace(/\s/g, ''))) return 'ein Skript (javascript:)';
  const [loads] = /\b(?:image-set|image|src|cross-fade|element|expression|paint)\(/i.exec(words) ?? [];
  if (loads) return `eine Anweisung, die andere Dateien laden kann (${loads}…)`;
  const isOwn = [...words.matchAll(/url\s*\(/gi)].every(({ index }) =>
    /^url\(\s*(["']?)#[^\s"'()]+\1\s*\)/i.test(words.slice(index)),
  );
  return isOwn ? undefined : 'einen Verweis auf eine andere Datei (url)';
}

function styleFault(text: string): string | undefined {
  const [rule] = /@(?!media\b)[\w-]*/i.exec(text) ?? [];
  if (!rule) return valueFault(text);
  return rule.includes('keyframes')
    ? `eine Bewegung (${rule})`
    : `eine Anweisung, die andere Dateien laden kann (${rule})`;
}

const embeddedPicture = /^data:image\/(?:png|jpe?g|webp);base64,[A-Za-z0-9+/=\s]*$/;

function attributeFault(element: XmlElement, name: string, value: string): string | undefined {
  if (name === 'xmlns') return value === svgNamespace ? undefined : 'Teile, die keine Zeichnung sind (xmlns)';
  const prefix = prefixOf(name);
  if (prefix === 'xmlns') {
    const lives = value === svgNamespace ? undefined : livingNamespaces.get(value);
    return lives;
  }
  if (name === 'xml:base') return 'einen Verweis auf eine andere Datei (xml:base)';
  if (localOf(name) === 'href') {
    if (/^#[^\s]*$/.test(value)) return undefined;
    return element.name === 'image' && embeddedPicture.test(value)
      ? undefined
      : `einen Verweis auf eine andere Datei (${name})`;
  }
  if (prefix !== undefined || name.startsWith('data-')) return undefined;
  if (/^on/i.test(name)) return `ein Skript (${name})`;
  return valueFault(value);
}

/** Elements below this one that are drawn, each use of a part counted again. */
function drawn(
  element: XmlElement,
  parts: ReadonlyMap<string, XmlElement>,
  known: Map<XmlElement, number>,
  chain = 0,
): number {
  const before = known.get(element);
  if (before !== undefined) return before;
  // Stands until it is counted: what holds itself never ends.
  known.set(element, Number.POSITIVE_INFINITY);
  if (chain > longestChain) return Number.POSITIVE_INFINITY;
  let count = 1;
  const target =
    element.name === 'use'
      ? Object.entries(element.attributes).find(([name]) => localOf(name) === 'href')?.[1]
      : undefined;
  const used = target ? parts.get(target.slice(1)) : undefined;
  if (used) count += drawn(used, parts, known, chain + 1);
  for (const child of element.children) if (child instanceof XmlElement) count += drawn(child, parts, known, chain);
  known.set(element, count);
  return count;
}

function read(text: string): XmlDocument | undefined {
  try {
    return parseXml(text, { preserveDocumentType: true, preserveXmlDeclaration: true });
  } catch {
    return undefined;
  }
}

/** What the drawing contains that it may not, in German words that follow „Es enthält“; or that it cannot be read. */
function contentOf(document: XmlDocument, root: XmlElement): string | undefined {
  for (const node of document.children) {
    if (node instanceof XmlDocumentType && node.internalSubset !== null)
      return 'selbst bestimmte Zeichen (Entitäten im DOCTYPE)';
    if (node instanceof XmlDeclaration && node.encoding !== null && node.encoding.toLowerCase() !== 'utf-8')
      return `eine andere Zeichenkodierung als UTF-8 (${node.encoding})`;
    if (node instanceof XmlProcessingInstruction) return `eine Anweisung an Programme (${node.name})`;
  }
  const parts = new Map<string, XmlElement>();
  const prefixes = new Map<string, string>();
  const open = [{ element: root, depth: 0 }];
  const seen: XmlElement[] = [];
  for (let at = open.pop(); at; at = open.pop()) {
    const { element, depth } = at;
    if (depth > deepest) return 'zu viele Gruppen ineinander';
    seen.push(element);
    const { id } = element.attributes;
    if (id !== undefined) parts.set(id, element);
    for (const [name, value] of Object.entries(element.attributes)) {
      if (name.startsWith('xmlns:')) {
        if ((prefixes.get(name.slice(6)) ?? value) !== value) return 'eine Vorsilbe mit zwei Bedeutungen (xmlns)';
        prefixes.set(name.slice(6), value);
      }
      const fault = attributeFault(element, name, value);
      if (fault) return fault;
    }
    for (const child of element.children) {
      if (child instanceof XmlElement) open.push({ element: child, depth: depth + 1 });
      else if (child instanceof XmlProcessingInstruction && child.name !== 'xpacket')
        return `eine Anweisung an Programme (${child.name})`;
    }
  }
  for (const element of seen) {
    const prefix = prefixOf(element.name);
    if (prefix === undefined) {
      const { name } = element;
      if (!elements.has(name)) return `${named.get(name) ?? 'einen Teil, der nicht erlaubt ist'} (${name})`;
    } else {
      const namespace = prefixes.get(prefix);
      const lives = namespace === undefined ? 'eine Vorsilbe ohne Bedeutung' : livingNamespaces.get(namespace);
      if (lives) return `${lives} (${element.name})`;
    }
    const fault = element.name === 'style' ? styleFault(element.text) : undefined;
    if (fault) return fault;
  }
  return drawn(root, parts, new Map()) > mostDrawn ? 'zu viele Teile' : undefined;
}

const isLength = (value: string | undefined): boolean => /^\s*\d*\.?\d+\s*(?:px|pt|mm|cm|in|pc)?\s*$/.test(value ?? '');
const isBox = (value: string | undefined): boolean =>
  /^\s*(?:-?[\d.]+(?:e-?\d+)?[\s,]+){2}[\d.]+[\s,]+[\d.]+\s*$/.test(value ?? '');

/** What speaks against showing this SVG, in German; nothing if it is a drawing and no more. */
export function svgFault(text: string): string | undefined {
  const document = read(text);
  const root = document?.root;
  if (!document || !root || root.name !== 'svg' || root.attributes['xmlns'] !== svgNamespace)
    return 'Das SVG lässt sich nicht lesen. Bitte im Zeichenprogramm noch einmal als SVG oder als .png speichern.';
  const content = contentOf(document, root);
  if (content)
    return `Dieses SVG wird nicht angenommen, denn es enthält ${content}. Bitte im Zeichenprogramm als „einfaches SVG“ oder als .png speichern.`;
  const { viewBox, width, height } = root.attributes;
  if (!isBox(viewBox) && !(isLength(width) && isLength(height)))
    return 'Das SVG nennt keine Größe (viewBox). Bitte im Zeichenprogramm noch einmal als SVG oder als .png speichern.';
  return undefined;
}
