import { checksFrom, type Check, type CheckDefinition } from '../check';
import { rfc, udapSection } from '../citations';
import type { ParsedCsr } from './csr';
import { describeJwk, keyKindWords, type KeyKind } from './key-kinds';

/** What is demanded of a certification request before an authority sees it. */
export const csrChecks = {
  'csr.signature': {
    title: 'The request is signed with its own key',
    level: 'SHALL',
    expected: 'A signature that verifies with the public key in the request.',
    why: 'It proves that whoever asks has the private key. An authority refuses a request without it.',
    fix: 'Make the request again with the private key, and send it as it was made.',
    citation: rfc(2986, '4.2'),
  },
  'csr.san-uri': {
    title: 'The request names the app by a URI',
    level: 'SHALL',
    expected: 'At least one absolute URI in the subject alternative name.',
    why: 'That URI becomes the issuer of software statements. A DNS name does not do.',
    fix: 'Make the request with a subject alternative name of type URI, for example subjectAltName = URI:https://app.example.org in OpenSSL.',
    citation: udapSection('registration', '3.1', '3.1'),
  },
  'csr.san-matches-form': {
    title: 'The URIs are those of the form',
    level: 'SHALL',
    expected: 'The same URIs in the request and in the form, byte for byte.',
    why: 'The reviewer approves what the form says; the certificate says what the request asks for.',
    fix: 'Make the request again with the URIs of the form, or correct the form. A slash at the end counts.',
    citation: rfc(5280, '4.2.1.6'),
  },
  'csr.key-strength': {
    title: 'The key is strong enough and of a known kind',
    level: 'SHALL',
    expected: 'RSA of 2048, 3072 or 4096 bits, EC P-256 or P-384.',
    why: 'Holders have to support RS256; ES256, RS384 and ES384 they may. Other keys sign for nobody.',
    fix: 'Make a key of one of these kinds and a request with it.',
    citation: udapSection('general', '7.1.2', '1.2'),
  },
  'csr.key-fresh': {
    title: 'The key is not in use elsewhere',
    level: 'advice',
    expected: 'No other workspace and no other certificate has this public key.',
    why: 'Whoever else has the key could sign in the name of the app.',
    fix: 'Make a new key for this certificate.',
    citation: rfc(3647, '4.6.1'),
  },
  'csr.subject': {
    title: 'The subject names app and organization',
    level: 'SHOULD',
    expected: 'A common name, and the organization as the form has it.',
    why: 'People who read the certificate at a holder see this name. Many authorities put in their own.',
    fix: 'Make the request with CN = the name of the app and O = the legal name of the organization.',
    citation: rfc(5280, '4.1.2.6'),
  },
  'csr.no-ca': {
    title: 'The request asks for no authority',
    level: 'SHALL',
    expected: 'No basicConstraints with CA:TRUE; no keyUsage keyCertSign or cRLSign.',
    why: 'With such a certificate the app could issue certificates to others.',
    fix: 'Make the request without these extensions; with OpenSSL, not with the section v3_ca.',
    citation: rfc(5280, '4.2.1.9'),
  },
} as const satisfies Record<string, CheckDefinition>;

const check = checksFrom(csrChecks);

export interface CsrRules {
  /** The URIs of the form, in any order. */
  sanUris: readonly string[];
  /** The legal name that the form has; null where there is no form. */
  organization: string | null;
  allowedKinds: readonly KeyKind[];
  /** Thumbprints of the keys of other workspaces and of certificates. */
  existingThumbprints: readonly string[];
}

/**
 * Judges a certification request against what the applicant said.
 * @see https://www.rfc-editor.org/rfc/rfc2986#section-4
 */
export function checkCsr(csr: ParsedCsr, rules: CsrRules): Check[] {
  return [
    signature(csr),
    sanUri(csr),
    sanMatchesForm(csr, rules.sanUris),
    keyStrength(csr, rules.allowedKinds),
    check('csr.key-fresh', {
      verdict: rules.existingThumbprints.includes(csr.thumbprint) ? 'fail' : 'pass',
      seen: rules.existingThumbprints.includes(csr.thumbprint)
        ? `The key ${csr.thumbprint} is in use already.`
        : `The key ${csr.thumbprint} is new here.`,
    }),
    subject(csr, rules.organization),
    noCa(csr),
  ];
}

