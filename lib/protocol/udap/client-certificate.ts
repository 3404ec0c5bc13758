import 'reflect-metadata';
import { BasicConstraintsExtension, type X509Certificate } from '@peculiar/x509';
import { checksFrom, type Check, type CheckDefinition } from '../check';
import { rfc, udapOrg, udapSection } from '../citations';
import { isSigningAlgorithm, keyMismatch } from '../jose/algorithms';
import { keyUsages, publicKeyName, sanUris } from '../x509/describe';

const statement = udapSection('registration', '3.1', '3.1');

/** What is demanded of the certificate of a client, before anything is signed with its key. */
export const clientCertificateChecks = {
  'udap.client-certificate.available': {
    title: 'There is a certificate to sign with',
    level: 'SHALL',
    expected: 'A certificate of the workspace with its key in the vault.',
    why: 'In UDAP an app is known by its certificate; without one nothing can be signed.',
    fix: 'Add a certificate that the community of the holder issued to the app; for the sandbox the portal issues one.',
    citation: statement,
  },
  'udap.client-certificate.san-uri': {
    title: 'The certificate names the app by a URI',
    level: 'SHALL',
    expected: 'At least one URI in the subject alternative name.',
    why: 'That URI is the issuer of software statements. A certificate for a web server has DNS names only.',
    fix: 'Ask the certification authority for a certificate with the URI of the app in the subject alternative name.',
    citation: statement,
  },
  'udap.client-certificate.leaf': {
    title: 'It is an end-entity certificate for signatures',
    level: 'SHALL',
    expected: 'Not a CA certificate; keyUsage with digitalSignature, or no keyUsage.',
    why: 'Holders refuse a signature by a key that was not certified for signing.',
    fix: 'Ask the certification authority for an end-entity certificate with keyUsage digitalSignature; the first certificate of the chain must be it.',
    citation: rfc(5280, '4.2.1.3'),
  },
  'udap.client-certificate.dates': {
    title: 'All certificates of the chain are within their dates',
    level: 'SHALL',
    expected: 'notBefore ≤ now ≤ notAfter.',
    why: 'Holders answer unapproved_software_statement or invalid_client to an expired certificate.',
    fix: 'Renew the certificate with the same URI; registrations survive that.',
    citation: udapSection('general', '7.1.6', '1.2'),
  },
  'udap.client-certificate.expires-soon': {
    title: 'The certificate lives a while yet',
    level: 'advice',
    expected: 'More than 30 days to go.',
    why: 'Renewal can take a community some weeks.',
    fix: 'Start the renewal now, with the same URI; registrations survive it.',
    citation: udapOrg('udap-dynamic-client-registration-stu1', 'Dynamic Client Registration §6'),
  },
  'udap.client-certificate.key': {
    title: 'Key and algorithm fit',
    level: 'SHALL',
    expected:
      'RSA of 2048 bits or more for RS256 and RS384, EC P-256 for ES256, EC P-384 for ES384.',
    why: 'A signature with another kind of key cannot be verified.',
    fix: 'Use the algorithm that belongs to the key, or have a certificate issued for another key.',
    citation: rfc(7518, '3.1'),
  },
  'udap.client-certificate.algorithm-supported': {
    title: 'The holder supports the algorithm',
    level: 'SHALL',
    expected: 'The algorithm is in registration_endpoint_jwt_signing_alg_values_supported.',
    why: 'A holder rejects a signature with an algorithm that it does not verify.',
    fix: 'Use a certificate for an RSA key and RS256, which every holder has to support.',
    citation: udapSection('general', '7.1.2', '1.2'),
  },
  'udap.client-certificate.order': {
    title: 'The chain is in order',
    level: 'SHALL',
    expected: 'The leaf first, and after each certificate its issuer.',
    why: 'Holders verify with the first certificate and expect each next one to certify the one before it.',
    fix: 'Reorder the chain: leaf, the intermediate that issued it, the next one above; the root can be left out.',
    citation: rfc(7515, '4.1.6'),
  },
} as const satisfies Record<string, CheckDefinition>;

const check = checksFrom(clientCertificateChecks);

export interface ClientCertificateRules {
  /** The algorithm of the key. */
  alg: string;
  /** What the holder supports; null when it does not say. */
  supportedAlgs: readonly string[] | null;
  now: Date;
}

const soonDays = 30;

