/** A piece of a line in one colour. */
export interface Piece {
  text: string;
  kind: 'plain' | 'name' | 'string' | 'number' | 'word' | 'mark';
}

const jsonToken =
  /("(?:[^"\\]|\\.)*"?)(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\b(?:true|false|null)\b|[{}[\],]/g;
const xmlToken = /<\/?[\w:.-]+|\/?>|[\w:.-]+(?==)|"[^"]*"|'[^']*'/g;

function kindOfJson(match: RegExpMatchArray): Piece['kind'] {
  if (match[2] !== undefined) return 'name';
  const first = match[0].charAt(0);
  if (first === '"') return 'string';
  if (/[-\d]/.test(first)) return 'number';
  return /[tfn]/.test(first) ? 'word' : 'mark';
}

function kindOfXml([found]: RegExpMatchArray): Piece['kind'] {
  const first = (found ?? '').charAt(0);
  if (first === '"' || first === "'") return 'string';
  return first === '<' || first === '>' || first === '/' ? 'name' : 'number';
}

/** Longer lines than this are not coloured: nobody reads them, and they cost the most. */
const longLine = 5000;

/** A line in colours. A line of indented JSON or XML stands for itself, so no line before it is needed. */
export function piecesOf(line: string, language: 'json' | 'xml' | 'text'): Piece[] {
  if (language === 'text' || line.length > longLine) return [{ text: line, kind: 'plain' }];
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of line.matchAll(language === 'json' ? jsonToken : xmlToken)) {
    if (match.index > from) pieces.push({ text: line.slice(from, match.index), kind: 'plain' });
    pieces.push({
      text: match[0],
      kind: language === 'json' ? kindOfJson(match) : kindOfXml(match),
    });
    from = match.index + match[0].length;
  }
  if (from < line.length) pieces.push({ text: line.slice(from), kind: 'plain' });
  return pieces;
}
