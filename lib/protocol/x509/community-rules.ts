import type { X509Certificate } from '@peculiar/x509';
import type { Check } from '../check';
import { isSigningAlgorithm, keyMismatch } from '../jose/algorithms';
import { check } from './checks';
import { fingerprintOf, sanUris } from './describe';

/** What a trust community demands of the certificates of its members, beyond the path to its anchor. */
export interface CommunityRules {
  name: string;
  /** JWS algorithms that members may sign with. */
  algorithms: readonly string[];
  /** Schemes that the URI of a member may have, lower case; empty: any. */
  sanSchemes: readonly string[];
}

/**
 * Judges the certificate of a member by the rules of its community.
 * @see UDAP Security IG 2, home page: what a trust community has to decide
 */
export function checkCommunityRules(leaf: X509Certificate, rules: CommunityRules): Check[] {
  return [algorithmAllowed(leaf, rules), ...schemeAllowed(leaf, rules)];
}

function algorithmAllowed(leaf: X509Certificate, { algorithms, name }: CommunityRules): Check {
  const fits = algorithms.filter((alg) => isSigningAlgorithm(alg) && !keyMismatch(alg, leaf));
  return check('x509.community.algorithm', {
    verdict: fits.length > 0 ? 'pass' : 'fail',
    seen:
      fits.length > 0
        ? `The key can sign with ${fits.join(', ')}.`
        : `“${name}” allows ${algorithms.join(', ')}; the key of ${leaf.subject} can sign with none of these.`,
    certificate: fingerprintOf(leaf),
  });
}

function schemeAllowed(leaf: X509Certificate, { sanSchemes, name }: CommunityRules): Check[] {
  if (sanSchemes.length === 0) return [];
  const uris = sanUris(leaf);
  const isAllowed = (uri: string) => sanSchemes.includes(uri.split(':')[0]?.toLowerCase() ?? '');
  const odd = uris.filter((uri) => !isAllowed(uri));
  const isGood = uris.length > 0 && odd.length === 0;
  return [
    check('x509.community.san-scheme', {
      verdict: isGood ? 'pass' : 'fail',
      seen: isGood
        ? uris.join(', ')
        : `“${name}” takes URIs that begin with ${sanSchemes.join(': or ')}:; found ${odd.join(', ') || 'no URI'}.`,
      certificate: fingerprintOf(leaf),
    }),
  ];
}
