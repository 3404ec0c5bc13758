import 'server-only';
import type { StoredResource } from '../resource-types';
import { fhirJson } from './respond';

/**
 * A resource with its version and date, or 304 when the client says that it has just this one.
 * @see https://hl7.org/fhir/R4/http.html#cread
 */
export function readResponse(
  resource: StoredResource,
  request: Request,
  isPretty: boolean,
): Response {
  const etag = `W/"${resource.meta.versionId}"`;
  const lastUpdated = new Date(resource.meta.lastUpdated);
  const headers = { etag, 'last-modified': lastUpdated.toUTCString() };
  if (isKnown(request.headers, etag, lastUpdated)) {
    return new Response(null, {
      status: 304,
      headers: { 'cache-control': 'no-store', ...headers },
    });
  }
  return fhirJson(resource, { headers, isPretty });
}

function isKnown(headers: Headers, etag: string, lastUpdated: Date): boolean {
  const tags = headers.get('if-none-match');
  // RFC 9110 §13.1.3: with If-None-Match the date does not count.
  if (tags !== null) {
    // Weak comparison (RFC 9110 §8.8.3.2).
    const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
    return tags.split(',').some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etag));
  }
  const since = Date.parse(headers.get('if-modified-since') ?? '');
  return !Number.isNaN(since) && lastUpdated.getTime() <= since;
}
