import { ListError, type ListErrorCode } from './list-error';
import type { ListFormatKey } from './list-formats';

/** The form of a list, or why it is none, in words. `csv` and `json` need a mapping. */
export type DetectedFormat = { format: ListFormatKey } | { problem: ListError };

/** A problem with what the whole file is. */
export function refuse(code: ListErrorCode, found: string, wayOut: string): { problem: ListError } {
  const expected = 'A list of FHIR endpoints as FHIR Bundle, NDJSON, JSON or CSV, in UTF-8.';
  return { problem: new ListError(code, { found, expected, wayOut }) };
}
