import 'reflect-metadata';
import { createHash } from 'node:crypto';
import {
  AuthorityInfoAccessExtension,
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  CRLDistributionPointsExtension,
  GeneralName,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
  X509CrlGenerator,
  type Extension,
  type JsonGeneralNames,
  type Name,
  type X509Certificate,
} from '@peculiar/x509';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { SigningAlgorithm } from '../jose/algorithms';

/** The moment at which everything in the tests happens. */
export const testNow = new Date('2026-03-01T12:00:00Z');

const day = 86_400_000;

/** A moment so many days after (or before) `testNow`. */
export function daysFromNow(days: number): Date {
  return new Date(testNow.getTime() + days * day);
}

const algorithms = {
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048 },
  RS384: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-384', modulusLength: 2048 },
  RS1024: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 1024 },
  ES256: { name: 'ECDSA', hash: 'SHA-256', namedCurve: 'P-256' },
  ES384: { name: 'ECDSA', hash: 'SHA-384', namedCurve: 'P-384' },
};
export type TestAlgorithm = SigningAlgorithm | 'RS1024';

/** A fresh key pair; EC unless the test is about RSA, because it is fast. */
export async function makeKeys(alg: TestAlgorithm = 'ES256'): Promise<CryptoKeyPair> {
  const parameters = { ...algorithms[alg], publicExponent: new Uint8Array([1, 0, 1]) };
  return crypto.subtle.generateKey(parameters, true, ['sign', 'verify']);
}

/** Someone who has a key and a certificate for it. */
export interface Party {
  keys: CryptoKeyPair;
  certificate: X509Certificate;
}

export interface CertificateWishes {
  name?: string;
  /** The whole subject, instead of the name; so for the issuer where it is to be spelt otherwise than there. */
  subject?: Name | string;
  issuer?: Name | string;
  keys?: CryptoKeyPair;
  alg?: TestAlgorithm;
  notBefore?: Date;
  notAfter?: Date;
  serialNumber?: string;
  isCa?: boolean;
  pathLength?: number;
  /** null leaves the extension out. */
  basicConstraints?: null;
  /** null leaves the extension out. */
  usages?: KeyUsageFlags | null;
  /** Instead of the identifier of the key that signs. */
  authorityKeyId?: Extension;
  sanUris?: string[];
  /** Alternative names of every kind, instead of `sanUris`. */
  sans?: JsonGeneralNames;
  caIssuers?: string[];
  ocspUrls?: string[];
  crlUrls?: string[];
  hash?: string;
  more?: Extension[];
}

/** Flags of an authority that may sign certificates and revocation lists. */
export const caUsages = KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign;

async function extensionsOf(
  wishes: CertificateWishes,
  keys: CryptoKeyPair,
  issuerKeys: CryptoKeyPair,
): Promise<Extension[]> {
  const isCa = wishes.isCa ?? false;
  const sans = wishes.sans ?? wishes.sanUris?.map((value) => ({ type: 'url' as const, value }));
  const usages = wishes.usages ?? (isCa ? caUsages : KeyUsageFlags.digitalSignature);
  return [
    ...(wishes.basicConstraints === null
      ? []
      : [new BasicConstraintsExtension(isCa, wishes.pathLength, true)]),
    ...(wishes.usages === null ? [] : [new KeyUsagesExtension(usages, true)]),
    await SubjectKeyIdentifierExtension.create(keys.publicKey),
    wishes.authorityKeyId ?? (await AuthorityKeyIdentifierExtension.create(issuerKeys.publicKey)),
    ...(sans ? [new SubjectAlternativeNameExtension(sans)] : []),
    ...(wishes.caIssuers || wishes.ocspUrls
      ? [
          new AuthorityInfoAccessExtension({
            caIssuers: (wishes.caIssuers ?? []).map((value) => new GeneralName('url', value)),
            ocsp: (wishes.ocspUrls ?? []).map((value) => new GeneralName('url', value)),
          }),
        ]
      : []),
    ...(wishes.crlUrls ? [new CRLDistributionPointsExtension(wishes.crlUrls)] : []),
    ...(wishes.more ?? []),
  ];
}

let serial = 0x1000;

/** A certificate issued by `issuer`; for an authority without issuer, self-signed. */
export async function issue(issuer: Party | null, wishes: CertificateWishes): Promise<Party> {
  const keys = wishes.keys ?? (await makeKeys(wishes.alg));
  const issuerKeys = issuer?.keys ?? keys;
  const name = wishes.subject ?? `CN=${wishes.name ?? 'Someone'}`;
  serial += 1;
  const certificate = await X509CertificateGenerator.create({
    serialNumber: wishes.serialNumber ?? serial.toString(16),
    subject: name,
    issuer: wishes.issuer ?? issuer?.certificate.subjectName ?? name,
    notBefore: wishes.notBefore ?? daysFromNow(-30),
    notAfter: wishes.notAfter ?? daysFromNow(300),
    publicKey: keys.publicKey,
    ...(await signingWith(issuerKeys.privateKey, wishes.hash ?? 'SHA-256')),
    extensions: await extensionsOf(wishes, keys, issuerKeys),
  });
  return { keys, certificate };
}

/** An RSA key belongs to one hash: for another it has to be read in again. */
async function signingWith(key: CryptoKey, hash: string) {
  const signingAlgorithm = { ...key.algorithm, hash } as EcdsaParams & { name: string };
  const known = (key.algorithm as { hash?: { name: string } }).hash?.name;
  if (known === undefined || known === hash) return { signingKey: key, signingAlgorithm };
  const der = await crypto.subtle.exportKey('pkcs8', key);
  const again = await crypto.subtle.importKey(
    'pkcs8',
    der,
    { name: key.algorithm.name, hash },
    true,
    ['sign'],
  );
  return { signingKey: again, signingAlgorithm };
}

