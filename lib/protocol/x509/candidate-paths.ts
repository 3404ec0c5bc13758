import 'reflect-metadata';
import {
  AuthorityKeyIdentifierExtension,
  SubjectKeyIdentifierExtension,
  type X509Certificate,
} from '@peculiar/x509';
import { fingerprintOf } from './describe';
import { isSameName } from './distinguished-name';

/** Longer chains do not occur; the limit keeps loops of cross-certificates finite. */
const maxLength = 6;

/** Whoever sends many certificates of the same name does not get us to try all their combinations. */
const maxPaths = 16;
const maxOthers = 40;

/**
 * Every way from the leaf over the given certificates to an anchor, by names: leaf first, anchor last.
 * Several ways are normal where an authority is cross-certified or was renewed; those whose key identifiers
 * agree come first. A leaf that is an anchor itself is a path of one.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-6
 */
export function candidatePaths(
  leaf: X509Certificate,
  others: readonly X509Certificate[],
  anchors: readonly X509Certificate[],
): X509Certificate[][] {
  const paths: X509Certificate[][] = [];
  const anchorPrints = new Set(anchors.map(fingerprintOf));
  const pool = distinct([...anchors, ...others.slice(0, maxOthers)]);
  let steps = 0;
  function extend(path: X509Certificate[]): void {
    steps += 1;
    if (paths.length >= maxPaths || steps > maxPaths * maxOthers) return;
    const last = path.at(-1) as X509Certificate;
    if (anchorPrints.has(fingerprintOf(last))) {
      paths.push(path);
      return;
    }
    if (path.length >= maxLength) return;
    for (const issuer of issuersByName(last, pool)) {
      if (path.some((known) => known.equal(issuer))) continue;
      extend([...path, issuer]);
    }
  }
  extend([leaf]);
  return paths;
}

/** Those of a list that bear the name of the issuer, the ones with the right key identifier first. */
export function issuersByName(
  certificate: X509Certificate,
  pool: readonly X509Certificate[],
): X509Certificate[] {
  const wanted = certificate.getExtension(AuthorityKeyIdentifierExtension)?.keyId;
  const fits = (issuer: X509Certificate) =>
    wanted !== undefined && issuer.getExtension(SubjectKeyIdentifierExtension)?.keyId === wanted;
  const named = pool.filter((candidate) => isIssuerName(candidate, certificate));
  return [...named.filter(fits), ...named.filter((issuer) => !fits(issuer))];
}

function isIssuerName(candidate: X509Certificate, certificate: X509Certificate): boolean {
  if (candidate.subject === certificate.issuer) return true;
  return isSameName(candidate.subjectName.toArrayBuffer(), certificate.issuerName.toArrayBuffer());
}

function distinct(certificates: readonly X509Certificate[]): X509Certificate[] {
  return [...new Map(certificates.map((entry) => [fingerprintOf(entry), entry] as const)).values()];
}
