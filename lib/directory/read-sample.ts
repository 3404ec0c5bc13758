import { columnName } from './csv-table';
import { headBytes } from './detect-format';
import { readJsonHead } from './json-head';
import type { OpenList } from './list-bytes';
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
}

const mostRows = 20;
const mostColumns = 60;

/** @throws ListError when not even the beginning can be read. */
export async function readSample(open: OpenList, format: 'csv' | 'json'): Promise<ListSample> {
  return format === 'csv' ? sampleCsv(open) : sampleJson(open);
}

/** The header is the row from which on rows have the most cells with something in them. */
async function sampleCsv(open: OpenList): Promise<ListSample> {
  const rows: (readonly string[])[] = [];
  for await (const { cells } of readCsv(open)) {
    rows.push(cells);
    if (rows.length > mostRows + 5) break;
  }
  const filled = rows.slice(0, 6).map((row) => row.filter((cell) => cell.trim() !== '').length);
  const fullest = Math.max(0, ...filled);
  const header = Math.max(
    0,
    filled.findIndex((count) => count >= fullest * 0.7),
  );
  return {
    format: 'csv',
    rows: '',
    headerRows: header + 1,
    columns: (rows[header] ?? []).slice(0, mostColumns).map(columnName),
    cells: rows.slice(header + 1, header + 1 + mostRows).map((row) => [...row]),
  };
}

async function sampleJson(open: OpenList): Promise<ListSample> {
  const lists = readJsonHead(await headOf(open))?.lists ?? new Map<string, never>();
  const hasUrl = (entries: readonly unknown[]) =>
    entries.some((entry) => /"https?:\/\//.test(JSON.stringify(entry)));
  const [rows, entries] = [...lists].find(([, found]) => hasUrl(found)) ??
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
