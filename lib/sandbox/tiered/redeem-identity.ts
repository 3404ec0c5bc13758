import 'server-only';
import { randomUUID } from 'node:crypto';
import { signJws } from '@/lib/protocol/jose/sign';
import { buildCodeExchange } from '@/lib/protocol/oauth/code-grant';
import { processCodeTokenResponse } from '@/lib/protocol/oauth/code-token';
import { buildClientAssertion } from '@/lib/protocol/udap/client-assertion';
import type { Holder } from '../holders/settings';
import { providerScope, providerTransport } from './find-provider';
import { holderSigner } from './holder-signer';
import { failuresOf, refuseProvider } from './refuse-provider';
import type { Upstream } from './upstream';
import { forgetClient } from './upstream-client';
import { verifyIdentity } from './verify-identity';

/**
 * Exchanges the code of an identity provider and verifies what it says. The access token that comes along is not used.
 *
 * @returns who the person is at the identity provider (`sub`)
 * @throws OAuthError `invalid_idp`
 * @see https://hl7.org/fhir/us/udap-security/STU2/user.html (IG 2 §6.2)
 */
export async function redeemIdentity(
  holder: Holder,
  upstream: Upstream,
  code: string,
): Promise<string> {
  const { provider, tokenEndpoint, clientId, redirectUri, codeVerifier } = upstream;
  const signer = await holderSigner(holder, upstream.community);
  const claims = buildClientAssertion({
    clientId,
    tokenEndpoint,
    now: new Date(),
    jti: randomUUID(),
  });
  const assertion = await signJws({ alg: signer.alg, x5c: signer.x5c }, claims, signer);
  const result = await providerTransport()(
    buildCodeExchange({
      tokenEndpoint,
      client: { method: 'private_key_jwt', assertion, isUdap: true },
      code,
      redirectUri,
      codeVerifier,
    }),
  );
  const { token, checks } = processCodeTokenResponse(result, {
    grant: 'authorization_code',
    requestedScope: providerScope,
    ruleSet: holder.settings.ruleSet,
    isUdap: true,
  });
  if (!token) {
    const isForgotten = checks.some(
      ({ id, verdict }) => verdict === 'fail' && id === 'oauth.token.invalid-client',
    );
    if (isForgotten) await forgetClient(holder, upstream);
    throw refuseProvider(provider, `it gave no tokens. ${failuresOf(checks)}`);
  }
  const { id_token: idToken, access_token: accessToken } = token;
  if (idToken === undefined) {
    throw refuseProvider(provider, 'its token answer has no id_token.');
  }
  return verifyIdentity({ idToken, accessToken }, upstream);
}