/** The check for a run that has nothing to sign with. `certificateId` is the one that was asked for. */
export function noClientCertificate(certificateId?: string): Check {
  return check('udap.client-certificate.available', {
    verdict: 'fail',
    seen: certificateId
      ? `The workspace has no certificate ${certificateId}.`
      : 'The workspace has no certificate of a community of this holder.',
  });
}

/**
 * Judges the certificate of a client and the chain above it, leaf first.
 * @see https://hl7.org/fhir/us/udap-security/STU2/registration.html (IG 2 §3.1)
 */
export function checkClientCertificate(
  chain: readonly X509Certificate[],
  rules: ClientCertificateRules,
): Check[] {
  const leaf = chain[0];
  if (!leaf) return [noClientCertificate()];
  const uris = sanUris(leaf);
  return [
    check('udap.client-certificate.san-uri', {
      verdict: uris.length > 0 ? 'pass' : 'fail',
      seen: uris.join(', ') || `No URI in the certificate of ${leaf.subject}.`,
    }),
    leafKind(leaf),
    ...dates(chain, rules.now),
    keyFits(leaf, rules.alg),
    algorithmSupported(rules),
    order(chain),
  ];
}

function leafKind(leaf: X509Certificate): Check {
  const id = 'udap.client-certificate.leaf';
  if (leaf.getExtension(BasicConstraintsExtension)?.ca) {
    return check(id, { verdict: 'fail', seen: `${leaf.subject} is a CA certificate.` });
  }
  const usages = keyUsages(leaf);
  if (usages && !usages.includes('digitalSignature')) {
    return check(id, { verdict: 'fail', seen: `keyUsage is ${usages.join(', ') || 'empty'}.` });
  }
  return check(id, { verdict: 'pass', seen: usages?.join(', ') ?? 'No keyUsage extension.' });
}

function dates(chain: readonly X509Certificate[], now: Date): Check[] {
  const id = 'udap.client-certificate.dates';
  const problems = chain.flatMap(({ subject, notBefore, notAfter }) => {
    if (now < notBefore) return [`${subject} is valid only from ${notBefore.toISOString()} on.`];
    if (now > notAfter) return [`${subject} expired on ${notAfter.toISOString()}.`];
    return [];
  });
  if (problems.length > 0) return [check(id, { verdict: 'fail', seen: problems.join(' ') })];
  const first = chain.reduce((a, b) => (b.notAfter < a.notAfter ? b : a));
  const days = Math.floor((first.notAfter.getTime() - now.getTime()) / 86_400_000);
  const seen = `${first.subject} expires on ${first.notAfter.toISOString()}, in ${days} days.`;
  return [
    check(id, { verdict: 'pass', seen }),
    check('udap.client-certificate.expires-soon', {
      verdict: days < soonDays ? 'warn' : 'pass',
      seen,
    }),
  ];
}

function keyFits(leaf: X509Certificate, alg: string): Check {
  const id = 'udap.client-certificate.key';
  const mismatch = isSigningAlgorithm(alg)
    ? keyMismatch(alg, leaf)
    : `${alg} is not an algorithm of UDAP.`;
  return check(id, {
    verdict: mismatch ? 'fail' : 'pass',
    seen: mismatch ?? `${publicKeyName(leaf)}, ${alg}.`,
  });
}

function algorithmSupported({ alg, supportedAlgs }: ClientCertificateRules): Check {
  const id = 'udap.client-certificate.algorithm-supported';
  if (!supportedAlgs) {
    const seen = 'The holder does not say which algorithms it supports.';
    return check(id, { verdict: 'skip', seen });
  }
  return check(id, {
    verdict: supportedAlgs.includes(alg) ? 'pass' : 'fail',
    seen: `The key signs with ${alg}, the holder supports ${supportedAlgs.join(', ') || 'none'}.`,
  });
}

function order(chain: readonly X509Certificate[]): Check {
  const id = 'udap.client-certificate.order';
  const problems = chain.slice(1).flatMap((issuer, index) => {
    const below = chain[index] as X509Certificate;
    return below.issuer === issuer.subject
      ? []
      : [`After ${below.subject}, issued by ${below.issuer}, comes ${issuer.subject}.`];
  });
  return check(id, {
    verdict: problems.length > 0 ? 'fail' : 'pass',
    seen: problems.join(' ') || chain.map((certificate) => certificate.subject).join(' ← '),
  });
}
