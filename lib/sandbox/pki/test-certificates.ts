import 'server-only';
import 'reflect-metadata';
import { KeyUsageFlags, type PublicKey, type PublicKeyType } from '@peculiar/x509';
import type {
  TestCertificateDescription,
  TestCertificateKind,
} from '@/lib/schemas/test-certificate';
import { pkiFileUrl } from '../addresses';
import { authority } from './authority';
import { addressesBelow, type CertificationAuthorityId } from './authority-plans';
import {
  certifyEndEntity,
  subjectOf,
  type Deviation,
  type IssuerAddresses,
} from './certificate-profile';
import { recordCertificate } from './issue-client-certificate';
import {
  assertClientUris,
  assertStrongKey,
  fittingName,
  keySizeOf,
  notIssuable,
  readPublicKey,
} from './request-rules';
import { revokeSandboxCertificate } from './revoke-certificate';

const unapproved = 'unapproved_software_statement';
const invalid = 'invalid_software_statement';

const descriptions: Readonly<
  Record<TestCertificateKind, Omit<TestCertificateDescription, 'kind'>>
> = {
  good: {
    title: 'Good',
    problem: 'Nothing. It differs from the others only in being right.',
    expected:
      'A server registers the client. Without this one, refusing the others proves nothing.',
    expectedError: null,
    key: 'strong',
  },
  expired: {
    title: 'Expired',
    problem: 'It ended 30 days ago. Everything else is right.',
    expected: 'A server refuses it: outside its dates nobody vouches for a certificate.',
    expectedError: unapproved,
    key: 'strong',
  },
  'not-yet-valid': {
    title: 'Not yet valid',
    problem: 'It begins in 30 days. Everything else is right.',
    expected: 'A server refuses it, as it does an expired one.',
    expectedError: unapproved,
    key: 'strong',
  },
  revoked: {
    title: 'Revoked',
    problem: 'It was revoked for keyCompromise; the revocation list and OCSP say so.',
    expected: 'A server looks it up before it trusts it, and refuses it.',
    expectedError: unapproved,
    key: 'strong',
  },
  'untrusted-root': {
    title: 'Untrusted root',
    problem:
      'Its chain is complete and in order, but ends at an anchor that belongs to no community.',
    expected:
      'A server trusts the anchors of its communities only, however well a chain is made: it refuses it.',
    expectedError: unapproved,
    key: 'strong',
  },
  'no-san': {
    title: 'No subject alternative name',
    problem: 'It names its subject by the common name only; there is no URI.',
    expected:
      'A server compares iss with the URIs of the certificate and finds none: it refuses the statement. A common name is no substitute.',
    expectedError: invalid,
    key: 'strong',
  },
  'missing-intermediate': {
    title: 'Missing intermediate',
    problem:
      'An intermediate issued it that is neither sent along nor published, and the certificate has no address (AIA) where it could be fetched.',
    expected: 'A server cannot build a chain to the anchor, and refuses it.',
    expectedError: unapproved,
    key: 'strong',
  },
  'dead-crl': {
    title: 'Revocation list that does not exist',
    problem: 'The address of its revocation list answers with 404, and it names no OCSP responder.',
    expected:
      'A server with a hard revocation policy refuses it, because it cannot find out whether it was revoked. With a soft policy it passes, with a warning.',
    expectedError: unapproved,
    key: 'strong',
  },
  'stale-crl': {
    title: 'Stale revocation list',
    problem:
      'Its revocation list is properly signed, but a new one was due yesterday; it names no OCSP responder.',
    expected:
      'A server does not rely on a list after its nextUpdate: with a hard revocation policy it refuses it.',
    expectedError: unapproved,
    key: 'strong',
  },
  'wrong-key-usage': {
    title: 'Wrong key usage',
    problem: 'Its key is for encryption only (keyUsage keyEncipherment), not for signatures.',
    expected: 'A server refuses a signature by a key that may not sign.',
    expectedError: unapproved,
    key: 'strong',
  },
  'weak-key': {
    title: 'Weak key',
    problem: 'It certifies an RSA key of 1024 bits.',
    expected:
      'A server accepts RS256 and RS384 with at least 2048 bits only (RFC 7518 §3.3): it refuses the signature.',
    expectedError: invalid,
    key: 'rsa-1024',
  },
  'ca-as-leaf': {
    title: 'CA certificate as leaf',
    problem: 'It is the certificate of a certification authority (CA:TRUE, keyCertSign).',
    expected: 'A server takes statements from end entities only, and refuses it.',
    expectedError: unapproved,
    key: 'strong',
  },
};

