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
  PublicKey,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
  type Extension,
  type JsonName,
  type Name,
  type PublicKeyType,
  type X509Certificate,
} from '@peculiar/x509';

const dayMs = 86_400_000;
/** Certificates start a little in the past, for readers whose clock is behind. */
const backdateMs = 300_000;

/** Who signs: an authority's certificate and its private key. */
export interface Issuer {
  certificate: X509Certificate;
  privateKey: CryptoKey;
}

/** Where a certificate points to for its issuer and for revocation; null: it names no such address. */
export interface IssuerAddresses {
  caIssuers: string | null;
  crl: string | null;
  ocsp: string | null;
}

/** The subject of everything this PKI issues: whoever reads it sees that it is for tests. */
export function subjectOf(commonName: string, organization = 'Onramp'): JsonName {
  return [{ O: [organization] }, { OU: ['Sandbox, for tests only'] }, { CN: [commonName] }];
}

/**
 * Names of authorities end with the start of their key id, so that the sandboxes of two installations
 * never share a name.
 */
async function authorityName(title: string, publicKey: PublicKeyType): Promise<JsonName> {
  const { keyId } = await SubjectKeyIdentifierExtension.create(publicKey);
  return subjectOf(`${title} ${keyId.slice(0, 8)}`);
}

/** A positive serial number of 16 bytes, 126 of its bits random, in hex. */
function newSerialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = (bytes[0]! & 0x3f) | 0x40;
  return bytes.toString('hex');
}

/** How a key of the sandbox signs: RSA with SHA-256, EC with the hash of the size of its curve. */
export function signingAlgorithmOf(key: CryptoKey): EcdsaParams | RsaHashedImportParams {
  const { name, namedCurve } = key.algorithm as { name: string; namedCurve?: string };
  return { name, hash: namedCurve === 'P-384' ? 'SHA-384' : 'SHA-256' };
}

interface Draft {
  subject: JsonName | Name;
  publicKey: PublicKeyType;
  signingKey: CryptoKey;
  /** Null for a self-signed anchor. */
  issuer: X509Certificate | null;
  notBefore?: Date | undefined;
  notAfter: Date;
  extensions: Extension[];
}

/** A certificate never outlives its issuer. */
async function sign(draft: Draft): Promise<X509Certificate> {
  const wanted = draft.notAfter.getTime();
  const notAfter = Math.min(wanted, draft.issuer?.notAfter.getTime() ?? wanted);
  return X509CertificateGenerator.create({
    serialNumber: newSerialNumber(),
    subject: draft.subject,
    issuer: draft.issuer?.subjectName ?? draft.subject,
    notBefore: draft.notBefore ?? new Date(Date.now() - backdateMs),
    notAfter: new Date(notAfter),
    publicKey: draft.publicKey,
    signingKey: draft.signingKey,
    signingAlgorithm: signingAlgorithmOf(draft.signingKey),
    extensions: draft.extensions,
  });
}

const inDays = (days: number) => new Date(Date.now() + days * dayMs);

async function authorityExtensions(
  publicKey: PublicKeyType,
  pathLength: number,
): Promise<Extension[]> {
  return [
    new BasicConstraintsExtension(true, pathLength, true),
    new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    await SubjectKeyIdentifierExtension.create(publicKey),
  ];
}

interface IssuedExtensions {
  addresses: IssuerAddresses;
  extensions: readonly Extension[];
}
/** They are the same for everything that an issuer issues, and slow to make. */
const issuedCache = new WeakMap<X509Certificate, IssuedExtensions>();

