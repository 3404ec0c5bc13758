import type { OpenList } from './list-bytes';
import { ListError } from './list-error';
import { readCsv } from './read-csv';

/** A row below the header of a CSV file. */
export interface TableRow {
  header: readonly string[];
  cells: readonly string[];
  /** `row 7`, headers counted. */
  place: string;
  /** The cell of a column by the name in its header, trimmed; empty when there is none. */
  cell: (column: string) => string;
}

const deepestHeader = 10;

/** A name of a column as it is compared: white space collapsed. */
export const columnName = (cell: string) => cell.replace(/\s+/g, ' ').trim();

/**
 * The rows below the header, which is the first row that `isHeader` takes for one: titles and notes may stand above.
 * @throws ListError `csv.no-header` when none of the first ten rows is one.
 */
export async function* readTable(
  open: OpenList,
  expected: string,
  isHeader: (columns: readonly string[]) => boolean,
): AsyncGenerator<TableRow> {
  let header: readonly string[] | null = null;
  let first = '';
  let above = 0;
  for await (const { cells, number } of readCsv(open)) {
    if (header === null) {
      const columns = cells.map(columnName);
      first ||= columns.filter((column) => column !== '').join(', ');
      above += 1;
      if (isHeader(columns)) header = columns;
      else if (above >= deepestHeader) break;
      continue;
    }
    yield tableRow(header, cells, number);
  }
  if (header !== null) return;
  throw new ListError('csv.no-header', {
    found: `No row that names the columns; the file begins with “${first.slice(0, 120)}”.`,
    expected,
    wayOut:
      'Choose the worksheet with the data and save that, or import it as CSV of another form.',
  });
}

export function tableRow(
  header: readonly string[],
  cells: readonly string[],
  number: number,
): TableRow {
  const cell = (column: string) => (cells[header.indexOf(column)] ?? '').trim();
  return { header, cells, place: `row ${number}`, cell };
}
