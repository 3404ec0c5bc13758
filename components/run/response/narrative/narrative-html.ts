import DOMPurify from 'dompurify';

/** What XHTML a narrative may hold: chapters 7 to 11 of HTML 4.0 but forms, links with names, images, tables. */
const tags = [
  ...['a', 'abbr', 'acronym', 'b', 'big', 'blockquote', 'br', 'caption', 'cite', 'code', 'col'],
  ...['colgroup', 'dd', 'dfn', 'div', 'dl', 'dt', 'em', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr'],
  ...['i', 'img', 'kbd', 'li', 'ol', 'p', 'pre', 'q', 'samp', 'small', 'span', 'strong', 'sub'],
  ...['sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'tt', 'ul', 'var'],
];
const attributes = [
  ...['abbr', 'align', 'alt', 'border', 'char', 'charoff', 'class', 'colspan', 'dir', 'headers'],
  ...['height', 'id', 'lang', 'name', 'rowspan', 'scope', 'span', 'src', 'start', 'summary'],
  ...['title', 'valign', 'width'],
];

/** What was taken out of a narrative, in words. */
export interface CleanNarrative {
  html: string;
  removed: string[];
}

/**
 * The narrative of a resource with everything removed that FHIR forbids in it or that would leave this page: scripts,
 * styles, forms, addresses of links, and every image that is not in the text itself. It is shown in a frame without
 * scripts and without an origin all the same.
 * @see https://hl7.org/fhir/R4/narrative.html#security
 */
export function cleanNarrative(div: string): CleanNarrative {
  // Where there is no document nothing is cleaned, so nothing is given.
  if (!DOMPurify.isSupported) return { html: '', removed: [] };
  const purifier = DOMPurify();
  const dropped = new Set<string>();
  purifier.addHook('uponSanitizeAttribute', (_node, data) => {
    if (
      data.attrName === 'src' &&
      !/^data:image\/(png|jpeg|gif|webp);base64,/i.test(data.attrValue)
    ) {
      data.keepAttr = false;
      dropped.add('image from elsewhere');
    }
  });
  const html = purifier.sanitize(div, {
    ALLOWED_TAGS: tags,
    ALLOWED_ATTR: attributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  });
  for (const found of purifier.removed) {
    if ('element' in found) dropped.add(`<${found.element.nodeName.toLowerCase()}>`);
    else if (found.attribute && found.attribute.name !== 'xmlns') {
      dropped.add(`${found.attribute.name}="…"`);
    }
  }
  return { html, removed: [...dropped].filter((name) => !/^<(#|body|html|head)/.test(name)) };
}
