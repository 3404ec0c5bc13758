import 'server-only';
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import {
  AuthorityInfoAccessExtension,
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  CRLDistributionPointsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
  type Extension,
  type JsonName,
  type X509Certificate,
} from '@peculiar/x509';
import { pkiAddresses } from '../addresses';

const dayMs = 86_400_000;
/** Certificates start a little in the past, for readers whose clock is behind. */
const backdateMs = 300_000;

/** Who signs: an authority's certificate and its private key. */
export interface Issuer {
  certificate: X509Certificate;
  privateKey: CryptoKey;
}

/** Where a certificate points to for its issuer and for revocation. */
export interface IssuerAddresses {
  caIssuers: string;
  crl: string;
}

/** What certificates that the anchor issued name. */
export function belowAnchor(): IssuerAddresses {
  const { anchorCertificate, anchorCrl } = pkiAddresses();
  return { caIssuers: anchorCertificate, crl: anchorCrl };
}

/** What certificates that the intermediate issued name. */
export function belowIntermediate(): IssuerAddresses {
  const { intermediateCertificate, intermediateCrl } = pkiAddresses();
  return { caIssuers: intermediateCertificate, crl: intermediateCrl };
}

/**
 * The subject of everything this PKI issues. Names of authorities end with the start of their key id, so
 * that the sandboxes of two installations never share a name.
 */
export function subjectOf(commonName: string): JsonName {
  return [{ O: ['Onramp'] }, { OU: ['Sandbox, for tests only'] }, { CN: [commonName] }];
}

/** The key id of a public key: lower-case hex of the SHA-1 of the key (RFC 5280 §4.2.1.2 method 1). */
export async function keyIdOf(publicKey: CryptoKey): Promise<string> {
  return (await SubjectKeyIdentifierExtension.create(publicKey)).keyId;
}

/** A positive serial number of 16 bytes, 126 of its bits random, in hex. */
function newSerialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = (bytes[0]! & 0x3f) | 0x40;
  return bytes.toString('hex');
}

interface Draft {
  subject: JsonName;
  publicKey: CryptoKey;
  signingKey: CryptoKey;
  /** Null for the self-signed anchor. */
  issuer: X509Certificate | null;
  days: number;
  extensions: Extension[];
}

async function sign(draft: Draft): Promise<X509Certificate> {
  const now = Date.now();
  const wanted = now + draft.days * dayMs;
  const notAfter = Math.min(wanted, draft.issuer?.notAfter.getTime() ?? wanted);
  return X509CertificateGenerator.create({
    serialNumber: newSerialNumber(),
    subject: draft.subject,
    issuer: draft.issuer?.subjectName ?? draft.subject,
    notBefore: new Date(now - backdateMs),
    notAfter: new Date(notAfter),
    publicKey: draft.publicKey,
    signingKey: draft.signingKey,
    extensions: draft.extensions,
  });
}

async function authorityExtensions(publicKey: CryptoKey, pathLength: number): Promise<Extension[]> {
  return [
    new BasicConstraintsExtension(true, pathLength, true),
    new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    await SubjectKeyIdentifierExtension.create(publicKey),
  ];
}

async function issuedExtensions(issuer: Issuer, addresses: IssuerAddresses): Promise<Extension[]> {
  return [
    await AuthorityKeyIdentifierExtension.create(issuer.certificate.publicKey),
    new AuthorityInfoAccessExtension({ caIssuers: addresses.caIssuers }),
    new CRLDistributionPointsExtension([addresses.crl]),
  ];
}

/** The self-signed anchor: 10 years, one level of authorities below it. */
export async function certifyAnchor(
  publicKey: CryptoKey,
  privateKey: CryptoKey,
): Promise<X509Certificate> {
  const keyId = await keyIdOf(publicKey);
  return sign({
    subject: subjectOf(`Onramp Sandbox Anchor ${keyId.slice(0, 8)}`),
    publicKey,
    signingKey: privateKey,
    issuer: null,
    days: 3652,
    extensions: await authorityExtensions(publicKey, 1),
  });
}

/** The intermediate: 5 years, certifies end entities only. */
export async function certifyIntermediate(
  publicKey: CryptoKey,
  anchor: Issuer,
): Promise<X509Certificate> {
  const keyId = await keyIdOf(publicKey);
  return sign({
    subject: subjectOf(`Onramp Sandbox Intermediate ${keyId.slice(0, 8)}`),
    publicKey,
    signingKey: anchor.privateKey,
    issuer: anchor.certificate,
    days: 1826,
    extensions: [
      ...(await authorityExtensions(publicKey, 0)),
      ...(await issuedExtensions(anchor, belowAnchor())),
    ],
  });
}

/**
 * An end-entity certificate for signing JWTs: one year, the URIs as subject alternative names.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2
 */
export async function certifyEndEntity(
  entity: { publicKey: CryptoKey; commonName: string; sanUris: readonly string[] },
  intermediate: Issuer,
): Promise<X509Certificate> {
  return sign({
    subject: subjectOf(entity.commonName),
    publicKey: entity.publicKey,
    signingKey: intermediate.privateKey,
    issuer: intermediate.certificate,
    days: 365,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      await SubjectKeyIdentifierExtension.create(entity.publicKey),
      ...(await issuedExtensions(intermediate, belowIntermediate())),
      new SubjectAlternativeNameExtension(
        entity.sanUris.map((value) => ({ type: 'url' as const, value })),
      ),
    ],
  });
}
