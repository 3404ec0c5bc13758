/** What spreadsheets take for a formula. */
const formula = /^[=+\-@\t\r]/;

/**
 * A row of CSV with its line break. A cell that a spreadsheet would calculate gets an apostrophe before it: the names
 * in it come from lists of others.
 * @see https://www.rfc-editor.org/rfc/rfc4180#section-2
 */
export function csvRow(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: string | number | boolean | null): string {
  const text = cell === null ? '' : String(cell);
  const safe = typeof cell === 'string' && formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
