/**
 * OpenDocument texts (ODF 1.3, ISO/IEC 26300).
 *
 * An empty field is a placeholder: it gives way to what one types and is not printed. A gap is an input field, which is
 * printed. A box is a list of two signs to choose from. All are plain fields of the format, in the text and thus in the
 * order of reading; form controls of the format would float above the text, at a fixed size.
 */
import { strToU8, type Zippable, zipSync } from 'fflate';
import type { Document, DocumentWriter, Picture } from './document.ts';
import {
  boxSign,
  type Flow,
  type FlowParagraph,
  type FlowRow,
  flow,
  gapText,
  type Part,
  type Piece,
  type SizedPicture,
} from './flow.ts';
import { type Colour, colours, fontFamilies, groupGap, type Look, looks, page, type Style } from './looks.ts';
import { fieldPrompt } from './words.ts';
import { type Attributes, declaration, element, escaped } from './xml.ts';

export const odt: DocumentWriter = async (document, { date }) => {
  const content = flow(document);
  const sheet = new Sheet();
  const body = content.parts.map((part) => partXml(part, sheet)).join('');
  const texts: Record<string, string> = {
    'content.xml': contentXml(sheet, body),
    'styles.xml': stylesXml(document, content),
    'meta.xml': metaXml(document, date),
  };
  const files: Zippable = {
    // Programs know the kind of file by these first bytes, which therefore are not compressed.
    mimetype: [strToU8(mediaType), { level: 0 }],
    'META-INF/manifest.xml': strToU8(manifestXml(Object.keys(texts), sheet.pictures)),
  };
  for (const [path, xml] of Object.entries(texts)) files[path] = strToU8(xml);
  for (const { path, picture } of sheet.pictures) files[path] = [picture.data, { level: 0 }];
  // The first day that a ZIP can hold; in local time, as fflate reads it.
  const bytes = zipSync(files, { mtime: new Date(1980, 0, 1), level: 9 });
  return { bytes, notices: content.notices };
};

const mediaType = 'application/vnd.oasis.opendocument.text';
const version = '1.3';
const oasis = 'urn:oasis:names:tc:opendocument:xmlns';

const namespaces: Attributes = {
  'xmlns:office': `${oasis}:office:1.0`,
  'xmlns:style': `${oasis}:style:1.0`,
  'xmlns:text': `${oasis}:text:1.0`,
  'xmlns:table': `${oasis}:table:1.0`,
  'xmlns:draw': `${oasis}:drawing:1.0`,
  'xmlns:fo': `${oasis}:xsl-fo-compatible:1.0`,
  'xmlns:svg': `${oasis}:svg-compatible:1.0`,
  'xmlns:meta': `${oasis}:meta:1.0`,
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  'office:version': version,
};

interface FilePicture {
  path: string;
  picture: Picture;
}

/** What the body needs elsewhere in the file: its own styles, made once each, and its pictures. */
class Sheet {
  readonly #styles = new Map<string, { name: string; xml: string }>();
  readonly pictures: FilePicture[] = [];
  tables = 0;

  /** The name of a style with these properties; `prefix` is in the name and separates the families. */
  style(prefix: string, attributes: Attributes, ...properties: string[]): string {
    const key = prefix + element('style', attributes, ...properties);
    const known = this.#styles.get(key);
    if (known) return known.name;
    const name = `${prefix}${this.#styles.size + 1}`;
    this.#styles.set(key, { name, xml: element('style:style', { 'style:name': name, ...attributes }, ...properties) });
    return name;
  }

