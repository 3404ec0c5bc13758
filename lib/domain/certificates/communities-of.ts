import 'server-only';
import type { X509Certificate } from '@peculiar/x509';
import type { TrustCommunity } from '@/lib/domain/communities/trust-community';
import { candidatePaths } from '@/lib/protocol/x509/candidate-paths';
import { isSignedBy } from '@/lib/protocol/x509/fetch-issuers';

async function isSignedThroughout(path: readonly X509Certificate[]): Promise<boolean> {
  for (const [index, certificate] of path.slice(0, -1).entries()) {
    if (!(await isSignedBy(certificate, path[index + 1] as X509Certificate))) return false;
  }
  return true;
}

/**
 * The communities to which a chain belongs: those to an anchor of which its signatures lead. Whether it is
 * valid now is another question, which the trust doctor answers; nothing is fetched.
 */
export async function communitiesOf(
  chain: readonly X509Certificate[],
  communities: readonly TrustCommunity[],
): Promise<{ id: string; name: string; uri: string }[]> {
  const [leaf, ...others] = chain;
  if (!leaf) return [];
  const found: { id: string; name: string; uri: string }[] = [];
  for (const { id, name, uri, anchors, intermediates } of communities) {
    for (const path of candidatePaths(leaf, [...others, ...intermediates], anchors)) {
      if (!(await isSignedThroughout(path))) continue;
      found.push({ id, name, uri });
      break;
    }
  }
  return found;
}
