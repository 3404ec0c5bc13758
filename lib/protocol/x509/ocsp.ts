import 'reflect-metadata';
import { createHash, verify } from 'node:crypto';
import { ExtendedKeyUsageExtension, X509Certificate, X509CrlReason } from '@peculiar/x509';
import { Enumerated, GeneralizedTime, OctetString, type BaseBlock } from 'asn1js';
import * as pkijs from 'pkijs';
import type { HttpResult, Transport } from '../transport';
import { judgeExtensions } from './critical-extensions';
import { keyUsages } from './describe';
import { isSignedBy } from './fetch-issuers';
import { judgeKeySize, judgeSignatureAlgorithm } from './path-rules';

/** What a responder says of one certificate; `unusable`: nothing that counts, and why. */
export interface OcspFinding {
  status: 'good' | 'revoked' | 'unknown' | 'unusable';
  seen: string;
  exchangeId: string;
}

export interface OcspQuestion {
  certificate: X509Certificate;
  issuer: X509Certificate;
  url: string;
  at: Date;
  transport: Transport;
}

/** Answers are small; whoever sends more has something else in mind. */
const maxBytes = 100_000;

/** An answer without nextUpdate says that newer ones are always to be had: an old one is a replay. */
const freshForMs = 86_400_000;

const ocspSigning = '1.3.6.1.5.5.7.3.9';

/** The hash of each signature algorithm that is sound enough (RFC 5754, RFC 5758). */
const signatureHashes: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};

const refusals = [
  'successful',
  'malformedRequest',
  'internalError',
  'tryLater',
  '',
  'sigRequired',
  'unauthorized',
];

async function certIdOf({ certificate, issuer }: OcspQuestion): Promise<pkijs.CertID> {
  const id = new pkijs.CertID();
  // SHA-1 names the issuer here and protects nothing; responders need not know another (RFC 5019 §2.1.1).
  await id.createForCertificate(pkijs.Certificate.fromBER(certificate.rawData), {
    hashAlgorithm: 'SHA-1',
    issuerCertificate: pkijs.Certificate.fromBER(issuer.rawData),
  });
  return id;
}

/** An OCSP request (DER) for one certificate. */
function buildOcspRequest(certId: pkijs.CertID): Uint8Array {
  const request = new pkijs.OCSPRequest();
  request.tbsRequest.requestList = [new pkijs.Request({ reqCert: certId })];
  return new Uint8Array(request.toSchema(true).toBER());
}

/**
 * Asks an OCSP responder about one certificate and judges the answer: whose it is, who signed it, when it
 * was true. Never throws for what the responder sends.
 * @see https://www.rfc-editor.org/rfc/rfc6960#section-3.2
 */
export async function askOcsp(question: OcspQuestion): Promise<OcspFinding> {
  const { url, transport } = question;
  const certId = await certIdOf(question);
  const result = await transport({
    purpose: 'ocsp',
    method: 'POST',
    url,
    headers: { 'content-type': 'application/ocsp-request', accept: 'application/ocsp-response' },
    body: buildOcspRequest(certId),
    redirect: 'manual',
    maxBytes,
  });
  const finding = await processOcspResponse(result, certId, question);
  return { ...finding, exchangeId: result.exchangeId };
}

type Judgement = Omit<OcspFinding, 'exchangeId'>;
const unusable = (seen: string): Judgement => ({ status: 'unusable', seen });

async function processOcspResponse(
  result: HttpResult,
  certId: pkijs.CertID,
  question: OcspQuestion,
): Promise<Judgement> {
  const { url, at } = question;
  if (!result.response) {
    return unusable(`The OCSP responder ${url} could not be asked: ${result.failure.message}`);
  }
  if (result.response.status !== 200) {
    return unusable(`The OCSP responder ${url} answered with status ${result.response.status}.`);
  }
  try {
    const response = pkijs.OCSPResponse.fromBER(new Uint8Array(result.response.body));
    const code = response.responseStatus.valueBlock.valueDec;
    if (code !== 0) {
      return unusable(`The OCSP responder ${url} refuses: ${refusals[code] ?? code}.`);
    }
    const bytes = response.responseBytes?.response.valueBlock.valueHexView;
    if (!bytes) return unusable(`The answer of the OCSP responder ${url} is empty.`);
    const basic = pkijs.BasicOCSPResponse.fromBER(new Uint8Array(bytes));
    const problem = await notTheIssuersAnswer(basic, question);
    if (problem)
      return unusable(`The answer of the OCSP responder ${url} cannot be used: ${problem}.`);
    const single = basic.tbsResponseData.responses.find((one) => one.certID.isEqual(certId));
    if (!single) return unusable(`The OCSP responder ${url} answers about another certificate.`);
    return judgeSingle(single, question.certificate, url, at);
  } catch {
    return unusable(`What ${url} answered is not an OCSP answer.`);
  }
}

/**
 * Why an answer does not speak for the issuer, in words, or null. Whether the certificate of an appointed
 * responder was itself revoked is not asked: it is short-lived, and the answer would come from the same place.
 */