async function issuedExtensions(
  { certificate }: Issuer,
  addresses: IssuerAddresses,
): Promise<readonly Extension[]> {
  const { ocsp, caIssuers, crl } = addresses;
  const known = issuedCache.get(certificate);
  const isSame =
    known?.addresses.ocsp === ocsp &&
    known.addresses.caIssuers === caIssuers &&
    known.addresses.crl === crl;
  if (isSame) return known.extensions;
  const extensions: Extension[] = [
    await AuthorityKeyIdentifierExtension.create(certificate.publicKey),
  ];
  if (ocsp !== null || caIssuers !== null) {
    extensions.push(
      new AuthorityInfoAccessExtension({
        ...(ocsp !== null && { ocsp }),
        ...(caIssuers !== null && { caIssuers }),
      }),
    );
  }
  if (crl !== null) extensions.push(new CRLDistributionPointsExtension([crl]));
  issuedCache.set(certificate, { addresses, extensions });
  return extensions;
}

/** A self-signed anchor: 10 years, one level of authorities below it. */
export async function certifyAnchor(
  anchor: { publicKey: PublicKeyType; title: string },
  privateKey: CryptoKey,
): Promise<X509Certificate> {
  return sign({
    subject: await authorityName(anchor.title, anchor.publicKey),
    publicKey: anchor.publicKey,
    signingKey: privateKey,
    issuer: null,
    notAfter: inDays(3652),
    extensions: await authorityExtensions(anchor.publicKey, 1),
  });
}

/** An intermediate: 5 years, certifies end entities only. */
export async function certifyIntermediate(
  intermediate: { publicKey: PublicKeyType; title: string },
  anchor: Issuer,
  addresses: IssuerAddresses,
): Promise<X509Certificate> {
  return sign({
    subject: await authorityName(intermediate.title, intermediate.publicKey),
    publicKey: intermediate.publicKey,
    signingKey: anchor.privateKey,
    issuer: anchor.certificate,
    notAfter: inDays(1826),
    extensions: [
      ...(await authorityExtensions(intermediate.publicKey, 0)),
      ...(await issuedExtensions(anchor, addresses)),
    ],
  });
}

/** What an end-entity certificate is to say. */
export interface EndEntity {
  publicKey: PublicKeyType;
  subject: JsonName | Name;
  /** Become the subject alternative names, in order. None: the certificate has no such extension. */
  sanUris: readonly string[];
  /** Days of validity from now on; a year unless told otherwise. */
  days?: number | undefined;
}

/** What a certificate that is bad on purpose says instead of what the profile demands. */
export interface Deviation {
  notBefore?: Date;
  notAfter?: Date;
  usages?: KeyUsageFlags;
  isAuthority?: boolean;
}

const signerOnly: readonly Extension[] = [
  new BasicConstraintsExtension(false, undefined, true),
  new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
];

function purposeExtensions({ isAuthority = false, usages }: Deviation): readonly Extension[] {
  if (!isAuthority && usages === undefined) return signerOnly;
  return [
    new BasicConstraintsExtension(isAuthority, isAuthority ? 0 : undefined, true),
    new KeyUsagesExtension(usages ?? KeyUsageFlags.digitalSignature, true),
  ];
}

/**
 * An end-entity certificate for signing JWTs.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2
 */
export async function certifyEndEntity(
  entity: EndEntity,
  issuer: Issuer,
  addresses: IssuerAddresses,
  deviation: Deviation = {},
): Promise<X509Certificate> {
  // Read once: both the key identifier and the certificate need it.
  const publicKey = await PublicKey.create(entity.publicKey);
  const extensions: Extension[] = [
    ...purposeExtensions(deviation),
    await SubjectKeyIdentifierExtension.create(publicKey),
    ...(await issuedExtensions(issuer, addresses)),
  ];
  if (entity.sanUris.length > 0) {
    const names = entity.sanUris.map((value) => ({ type: 'url' as const, value }));
    extensions.push(new SubjectAlternativeNameExtension(names));
  }
  return sign({
    subject: entity.subject,
    publicKey,
    signingKey: issuer.privateKey,
    issuer: issuer.certificate,
    notBefore: deviation.notBefore,
    notAfter: deviation.notAfter ?? inDays(entity.days ?? 365),
    extensions,
  });
}
