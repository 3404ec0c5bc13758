/** A text with layers of escaping undone; `starts[i]` is where its character `i` begins in the source. */
export interface View {
  text: string;
  /** One longer than the text: the last one is the length of the source. */
  starts: Uint32Array;
}

/** A decoded piece and the number of source characters that it stands for. */
type Piece = readonly [text: string, length: number];

interface Layer {
  /** Without it in the text there is nothing to undo. */
  marker: string;
  pattern: RegExp;
  decode: (match: string) => Piece[];
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const controls: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function decodeJsonEscape(match: string): Piece[] {
  const kind = match[1] ?? '';
  const char = kind === 'u' ? String.fromCharCode(parseInt(match.slice(2), 16)) : controls[kind];
  return [[char ?? kind, match.length]];
}

function sequenceLength(lead: number): number {
  if (lead < 0xc0) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

function decodePercentRun(match: string): Piece[] {
  const bytes = Uint8Array.from(match.slice(1).split('%'), (pair) => parseInt(pair, 16));
  const pieces: Piece[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes[at] ?? 0);
    try {
      pieces.push([utf8.decode(bytes.subarray(at, at + length)), length * 3]);
      at += length;
    } catch {
      pieces.push([String.fromCharCode(bytes[at] ?? 0), 3]);
      at += 1;
    }
  }
  return pieces;
}

function decodeEntity(match: string): Piece[] {
  const name = match.slice(1, -1);
  const code = name.startsWith('#x') ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
  const isPoint = name.startsWith('#') && code <= 0x10ffff;
  return [[isPoint ? String.fromCodePoint(code) : (entities[name] ?? match), match.length]];
}

const layers: readonly Layer[] = [
  { marker: '\\', pattern: /\\(?:u[0-9a-fA-F]{4}|["\\/bfnrt])/g, decode: decodeJsonEscape },
  { marker: '%', pattern: /(?:%[0-9a-fA-F]{2})+/g, decode: decodePercentRun },
  {
    marker: '&',
    pattern: /&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});/g,
    decode: decodeEntity,
  },
];

/** The view with one layer undone, or null when the layer has nothing to undo. */
function peel(view: View, { marker, pattern, decode }: Layer): View | null {
  if (!view.text.includes(marker)) return null;
  const starts = new Uint32Array(view.text.length + 1);
  let text = '';
  let from = 0;
  const copy = (end: number) => {
    starts.set(view.starts.subarray(from, end), text.length);
    text += view.text.slice(from, end);
  };
  for (const match of view.text.matchAll(pattern)) {
    copy(match.index);
    let at = match.index;
    for (const [piece, length] of decode(match[0])) {
      starts.fill(view.starts[at] ?? 0, text.length, text.length + piece.length);
      text += piece;
      at += length;
    }
    from = match.index + match[0].length;
  }
  if (from === 0) return null;
  copy(view.text.length);
  starts[text.length] = view.starts[view.text.length] ?? 0;
  return { text, starts: starts.subarray(0, text.length + 1) };
}

/** Up to this length a text is read three layers deep, beyond it two: the work grows with each. */
const shortText = 16 * 1024;

/**
 * A text and the ways to read it when JSON escapes, percent encoding and HTML entities are undone, in any
 * order and several layers deep, so that a value is found however it was quoted.
 */
export function viewsOf(text: string): View[] {
  const source = { text, starts: Uint32Array.from({ length: text.length + 1 }, (_, i) => i) };
  const views: View[] = [source];
  let outer: View[] = [source];
  for (let depth = text.length > shortText ? 2 : 3; depth > 0; depth -= 1) {
    const inner = outer
      .flatMap((view) => layers.flatMap((layer) => peel(view, layer) ?? []))
      .filter((view) => views.every((known) => known.text !== view.text));
    views.push(...inner);
    outer = inner;
  }
  return views;
}
