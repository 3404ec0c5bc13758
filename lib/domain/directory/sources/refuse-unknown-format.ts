import 'server-only';
import { isListFormat, listFormats } from '@/lib/directory/list-formats';
import { AppError } from '@/lib/errors';

/**
 * Refuses a format that no reader knows.
 *
 * @param format null and undefined: found out
 * @throws AppError `request.invalid`
 */
export function refuseUnknownFormat(format: string | null | undefined): void {
  if (format === null || format === undefined || isListFormat(format)) return;
  const detail = `found “${format}”; expected one of ${Object.keys(listFormats).join(', ')}, or null to have it found out`;
  throw new AppError('request.invalid', {
    fields: [{ path: 'format', code: 'unknown-format', detail }],
  });
}
