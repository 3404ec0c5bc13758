const token =
  /<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!(?:[^>"']|"[^"]*"|'[^']*')*>|<(?:[^>"']|"[^"]*"|'[^']*')*>|[^<]+/g;

/** Whether a text is XML by its look; HTML, which error pages are, is none. */
export function isXml(text: string): boolean {
  return /^\s*<(?:\?xml\b|!--|(?!html\b)[A-Za-z_])/i.test(text);
}

/**
 * XML with each element on a line of its own, indented by depth. Elements that hold text stay as they were written,
 * because white space in them says something (narratives, for one). Broken XML is indented as far as it goes; nothing
 * is lost.
 */
export function prettyXml(text: string): string {
  const parts = text.match(token) ?? [];
  if (parts.join('') !== text) return text;
  const lines: string[] = [];
  let depth = 0;
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] ?? '';
    if (part.trim() === '') continue;
    if (part.startsWith('</')) depth = Math.max(0, depth - 1);
    const isOpening = /^<[^!?/]/.test(part) && !part.endsWith('/>');
    if (isOpening) {
      const end = endOfMixed(parts, at);
      if (end !== null) {
        lines.push('  '.repeat(depth) + parts.slice(at, end + 1).join(''));
        at = end;
        continue;
      }
    }
    lines.push('  '.repeat(depth) + part.trim());
    if (isOpening) depth += 1;
  }
  return lines.join('\n');
}

/** Where the element that opens at `from` closes, when text stands in it directly; null when it is structure only. */
function endOfMixed(parts: readonly string[], from: number): number | null {
  let depth = 0;
  let isMixed = false;
  for (let at = from; at < parts.length; at += 1) {
    const part = parts[at] ?? '';
    if (part.startsWith('</')) depth -= 1;
    else if (/^<[^!?/]/.test(part) && !part.endsWith('/>')) depth += 1;
    else if (depth === 1 && !part.startsWith('<!--') && !/^<[?!/]?\w/.test(part)) {
      isMixed ||= part.trim() !== '';
    }
    if (depth === 0) return isMixed || at === from + 1 ? at : null;
    if (depth > 1 && !isMixed && at > from + 200) return null;
  }
  return null;
}
