import { columnName } from './csv-table';
import { headBytes } from './detect-format';
import { readJsonHead } from './json-head';
import type { OpenList } from './list-bytes';
import { isEndOfCopy } from './list-error';
import { memberPaths, memberText } from './member-text';
import { readCsv } from './read-csv';

/** The beginning of a list of no known form, for a person to say what its columns hold. */
export interface ListSample {
  format: 'csv' | 'json';
  /** JSON: path to the list of entries, as in a mapping. */
  rows: string;
  /** CSV: rows down to the one that names the columns. */
  headerRows: number;
  /** Names of columns, or paths of members. */
  columns: string[];
  /** What the first entries have in each column. */
  cells: string[][];
  /** CSV: the first rows as they are, from which the one that names the columns is chosen. */
  firstRows: string[][];
  /** JSON: paths to lists of objects, from which the one with the entries is chosen. */
  lists: string[];
}

/** What somebody has chosen already; what is left out is found out. */
export interface SampleChoice {
  headerRows?: number | undefined;
  rows?: string | undefined;
  /** `open` gives only the beginning of the list: that it breaks off is no fault. */
  isCut?: boolean | undefined;
}

const mostRows = 20;
const mostColumns = 60;
/** Titles and notes may stand above the row that names the columns. */
const deepestHeader = 10;
/** Rows from which the header is chosen are not shown in full. */
const longestCell = 200;

/** @throws ListError when not even the beginning can be read. */
export async function readSample(
  open: OpenList,
  format: 'csv' | 'json',
  choice: SampleChoice = {},
): Promise<ListSample> {
  return format === 'csv' ? sampleCsv(open, choice) : sampleJson(open, choice);
}

/** The header is the row from which on rows have the most cells with something in them. */
function headerOf(rows: readonly (readonly string[])[]): number {
  const filled = rows.slice(0, 6).map((row) => row.filter((cell) => cell.trim() !== '').length);
  const fullest = Math.max(0, ...filled);
  return Math.max(
    0,
    filled.findIndex((count) => count >= fullest * 0.7),
  );
}

async function firstCsvRows(open: OpenList, isCut: boolean): Promise<(readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  try {
    for await (const { cells } of readCsv(open)) {
      rows.push(cells);
      if (rows.length > mostRows + deepestHeader) break;
    }
  } catch (error) {
    if (!isCut || !isEndOfCopy(error)) throw error;
  }
  return rows;
}

async function sampleCsv(
  open: OpenList,
  { headerRows, isCut = false }: SampleChoice,
): Promise<ListSample> {
  const rows = await firstCsvRows(open, isCut);
  const header = headerRows === undefined ? headerOf(rows) : headerRows - 1;
  const shown = (row: readonly string[]) =>
    row.slice(0, mostColumns).map((cell) => cell.slice(0, longestCell));
  return {
    format: 'csv',
    rows: '',
    headerRows: header + 1,
    columns: (rows[header] ?? []).slice(0, mostColumns).map(columnName),
    cells: rows.slice(header + 1, header + 1 + mostRows).map((row) => [...row]),
    firstRows: rows.slice(0, deepestHeader).map(shown),
    lists: [],
  };
}

async function sampleJson(open: OpenList, choice: SampleChoice): Promise<ListSample> {
  const lists = readJsonHead(await headOf(open))?.lists ?? new Map<string, never>();
  const hasUrl = (entries: readonly unknown[]) =>
    entries.some((entry) => /"https?:\/\//.test(JSON.stringify(entry)));
  const chosen =
    choice.rows === undefined ? undefined : [...lists].find(([path]) => path === choice.rows);
  const [rows, entries] = chosen ??
    [...lists].find(([, found]) => hasUrl(found)) ??
    [...lists][0] ?? ['', []];
  const columns = [...new Set(entries.slice(0, mostRows).flatMap(memberPaths))].slice(
    0,
    mostColumns,
  );
  return {
    format: 'json',
    rows,
    headerRows: 1,
    columns,
    cells: entries
      .slice(0, mostRows)
      .map((entry) => columns.map((column) => memberText(entry, column))),
    firstRows: [],
    lists: [...lists.keys()].slice(0, mostColumns),
  };
}

async function headOf(open: OpenList): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of open()) {
    text += decoder.decode(chunk.subarray(0, headBytes), { stream: true });
    if (text.length >= headBytes) break;
  }
  return text;
}
