import 'reflect-metadata';
import {
  AuthorityInfoAccessExtension,
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  CertificatePolicyExtension,
  CRLDistributionPointsExtension,
  ExtendedKeyUsageExtension,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  type Extension,
  type X509Certificate,
} from '@peculiar/x509';
import { toHex } from '../bytes';
import type { CertificateView } from '../jwt';
import { constraintWords } from './constraint-words';
import { usageNames } from './key-usages';

export type ExtensionView = CertificateView['extensions'][number];

/** Names of extensions (RFC 5280 §4.2, RFC 6960, RFC 6962) that certificates for UDAP can have. */
const names: Readonly<Record<string, string>> = {
  '2.5.29.9': 'subjectDirectoryAttributes',
  '2.5.29.14': 'subjectKeyIdentifier',
  '2.5.29.15': 'keyUsage',
  '2.5.29.17': 'subjectAltName',
  '2.5.29.18': 'issuerAltName',
  '2.5.29.19': 'basicConstraints',
  '2.5.29.30': 'nameConstraints',
  '2.5.29.31': 'cRLDistributionPoints',
  '2.5.29.32': 'certificatePolicies',
  '2.5.29.33': 'policyMappings',
  '2.5.29.35': 'authorityKeyIdentifier',
  '2.5.29.36': 'policyConstraints',
  '2.5.29.37': 'extKeyUsage',
  '2.5.29.46': 'freshestCRL',
  '2.5.29.54': 'inhibitAnyPolicy',
  '1.3.6.1.5.5.7.1.1': 'authorityInfoAccess',
  '1.3.6.1.5.5.7.1.11': 'subjectInfoAccess',
  '1.3.6.1.5.5.7.48.1.5': 'ocspNoCheck',
  '1.3.6.1.4.1.11129.2.4.2': 'signedCertificateTimestamps',
};

const purposes: Readonly<Record<string, string>> = {
  '2.5.29.37.0': 'anything',
  '1.3.6.1.5.5.7.3.1': 'TLS servers',
  '1.3.6.1.5.5.7.3.2': 'TLS clients',
  '1.3.6.1.5.5.7.3.3': 'code',
  '1.3.6.1.5.5.7.3.4': 'mail',
  '1.3.6.1.5.5.7.3.8': 'time stamps',
  '1.3.6.1.5.5.7.3.9': 'OCSP answers',
};

const usageWords: Readonly<Record<string, string>> = {
  digitalSignature: 'sign data',
  nonRepudiation: 'sign what cannot be denied',
  keyEncipherment: 'encrypt keys',
  dataEncipherment: 'encrypt data',
  keyAgreement: 'agree on keys',
  keyCertSign: 'sign certificates',
  cRLSign: 'sign revocation lists',
  encipherOnly: 'agree on keys only to encrypt',
  decipherOnly: 'agree on keys only to decrypt',
};

/** Longer values of extensions that nobody reads are cut. */
const maxHexBytes = 24;

function listed(values: readonly string[]): string {
  return values.length > 0 ? values.join(', ') : 'nothing';
}

function hexOf(extension: Extension): string {
  const bytes = new Uint8Array(extension.value);
  const shown = toHex(bytes.subarray(0, maxHexBytes));
  return bytes.length > maxHexBytes ? `${shown}… (${bytes.length} bytes)` : shown;
}

function wordsOf(extension: Extension): string {
  if (extension instanceof KeyUsagesExtension) {
    const usages = usageNames(extension.usages);
    return `The key may ${listed(usages.map((usage) => usageWords[usage] ?? usage))} (${listed(usages)}).`;
  }
  if (extension instanceof BasicConstraintsExtension) {
    if (!extension.ca) return 'Not a certification authority: it ends a chain.';
    const { pathLength } = extension;
    return pathLength === undefined
      ? 'A certification authority, with any number of authorities below it.'
      : `A certification authority, with at most ${pathLength} authorities below it.`;
  }
  if (extension instanceof SubjectAlternativeNameExtension) {
    return listed(extension.names.items.map(({ type, value }) => `${type}: ${value}`));
  }
  if (extension instanceof AuthorityInfoAccessExtension) {
    const issuers = extension.caIssuers.map(({ value }) => `the issuer’s certificate at ${value}`);
    const responders = extension.ocsp.map(({ value }) => `OCSP at ${value}`);
    return `Says where to find ${listed([...issuers, ...responders])}.`;
  }
  if (extension instanceof CRLDistributionPointsExtension) {
    const urls = extension.distributionPoints.flatMap(
      ({ distributionPoint }) => distributionPoint?.fullName ?? [],
    );
    return `Its revocation list is at ${listed(urls.map((name) => name.uniformResourceIdentifier ?? 'a place without a URL'))}.`;
  }
  if (extension instanceof ExtendedKeyUsageExtension) {
    return `For ${listed(extension.usages.map((usage) => purposes[String(usage)] ?? String(usage)))}.`;
  }
  if (extension instanceof CertificatePolicyExtension) {
    return `Issued under ${listed(extension.policies)}.`;
  }
  if (extension instanceof SubjectKeyIdentifierExtension) return `This key: ${extension.keyId}`;
  if (extension instanceof AuthorityKeyIdentifierExtension) {
    return `The key that signed it: ${extension.keyId ?? 'not named'}`;
  }
  return constraintWords(extension) ?? hexOf(extension);
}

function inWords(extension: Extension): string {
  try {
    return wordsOf(extension);
  } catch {
    return hexOf(extension);
  }
}

/**
 * The extensions of a certificate in its order, each in words; what nobody here understands as hex.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2
 */
export function describeExtensions(certificate: X509Certificate): ExtensionView[] {
  return certificate.extensions.map((extension) => ({
    oid: extension.type,
    name: names[extension.type] ?? 'unknown',
    isCritical: extension.critical,
    words: inWords(extension),
  }));
}
