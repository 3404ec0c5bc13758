/** One row of a text on the screen: a line, or a part of one that is longer than the screen is wide. */
export interface TextRow {
  /** Number of the line, on its first row only. */
  number: number | null;
  text: string;
}

/** Rows in which something was found. */
export interface Found {
  /** Of each find, in order; at most `mostFinds`. */
  rows: number[];
  /** Whether there are more. */
  isCut: boolean;
}

/** A text as rows that are as wide as the screen, at any size: rows are cut out of it when they are asked for. */
export interface TextModel {
  rowCount: number;
  rows: (from: number, to: number) => TextRow[];
  find: (text: string) => Found;
}

const mostFinds = 10_000;
/** Marks a row that goes on with the line before. */
const isContinued = 0x80000000;

/** The row in which a place of the text lies. */
function rowAt(starts: Uint32Array, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A growing list of numbers that stays small. */
function numberList() {
  let list = new Uint32Array(1024);
  let length = 0;
  return {
    push: (value: number): void => {
      if (length === list.length) {
        const larger = new Uint32Array(length * 2);
        larger.set(list);
        list = larger;
      }
      list[length] = value;
      length += 1;
    },
    done: (): Uint32Array => list.slice(0, length),
  };
}

/**
 * Lays a text out in rows of at most `columns` characters. Finding ignores case and goes over the whole text, row
 * breaks included.
 */
export function textModel(text: string, columns: number): TextModel {
  const width = Math.max(20, columns);
  const startList = numberList();
  const numberOf = numberList();
  let line = 0;
  for (let from = 0; from <= text.length;) {
    const newline = text.indexOf('\n', from);
    const end = newline === -1 ? text.length : newline;
    line += 1;
    startList.push(from);
    numberOf.push(line);
    for (let at = from + width; at < end; at += width) {
      // Not between the halves of one character.
      if ((text.charCodeAt(at) & 0xfc00) === 0xdc00) at -= 1;
      startList.push(at);
      numberOf.push((line | isContinued) >>> 0);
    }
    from = end + 1;
  }
  const starts = startList.done();
  const numbers = numberOf.done();

  function row(index: number): TextRow {
    const mark = numbers[index] ?? 0;
    const end = index + 1 < starts.length ? (starts[index + 1] ?? 0) : text.length;
    const found = text.slice(starts[index], end);
    return {
      number: mark >= isContinued ? null : mark,
      text: found.endsWith('\n') ? found.slice(0, -1).replace(/\r$/, '') : found,
    };
  }

  function find(wanted: string): Found {
    const rows: number[] = [];
    if (wanted === '') return { rows, isCut: false };
    const pattern = new RegExp(wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi');
    for (const match of text.matchAll(pattern)) {
      if (rows.length === mostFinds) return { rows, isCut: true };
      rows.push(rowAt(starts, match.index));
    }
    return { rows, isCut: false };
  }

  return {
    rowCount: starts.length,
    rows: (from, to) =>
      Array.from({ length: Math.max(0, Math.min(to, starts.length) - from) }, (_, i) =>
        row(from + i),
      ),
    find,
  };
}
