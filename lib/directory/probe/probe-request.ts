import { buildCapabilityStatementRequest } from '@/lib/protocol/fhir/capability-statement';
import { buildSmartConfigurationRequest } from '@/lib/protocol/smart/configuration';
import { buildUdapMetadataRequest } from '@/lib/protocol/udap/metadata';
import type { HttpRequest } from '@/lib/protocol/transport';
import type { ProbeKind } from './outcome';

/** Bytes of a document, decompressed, that a probe reads at most. */
export const maxDocumentBytes = 10 * 1024 * 1024;

/** Validators of the last good answer (RFC 9110 §8.8). */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

/** DSTU2 has a media type of its own; who has neither serves plain JSON. */
const statementTypes = 'application/fhir+json, application/json+fhir;q=0.9, application/json;q=0.8';

function builtRequest(kind: ProbeKind, baseUrl: string, community: string): HttpRequest {
  switch (kind) {
    case 'metadata':
      return buildCapabilityStatementRequest(baseUrl);
    case 'smart':
      return buildSmartConfigurationRequest(baseUrl);
    case 'udap':
      return buildUdapMetadataRequest(baseUrl, community || undefined);
  }
}

/**
 * The request of a probe: conditional when validators are known, redirects handed back, so that who sends it can keep to
 * the budget of every host on the way.
 *
 * @param options.community URI of a trust community; empty: none
 * @param options.userAgent says who asks, and where to complain
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13
 */
export function buildProbeRequest(
  kind: ProbeKind,
  baseUrl: string,
  options: { community: string; validators: Validators | null; userAgent: string },
): HttpRequest {
  const request = builtRequest(kind, baseUrl, options.community);
  const { etag = null, lastModified = null } = options.validators ?? {};
  return {
    ...request,
    headers: {
      accept: kind === 'metadata' ? statementTypes : 'application/json',
      'user-agent': options.userAgent,
      ...(etag === null ? {} : { 'if-none-match': etag }),
      ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
    },
    redirect: 'manual',
    maxBytes: maxDocumentBytes,
  };
}
