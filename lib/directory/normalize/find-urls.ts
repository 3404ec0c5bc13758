const start = /https?:\/\//gi;
/** What ends a URL in running text; angle brackets and quotes stand around one. */
const end = /[\s"'<>|,;]+|\)(?=\s|$)/;

/**
 * The http and https URLs of a cell, in the order in which they stand there: cells hold several, one per line or with
 * words around them. Commas and semicolons separate; a full stop or bracket at the end belongs to the sentence.
 */
export function findUrls(cell: string): string[] {
  const starts = [...cell.matchAll(start)].map((match) => match.index);
  const found = starts.map((from, index) => {
    const piece = cell.slice(from, starts[index + 1]);
    const stop = piece.search(end);
    return withoutPunctuation(stop < 0 ? piece : piece.slice(0, stop));
  });
  return [...new Set(found.filter((url) => !/^https?:\/*$/i.test(url)))];
}

/** A closing bracket belongs to the URL when its opening one does. */
function withoutPunctuation(url: string): string {
  let text = url;
  for (;;) {
    const last = text.at(-1) ?? '';
    const opening = { ')': '(', ']': '[', '}': '{' }[last];
    if (opening === undefined ? !/[.:]/.test(last) : text.includes(opening)) return text;
    text = text.slice(0, -1);
  }
}
