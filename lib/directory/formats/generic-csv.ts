import { columnName, tableRow } from '../csv-table';
import { mapRow, mappedColumns, requireMapping } from '../generic-rows';
import type { OpenList } from '../list-bytes';
import { ListError } from '../list-error';
import type { ListOptions, Statements } from '../list-options';
import { readCsv } from '../read-csv';
import { statementsOfRows, type FlatRow } from '../rows';

/**
 * A CSV file whose columns somebody has named.
 * @throws ListError `mapping.missing`, or `mapping.column` when a column is not there.
 */
export function readGenericCsv(open: OpenList, options: ListOptions): Statements {
  return statementsOfRows(genericCsvRows(open, options));
}

/** The rows of a CSV file as its mapping reads them. */
export async function* genericCsvRows(
  open: OpenList,
  options: ListOptions,
): AsyncGenerator<FlatRow> {
  const mapping = requireMapping(options);
  let header: readonly string[] = [];
  let above = 0;
  for await (const { cells, number } of readCsv(open)) {
    if (above < mapping.headerRows) {
      above += 1;
      header = cells.map(columnName);
      if (above === mapping.headerRows)
        requireColumns(header, mappedColumns(mapping).map(columnName));
      continue;
    }
    const row = tableRow(header, cells, number);
    yield mapRow(mapping, options, row.place, (column) => row.cell(columnName(column)));
  }
}

function requireColumns(header: readonly string[], wanted: readonly string[]): void {
  const missing = wanted.filter((column) => !header.includes(column));
  if (missing.length === 0) return;
  throw new ListError('mapping.column', {
    found: `No column ${missing.map((column) => `“${column}”`).join(', ')}.`,
    expected: `One of ${header
      .map((column) => `“${column}”`)
      .join(', ')
      .slice(0, 400)}.`,
    wayOut: 'Say anew which columns hold what; the publisher has renamed them.',
  });
}