/** The set of test certificates, with what is wrong with each and what a correct implementation does. */
export const testCertificateKinds: readonly TestCertificateDescription[] = Object.entries(
  descriptions,
).map(([kind, description]) => ({ kind: kind as TestCertificateKind, ...description }));

const dayMs = 86_400_000;
const fromNow = (days: number) => new Date(Date.now() + days * dayMs);

/** How each kind leaves the profile, beyond the authority that issues it. */
function deviationOf(kind: TestCertificateKind): Deviation {
  const { digitalSignature, keyCertSign, keyEncipherment } = KeyUsageFlags;
  if (kind === 'expired') return { notBefore: fromNow(-90), notAfter: fromNow(-30) };
  if (kind === 'not-yet-valid') return { notBefore: fromNow(30), notAfter: fromNow(395) };
  if (kind === 'wrong-key-usage') return { usages: keyEncipherment };
  // The path length of the intermediate keeps what it would issue from being trusted.
  if (kind === 'ca-as-leaf') return { isAuthority: true, usages: digitalSignature | keyCertSign };
  return {};
}

function issuerOf(kind: TestCertificateKind): CertificationAuthorityId {
  if (kind === 'untrusted-root') return 'untrusted:intermediate';
  if (kind === 'missing-intermediate') return 'hidden:intermediate';
  return kind === 'stale-crl' ? 'stale:intermediate' : 'intermediate';
}

function addressesOf(kind: TestCertificateKind): IssuerAddresses {
  const addresses = addressesBelow(issuerOf(kind));
  return kind === 'dead-crl'
    ? { ...addresses, crl: pkiFileUrl('gone.crl'), ocsp: null }
    : addresses;
}

function assertKey(kind: TestCertificateKind, key: PublicKey): void {
  if (descriptions[kind].key === 'strong') {
    assertStrongKey(key);
    return;
  }
  const { rsaBits, curve } = keySizeOf(key);
  if (rsaBits !== 1024) {
    throw notIssuable(
      `The test certificate “${kind}” needs an RSA key of 1024 bits, found ${rsaBits === null ? (curve ?? 'another kind') : `RSA ${rsaBits}`}.`,
    );
  }
}

/** What a test certificate is to say where it is right. */
export interface TestCertificateRequest {
  publicKey: PublicKeyType;
  sanUris: string[];
  commonName: string;
}

/**
 * Issues one of the test certificates in the RSA community. The authorities that bad chains need are made
 * at first use.
 *
 * @returns the chain as PEM, leaf first, as far as it is to be sent; and what is wrong with it, in words
 * @throws AppError `certificate.not_issuable` when the request itself breaks a rule of the sandbox's CA
 */
export async function issueTestCertificate(
  kind: TestCertificateKind,
  request: TestCertificateRequest,
): Promise<{ chainPem: string[]; note: string }> {
  assertClientUris(request.sanUris);
  const publicKey = await readPublicKey(request.publicKey);
  assertKey(kind, publicKey);
  const issuerId = issuerOf(kind);
  const issuer = await authority(issuerId);
  const leaf = await certifyEndEntity(
    {
      publicKey,
      subject: subjectOf(fittingName(request.commonName, 'Sandbox client')),
      sanUris: kind === 'no-san' ? [] : request.sanUris,
    },
    issuer,
    addressesOf(kind),
    deviationOf(kind),
  );
  await recordCertificate(leaf, issuerId);
  if (kind === 'revoked') await revokeSandboxCertificate(leaf.serialNumber, 'keyCompromise');
  const isComplete = kind !== 'missing-intermediate';
  const { problem, expected } = descriptions[kind];
  return {
    chainPem: [leaf, ...(isComplete ? [issuer.certificate] : [])].map((entry) =>
      entry.toString('pem'),
    ),
    note: `${problem} ${expected}`,
  };
}