  get styles(): string {
    return [...this.#styles.values()].map(({ xml }) => xml).join('');
  }

  /** The path of a picture in the file. */
  picture(picture: Picture): string {
    const known = this.pictures.find((other) => other.picture.data === picture.data);
    if (known) return known.path;
    const path = `Pictures/${this.pictures.length + 1}.${picture.mediaType === 'image/png' ? 'png' : 'jpg'}`;
    this.pictures.push({ path, picture });
    return path;
  }
}

const manifestXml = (paths: readonly string[], pictures: readonly FilePicture[]): string => {
  const entry = (path: string, kind: string, more: Attributes = {}) =>
    element('manifest:file-entry', { 'manifest:full-path': path, 'manifest:media-type': kind, ...more });
  return `${declaration}${element(
    'manifest:manifest',
    { 'xmlns:manifest': `${oasis}:manifest:1.0`, 'manifest:version': version },
    entry('/', mediaType, { 'manifest:version': version }),
    ...paths.map((path) => entry(path, 'text/xml')),
    ...pictures.map(({ path, picture }) => entry(path, picture.mediaType)),
  )}`;
};

function metaXml({ title, kicker, summary, publisher, keywords, language }: Document, date: Date): string {
  const said = (name: string, words: string | undefined) => (words ? element(name, {}, escaped(words)) : '');
  const moment = date.toISOString().slice(0, 19);
  return `${declaration}${element(
    'office:document-meta',
    namespaces,
    element(
      'office:meta',
      {},
      said('dc:title', title),
      said('dc:description', summary),
      said('dc:subject', kicker),
      ...keywords.map((keyword) => said('meta:keyword', keyword)),
      said('meta:initial-creator', publisher),
      said('dc:creator', publisher),
      said('meta:creation-date', moment),
      said('dc:date', moment),
      said('dc:language', fullLanguage(language)),
    ),
  )}`;
}

const fullLanguage = (language: string): string => (language === 'de' ? 'de-DE' : language);

const contentXml = (sheet: Sheet, body: string): string =>
  `${declaration}${element(
    'office:document-content',
    namespaces,
    fontFaces,
    element('office:automatic-styles', {}, sheet.styles),
    element('office:body', {}, element('office:text', {}, body)),
  )}`;

const [font] = fontFamilies;

const fontFaces = element(
  'office:font-face-decls',
  {},
  element('style:font-face', {
    'style:name': font,
    'svg:font-family': [...fontFamilies.map((family) => `'${family}'`), 'sans-serif'].join(', '),
    'style:font-family-generic': 'swiss',
    'style:font-pitch': 'variable',
  }),
);

const pt = (points: number): string => `${points}pt`;
const mm = (millimetres: number): string => `${Math.round(millimetres * 100) / 100}mm`;

const colourOf = (colour: Colour, { accent }: Pick<Flow, 'accent'>): string =>
  colour === 'accent' ? accent : colours[colour];

/** LibreOffice has these itself and shows them under its own names. */
const officeStyles: Partial<Record<Look, string>> = {
  text: 'Text_20_body',
  title: 'Title',
  lead: 'Subtitle',
  heading1: 'Heading_20_1',
  heading2: 'Heading_20_2',
  heading3: 'Heading_20_3',
  caption: 'Caption',
};

const styleName = (look: Look): string => officeStyles[look] ?? look;

const displayName = (look: Look): Attributes =>
  officeStyles[look]
    ? { 'style:display-name': officeStyles[look].replaceAll('_20_', ' ') }
    : { 'style:display-name': looks[look].name };

const lookNames = Object.keys(looks).filter((name): name is Look => name in looks);

function stylesXml({ title, language }: Document, content: Flow): string {
  return `${declaration}${element(
    'office:document-styles',
    namespaces,
    fontFaces,
    element(
      'office:styles',
      {},
      defaultStyle(language, content),
      element('style:style', { 'style:name': 'Standard', 'style:family': 'paragraph', 'style:class': 'text' }),
      ...lookNames.map((look) => lookStyle(look, content)),
      footerStyle(content),
      ...characterStyles(content),
      outline,
      ...[false, true].flatMap((isInNote) => [orderedStyle(isInNote), bulletStyle(isInNote)]),
    ),
    element('office:automatic-styles', {}, pageLayout),
    element(
      'office:master-styles',
      {},
      element(
        'style:master-page',
        { 'style:name': 'Standard', 'style:page-layout-name': 'page' },
        element('style:footer', {}, footer(title)),
      ),
    ),
  )}`;
}

function defaultStyle(tag: string, content: Flow): string {
  const [language = 'de', country = language === 'de' ? 'DE' : 'none'] = tag.split('-');
  return element(
    'style:default-style',
    { 'style:family': 'paragraph' },
    element('style:paragraph-properties', {
      'fo:line-height': '120%',
      'fo:orphans': 2,
      'fo:widows': 2,
      'fo:hyphenation-ladder-count': 'no-limit',
      'style:tab-stop-distance': '12.5mm',
      'style:writing-mode': 'page',
    }),
    element('style:text-properties', {
      'fo:color': colourOf('ink', content),
      'style:font-name': font,
      'fo:font-size': pt(looks.text.size),
      'fo:language': language,
      'fo:country': country,
      'fo:hyphenate': 'true',
      'fo:hyphenation-remain-char-count': 3,
      'fo:hyphenation-push-char-count': 3,
    }),
  );
}

/** Points */
const noteBar = 3;
const notePadding = 8;

function lookStyle(look: Look, content: Flow): string {
  const style: Style = looks[look];
  const { size, isStrong, colour, before, after, keepsWithNext, outline: level, line, isRaised } = style;
  const edge = colourOf('line', content);
  const ground = colourOf('raised', content);
  const around = `0.5pt solid ${edge}`;
  const below = look === 'municipality' ? `0.75pt solid ${colourOf('accent', content)}` : `0.75pt solid ${edge}`;
  return element(
    'style:style',
    {
      'style:name': styleName(look),
      ...displayName(look),
      'style:family': 'paragraph',
      'style:parent-style-name': 'Standard',
      'style:next-style-name': level ? styleName('text') : undefined,
      'style:default-outline-level': level,
      'style:class': 'text',
    },
    element(
      'style:paragraph-properties',
      {
        'fo:margin-top': pt(before),
        'fo:margin-bottom': pt(after),
        'fo:keep-with-next': keepsWithNext && 'always',
        'fo:line-height': size > 14 ? '105%' : undefined,
        'fo:keep-together': level && 'always',
        'fo:background-color': isRaised && ground,
        'style:join-border': line === 'start' ? 'true' : undefined,
        ...(line === 'around' && { 'fo:border': around, 'fo:padding': pt(4) }),
        ...(line === 'below' && { 'fo:border-bottom': below, 'fo:padding-bottom': pt(5) }),
        ...(line === 'start' && {
          'fo:border-left': `${pt(noteBar)} solid ${colourOf('accent', content)}`,
          'fo:padding-left': pt(notePadding),
          'fo:border-top': `0.5pt solid ${ground}`,
          'fo:border-bottom': `0.5pt solid ${ground}`,
          'fo:border-right': `0.5pt solid ${ground}`,
          'fo:padding-top': pt(5),
          'fo:padding-bottom': pt(5),
          'fo:padding-right': pt(5),
        }),
      },
      look === 'municipality' ? lineEndTab : '',
    ),
    element('style:text-properties', {
      'fo:font-size': pt(size),
      'fo:font-weight': isStrong && 'bold',
      'fo:color': colour && colourOf(colour, content),
      'fo:hyphenate': keepsWithNext && size > 11 ? 'false' : undefined,
    }),
  );
}

const lineEndTab = element(
  'style:tab-stops',
  {},
  element('style:tab-stop', { 'style:position': mm(page.textWidth), 'style:type': 'right' }),
);

const footerStyle = (content: Flow): string =>
  element(
    'style:style',
    {
      'style:name': 'Footer',
      'style:family': 'paragraph',
      'style:parent-style-name': 'Standard',
      'style:class': 'extra',
    },
    element('style:paragraph-properties', {}, lineEndTab),
    element('style:text-properties', {
      'fo:font-size': pt(looks.origin.size),
      'fo:color': colourOf('muted', content),
    }),
  );

const footer = (title: string): string =>
  element(
    'text:p',
    { 'text:style-name': 'Footer' },
    spaced(title),
    '<text:tab/>Seite ',
    element('text:page-number', { 'text:select-page': 'current' }, '1'),
    ' von ',
    element('text:page-count', {}, '1'),
  );

const pageLayout = element(
  'style:page-layout',
  { 'style:name': 'page' },
  element('style:page-layout-properties', {
    'fo:page-width': mm(page.width),
    'fo:page-height': mm(page.height),
    'style:print-orientation': 'portrait',
    'fo:margin-top': mm(page.margin),
    'fo:margin-left': mm(page.margin),
    'fo:margin-right': mm(page.margin),
    // The footer stands between the text and the margin.
    'fo:margin-bottom': mm(12),
  }),
  element('style:header-style'),
  element(
    'style:footer-style',
    {},
    element('style:header-footer-properties', { 'fo:min-height': mm(page.margin - 12), 'fo:margin-top': mm(5) }),
  ),
);

const character = (name: string, shown: string, properties: Attributes): string =>
  element(
    'style:style',
    { 'style:name': name, 'style:display-name': shown, 'style:family': 'text' },
    element('style:text-properties', properties),
  );

const strong = { 'fo:font-weight': 'bold' };
const emphasis = { 'fo:font-style': 'italic' };

const characterStyles = (content: Flow): string[] => [
  character('Strong_20_Emphasis', 'Strong Emphasis', strong),
  character('Emphasis', 'Emphasis', emphasis),
  character('StrongEmphasis', 'Fett und kursiv', { ...strong, ...emphasis }),
  character('Internet_20_link', 'Internet link', {
    'fo:color': colourOf('link', content),
    'style:text-underline-style': 'solid',
    'style:text-underline-width': 'auto',
    'style:text-underline-color': 'font-color',
  }),
  character('Placeholder', 'Placeholder', {
    'fo:color': colourOf('muted', content),
    'fo:background-color': colourOf('raised', content),
  }),
];

const levels = Array.from({ length: 10 }, (_, index) => index + 1);

const outline = element(
  'text:outline-style',
  { 'style:name': 'Outline' },
  ...levels.map((level) => element('text:outline-level-style', { 'text:level': level, 'style:num-format': '' })),
);

const listName = (isOrdered: boolean, isInNote: boolean): string =>
  `${isOrdered ? 'Numbers' : 'Bullets'}${isInNote ? 'InNote' : ''}`;

const orderedStyle = (isInNote: boolean): string =>
  listStyle(listName(true, isInNote), (level) =>
    element(
      'text:list-level-style-number',
      { 'text:level': level, 'style:num-format': '1', 'style:num-suffix': '.' },
      listIndent(level, isInNote),
    ),
  );

const bulletStyle = (isInNote: boolean): string =>
  listStyle(listName(false, isInNote), (level) =>
    element(
      'text:list-level-style-bullet',
      { 'text:level': level, 'text:bullet-char': level % 2 === 1 ? '•' : '–' },
      listIndent(level, isInNote),
    ),
  );

const listStyle = (name: string, level: (level: number) => string): string =>
  element('text:list-style', { 'style:name': name }, ...levels.map(level));

const step = 6.35;
/** The bar of a note and the room beside it; tabs are counted from its outer edge. */
const noteInset = ((noteBar + notePadding) / 72) * 25.4;

const listIndent = (level: number, isInNote: boolean): string =>
  element(
    'style:list-level-properties',
    { 'text:list-level-position-and-space-mode': 'label-alignment' },
    element('style:list-level-label-alignment', {
      'text:label-followed-by': 'listtab',
      'text:list-tab-stop-position': mm(step * level + (isInNote ? noteInset : 0)),
      'fo:text-indent': mm(-step),
      'fo:margin-left': mm(step * level),
    }),
  );

function partXml(part: Part, sheet: Sheet): string {
  switch (part.type) {
    case 'paragraph':
      return paragraphXml(part, sheet);
    case 'list':
      return listXml(part, sheet);
    case 'table':
      return tableXml(part, sheet);
    default:
      throw new Error(`Unknown part ${JSON.stringify(part satisfies never)}: write it in odt.ts.`);
  }
}

function paragraphXml(part: FlowParagraph, sheet: Sheet): string {
  const style: Style = looks[part.look];
  const content = piecesXml(part.pieces, sheet);
  const name = paragraphStyle(part, sheet);
  return style.outline
    ? element('text:h', { 'text:style-name': name, 'text:outline-level': style.outline }, content)
    : element('text:p', { 'text:style-name': name }, content);
}

/** The look itself, or a style of the body on top of it. */
function paragraphStyle({ look, align, keepsWithNext, startsPage, endsGroup }: FlowParagraph, sheet: Sheet): string {
  const properties: Attributes = {
    ...(align && { 'fo:text-align': align }),
    ...(keepsWithNext && { 'fo:keep-with-next': 'always' }),
    ...(startsPage && { 'fo:break-before': 'page' }),
    ...(endsGroup && { 'fo:margin-bottom': pt(groupGap) }),
  };
  if (Object.keys(properties).length === 0) return styleName(look);
  return sheet.style(
    'P',
    { 'style:family': 'paragraph', 'style:parent-style-name': styleName(look) },
    element('style:paragraph-properties', properties),
  );
}

function listXml({ isOrdered, isInNote, items }: Extract<Part, { type: 'list' }>, sheet: Sheet): string {
  return element(
    'text:list',
    { 'text:style-name': listName(isOrdered, isInNote === true) },
    ...items.map((item) => element('text:list-item', {}, ...item.map((part) => inItem(part, sheet)))),
  );
}

/** A list item holds no table; what stands in one becomes a list of its own below. */
const inItem = (part: Part, sheet: Sheet): string =>
  part.type === 'table'
    ? part.rows
        .flatMap(({ cells }) => cells.flatMap(({ parts }) => parts.map((inner) => inItem(inner, sheet))))
        .join('')
    : partXml(part, sheet);

function tableXml({ label, widths, rows, startsPage }: Extract<Part, { type: 'table' }>, sheet: Sheet): string {
  sheet.tables += 1;
  const style = sheet.style(
    'Table',
    { 'style:family': 'table' },
    element('style:table-properties', {
      'style:width': mm(page.textWidth),
      'table:align': 'margins',
      'fo:margin-top': pt(2),
      'fo:margin-bottom': pt(groupGap),
      'table:border-model': 'collapsing',
      ...(startsPage && { 'fo:break-before': 'page' }),
    }),
  );
  const columns = widths.map((width) => {
    const column = sheet.style(
      'Column',
      { 'style:family': 'table-column' },
      element('style:table-column-properties', {
        'style:column-width': mm(width * page.textWidth),
        'style:rel-column-width': `${Math.round(width * 10_000)}*`,
      }),
    );
    return element('table:table-column', { 'table:style-name': column });
  });
  const written = (isHeader: boolean) =>
    rows.filter((row) => row.isHeader === isHeader).map((row) => rowXml(row, sheet));
  const header = written(true);
  return element(
    'table:table',
    { 'table:name': `Tabelle${sheet.tables}`, 'table:style-name': style },
    element('table:title', {}, escaped(label)),
    ...columns,
    ...(header.length > 0 ? [element('table:table-header-rows', {}, ...header)] : []),
    ...written(false),
  );
}

function rowXml({ cells, isLong }: FlowRow, sheet: Sheet): string {
  const style = sheet.style(
    'Row',
    { 'style:family': 'table-row' },
    element('style:table-row-properties', { 'fo:keep-together': isLong ? 'auto' : 'always' }),
  );
  return element(
    'table:table-row',
    { 'table:style-name': style },
    ...cells.map(({ parts, header }) => {
      const line = `0.5pt solid ${colours.line}`;
      const cell = sheet.style(
        'Cell',
        { 'style:family': 'table-cell' },
        element('style:table-cell-properties', {
          'fo:padding': pt(4),
          'fo:border-left': 'none',
          'fo:border-right': 'none',
          'fo:border-top': line,
          'fo:border-bottom': line,
          ...(header === 'column' && { 'fo:background-color': colours.raised, 'style:vertical-align': 'bottom' }),
        }),
      );
      const content = parts.map((part) => partXml(part, sheet)).join('');
      return element(
        'table:table-cell',
        { 'table:style-name': cell, 'office:value-type': 'string' },
        content || element('text:p', { 'text:style-name': styleName('cell') }),
      );
    }),
  );
}

/** Readers drop a space at the start of a paragraph and after another, unless it is an element. */
const spaced = (words: string): string =>
  escaped(words).replace(/^ | {2,}/g, (spaces) =>
    spaces.length === 1 ? '<text:s/>' : ` ${element('text:s', { 'text:c': spaces.length - 1 })}`,
  );

function piecesXml(pieces: readonly Piece[], sheet: Sheet): string {
  return pieces.map((piece) => pieceXml(piece, sheet)).join('');
}

function pieceXml(piece: Piece, sheet: Sheet): string {
  switch (piece.type) {
    case 'text': {
      const style = textStyle(piece);
      return style ? element('text:span', { 'text:style-name': style }, spaced(piece.text)) : spaced(piece.text);
    }
    case 'link':
      return element(
        'text:a',
        {
          'xlink:type': 'simple',
          'xlink:href': piece.url,
          'office:title': piece.description,
          'text:style-name': 'Internet_20_link',
          'text:visited-style-name': 'Internet_20_link',
        },
        spaced(piece.text),
      );
    case 'break':
      return '<text:line-break/>';
    case 'tab':
      return '<text:tab/>';
    case 'gap':
      return marked(element('text:text-input', { 'text:description': piece.label }, escaped(gapText(piece.label))));
    case 'field':
      if (piece.value !== undefined)
        return element('text:text-input', { 'text:description': piece.label }, escaped(piece.value));
      // The angle brackets are what LibreOffice writes and takes off again.
      return marked(
        element(
          'text:placeholder',
          { 'text:placeholder-type': 'text', 'text:description': piece.label },
          escaped(`<${fieldPrompt}>`),
        ),
      );
    case 'box':
      return element(
        'text:drop-down',
        { 'text:name': piece.name },
        ...[false, true].map((isTicked) =>
          element('text:label', {
            'text:value': boxSign(isTicked),
            'text:current-selected': isTicked === piece.isTicked ? 'true' : undefined,
          }),
        ),
        boxSign(piece.isTicked),
      );
    case 'picture':
      return pictureXml(piece, sheet);
    default:
      throw new Error(`Unknown piece ${JSON.stringify(piece satisfies never)}: write it in odt.ts.`);
  }
}

const marked = (field: string): string => element('text:span', { 'text:style-name': 'Placeholder' }, field);

function textStyle({ strong: isStrong, emphasis: isEmphasised }: Extract<Piece, { type: 'text' }>): string | undefined {
  if (isStrong) return isEmphasised ? 'StrongEmphasis' : 'Strong_20_Emphasis';
  return isEmphasised && 'Emphasis';
}

function pictureXml({ picture, alternative, width, height }: SizedPicture, sheet: Sheet): string {
  const frame = sheet.style(
    'Frame',
    { 'style:family': 'graphic' },
    element('style:graphic-properties', {
      'style:vertical-pos': 'top',
      'style:vertical-rel': 'baseline',
      'fo:border': 'none',
      'fo:padding': '0mm',
    }),
  );
  return element(
    'draw:frame',
    {
      'draw:style-name': frame,
      'text:anchor-type': 'as-char',
      'svg:width': mm(width),
      'svg:height': mm(height),
    },
    element('draw:image', {
      'xlink:href': sheet.picture(picture),
      'xlink:type': 'simple',
      'xlink:show': 'embed',
      'xlink:actuate': 'onLoad',
    }),
    element('svg:title', {}, escaped(alternative)),
  );
}
