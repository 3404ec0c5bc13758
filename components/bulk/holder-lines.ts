/** What is wrong with one line, in words for people. */
export interface LineProblem {
  /** From 1. */
  line: number;
  detail: string;
}

/** Holders read from text: pasted lines, or a file of lines or comma-separated values. */
export interface HolderLines {
  /** Each holder once, in the order of the lines. */
  holders: string[];
  /** The line of each of them, from 1. */
  lines: number[];
  /** How many lines name a holder that an earlier line names. */
  duplicates: number;
  problems: LineProblem[];
}

/** As many as the API takes at once. */
export const maxHolders = 2000;

const sandboxName = /^[a-z0-9][a-z0-9-]{0,60}$/;
const header = /^(holder|url|address|endpoint|name|(fhir[ _-]?)?base[ _-]?url)s?$/i;

const unquoted = (cell: string) =>
  cell
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();

/** The cell of a line that names the holder: the first address, else the first cell. */
function holderOf(line: string): string {
  const cells = line.split(/[,;\t]/).map(unquoted);
  return cells.find((cell) => /^https?:\/\//i.test(cell)) ?? cells[0] ?? '';
}

function problemOf(holder: string): string | undefined {
  const expected =
    'expected a FHIR base URL such as https://fhir.example.org/r4, or the name of a sandbox holder';
  if (sandboxName.test(holder)) return undefined;
  if (!URL.canParse(holder)) return `Found “${holder.slice(0, 80)}”; ${expected}.`;
  const url = new URL(holder);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return `Found the scheme ${url.protocol}; ${expected}.`;
  }
  if (url.username || url.password) return `Found a user name or password in the URL; ${expected}.`;
  if (/[?#]/.test(holder)) return `Found a query or fragment; ${expected}, without either.`;
  return undefined;
}

const identity = (holder: string) =>
  sandboxName.test(holder) ? holder : new URL(holder).href.replace(/\/+$/, '');

/** Reads holders from text, one a line. Blank lines, lines that begin with # and a line of column names are left out. */
export function readHolderLines(text: string): HolderLines {
  const read: HolderLines = { holders: [], lines: [], duplicates: 0, problems: [] };
  const seen = new Set<string>();
  let isFirst = true;
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const content = raw.replace(/^\uFEFF/, '').trim();
    if (content === '' || content.startsWith('#')) continue;
    const mayBeHeader = isFirst;
    isFirst = false;
    if (mayBeHeader && content.split(/[,;\t]/).some((cell) => header.test(unquoted(cell))))
      continue;
    const holder = holderOf(content);
    const detail = problemOf(holder);
    if (detail !== undefined) {
      read.problems.push({ line: index + 1, detail });
    } else if (seen.has(identity(holder))) {
      read.duplicates += 1;
    } else {
      seen.add(identity(holder));
      read.holders.push(holder);
      read.lines.push(index + 1);
    }
  }
  return read;
}

/** The text without some of its lines. */
export function withoutLines(text: string, lines: readonly number[]): string {
  return text
    .split(/\r\n|\r|\n/)
    .filter((_, index) => !lines.includes(index + 1))
    .join('\n');
}
