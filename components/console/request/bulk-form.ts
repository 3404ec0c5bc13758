import type { RunRequestInput } from '@/lib/schemas/run';
import { isExportPath } from '@/lib/protocol/bulk/addresses';
import { decodeForm, encodeForm, memberOf } from '../form-codec';

/** How a bulk export is followed. A type and not an interface: only that is a flat form. */
export type BulkForm = {
  /** Until its files are there; else the run ends with the kick-off. */
  isFollowed: boolean;
  deleteAfterwards: boolean;
  /** Origins that get the token, separated by blanks. */
  tokenOrigins: string;
};

export const initialBulk: BulkForm = {
  isFollowed: true,
  deleteAfterwards: false,
  tokenOrigins: '',
};

const prefix = 'bulk.';

export function encodeBulk(form: BulkForm, query: URLSearchParams): void {
  encodeForm(form, initialBulk, query, prefix);
}

export function decodeBulk(query: URLSearchParams): BulkForm {
  return decodeForm(query, initialBulk, {}, prefix);
}

/** The `bulk` member of what the API takes; left out for a request that is no export, or is not followed. */
export function bulkInputOf(path: string, form: BulkForm): Pick<RunRequestInput, 'bulk'> {
  if (!form.isFollowed || !isExportPath(path.trim())) return {};
  const tokenOrigins = form.tokenOrigins.split(/[\s,]+/).filter((origin) => origin !== '');
  return {
    bulk: {
      ...(form.deleteAfterwards ? { deleteAfterwards: true } : {}),
      ...(tokenOrigins.length > 0 ? { tokenOrigins } : {}),
    },
  };
}

/** The form of a stored request. */
export function bulkOfStored(stored: Readonly<Record<string, unknown>>, path: string): BulkForm {
  if (!isExportPath(path)) return initialBulk;
  const bulk = stored['bulk'];
  const origins = memberOf(bulk, 'tokenOrigins');
  return {
    isFollowed: bulk !== undefined,
    deleteAfterwards: memberOf(bulk, 'deleteAfterwards') === true,
    tokenOrigins: Array.isArray(origins)
      ? origins.filter((one) => typeof one === 'string').join(' ')
      : '',
  };
}
