import { ImportError } from './imported';

/** A block of a .bru file: its lines as pairs, and its text. */
export interface BruBlock {
  name: string;
  pairs: { name: string; value: string; isDisabled: boolean }[];
  /** Without the indentation. */
  text: string;
}

/**
 * Takes a .bru file apart into its blocks. A block begins with `name {` at the start of a line and ends with `}` at the
 * start of a line; braces inside are indented.
 *
 * @throws ImportError when a block does not end
 */
export function readBru(source: string): BruBlock[] {
  const lines = source.replaceAll('\r\n', '\n').split('\n');
  const blocks: BruBlock[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const [, name, open] = /^([a-z][\w:.-]*)\s*([{[])\s*$/i.exec(lines[at] ?? '') ?? [];
    if (name === undefined) continue;
    const close = open === '{' ? '}' : ']';
    const end = lines.indexOf(close, at + 1);
    if (end < 0) {
      throw new ImportError(`The block “${name}” of line ${at + 1} does not end with ${close}.`);
    }
    const inside = lines.slice(at + 1, end);
    const text = inside.map((line) => line.replace(/^ {1,2}/, '')).join('\n');
    blocks.push({ name, text, pairs: pairsOf(inside) });
    at = end;
  }
  return blocks;
}

/** Lines such as `name: value`; `~` in front turns one off, and `'''` begins a value of several lines. */
function pairsOf(lines: readonly string[]): BruBlock['pairs'] {
  const pairs: BruBlock['pairs'] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const [, off, quoted, plain, rest = ''] =
      /^\s*(~?)(?:"((?:[^"\\]|\\.)*)"|([^:]+?))\s*:\s?(.*)$/.exec(lines[at] ?? '') ?? [];
    const name = quoted?.replace(/\\(.)/g, '$1') ?? plain;
    if (name === undefined) continue;
    let value = rest.trim();
    if (value === "'''") {
      const end = lines.findIndex((line, index) => index > at && line.trim() === "'''");
      const last = end < 0 ? lines.length : end;
      value = lines
        .slice(at + 1, last)
        .map((line) => line.replace(/^ {1,4}/, ''))
        .join('\n');
      at = last;
    }
    pairs.push({ name, value, isDisabled: off === '~' });
  }
  return pairs;
}
