/**
 * Makes `from` look like `to` with the fewest new nodes, so that the place where one reads, a picture and an open part
 * stay as they are. Parts for which `isKept` holds are left alone.
 */
export function morph(from: Element, to: Element, isKept: (element: Element) => boolean): void {
  if (isKept(from)) return;
  for (const { name } of [...from.attributes]) {
    // Opened by whoever reads.
    if (!to.hasAttribute(name) && !(name === 'open' && from.localName === 'details')) from.removeAttribute(name);
  }
  for (const { name, value } of to.attributes) if (from.getAttribute(name) !== value) from.setAttribute(name, value);

  const wanted = [...to.childNodes];
  for (const surplus of [...from.childNodes].slice(wanted.length)) surplus.remove();
  wanted.forEach((next, index) => {
    const present = from.childNodes[index];
    if (present instanceof Element && next instanceof Element && present.nodeName === next.nodeName) {
      morph(present, next, isKept);
    } else if (present?.nodeType === Node.TEXT_NODE && next.nodeType === Node.TEXT_NODE) {
      if (present.nodeValue !== next.nodeValue) present.nodeValue = next.nodeValue;
    } else {
      const added = from.ownerDocument.importNode(next, true);
      if (present) present.replaceWith(added);
      else from.append(added);
    }
  });
}
