import type { X509Certificate } from '@peculiar/x509';
import { signingAlgorithms } from '@/lib/protocol/jose/algorithms';
import { decodeJwt, type DecodedJwt } from '@/lib/protocol/jose/decode-jwt';
import { verifyJws } from '@/lib/protocol/jose/verify-jws';
import { readX5c } from '@/lib/protocol/jose/x5c';
import { candidatePaths } from '@/lib/protocol/x509/candidate-paths';

/** More are never asked for at one endpoint: each costs a request. */
const maxCommunities = 5;

/** What is needed of a trust community to recognize its members. */
export interface ProbeCommunity {
  uri: string;
  anchors: readonly X509Certificate[];
  intermediates: readonly X509Certificate[];
}

type Json = Readonly<Record<string, unknown>>;

function decoded(udap: Json): DecodedJwt | null {
  try {
    return typeof udap.signed_metadata === 'string' ? decodeJwt(udap.signed_metadata) : null;
  } catch {
    return null;
  }
}

/** Whether a text is a value anywhere in JSON, however deep. */
function mentions(value: unknown, text: string): boolean {
  if (typeof value === 'string') return value === text;
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((item) => mentions(item, text));
}

function pathsTo(community: ProbeCommunity, x5c: readonly X509Certificate[]): X509Certificate[][] {
  const [leaf, ...others] = x5c;
  if (!leaf) return [];
  return candidatePaths(leaf, [...others, ...community.intermediates], community.anchors);
}

/**
 * The communities that UDAP metadata hint at: their URI stands in it or in its signed claims, or its certificates lead
 * to one of their anchors by name. At most five. Never throws.
 * @see https://hl7.org/fhir/us/udap-security/STU2/discovery.html (IG 2 §2.4)
 */
export function hintedCommunities<C extends ProbeCommunity>(
  udap: Json,
  communities: readonly C[],
): C[] {
  const token = decoded(udap);
  const x5c = token ? readX5c(token.header).certificates : [];
  return communities
    .filter(
      (community) =>
        mentions(udap, community.uri) ||
        mentions(token?.claims, community.uri) ||
        pathsTo(community, x5c).length > 0,
    )
    .slice(0, maxCommunities);
}

async function isSigned(path: readonly X509Certificate[], at: Date): Promise<boolean> {
  for (const [index, certificate] of path.slice(0, -1).entries()) {
    const issuer = path[index + 1];
    if (at < certificate.notBefore || at > certificate.notAfter) return false;
    if (!issuer || !(await verifies(certificate, issuer))) return false;
  }
  return true;
}

async function verifies(certificate: X509Certificate, issuer: X509Certificate): Promise<boolean> {
  try {
    return await certificate.verify({ publicKey: issuer, signatureOnly: true });
  } catch {
    // A key or algorithm that cannot be used has signed nothing.
    return false;
  }
}

/**
 * Whether UDAP metadata are signed by a member of a community: the signature is of the first certificate of `x5c`, and
 * certificates that are valid now lead from it to an anchor. A directory needs no more; revocation and the rules of the
 * community are judged when an app registers. Never throws.
 * @see https://hl7.org/fhir/us/udap-security/STU2/discovery.html (IG 2 §2.3)
 */
export async function isMember(udap: Json, community: ProbeCommunity, at: Date): Promise<boolean> {
  const token = decoded(udap);
  const x5c = token ? readX5c(token.header).certificates : [];
  const [leaf] = x5c;
  if (!leaf) return false;
  const { ok } = await verifyJws(String(udap.signed_metadata), leaf, signingAlgorithms);
  if (!ok) return false;
  for (const path of pathsTo(community, x5c)) {
    if (await isSigned(path, at)) return true;
  }
  return false;
}
