/** A text in three: what both have at their beginning, what differs, and what both have at their end. */
export interface DifferingText {
  before: string;
  differing: string;
  after: string;
}

/**
 * Where two texts that should be the same part: the common beginning and end, and what is between. Characters
 * are whole: one of two code units is never cut.
 */
export function byteDifference(
  found: string,
  expected: string,
): { found: DifferingText; expected: DifferingText } {
  const a = [...found];
  const b = [...expected];
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const split = (text: string[]): DifferingText => ({
    before: text.slice(0, start).join(''),
    differing: text.slice(start, text.length - end).join(''),
    after: text.slice(text.length - end).join(''),
  });
  return { found: split(a), expected: split(b) };
}
