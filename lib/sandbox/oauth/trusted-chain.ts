import 'server-only';
import type { X509Certificate } from '@peculiar/x509';
import { validatePath } from '@/lib/protocol/x509/validate-path';
import { sandboxCommunities, type Community } from '../pki/community';
import { ownPkiTransport } from '../pki/own-transport';
import { OAuthError, type OAuthErrorCode } from './oauth-error';
import type { SignedJwt } from './signed-jwt';

/**
 * Demands that the certificate of a signer leads to an anchor of one of the sandbox's communities and that
 * nothing on the way is expired or revoked; what cannot be found out counts as revoked.
 *
 * @returns the URI of the community to which it leads
 * @see https://hl7.org/fhir/us/udap-security/STU2/general.html
 */
export async function requireTrustedChain(jwt: SignedJwt, code: OAuthErrorCode): Promise<string> {
  const communities = await sandboxCommunities();
  const { ok, path, checks } = await validatePath({
    leaf: jwt.leaf,
    others: [...jwt.others, ...communities.flatMap(({ intermediates }) => intermediates)],
    anchors: communities.flatMap(({ anchors }) => anchors),
    at: new Date(),
    revocation: 'hard',
    transport: ownPkiTransport(),
  });
  const community = ok ? communityOf(path, communities) : undefined;
  if (community) return community.uri;
  const reasons = checks
    .filter((check) => check.verdict === 'fail')
    .map((check) => `${check.seen} Expected: ${check.expected}`);
  throw new OAuthError(code, `The certificate is not trusted here. ${reasons.join(' ')}`);
}

/** The community whose anchor is at the end of a path: no anchor is in two of them. */
function communityOf(
  path: readonly X509Certificate[],
  communities: readonly Community[],
): Community | undefined {
  const end = path.at(-1);
  return communities.find(({ anchors }) => anchors.some((anchor) => end?.equal(anchor)));
}
