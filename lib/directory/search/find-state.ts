import { stateCode } from '../normalize/places';

/** A state at the end of what was typed. */
export interface TypedState {
  readonly code: string;
  /** How many of the words name it. */
  readonly words: number;
  /** A code in capitals or behind a comma: the word itself is searched for only when nothing is in that state. */
  readonly isCode: boolean;
}

const longestName = 3;
/** Codes that are words, too: in lower case they are taken for these. */
const wordCodes = new Set(['as', 'hi', 'id', 'in', 'me', 'ok', 'or']);

/**
 * The state that the last words name; what stands elsewhere, as in “Washington Regional”, belongs to the name. A code
 * in capitals or behind a comma is one; a code in lower case, unless it is a word (“in”, “or”), and the name of a state
 * may be a part of a name all the same: they are searched for both ways.
 *
 * @param words the normalized words of `text`
 */
export function findState(text: string, words: readonly string[]): TypedState | null {
  const code = /(^|,|\s)\s*([A-Za-z]{2})\.?$/.exec(text.trim());
  const isCode = code !== null && (code[1] === ',' || code[2] === code[2]!.toUpperCase());
  const last = code?.[2]?.toLowerCase() ?? '';
  const byCode = isCode || !wordCodes.has(last) ? stateCode(last) : null;
  if (byCode && words.at(-1) === last) return { code: byCode, words: 1, isCode };
  for (let count = Math.min(longestName, words.length); count > 0; count -= 1) {
    const name = words.slice(-count).join(' ');
    const byName = name.length > 2 ? stateCode(name) : null;
    if (byName) return { code: byName, words: count, isCode: false };
  }
  return null;
}
