import type { Mapping } from '@/lib/schemas/directory-import';
import type { OpenList } from './list-bytes';
import { ListError } from './list-error';
import { isListFormat, listFormats } from './list-formats';
import type { Statements } from './list-options';
import { vendorByName } from './vendors';

/**
 * Reads a list: the same bytes give the same statements in the same order, an endpoint before the first organization
 * that links to it. What an entry has wrong is a statement too; only what makes the list as a whole unreadable throws.
 * @param options.format key of `listFormats`; `mapping` is needed by `csv` and `json`; `vendor` is the key or name of
 * the vendor of all endpoints, for lists that name none themselves.
 * @returns behind the last statement, the number of rows; `yield*` passes it on and `surveyList` counts with it.
 * @throws ListError when the bytes are cut off, broken, not UTF-8 or not of the format. What was stated before then
 * is not what the source says: nothing of it may be applied.
 */
export function readList(
  open: OpenList,
  options: { format: string; mapping?: Mapping | null; vendor?: string | null },
): Statements {
  const { format, mapping = null, vendor = null } = options;
  if (!isListFormat(format)) {
    throw new ListError('format.unknown', {
      found: `The format “${format}”.`,
      expected: `One of ${Object.keys(listFormats).join(', ')}.`,
      wayOut: 'Leave the format empty to have it found out.',
    });
  }
  const name = vendor === null ? null : (vendorByName(vendor)?.name ?? vendor);
  return listFormats[format].read(open, { vendor: name, mapping });
}
