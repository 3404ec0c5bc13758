import { parse } from 'csv-parse/sync';
import { columnName } from './csv-table';
import { refuse, type DetectedFormat } from './refuse-format';

const sampleRows = 12;

/** The form of a CSV text by the names of its columns. */
export function detectCsv(text: string, fileName: string | null): DetectedFormat {
  const rows = firstRows(text);
  const has = (...columns: string[]) =>
    rows.some((row) => columns.every((column) => row.includes(column)));
  if (has('NPI', 'Endpoint Type', 'Endpoint')) return { format: 'nppes-csv' };
  if (has('url', 'api_information_source_name')) return { format: 'lantern-csv' };
  if (has('Contract ID', 'URL')) return { format: 'cms-ma-csv' };
  if (
    rows.some(
      (row) => row.includes('State') && row.some((cell) => /production base url/i.test(cell)),
    )
  ) {
    return { format: 'cms-sma-csv' };
  }
  if (isInstructions(rows)) {
    return refuse(
      'format.instructions',
      `Instructions for a form (“${(rows[0]?.find((cell) => cell !== '') ?? '').slice(0, 80)}”), not the form itself.`,
      'The publisher saved the wrong worksheet: look for another version, or export the worksheet with the data.',
    );
  }
  if (rows.some((row) => row.length > 1) || /\.csv$/i.test(fileName ?? ''))
    return { format: 'csv' };
  return refuse(
    'format.unknown',
    `Text that begins with “${text.trim().slice(0, 80)}”.`,
    'Save it as CSV or JSON and upload that.',
  );
}

function firstRows(text: string): string[][] {
  const complete = text.includes('\n') ? text.slice(0, text.lastIndexOf('\n')) : text;
  const options = {
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  };
  try {
    return parse(complete, { ...options, to: sampleRows }).map((row) => row.map(columnName));
  } catch {
    // A quotation mark without its pair: the reader says where.
    return [];
  }
}

/** Words about how to fill in a form, and no cell that is an address. */
function isInstructions(rows: readonly (readonly string[])[]): boolean {
  const cells = rows.flat();
  return (
    cells.some((cell) => /\binstructions?\b/i.test(cell)) &&
    !cells.some((cell) => /^https?:\/\/\S+$/i.test(cell))
  );
}
