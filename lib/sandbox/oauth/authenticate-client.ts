import 'server-only';
import { db } from '@/lib/db/client';
import { shown } from '@/lib/protocol/json-body';
import { sanUris } from '@/lib/protocol/x509/describe';
import { holderAddresses } from '../addresses';
import type { Holder } from '../holders/settings';
import { consumeJti } from './consume-jti';
import { requireAudience, requireString, requireTimes } from './jwt-claims';
import { liveClients } from './live-client';
import { OAuthError } from './oauth-error';
import { verifySignedJwt } from './signed-jwt';
import { requireTrustedChain } from './trusted-chain';

export const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** A client that proved who it is, or of a kind that cannot. */
export interface KnownClient {
  id: string;
  scope: string;
  grantTypes: string[];
  /** When the holder forgets it; null: never. */
  expiresAt: Date | null;
  /** Whether it cannot prove who it is. */
  isPublic: boolean;
  /** Whether its tokens are always bound to a key. */
  isDpopBound: boolean;
}

/** A client that proved who it is, with what it said in its assertion. */
export interface AuthenticatedClient extends KnownClient {
  claims: Readonly<Record<string, unknown>>;
}

/**
 * Authenticates a client by its signed assertion: signature, chain, then that the certificate names the URI
 * with which the client registered (a renewed certificate does, another client's does not), then the claims.
 *
 * @throws OAuthError `invalid_request` for what cannot be read or verified, `invalid_client` for the rest
 * @see https://www.udap.org/udap-jwt-client-auth-stu1.html
 */
export async function authenticateClient(
  holder: Holder,
  form: ReadonlyMap<string, string>,
): Promise<AuthenticatedClient> {
  const jwt = await verifySignedJwt(readAssertion(form), 'invalid_request');
  const community = await requireTrustedChain(jwt, 'invalid_client');
  const { claims } = jwt;
  const clientId = requireString(claims, 'iss', 'invalid_client');
  if (claims.sub !== clientId) {
    throw new OAuthError(
      'invalid_client',
      `Found sub ${shown(claims.sub)}, expected the same as iss, '${clientId}'.`,
    );
  }
  const named = form.get('client_id');
  if (named !== undefined && named !== clientId) {
    throw new OAuthError(
      'invalid_client',
      `Found the parameter client_id '${named}', expected the iss of the assertion, '${clientId}', or no such parameter.`,
    );
  }
  const client = await registeredClient(holder.name, community, clientId, sanUris(jwt.leaf));
  requireAudience(claims, holderAddresses(holder.name).tokenEndpoint, 'invalid_client');
  const expiresAt = requireTimes(claims, 'invalid_client');
  const jti = requireString(claims, 'jti', 'invalid_client', 256);
  await consumeJti(holder.name, { issuer: clientId, jti, expiresAt }, 'invalid_client');
  return { ...client, claims };
}

/** The assertion in a token request. */
export function readAssertion(form: ReadonlyMap<string, string>): string {
  const type = form.get('client_assertion_type');
  if (type !== assertionType) {
    throw new OAuthError(
      'invalid_request',
      `Found client_assertion_type ${shown(type)}, expected ${assertionType}.`,
    );
  }
  const assertion = form.get('client_assertion');
  if (assertion === undefined) {
    throw new OAuthError('invalid_request', 'Found no client_assertion, expected a signed JWT.');
  }
  return assertion;
}

async function registeredClient(
  holder: string,
  community: string,
  clientId: string,
  certifiedUris: readonly string[],
): Promise<KnownClient> {
  const client = await db();
  const row = await client.sandboxClient.findFirst({
    where: { id: clientId, holder, community, ...liveClients() },
    select: { id: true, issuer: true, scope: true, grantTypes: true, expiresAt: true },
  });
  if (!row) {
    throw new OAuthError(
      'invalid_client',
      `Found iss '${clientId}', expected the client_id of a registration in the community ${community} that was not cancelled and has not ended.`,
    );
  }
  if (row.issuer === null || !certifiedUris.includes(row.issuer)) {
    throw new OAuthError(
      'invalid_client',
      `The certificate names ${certifiedUris.join(', ') || 'no URI'}, expected the URI with which this client registered, ${row.issuer ?? 'none'}.`,
    );
  }
  return { ...row, isPublic: false, isDpopBound: false };
}
