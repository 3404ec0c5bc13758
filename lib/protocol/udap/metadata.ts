import * as z from 'zod';
import type { Check, RuleSet } from '../check';
import { failureCheck } from '../failures';
import { belowBase } from '../fhir/well-known';
import { mediaType, readJsonObject } from '../json-body';
import type { HttpRequest, HttpResponse, HttpResult } from '../transport';
import { check } from './metadata-checks';
import { checkMembers } from './metadata-rules';

const text = z.string().optional().catch(undefined);
const texts = z.array(z.string()).optional().catch(undefined);

/**
 * The metadata of a holder. Every member may be missing, and one of a wrong type counts as missing; members
 * that nobody knows are kept.
 */
export const UdapMetadataSchema = z.looseObject({
  udap_versions_supported: texts,
  udap_profiles_supported: texts,
  udap_authorization_extensions_supported: texts,
  udap_authorization_extensions_required: texts,
  udap_certifications_supported: texts,
  udap_certifications_required: texts,
  grant_types_supported: texts,
  scopes_supported: texts,
  authorization_endpoint: text,
  token_endpoint: text,
  token_endpoint_auth_methods_supported: texts,
  token_endpoint_auth_signing_alg_values_supported: texts,
  registration_endpoint: text,
  registration_endpoint_jwt_signing_alg_values_supported: texts,
  signed_metadata: text,
});
export type UdapMetadata = z.infer<typeof UdapMetadataSchema>;

/**
 * The request for the metadata of a holder, optionally for one trust community.
 * @see https://hl7.org/fhir/us/udap-security/STU2/discovery.html (IG 2 §2.1, §2.4)
 */
export function buildUdapMetadataRequest(baseUrl: string, community?: string): HttpRequest {
  const query = community ? `?community=${encodeURIComponent(community)}` : '';
  return {
    purpose: 'udap-metadata',
    method: 'GET',
    url: `${belowBase(baseUrl, '.well-known/udap')}${query}`,
    headers: { accept: 'application/json' },
    redirect: 'follow',
  };
}

export interface UdapMetadataResult {
  /** null when there is no JSON object to work with. */
  metadata: UdapMetadata | null;
  checks: Check[];
}

/**
 * Judges the answer to a metadata request. Never throws, whatever the answer is. The signature is another
 * matter: see `validateSignedMetadata`.
 * @see https://hl7.org/fhir/us/udap-security/STU2/discovery.html (IG 2 §2.2)
 */
export function processUdapMetadata(
  result: HttpResult,
  options: { baseUrl: string; ruleSet: RuleSet },
): UdapMetadataResult {
  const { exchangeId } = result;
  if (!result.response)
    return { metadata: null, checks: [failureCheck(result.failure, exchangeId)] };
  const { response } = result;
  const { metadata, checks } = judge(response, options.ruleSet);
  const direct = redirected(response, options.baseUrl);
  return { metadata, checks: [...direct, ...checks].map((entry) => ({ ...entry, exchangeId })) };
}

function judge(response: HttpResponse, ruleSet: RuleSet): UdapMetadataResult {
  if (response.status !== 200) {
    return { metadata: null, checks: [badStatus(response, ruleSet)] };
  }
  const found = check('udap.metadata.found', { verdict: 'pass', seen: 'Status 200.' });
  const { value, problem } = readJsonObject(response);
  if (value === null) {
    const seen = `The body is ${problem}`;
    return {
      metadata: null,
      checks: [found, check('udap.metadata.json', { verdict: 'fail', seen })],
    };
  }
  const metadata = UdapMetadataSchema.parse(value);
  return { metadata, checks: [found, contentType(response), ...checkMembers(value, ruleSet)] };
}

function contentType(response: HttpResponse): Check {
  const type = mediaType(response);
  return type === 'application/json'
    ? check('udap.metadata.media-type', { verdict: 'pass', seen: type })
    : check('udap.metadata.media-type', {
        verdict: 'warn',
        seen:
          type === '' ? 'No content type, but the body is JSON.' : `${type}, but the body is JSON.`,
      });
}

function badStatus(response: HttpResponse, ruleSet: RuleSet): Check {
  const { status, url } = response;
  const seen = `Status ${status} for ${url}.`;
  if (status === 204) {
    return communityOf(url)
      ? check('udap.metadata.community', { verdict: 'fail', seen })
      : check('udap.metadata.community', {
          verdict: 'fail',
          seen: `${seen} No community was asked for.`,
          expected: 'Status 200 with the default metadata of the holder.',
          fix: 'Ask with the URI of a community of which the holder is a member; its operator configures a certificate for requests without one.',
        });
  }
  if (status === 401 || status === 403) {
    return check('udap.metadata.anonymous', { verdict: 'fail', seen });
  }
  if (status === 404 && communityOf(url)) {
    return check('udap.metadata.found', {
      verdict: 'fail',
      seen: `${seen} A community was asked for: servers of version 1.0 of the guide answer 404 also for a community that they do not know.`,
      fix: 'Ask without community. If that is 404 too, there is no UDAP at this base URL.',
      ruleSet,
    });
  }
  if (status >= 300 && status < 400) {
    const target = response.headers.location ?? 'nowhere';
    return check('udap.metadata.found', {
      verdict: 'fail',
      seen: `Status ${status}, a redirect to ${target} that was not followed.`,
    });
  }
  if (status >= 500) {
    return check('udap.metadata.found', {
      verdict: 'fail',
      seen,
      fix: 'The server has a problem of its own: try again later, then ask its operator.',
    });
  }
  return check('udap.metadata.found', { verdict: 'fail', seen });
}

function communityOf(url: string): string | null {
  try {
    return new URL(url).searchParams.get('community');
  } catch {
    return null;
  }
}

/** Whether the document came from somewhere else than below the base URL. */
function redirected(response: HttpResponse, baseUrl: string): Check[] {
  const asked = belowBase(baseUrl, '.well-known/udap');
  const [answered = ''] = response.url.split('?');
  let isSame = answered === asked;
  try {
    // The transport may write a host in lower case or leave out a default port.
    isSame ||= new URL(answered).href === new URL(asked).href;
  } catch {
    return [];
  }
  return isSame
    ? []
    : [
        check('udap.metadata.direct', {
          verdict: 'warn',
          seen: `A redirect led from ${asked} to ${answered}.`,
        }),
      ];
}
