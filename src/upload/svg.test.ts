import { describe, expect, it } from 'vitest';
import { svgFault } from './svg.ts';

const attributes = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 24 24"';
const svg = (inside: string, more = ''): string => `<svg ${attributes} ${more}>${inside}</svg>`;
const refused = (what: string): string =>
  `Dieses SVG wird nicht angenommen, denn es enthält ${what}. Bitte im Zeichenprogramm als „einfaches SVG“ oder als .png speichern.`;

describe('an SVG', () => {
  it.each([
    [
      'with shapes, gradients and style',
      svg(`<title>Haus</title><defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient>
      <clipPath id="icon@2x-a"><path d="M0 0h24v24z"/></clipPath></defs><style>.b{fill:url(#a)}@media (prefers-color-scheme:dark){.b{fill:rgb(0 0 0)}}</style>
      <g clip-path="url('#icon@2x-a')" style="filter:url( #a )"><rect class="b" width="3" height="4"/><use xlink:href="#a"/><use href="#a"/></g>`),
    ],
    ['with CDATA', svg('<style><![CDATA[.a > .b { fill: red }]]></style>')],
    [
      'as Inkscape writes it',
      `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
      <!-- Created with Inkscape -->
      <svg width="12.5mm" height="8mm" viewBox="0 0 12.5 8" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
        xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns="http://www.w3.org/2000/svg" xmlns:svg="http://www.w3.org/2000/svg"
        xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" inkscape:export-filename="C:\\Bilder\\haus.png">
        <sodipodi:namedview id="n" inkscape:pageopacity="0.0"/><metadata><rdf:RDF/></metadata><g inkscape:label="Ebene 1"><path d="M0 0"/></g></svg>`,
    ],
    [
      'with the DOCTYPE of SVG 1.1',
      `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${svg('<path/>')}`,
    ],
    ['with a picture inside', svg('<image width="1" height="1" xlink:href="data:image/png;base64,iVBORw0KGgo="/>')],
    ['with its size alone', '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24px"><path/></svg>'],
    [
      'with handlers of a drawing program, which no browser knows',
      svg('<i:a xmlns:i="urn:programm" onclick2="x"/>'.replace('onclick2', 'i:onclick')),
    ],
  ])('%s is taken', (_, text) => {
    expect(svgFault(text)).toBeUndefined();
  });

  it.each([
    ['a script', svg('<script>alert(1)</script>'), 'ein Skript (script)'],
    [
      'a script under a prefix',
      svg('<s:script xmlns:s="http://www.w3.org/2000/svg"/>'),
      'ein Element mit Vorsilbe (s:script)',
    ],
    ['a script of XHTML', svg('<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>'), 'ein Stück Webseite (XHTML)'],
    [
      'a script of XHTML, the prefix declared above',
      svg('<h:script/>', 'xmlns:h="http://www.w3.org/1999/xhtml"'),
      'ein Stück Webseite (XHTML)',
    ],
    [
      'a script of XHTML, its namespace in disguise',
      svg('<h:script/>', 'xmlns:h="http://www.w3.org/1999/&#120;html"'),
      'ein Stück Webseite (XHTML)',
    ],
    [
      'another language from the root',
      svg('<script xmlns="http://www.w3.org/1999/xhtml"/>'),
      'Teile, die keine Zeichnung sind (xmlns)',
    ],
    [
      'another default language',
      svg('<g xmlns="http://www.w3.org/1999/xhtml"/>'),
      'Teile, die keine Zeichnung sind (xmlns)',
    ],
    [
      'a prefix with two meanings',
      svg('<p:g xmlns:p="urn:a"/><p:g xmlns:p="http://www.w3.org/2000/svg"/>'),
      'eine Vorsilbe mit zwei Bedeutungen (xmlns)',
    ],
    ['a handler', svg('<g onclick="alert(1)"/>'), 'ein Skript (onclick)'],
    ['a handler of the root', svg('', 'onload="alert(1)"'), 'ein Skript (onload)'],
    ['a script in an address', svg('<g style="fill:java\nscript:x"/>'), 'ein Skript (javascript:)'],
    ['a link', svg('<a href="#b"><path/></a>'), 'einen Verweis (a)'],
    [
      'a picture from elsewhere',
      svg('<image href="https://example.org/a.png"/>'),
      'einen Verweis auf eine andere Datei (href)',
    ],
    [
      'an SVG within',
      svg('<image href="data:image/svg+xml;base64,AAAA"/>'),
      'einen Verweis auf eine andere Datei (href)',
    ],
    [
      'a part of another file',
      svg('<use xlink:href="other.svg#a"/>'),
      'einen Verweis auf eine andere Datei (xlink:href)',
    ],
    [
      'a part of another file under another prefix',
      svg('<use x:href="other.svg#a" xmlns:x="http://www.w3.org/1999/xlink"/>'),
      'einen Verweis auf eine andere Datei (x:href)',
    ],
    ['another base', svg('<g xml:base="https://example.org/"/>'), 'einen Verweis auf eine andere Datei (xml:base)'],
    [
      'a page within',
      svg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>'),
      'Teile, die keine Zeichnung sind (xmlns)',
    ],
    ['a page within, empty', svg('<foreignObject/>'), 'ein Stück Webseite (foreignObject)'],
    ['a motion', svg('<rect><animate attributeName="x" to="3"/></rect>'), 'eine Bewegung (animate)'],
    [
      'a change of a reference',
      svg('<use href="#a"><set attributeName="href" to="x.svg#a"/></use>'),
      'eine Bewegung (set)',
    ],
    ['a filter that loads', svg('<filter><feImage href="#a"/></filter>'), 'ein weiteres Bild (feImage)'],
    ['an unknown element', svg('<constructor/>'), 'einen Teil, der nicht erlaubt ist (constructor)'],
    ['capital letters', svg('<Script/>'), 'einen Teil, der nicht erlaubt ist (Script)'],
    ['an import', svg('<style>@import "a.css";</style>'), 'eine Anweisung, die andere Dateien laden kann (@import)'],
    [
      'an import in two pieces',
      svg('<style>@im<![CDATA[port "a.css"]]>;</style>'),
      'eine Anweisung, die andere Dateien laden kann (@import)',
    ],
    [
      'an import after a false comment',
      svg('<style>a{x:"/*"}@import "a.css";/* */</style>'),
      'eine Anweisung, die andere Dateien laden kann (@import)',
    ],
    [
      'an import in disguise',
      svg('<style>@\\69mport "a.css";</style>'),
      'eine Anweisung, die andere Dateien laden kann (@)',
    ],
    [
      'an address after a false comment',
      svg('<style>a{x:"/*";fill:url(//example.org/a)}/* */</style>'),
      'einen Verweis auf eine andere Datei (url)',
    ],
    [
      'an address in a style',
      svg('<g style="fill:url(https://example.org/a.svg#a)"/>'),
      'einen Verweis auf eine andere Datei (url)',
    ],
    ['an address in a value', svg('<g mask="URL(a.svg#a)"/>'), 'einen Verweis auf eine andere Datei (url)'],
    ['a second address', svg('<g fill="url(#a) url(b.svg#c)"/>'), 'einen Verweis auf eine andere Datei (url)'],
    ['an address in disguise', svg('<g fill="u\\72l(https://example.org/)"/>'), 'einen Rückstrich (\\)'],
    [
      'an address in characters',
      svg('<g fill="&#117;rl(https://example.org/)"/>'),
      'einen Verweis auf eine andere Datei (url)',
    ],
    [
      'a set of pictures',
      svg('<style>svg{background:image-set("a.png" 1x)}</style>'),
      'eine Anweisung, die andere Dateien laden kann (image-set(…)',
    ],
    ['a motion by style', svg('<style>@keyframes a{to{x:1px}}</style>'), 'eine Bewegung (@keyframes)'],
    [
      'entities',
      `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('<path/>')}`,
      'selbst bestimmte Zeichen (Entitäten im DOCTYPE)',
    ],
    [
      'a style sheet',
      `<?xml-stylesheet href="a.css"?>${svg('<path/>')}`,
      'eine Anweisung an Programme (xml-stylesheet)',
    ],
    ['a style sheet inside', svg('<?xml-stylesheet href="a.css"?>'), 'eine Anweisung an Programme (xml-stylesheet)'],
    [
      'another encoding',
      `<?xml version="1.0" encoding="utf-7"?>${svg('')}`,
      'eine andere Zeichenkodierung als UTF-8 (utf-7)',
    ],
    ['itself', svg('<g id="a"><use href="#a"/></g>'), 'zu viele Teile'],
    ['itself ten times', svg(`<g id="a">${'<use href="#a"/>'.repeat(10)}</g>`), 'zu viele Teile'],
    [
      'a billion parts',
      svg(
        Array.from(
          { length: 9 },
          (_, index) => `<g id="a${index + 1}">${`<use href="#a${index}"/>`.repeat(10)}</g>`,
        ).join(''),
      ),
      'zu viele Teile',
    ],
    ['a tower of groups', svg('<g>'.repeat(5000) + '</g>'.repeat(5000)), 'zu viele Gruppen ineinander'],
  ])('with %s is refused', (_, text, what) => {
    expect(svgFault(text)).toBe(refused(what));
  });

  it.each([
    ['an open element', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><g></svg>'],
    ['an unknown entity', svg('&nbsp;')],
    ['no namespace', '<svg viewBox="0 0 1 1"/>'],
    ['another root', '<html xmlns="http://www.w3.org/1999/xhtml"><svg xmlns="http://www.w3.org/2000/svg"/></html>'],
    ['a root under a prefix', '<svg:svg xmlns:svg="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'],
    ['two roots', `${svg('')}${svg('')}`],
    ['nothing', ''],
  ])('with %s cannot be read', (_, text) => {
    expect(svgFault(text)).toMatch(/^Das SVG lässt sich nicht lesen\./);
  });

  it.each(['', 'width="100%" height="100%"', 'width="24"', 'viewBox="0 0 24"'])('of no size is refused: %s', (size) => {
    expect(svgFault(`<svg xmlns="http://www.w3.org/2000/svg" ${size}/>`)).toMatch(/^Das SVG nennt keine Größe/);
  });
});
