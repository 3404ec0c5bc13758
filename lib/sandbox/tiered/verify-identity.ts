import 'server-only';
import { checkIdTokenClaims } from '@/lib/protocol/oidc/id-token-claims';
import { sanUris } from '@/lib/protocol/x509/describe';
import { OAuthError } from '../oauth/oauth-error';
import { verifySignedJwt, type SignedJwt } from '../oauth/signed-jwt';
import { requireTrustedChain } from '../oauth/trusted-chain';
import { providerScope } from './find-provider';
import { failuresOf, refuseProvider } from './refuse-provider';
import type { Upstream } from './upstream';

/**
 * Verifies the id_token of an identity provider: the signature with the certificate that came along, which has to lead
 * to the community and to name the provider; then who issued it, for whom, when, and for which question.
 *
 * @returns `sub`: who the person is there
 * @throws OAuthError `invalid_idp`
 * @see https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation
 * @see https://www.udap.org/udap-user-auth-stu1.html (UDAP Tiered OAuth §4.2.3)
 */
export async function verifyIdentity(
  { idToken, accessToken }: { idToken: string; accessToken: string },
  asked: Upstream,
): Promise<string> {
  const { provider, community } = asked;
  const refuse = (why: string) => refuseProvider(provider, `its id_token is not good. ${why}`);
  try {
    const jwt = await verifySignedJwt(idToken, 'invalid_idp');
    const trusted = await requireTrustedChain(jwt, 'invalid_idp');
    if (trusted !== community) throw refuse(`It is signed in ${trusted}, expected ${community}.`);
    const names = sanUris(jwt.leaf);
    if (!names.includes(provider)) {
      throw refuse(`Its certificate names ${names.join(', ') || 'no URI'}, expected ${provider}.`);
    }
    const found = subjectOf(jwt, asked, accessToken);
    if ('wrong' in found) throw refuse(found.wrong);
    return found.sub;
  } catch (error) {
    // What the helpers find wrong does not say whose token it is.
    if (!(error instanceof OAuthError) || error.message.includes(provider)) throw error;
    throw refuse(error.message);
  }
}

function subjectOf(
  jwt: SignedJwt,
  { provider, clientId, nonce }: Upstream,
  accessToken: string,
): { sub: string } | { wrong: string } {
  const checks = checkIdTokenClaims(jwt.claims, jwt.alg, {
    issuer: provider,
    clientId,
    nonce,
    accessToken,
    maxAge: null,
    before: null,
    now: new Date(),
    fhirBaseUrl: provider,
    grantedScope: providerScope,
  });
  const wrong = failuresOf(checks);
  return wrong === '' ? { sub: String(jwt.claims.sub) } : { wrong };
}
