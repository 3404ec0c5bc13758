import type { RunResponse } from '@/components/run/response/response-source';
import { requestPathOf } from '@/components/run/response/fhir-path';
import { headerOf } from '@/lib/protocol/headers';
import type { RequestForm } from './request-form';

/** A header that makes a request depend on the version that was read last. */
export interface Condition {
  name: string;
  value: string;
  /** What it does, for a button. */
  label: string;
}

const replacing = new Set(['PUT', 'PATCH', 'DELETE']);
const pathOnly = (path: string) => path.split('?')[0] ?? '';

/**
 * The conditions that the last answer makes possible for the request that is written: of the same resource, with the
 * version that came with it.
 *
 * @see https://hl7.org/fhir/R4/http.html#cread (conditional read) and #concurrency (managing contention)
 */
export function conditionsFor(
  { method, path }: Pick<RequestForm, 'method' | 'path'>,
  last: RunResponse | null,
): Condition[] {
  const answer = last?.exchange.response;
  if (!last || !answer || answer.status >= 400) return [];
  const answered = requestPathOf(last.exchange.request.url, last.baseUrl);
  if (answered === null || pathOnly(answered) !== pathOnly(path.trim())) return [];
  const version = headerOf(answer.headers, 'etag');
  if (replacing.has(method)) {
    const label = 'Only if it is still the version that was read';
    return version === '' ? [] : [{ name: 'If-Match', value: version, label }];
  }
  if (method !== 'GET') return [];
  return [
    { name: 'If-None-Match', value: version, label: 'Only if the version has changed' },
    {
      name: 'If-Modified-Since',
      value: headerOf(answer.headers, 'last-modified'),
      label: 'Only if it has changed since',
    },
  ].filter(({ value }) => value !== '');
}