/** An authority: self-signed without `issuer`. */
export function makeCa(issuer: Party | null, wishes: CertificateWishes): Promise<Party> {
  return issue(issuer, { isCa: true, ...wishes });
}

export interface CrlWishes {
  revoked?: { serialNumber: string; revocationDate?: Date; reason?: number }[];
  thisUpdate?: Date;
  nextUpdate?: Date;
  /** Signs with this key instead of the issuer's. */
  signingKey?: CryptoKey;
  extensions?: Extension[];
  /** Spells the name of the issuer otherwise. */
  issuer?: string;
}

/** The DER of a revocation list of an authority. */
export async function makeCrl(issuer: Party, wishes: CrlWishes = {}): Promise<Uint8Array> {
  const signingKey = wishes.signingKey ?? issuer.keys.privateKey;
  const crl = await X509CrlGenerator.create({
    issuer: wishes.issuer ?? issuer.certificate.subjectName,
    thisUpdate: wishes.thisUpdate ?? daysFromNow(-1),
    nextUpdate: wishes.nextUpdate ?? daysFromNow(7),
    signingAlgorithm: { ...signingKey.algorithm, hash: 'SHA-256' },
    signingKey,
    entries: (wishes.revoked ?? []).map((entry) => ({
      revocationDate: daysFromNow(-2),
      ...entry,
    })),
    ...(wishes.extensions ? { extensions: wishes.extensions } : {}),
  });
  return new Uint8Array(crl.rawData);
}

export interface OcspWishes {
  status?: 'good' | 'revoked' | 'unknown';
  /** Signs instead of the issuer. */
  signer?: Party;
  /** Who the answer says has signed it; the signer unless told otherwise. */
  responder?: X509Certificate;
  /** Names the responder by its subject, not by its key. */
  isNamedBySubject?: boolean;
  /** Certificates that come along. */
  along?: X509Certificate[];
  thisUpdate?: Date;
  nextUpdate?: Date | null;
  /** Has an unknown critical extension. */
  hasCriticalExtension?: 'answer' | 'single';
}

const contextTag = (tagNumber: number) => ({ idBlock: { tagClass: 3, tagNumber } });

function certStatusOf(status: NonNullable<OcspWishes['status']>): asn1js.BaseBlock {
  if (status !== 'revoked') {
    return new asn1js.Primitive(contextTag(status === 'good' ? 0 : 2));
  }
  const keyCompromise = new asn1js.Enumerated({ value: 1 });
  return new asn1js.Constructed({
    ...contextTag(1),
    value: [
      new asn1js.GeneralizedTime({ valueDate: daysFromNow(-3) }),
      new asn1js.Constructed({ ...contextTag(0), value: [keyCompromise] }),
    ],
  });
}

/** The DER of an OCSP response about a certificate of an issuer. */
export async function makeOcspAnswer(
  issuer: Party,
  about: X509Certificate,
  wishes: OcspWishes = {},
): Promise<Uint8Array> {
  const { signer = issuer, status = 'good' } = wishes;
  const certID = new pkijs.CertID();
  await certID.createForCertificate(pkijs.Certificate.fromBER(about.rawData), {
    hashAlgorithm: 'SHA-1',
    issuerCertificate: pkijs.Certificate.fromBER(issuer.certificate.rawData),
  });
  const named = pkijs.Certificate.fromBER((wishes.responder ?? signer.certificate).rawData);
  const key = named.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  const hash = new Uint8Array(createHash('sha1').update(key).digest());
  const nextUpdate = wishes.nextUpdate === undefined ? daysFromNow(1) : wishes.nextUpdate;
  const extnValue = new Uint8Array([5, 0]).buffer;
  const unknown = [new pkijs.Extension({ extnID: '1.2.3.4.5', critical: true, extnValue })];
  const basic = new pkijs.BasicOCSPResponse({
    tbsResponseData: new pkijs.ResponseData({
      responderID: wishes.isNamedBySubject
        ? named.subject
        : new asn1js.OctetString({ valueHex: hash }),
      producedAt: testNow,
      responses: [
        new pkijs.SingleResponse({
          certID,
          certStatus: certStatusOf(status),
          thisUpdate: wishes.thisUpdate ?? daysFromNow(-1),
          ...(nextUpdate ? { nextUpdate } : {}),
          ...(wishes.hasCriticalExtension === 'single' ? { singleExtensions: unknown } : {}),
        }),
      ],
      ...(wishes.hasCriticalExtension === 'answer' ? { responseExtensions: unknown } : {}),
    }),
    ...(wishes.along
      ? { certs: wishes.along.map(({ rawData }) => pkijs.Certificate.fromBER(rawData)) }
      : {}),
  });
  await basic.sign(signer.keys.privateKey, 'SHA-256');
  const response = new pkijs.OCSPResponse({
    responseStatus: new asn1js.Enumerated({ value: 0 }),
    responseBytes: new pkijs.ResponseBytes({
      responseType: '1.3.6.1.5.5.7.48.1.1',
      response: new asn1js.OctetString({ valueHex: basic.toSchema().toBER() }),
    }),
  });
  return new Uint8Array(response.toSchema().toBER());
}

/** A certificate as DER bytes, a copy. */
export function derOf(party: Party): Uint8Array {
  return new Uint8Array(party.certificate.rawData).slice();
}