async function notTheIssuersAnswer(
  basic: pkijs.BasicOCSPResponse,
  { issuer, at }: OcspQuestion,
): Promise<string | null> {
  const along = (basic.certs ?? []).map(
    (certificate) => new X509Certificate(certificate.toSchema().toBER()),
  );
  const named = [issuer, ...along].filter((one) => isNamed(basic, one));
  if (!named[0]) return 'it is signed by nobody who is known here';
  // A responder that renewed its key under the same name may send both certificates.
  const responder = named.find((one) => isSignedWith(basic, one));
  if (!responder) return `its signature does not verify with the key of ${named[0].subject}`;
  if (isCritical(basic.tbsResponseData.responseExtensions)) {
    return 'it has a critical extension that is not understood';
  }
  return responder === issuer ? null : notAppointed(responder, issuer, at);
}

/** Why a certificate does not make its owner the responder of an issuer, in words, or null. */
async function notAppointed(
  responder: X509Certificate,
  issuer: X509Certificate,
  at: Date,
): Promise<string | null> {
  if (!(await isSignedBy(responder, issuer))) {
    return `${responder.subject} signed it, whom ${issuer.subject} did not appoint`;
  }
  const { usages = [] } = responder.getExtension(ExtendedKeyUsageExtension) ?? {};
  if (!usages.includes(ocspSigning)) {
    return `${responder.subject} signed it, but is not certified for OCSP answers`;
  }
  const allowed = keyUsages(responder);
  if (allowed && !allowed.includes('digitalSignature')) {
    return `${responder.subject} signed it, but its key may not sign data`;
  }
  if (at < responder.notBefore || at > responder.notAfter) {
    return `the certificate of ${responder.subject}, who signed it, is not within its dates`;
  }
  const path = [responder, issuer];
  const findings = [judgeExtensions, judgeKeySize, judgeSignatureAlgorithm].map((judge) =>
    judge(path, 0),
  );
  const problems = findings.flatMap((finding) => finding?.problems ?? []);
  return problems.length > 0 ? `its responder is not sound: ${problems.join(' ')}` : null;
}

const isCritical = (extensions: readonly pkijs.Extension[] | undefined) =>
  (extensions ?? []).some(({ critical }) => critical);

/** Whether the answer names this certificate as its responder, by name or by key (RFC 6960 §4.2.1). */
function isNamed(basic: pkijs.BasicOCSPResponse, certificate: X509Certificate): boolean {
  const parsed = pkijs.Certificate.fromBER(certificate.rawData);
  const id: unknown = basic.tbsResponseData.responderID;
  if (id instanceof pkijs.RelativeDistinguishedNames) return id.isEqual(parsed.subject);
  if (!(id instanceof OctetString)) return false;
  const key = parsed.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  const hash = createHash('sha1').update(key).digest();
  return hash.equals(id.valueBlock.valueHexView);
}

function isSignedWith(basic: pkijs.BasicOCSPResponse, certificate: X509Certificate): boolean {
  const hash = signatureHashes[basic.signatureAlgorithm.algorithmId];
  if (!hash) return false;
  try {
    return verify(
      hash,
      basic.tbsResponseData.tbsView,
      certificate.publicKey.toString('pem'),
      basic.signature.valueBlock.valueHexView,
    );
  } catch {
    return false;
  }
}

function judgeSingle(
  single: pkijs.SingleResponse,
  { subject, serialNumber }: X509Certificate,
  url: string,
  at: Date,
): Judgement {
  const status = single.certStatus as BaseBlock;
  // Also an old answer, and one ahead of our clock, says that the authority no longer vouches for it.
  if (status.idBlock.tagNumber === 1) {
    const [time, reason] = (status.valueBlock as unknown as { value: BaseBlock[] }).value;
    const when = time instanceof GeneralizedTime ? ` on ${time.toDate().toISOString()}` : '';
    return {
      status: 'revoked',
      seen: `${subject} (serial ${serialNumber}) was revoked${when}${reasonOf(reason)}, says the OCSP responder ${url}.`,
    };
  }
  if (isCritical(single.singleExtensions)) {
    return unusable(`The OCSP answer of ${url} has a critical extension that is not understood.`);
  }
  const { thisUpdate, nextUpdate } = single;
  if (thisUpdate > at) {
    return unusable(`The OCSP answer of ${url} is valid only from ${thisUpdate.toISOString()} on.`);
  }
  if ((nextUpdate ?? new Date(thisUpdate.getTime() + freshForMs)) < at) {
    const due = nextUpdate ? `a new one was due on ${nextUpdate.toISOString()}` : 'it has no end';
    return unusable(`The OCSP answer of ${url} of ${thisUpdate.toISOString()} is stale: ${due}.`);
  }
  if (status.idBlock.tagNumber === 0) {
    return {
      status: 'good',
      seen: `${subject} is good, says the OCSP responder ${url} at ${thisUpdate.toISOString()}.`,
    };
  }
  return { status: 'unknown', seen: `The OCSP responder ${url} does not know ${subject}.` };
}

function reasonOf(block: BaseBlock | undefined): string {
  const [value] = (block?.valueBlock as { value?: BaseBlock[] } | undefined)?.value ?? [];
  if (!(value instanceof Enumerated)) return '';
  const code = value.valueBlock.valueDec;
  return `, reason ${X509CrlReason[code] ?? code}`;
}
