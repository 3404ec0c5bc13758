import type { RunRequestInput } from '@/lib/schemas/run';
import { isSecretHeader } from '@/lib/protocol/headers';
import { findMask } from '@/lib/run/redact-stored';
import { isReference } from '@/lib/run/variables';
import { memberOf, textOr } from '../form-codec';
import { decodeBulk, encodeBulk, initialBulk, type BulkForm } from './bulk-form';

/** A row of a table of names and values. */
export interface PairRow {
  name: string;
  value: string;
  isOn: boolean;
}

/** A search parameter that is switched off, and before which parameter of the path it stands. */
export interface OffParam {
  at: number;
  name: string;
  value: string;
}

/** The FHIR request as it is written. The path with its query is the truth about parameters. */
export interface RequestForm {
  method: string;
  path: string;
  headers: readonly PairRow[];
  body: string;
  /** Parameters that are kept but not sent. */
  offParams: readonly OffParam[];
  /** How it is followed when it is a bulk export. */
  bulk: BulkForm;
}

export const initialRequest: RequestForm = {
  method: 'GET',
  path: 'Patient?_count=5',
  headers: [],
  body: '',
  offParams: [],
  bulk: initialBulk,
};

/** Whether a header has a value that authenticates; the name of a variable in its place does not. */
export function holdsSecret({ name, value }: Readonly<{ name: string; value: string }>): boolean {
  return isSecretHeader(name) && !isReference(value);
}

/** A longer body would make an address that servers refuse. */
export const maxBodyInAddress = 4000;

const methodPattern = /^[A-Z][A-Z0-9-]*$/;

/** Headers that are sent: those that are on and have a name. */
export function sentHeaders(headers: readonly PairRow[]): [string, string][] {
  return headers
    .filter(({ name, isOn }) => isOn && name.trim() !== '')
    .map(({ name, value }) => [name.trim(), value.trim()]);
}

/** Writes into the address what is not as at first; what identifies or authenticates stays out of it. */
export function encodeRequest(form: RequestForm, query: URLSearchParams): void {
  if (form.method !== initialRequest.method) query.set('method', form.method);
  if (form.path !== initialRequest.path) query.set('path', form.path);
  for (const [name, value] of sentHeaders(form.headers)) {
    if (!holdsSecret({ name, value })) query.append('header', `${name}: ${value}`);
  }
  encodeBulk(form.bulk, query);
  if (form.body !== '' && form.body.length <= maxBodyInAddress) query.set('body', form.body);
}

function rowOfLine(line: string): PairRow[] {
  const at = line.indexOf(':');
  if (at < 1) return [];
  return [{ name: line.slice(0, at).trim(), value: line.slice(at + 1).trim(), isOn: true }];
}

export function decodeRequest(query: URLSearchParams): RequestForm {
  const method = query.get('method') ?? '';
  return {
    method: methodPattern.test(method) ? method : initialRequest.method,
    path: query.get('path') ?? initialRequest.path,
    headers: query.getAll('header').flatMap(rowOfLine),
    body: query.get('body') ?? '',
    offParams: [],
    bulk: decodeBulk(query),
  };
}

/** The `request` member of what the API takes; members that say the default are left out. */
export function requestInputOf(form: RequestForm): NonNullable<RunRequestInput['request']> {
  const headers = sentHeaders(form.headers);
  return {
    ...(form.method === 'GET' ? {} : { method: form.method.trim().toUpperCase() }),
    path: form.path.trim(),
    ...(headers.length === 0 ? {} : { headers }),
    ...(form.body === '' ? {} : { body: form.body }),
  };
}

/** A stored header; what was masked when it was stored cannot be sent again. */
function rowOfPair(pair: unknown): PairRow[] {
  if (!Array.isArray(pair)) return [];
  const [name, value] = pair as unknown[];
  if (typeof name !== 'string' || typeof value !== 'string') return [];
  const isSecret = holdsSecret({ name, value }) || findMask(value) !== null;
  return [{ name, value: isSecret ? '' : value, isOn: !isSecret }];
}

/** The form of a stored request; requests from before there were methods have a path only. */
export function requestOfStored(stored: unknown): RequestForm {
  const headers = memberOf(stored, 'headers');
  return {
    method: textOr(memberOf(stored, 'method'), initialRequest.method),
    path: textOr(memberOf(stored, 'path'), initialRequest.path),
    headers: Array.isArray(headers) ? headers.flatMap(rowOfPair) : [],
    body: textOr(memberOf(stored, 'body'), ''),
    offParams: [],
    bulk: initialBulk,
  };
}
