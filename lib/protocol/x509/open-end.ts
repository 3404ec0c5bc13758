import type { X509Certificate } from '@peculiar/x509';
import type { Check } from '../check';
import { issuersByName } from './candidate-paths';
import { check } from './checks';
import { fingerprintOf } from './describe';

/** Longer chains do not occur; the limit keeps circles of cross-certificates finite. */
const maxLength = 10;

/** The path from a certificate upwards as far as issuers are known, whether or not anyone trusts its end. */
export function pathUpwards(
  leaf: X509Certificate,
  known: readonly X509Certificate[],
): X509Certificate[] {
  const path = [leaf];
  while (path.length < maxLength) {
    const last = path.at(-1) as X509Certificate;
    const next = issuersByName(last, known).find(
      (candidate) => !path.some((member) => member.equal(candidate)),
    );
    if (!next) break;
    path.push(next);
  }
  return path;
}

/**
 * Says where a path ends that leads to no anchor: which issuer is missing, and what asking for it gave, or
 * which root nobody here trusts.
 *
 * @param attempts what each AIA address gave, in words
 */
export function openEnd(
  path: readonly X509Certificate[],
  anchors: readonly X509Certificate[],
  attempts: readonly string[],
): Check {
  const top = path.at(-1) as X509Certificate;
  const asked = attempts.length > 0 ? ` AIA: ${attempts.join('; ')}.` : '';
  const end =
    top.subject === top.issuer
      ? `The chain ends at ${top.subject} (SHA-256 ${fingerprintOf(top)}), which is not among the trusted anchors.`
      : `The issuer ${top.issuer} of ${top.subject} was not sent and is not known${asked ? '.' : ', and the certificate names no address (AIA) where it could be fetched.'}`;
  const trusted = anchors.map(({ subject }) => subject).join('; ') || 'none';
  return check('x509.path.reaches-anchor', {
    verdict: 'fail',
    seen: `${end}${asked} Trusted anchors: ${trusted}.`,
    certificate: fingerprintOf(top),
  });
}
