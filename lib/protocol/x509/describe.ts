import 'reflect-metadata';
import {
  AuthorityInfoAccessExtension,
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  CRLDistributionPointsExtension,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  type X509Certificate,
} from '@peculiar/x509';
import { sha256 } from '@noble/hashes/sha2.js';
import { toHex } from '../bytes';
import type { CertificateView } from '../jwt';
import { describeExtensions } from './describe-extensions';
import { usageNames } from './key-usages';

/** The names of key usages that a certificate allows; null when it has no keyUsage extension. */
export function keyUsages(certificate: X509Certificate): string[] | null {
  const extension = certificate.getExtension(KeyUsagesExtension);
  if (!extension) return null;
  return usageNames(extension.usages);
}

function alternativeNames(certificate: X509Certificate, type: 'url' | 'dns'): string[] {
  const extension = certificate.getExtension(SubjectAlternativeNameExtension);
  return (extension?.names.items ?? [])
    .filter((name) => name.type === type)
    .map((name) => name.value);
}

/** The URIs of the subject alternative name, in order, byte for byte. */
export function sanUris(certificate: X509Certificate): string[] {
  return alternativeNames(certificate, 'url');
}

/** Addresses where the certificate of the issuer can be fetched (AIA caIssuers), HTTP only. */
export function caIssuerUrls(certificate: X509Certificate): string[] {
  const extension = certificate.getExtension(AuthorityInfoAccessExtension);
  return (extension?.caIssuers ?? [])
    .filter((name) => name.type === 'url' && /^https?:/i.test(name.value))
    .map((name) => name.value);
}

/** Addresses of the revocation list that covers this certificate, HTTP only. */
export function crlUrls(certificate: X509Certificate): string[] {
  const extension = certificate.getExtension(CRLDistributionPointsExtension);
  return (extension?.distributionPoints ?? [])
    .flatMap((point) => point.distributionPoint?.fullName ?? [])
    .map((name) => name.uniformResourceIdentifier)
    .filter((url): url is string => typeof url === 'string' && /^https?:/i.test(url));
}

/** Addresses of the OCSP responder that knows this certificate, HTTP only. */
export function ocspUrls(certificate: X509Certificate): string[] {
  const extension = certificate.getExtension(AuthorityInfoAccessExtension);
  return (extension?.ocsp ?? [])
    .filter((name) => name.type === 'url' && /^https?:/i.test(name.value))
    .map((name) => name.value);
}

/** Kind and size of a public key in words, for example `RSA 2048` or `EC P-256`. */
export function publicKeyName(certificate: X509Certificate): string {
  const algorithm = certificate.publicKey.algorithm as {
    name: string;
    modulusLength?: number;
    namedCurve?: string;
  };
  if (algorithm.modulusLength) return `RSA ${algorithm.modulusLength}`;
  if (algorithm.namedCurve) return `EC ${algorithm.namedCurve}`;
  return algorithm.name;
}

/** The SHA-256 fingerprint of the DER, lower-case hex. */
export function fingerprintOf(certificate: X509Certificate): string {
  return toHex(sha256(new Uint8Array(certificate.rawData)));
}

/**
 * A certificate in words and values.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export function describeCertificate(certificate: X509Certificate): CertificateView {
  const algorithm = certificate.signatureAlgorithm as { name: string; hash?: { name: string } };
  return {
    subject: certificate.subject,
    issuer: certificate.issuer,
    serialNumber: certificate.serialNumber,
    notBefore: certificate.notBefore.toISOString(),
    notAfter: certificate.notAfter.toISOString(),
    sanUris: sanUris(certificate),
    sanDnsNames: alternativeNames(certificate, 'dns'),
    publicKey: publicKeyName(certificate),
    signatureAlgorithm: [algorithm.name, algorithm.hash?.name].filter(Boolean).join(' '),
    isCa: certificate.getExtension(BasicConstraintsExtension)?.ca ?? false,
    keyUsages: keyUsages(certificate) ?? [],
    fingerprintSha256: fingerprintOf(certificate),
    subjectKeyId: certificate.getExtension(SubjectKeyIdentifierExtension)?.keyId ?? null,
    authorityKeyId: certificate.getExtension(AuthorityKeyIdentifierExtension)?.keyId ?? null,
    caIssuers: caIssuerUrls(certificate),
    ocspUrls: ocspUrls(certificate),
    crlUrls: crlUrls(certificate),
    extensions: describeExtensions(certificate),
    pem: certificate.toString('pem'),
  };
}
