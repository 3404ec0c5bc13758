import type { BulkDetail } from '@/lib/schemas/register';

const columns = [
  'position',
  'holder',
  'state',
  'attempts',
  'message',
  'runId',
  'registrationId',
  'startedAt',
  'finishedAt',
] as const;

/** A cell that no spreadsheet takes for a formula. */
function cell(value: string | number | null): string {
  const text = String(value ?? '');
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What came of a bulk registration as comma-separated values, one line a holder. @see RFC 4180 */
export function bulkCsv({ items }: Pick<BulkDetail, 'items'>): string {
  const rows = items.map((item) => columns.map((column) => cell(item[column])).join(','));
  return `${[columns.join(','), ...rows].join('\r\n')}\r\n`;
}
