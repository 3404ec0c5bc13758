import 'server-only';
import { randomUUID } from 'node:crypto';
import { openTransport } from '@/lib/net/open-transport';
import type { Transport } from '@/lib/protocol/transport';
import { buildUdapMetadataRequest, processUdapMetadata } from '@/lib/protocol/udap/metadata';
import { endpointProblem } from '@/lib/protocol/udap/metadata-rules';
import { validateSignedMetadata, type SignedEndpoints } from '@/lib/protocol/udap/signed-metadata';
import type { Holder } from '../holders/settings';
import { sandboxCommunities, type Community } from '../pki/community';
import { ownPkiTransport } from '../pki/own-transport';
import { failuresOf, refuseProvider } from './refuse-provider';

/** What a holder asks of an identity provider, and what that has to offer. */
export const providerScope = 'openid udap';

const patienceMs = 10_000;

/** An identity provider that the holder trusts. */
export interface Provider {
  /** Its base URL as the app wrote it, which is the issuer of its id_tokens. */
  baseUrl: string;
  community: Community;
  /** As they are signed. */
  authorizationEndpoint: string;
  tokenEndpoint: string;
  registrationEndpoint: string;
}

/** How a holder calls an identity provider: through the one door out, with little patience, because a person waits. */
export function providerTransport(): Transport {
  return openTransport({
    signal: AbortSignal.timeout(3 * patienceMs),
    limits: { totalMs: patienceMs, headersMs: patienceMs, responseBytes: 512 * 1024 },
  });
}

/**
 * Looks up an identity provider by its UDAP metadata in a community, and demands that the certificate that signs them
 * leads to the anchor of the community and is good now.
 *
 * @param communityUri the community in which the app is a client; null for one that is in none
 * @throws OAuthError `invalid_idp`
 * @see https://hl7.org/fhir/us/udap-security/STU2/user.html (IG 2 §6.2)
 */
export async function findProvider(
  { settings }: Holder,
  baseUrl: string,
  communityUri: string | null,
): Promise<Provider> {
  const problem = endpointProblem(baseUrl);
  if (problem !== null || /[?#]/.test(baseUrl)) {
    const why = problem === 'http' ? 'it is not encrypted' : (problem ?? 'it has a query');
    throw refuseProvider(baseUrl, `${why}. Expected its base URL, with https.`);
  }
  const communities = await sandboxCommunities();
  const community = communities.find(({ uri }) => uri === communityUri) ?? communities[0];
  if (!community) throw new Error('the sandbox has no community');
  const asked = await providerTransport()(buildUdapMetadataRequest(baseUrl, community.uri));
  const { ruleSet } = settings;
  const { metadata, checks } = processUdapMetadata(asked, { baseUrl, ruleSet });
  if (!metadata) throw refuseProvider(baseUrl, failuresOf(checks));
  const trusted = await validateSignedMetadata({
    metadata,
    baseUrl,
    anchors: community.anchors,
    intermediates: community.intermediates,
    ruleSet,
    revocation: 'hard',
    // Lists and answers of the own communities only: no certificate makes the holder call an address that stands in it.
    context: { now: () => new Date(), newJti: randomUUID, transport: ownPkiTransport() },
    exchangeId: asked.exchangeId,
  });
  if (!trusted.endpoints) throw refuseProvider(baseUrl, failuresOf(trusted.checks));
  requireOffers(baseUrl, metadata.scopes_supported ?? []);
  return { baseUrl, community, ...addressesOf(baseUrl, trusted.endpoints) };
}

function requireOffers(baseUrl: string, scopes: readonly string[]): void {
  const missing = providerScope.split(' ').filter((scope) => !scopes.includes(scope));
  if (missing.length === 0) return;
  throw refuseProvider(
    baseUrl,
    `its scopes_supported lack ${missing.join(' and ')}, expected openid and udap.`,
  );
}

function addressesOf(baseUrl: string, endpoints: SignedEndpoints) {
  const { authorization_endpoint: authorizationEndpoint } = endpoints;
  if (authorizationEndpoint === undefined) {
    throw refuseProvider(baseUrl, 'its signed metadata have no authorization_endpoint.');
  }
  return {
    authorizationEndpoint,
    tokenEndpoint: endpoints.token_endpoint,
    registrationEndpoint: endpoints.registration_endpoint,
  };
}
