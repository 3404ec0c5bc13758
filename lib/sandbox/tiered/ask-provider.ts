import 'server-only';
import { hashToken, newSecret } from '@/lib/crypto/token';
import { buildAuthorizationUrl } from '@/lib/protocol/oauth/authorization-request';
import { codeChallengeOf } from '@/lib/protocol/oauth/pkce';
import { holderAddresses } from '../addresses';
import type { Holder } from '../holders/settings';
import { findProvider, providerScope } from './find-provider';
import type { Upstream } from './upstream';
import { clientAtProvider } from './upstream-client';

/**
 * Prepares the question of a holder to an identity provider: who is this? With a state of the holder's own, a nonce and
 * PKCE; the app that asked is not named.
 *
 * @param community the community in which the app is a client, null for one that is in none
 * @returns what is kept, and where the browser goes
 * @throws OAuthError `invalid_idp`
 * @see https://hl7.org/fhir/us/udap-security/STU2/user.html (IG 2 §6.2)
 */
export async function askProvider(
  holder: Holder,
  idp: string,
  community: string | null,
): Promise<{ upstream: Upstream; url: string }> {
  const provider = await findProvider(holder, idp, community);
  const clientId = await clientAtProvider(holder, provider);
  const redirectUri = holderAddresses(holder.name).upstreamRedirect;
  const [state, nonce, codeVerifier] = [newSecret(), newSecret(), newSecret()];
  const url = buildAuthorizationUrl({
    endpoint: provider.authorizationEndpoint,
    clientId,
    redirectUri,
    scope: providerScope,
    state,
    nonce,
    codeChallenge: codeChallengeOf(codeVerifier),
  });
  return {
    upstream: {
      provider: provider.baseUrl,
      community: provider.community.uri,
      tokenEndpoint: provider.tokenEndpoint,
      clientId,
      redirectUri,
      stateHash: hashToken(state),
      nonce,
      codeVerifier,
    },
    url,
  };
}
