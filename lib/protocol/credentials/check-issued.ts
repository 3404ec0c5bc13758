import 'reflect-metadata';
import { BasicConstraintsExtension, type X509Certificate } from '@peculiar/x509';
import { checksFrom, type Check, type CheckDefinition } from '../check';
import { rfc, udapSection } from '../citations';
import { keyUsages, publicKeyName, sanUris } from '../x509/describe';
import { compareUris } from './check-csr';
import { spkiThumbprint } from './public-key';

/** What is demanded of a certificate that an authority sends back for a request. */
export const issuedChecks = {
  'issued.present': {
    title: 'There is a certificate',
    level: 'SHALL',
    expected: 'The certificate that was issued for the request, with those of its issuers.',
    why: 'Without it nothing can be signed.',
    fix: 'Add the file that the authority sent; if it sent several, add all of them.',
    citation: rfc(5280, '4.1'),
  },
  'issued.same-key': {
    title: 'It certifies the key of the request',
    level: 'SHALL',
    expected: 'The public key of the request.',
    why: 'A signature with the key of the request verifies with no other certificate.',
    fix: 'Add the certificate that was issued for this request; if the authority made a key of its own, have one issued for the request.',
    citation: rfc(2986, '4.1'),
  },
  'issued.same-uris': {
    title: 'It has the URIs of the request',
    level: 'SHALL',
    expected: 'The same URIs in the subject alternative name, byte for byte.',
    why: 'The issuer of software statements has to be one of them, and registrations are bound to it.',
    fix: 'Have the authority issue it again with the URIs of the request.',
    citation: udapSection('registration', '3.1', '3.1'),
  },
  'issued.end-entity': {
    title: 'It is an end-entity certificate for signatures',
    level: 'SHALL',
    expected: 'Not a CA certificate; keyUsage with digitalSignature.',
    why: 'Holders refuse a signature by a key that was not certified for signing.',
    fix: 'Add the leaf as the first one; if it is the leaf, have it issued again for digital signatures.',
    citation: rfc(5280, '4.2.1.3'),
  },
  'issued.dates': {
    title: 'The certificates are within their dates',
    level: 'SHALL',
    expected: 'notBefore ≤ now ≤ notAfter, for each certificate of the chain.',
    why: 'Holders refuse certificates outside their dates.',
    fix: 'Wait for the first date, or have the authority issue it again.',
    citation: rfc(5280, '4.1.2.5'),
  },
  'issued.chain-order': {
    title: 'The chain is in order',
    level: 'SHALL',
    expected: 'The leaf first, and after each certificate its issuer.',
    why: 'Holders expect each next certificate of x5c to certify the one before it.',
    fix: 'Put them in order: leaf, the intermediate that issued it, the next one above.',
    citation: rfc(7515, '4.1.6'),
  },
} as const satisfies Record<string, CheckDefinition>;

const check = checksFrom(issuedChecks);

export interface IssuedRules {
  /** `thumbprint` of the parsed request. */
  csrThumbprint: string;
  /** The URIs of the request. */
  sanUris: readonly string[];
  /** The moment at which dates are judged. */
  at: Date;
}

/**
 * Judges the certificate that was issued, and the chain above it, against the request.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export function checkIssued(chain: readonly X509Certificate[], rules: IssuedRules): Check[] {
  const leaf = chain[0];
  if (!leaf) {
    return [check('issued.present', { verdict: 'fail', seen: 'No certificate was given.' })];
  }
  const thumbprint = spkiThumbprint(new Uint8Array(leaf.publicKey.rawData));
  const isSameKey = thumbprint === rules.csrThumbprint;
  const uris = compareUris(sanUris(leaf), rules.sanUris, 'request');
  return [
    check('issued.present', { verdict: 'pass', seen: leaf.subject || 'A leaf without a name.' }),
    check('issued.same-key', {
      verdict: isSameKey ? 'pass' : 'fail',
      seen: `${publicKeyName(leaf)} with the thumbprint ${thumbprint}.`,
      expected: `The public key with the thumbprint ${rules.csrThumbprint}.`,
    }),
    check('issued.same-uris', { ...uris, expected: rules.sanUris.join(', ') }),
    endEntity(leaf),
    dates(chain, rules.at),
    chainOrder(chain),
  ];
}

function endEntity(leaf: X509Certificate): Check {
  const id = 'issued.end-entity';
  if (leaf.getExtension(BasicConstraintsExtension)?.ca) {
    return check(id, { verdict: 'fail', seen: `${leaf.subject} is a CA certificate.` });
  }
  const usages = keyUsages(leaf);
  if (!usages) {
    const seen = 'It has no keyUsage, so every use is allowed.';
    return check(id, { verdict: 'warn', seen });
  }
  return check(id, {
    verdict: usages.includes('digitalSignature') ? 'pass' : 'fail',
    seen: `keyUsage ${usages.join(', ') || 'is empty'}.`,
  });
}

function dates(chain: readonly X509Certificate[], at: Date): Check {
  const problems = chain.flatMap(({ subject, notBefore, notAfter }) => {
    if (at < notBefore) return [`${subject} is valid only from ${notBefore.toISOString()} on.`];
    if (at > notAfter) return [`${subject} expired on ${notAfter.toISOString()}.`];
    return [];
  });
  const [leaf] = chain;
  return check('issued.dates', {
    verdict: problems.length > 0 ? 'fail' : 'pass',
    seen: problems.join(' ') || `Valid until ${leaf?.notAfter.toISOString()}.`,
  });
}

function chainOrder(chain: readonly X509Certificate[]): Check {
  const problems = chain.slice(1).flatMap((issuer, index) => {
    const below = chain[index] as X509Certificate;
    return below.issuer === issuer.subject
      ? []
      : [`After ${below.subject}, issued by ${below.issuer}, comes ${issuer.subject}.`];
  });
  return check('issued.chain-order', {
    verdict: problems.length > 0 ? 'fail' : 'pass',
    seen: problems.join(' ') || chain.map((certificate) => certificate.subject).join(' ← '),
  });
}
