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
  try {
    const jwt = await verifySignedJwt(idToken, 'invalid_idp');
    const community = await requireTrustedChain(jwt, 'invalid_idp');
    const wrong = signerProblem(jwt, community, asked) ?? claimsProblem(jwt, asked, accessToken);
    if (wrong !== null) throw new OAuthError('invalid_idp', wrong);
    return String(jwt.claims.sub);
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    // What was found wrong does not say whose token it is.
    throw refuseProvider(asked.provider, `its id_token is not good. ${error.message}`);
  }
}

function signerProblem(
  { leaf }: SignedJwt,
  trusted: string,
  { provider, community }: Upstream,
): string | null {
  if (trusted !== community) return `It is signed in ${trusted}, expected ${community}.`;
  const names = sanUris(leaf);
  if (names.includes(provider)) return null;
  return `Its certificate names ${names.join(', ') || 'no URI'}, expected ${provider}.`;
}

function claimsProblem(
  jwt: SignedJwt,
  { provider, clientId, nonce }: Upstream,
  accessToken: string,
): string | null {
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
  return failuresOf(checks) || null;
}
