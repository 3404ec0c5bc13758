import 'server-only';
import { validatePath } from '@/lib/protocol/x509/validate-path';
import { sandboxCommunity } from '../pki/community';
import { ownPkiTransport } from '../pki/own-transport';
import { OAuthError, type OAuthErrorCode } from './oauth-error';
import type { SignedJwt } from './signed-jwt';

/**
 * Demands that the certificate of a signer leads to an anchor of the sandbox's community and that nothing
 * on the way is expired or revoked; what cannot be found out counts as revoked.
 *
 * @returns the URI of the community
 * @see https://hl7.org/fhir/us/udap-security/STU2/general.html
 */
export async function requireTrustedChain(jwt: SignedJwt, code: OAuthErrorCode): Promise<string> {
  const community = await sandboxCommunity();
  const { ok, checks } = await validatePath({
    leaf: jwt.leaf,
    others: [...jwt.others, ...community.intermediates],
    anchors: community.anchors,
    at: new Date(),
    revocation: 'hard',
    transport: ownPkiTransport(),
  });
  if (ok) return community.uri;
  const reasons = checks
    .filter((check) => check.verdict === 'fail')
    .map((check) => `${check.seen} Expected: ${check.expected}`);
  throw new OAuthError(code, `The certificate is not trusted here. ${reasons.join(' ')}`);
}
