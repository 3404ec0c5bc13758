import 'server-only';
import { isIdentityProvider } from './addresses';
import { anyOrigin } from './cross-origin';
import { smartConfiguration } from './fhir/smart-configuration';
import type { Holder } from './holders/settings';
import { oauthJson } from './oauth/oauth-error';
import { openidConfiguration } from './oauth/openid-configuration';
import { udapMetadata } from './udap/metadata';

const headers = { ...anyOrigin, 'cache-control': 'no-store' };

/**
 * A document that a holder publishes below `/.well-known` of its base URL: plain JSON, whatever `Accept` says; null
 * when it has no such document. A community that it does not know is 204.
 *
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html
 * @see https://hl7.org/fhir/us/udap-security/STU2/discovery.html
 * @see https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig
 */
export async function publishedDocument(
  holder: Holder,
  document: string,
  request: Request,
): Promise<Response | null> {
  switch (document) {
    case 'udap': {
      const community = new URL(request.url).searchParams.get('community');
      const answer = await udapMetadata(holder, community);
      if (answer.status === 200) return Response.json(answer.body, { headers });
      return answer.status === 204 ? new Response(null, { status: 204, headers }) : null;
    }
    case 'openid-configuration':
      return Response.json(openidConfiguration(holder), { headers });
    case 'smart-configuration':
      if (isIdentityProvider(holder)) return null;
      return Response.json(smartConfiguration(holder), { headers });
    default:
      return null;
  }
}

/** The documents of the identity provider, whose base URL is no FHIR server; data holders have theirs below FHIR. */
export async function providerDocument(
  holder: Holder,
  request: Request,
  { document }: { document: string },
): Promise<Response> {
  const found = isIdentityProvider(holder)
    ? await publishedDocument(holder, document, request)
    : null;
  return found ?? oauthJson({ error: 'not_found' }, 404);
}