function signature({ kind, isSignatureGood, signatureAlgorithm }: ParsedCsr): Check {
  const id = 'csr.signature';
  if (isSignatureGood) return check(id, { verdict: 'pass', seen: signatureAlgorithm });
  return kind
    ? check(id, { verdict: 'fail', seen: `The signature (${signatureAlgorithm}) does not verify.` })
    : check(id, { verdict: 'skip', seen: 'The kind of its key is not supported.' });
}

function sanUri({ sanUris, sanDnsNames }: ParsedCsr): Check {
  const absolute = sanUris.filter((uri) => /^[a-z][a-z0-9+.-]*:./i.test(uri));
  const dns = sanDnsNames.length > 0 ? ` DNS names: ${sanDnsNames.join(', ')}.` : '';
  return check('csr.san-uri', {
    verdict: absolute.length > 0 ? 'pass' : 'fail',
    seen:
      absolute.length > 0
        ? absolute.join(', ')
        : sanUris.length > 0
          ? `Not absolute: ${sanUris.join(', ')}.`
          : `No URI is asked for.${dns}`,
  });
}

function sanMatchesForm({ sanUris }: ParsedCsr, wanted: readonly string[]): Check {
  const { verdict, seen } = compareUris(sanUris, wanted, 'form');
  return check('csr.san-matches-form', { verdict, seen, expected: wanted.join(', ') });
}

/** Whether two lists of URIs hold the same ones, byte for byte, and what differs in words. */
export function compareUris(
  found: readonly string[],
  wanted: readonly string[],
  source: 'form' | 'request',
): { verdict: 'pass' | 'fail'; seen: string } {
  const missing = wanted.filter((uri) => !found.includes(uri));
  const more = found.filter((uri) => !wanted.includes(uri));
  const differences = [
    missing.length > 0 ? `Missing: ${missing.join(', ')}.` : '',
    more.length > 0 ? `Not in the ${source}: ${more.join(', ')}.` : '',
  ].filter(Boolean);
  return differences.length > 0
    ? { verdict: 'fail', seen: differences.join(' ') }
    : { verdict: 'pass', seen: found.join(', ') || 'No URI.' };
}

function keyStrength({ kind, publicJwk }: ParsedCsr, allowed: readonly KeyKind[]): Check {
  const expected = allowed.map(keyKindWords).join(', ');
  return check('csr.key-strength', {
    verdict: kind && allowed.includes(kind) ? 'pass' : 'fail',
    seen: publicJwk ? describeJwk(publicJwk) : 'A key that is neither RSA nor on a curve of NIST.',
    expected: `One of ${expected}.`,
  });
}

function subject(
  { commonName, organization, subject: name }: ParsedCsr,
  wanted: string | null,
): Check {
  const id = 'csr.subject';
  if (!commonName) {
    return check(id, {
      verdict: 'warn',
      seen: `No common name: ${name || 'the subject is empty'}.`,
    });
  }
  if (wanted !== null && organization !== wanted) {
    const found = organization ? `The organization is ${organization}` : 'No organization';
    const expected = `A common name, and the organization ${wanted}.`;
    return check(id, { verdict: 'warn', seen: `${found}: ${name}.`, expected });
  }
  return check(id, { verdict: 'pass', seen: name });
}

function noCa({ asksForCa, keyUsages }: ParsedCsr): Check {
  const forbidden = (keyUsages ?? []).filter((usage) => /^(keyCertSign|cRLSign)$/.test(usage));
  const found = [...(asksForCa ? ['CA:TRUE'] : []), ...forbidden];
  return check('csr.no-ca', {
    verdict: found.length > 0 ? 'fail' : 'pass',
    seen:
      found.length > 0
        ? `It asks for ${found.join(', ')}.`
        : `keyUsage ${keyUsages?.join(', ') ?? 'is not asked for'}.`,
  });
}
