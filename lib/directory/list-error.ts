export type ListErrorCode =
  | 'file.empty'
  | 'encoding.utf-16'
  | 'encoding.not-utf-8'
  | 'json.broken'
  | 'json.truncated'
  | 'json.second-document'
  | 'csv.broken'
  | 'csv.no-header'
  | 'format.unknown'
  | 'format.html'
  | 'format.xml'
  | 'format.pdf'
  | 'format.zip'
  | 'format.gzip'
  | 'format.binary'
  | 'format.conflict'
  | 'format.instructions'
  | 'format.no-entries'
  | 'mapping.missing'
  | 'mapping.column'
  | 'line.too-long';

/** A list that cannot be read to its end: nothing of it may be taken for what the source says today. */
export class ListError extends Error {
  readonly code: ListErrorCode;
  readonly found: string;
  readonly expected: string;
  readonly wayOut: string;

  constructor(
    code: ListErrorCode,
    words: { found: string; expected: string; wayOut: string; cause?: unknown },
  ) {
    super(`${code}: ${words.found}`, { cause: words.cause });
    this.name = 'ListError';
    this.code = code;
    this.found = words.found;
    this.expected = words.expected;
    this.wayOut = words.wayOut;
  }
}

/** Where a copy that is only the beginning of a list may break off. */
const endsOfCopies: readonly ListErrorCode[] = [
  'json.truncated',
  'csv.broken',
  'encoding.not-utf-8',
];

/** Whether an error may be of nothing but the end of a copy that was cut. */
export function isEndOfCopy(error: unknown): boolean {
  return error instanceof ListError && endsOfCopies.includes(error.code);
}
