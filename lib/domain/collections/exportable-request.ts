import 'server-only';
import { findHeader } from '@/lib/protocol/headers';
import { isObject, objectOf } from '@/lib/protocol/json-value';
import type { ExportableRequest } from '@/lib/run/export/exportable';
import { joinFhirUrl } from '@/lib/run/import/split-url';
import { withoutSecrets } from '@/lib/run/import/without-secrets';

const fhirJson = 'application/fhir+json';

function pairsOf(headers: unknown): [string, string][] {
  if (!Array.isArray(headers)) return [];
  return (headers as unknown[]).flatMap((pair): [string, string][] => {
    const [name, value] = Array.isArray(pair) ? (pair as unknown[]) : [];
    return typeof name === 'string' && typeof value === 'string' ? [[name, value]] : [];
  });
}

/**
 * A kept request as other tools get it: with the headers that the portal would add, and without credentials. Those get
 * a token of their own there.
 *
 * @param stored the `request` of a run or of a saved request
 * @param baseUrl FHIR base URL of the holder
 */
export function exportableRequest(
  { name, folder }: Pick<ExportableRequest, 'name' | 'folder'>,
  stored: Readonly<Record<string, unknown>>,
  baseUrl: string,
): ExportableRequest {
  const fhir = objectOf(stored['request']) ?? {};
  const body = typeof fhir['body'] === 'string' && fhir['body'] !== '' ? fhir['body'] : null;
  const path = typeof fhir['path'] === 'string' ? fhir['path'] : '';
  const headers = pairsOf(fhir['headers']);
  const has = (wanted: string) => findHeader(headers, wanted) !== undefined;
  if (!has('accept')) headers.unshift(['Accept', fhirJson]);
  if (body !== null && !has('content-type')) headers.push(['Content-Type', fhirJson]);
  const { method } = fhir;
  const { auth, notes, ...request } = withoutSecrets({
    name,
    folder,
    method: typeof method === 'string' ? method : 'GET',
    url: joinFhirUrl({ holder: baseUrl.replace(/\/+$/, ''), path: path.replace(/^\//, '') }),
    headers,
    body,
  });
  void [auth, notes];
  return request;
}

/** The holder that a kept request names. */
export function holderOf(stored: unknown): string {
  const holder = isObject(stored) ? stored['holder'] : undefined;
  return typeof holder === 'string' ? holder : 'harbor';
}
