import 'server-only';
import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  BasicOCSPResponse,
  Certificate,
  OCSPResponse,
  ResponseBytes,
  ResponseData,
  SingleResponse,
} from 'pkijs';
import { signingAlgorithmOf, type Issuer } from '../certificate-profile';
import { revocationReasons, type RevocationReason } from '../revoke-certificate';
import type { CertificateStatus } from './find-statuses';
import type { OcspQuestion } from './read-request';

const basicResponseOid = '1.3.6.1.5.5.7.48.1.1';
/** Answers start a little in the past, for readers whose clock is behind. */
const backdateMs = 300_000;
/** Short, so that a revocation shows soon also to those who keep answers. */
const lifetimeMs = 3_600_000;

/** GeneralizedTime has no fractions of a second here (RFC 5280 §4.1.2.5.2). */
const wholeSeconds = (ms: number) => new Date(Math.floor(ms / 1000) * 1000);

const tag = (tagNumber: number) => ({ idBlock: { tagClass: 3, tagNumber } });

function statusBlock(status: CertificateStatus): asn1js.BaseBlock {
  switch (status.status) {
    case 'good':
      return new asn1js.Primitive(tag(0));
    case 'revoked': {
      const code = revocationReasons[status.reason as RevocationReason];
      const time = new asn1js.GeneralizedTime({
        valueDate: wholeSeconds(status.revokedAt.getTime()),
      });
      // “unspecified” is 0 and is left out, as in the list.
      const reason = code
        ? [new asn1js.Constructed({ ...tag(0), value: [new asn1js.Enumerated({ value: code })] })]
        : [];
      return new asn1js.Constructed({ ...tag(1), value: [time, ...reason] });
    }
    case 'unknown':
    case 'foreign':
      return new asn1js.Primitive(tag(2));
  }
}

/**
 * An OCSP answer (DER), signed by the authority that issued the certificates. The nonce of the question
 * comes back as it was.
 * @see https://www.rfc-editor.org/rfc/rfc6960#section-4.2
 */
export async function signOcspResponse(
  { certificate, privateKey }: Issuer,
  { certIds, nonce }: OcspQuestion,
  statuses: readonly CertificateStatus[],
): Promise<Uint8Array<ArrayBuffer>> {
  const now = Date.now();
  const key = Certificate.fromBER(certificate.rawData).subjectPublicKeyInfo.subjectPublicKey;
  const keyHash = createHash('sha1').update(key.valueBlock.valueHexView).digest();
  const data = new ResponseData({
    responderID: new asn1js.OctetString({ valueHex: new Uint8Array(keyHash) }),
    producedAt: wholeSeconds(now),
    responses: certIds.map(
      (certID, index) =>
        new SingleResponse({
          certID,
          certStatus: statusBlock(statuses[index] ?? { status: 'unknown' }),
          thisUpdate: wholeSeconds(now - backdateMs),
          nextUpdate: wholeSeconds(now + lifetimeMs),
        }),
    ),
    ...(nonce && { responseExtensions: [nonce] }),
  });
  const basic = new BasicOCSPResponse({ tbsResponseData: data });
  const { hash } = signingAlgorithmOf(privateKey);
  await basic.sign(privateKey, hash as string);
  const response = new OCSPResponse({
    responseStatus: new asn1js.Enumerated({ value: 0 }),
    responseBytes: new ResponseBytes({
      responseType: basicResponseOid,
      response: new asn1js.OctetString({ valueHex: basic.toSchema().toBER() }),
    }),
  });
  return new Uint8Array(response.toSchema().toBER());
}

const refusals = { malformedRequest: 1, unauthorized: 6 } as const;

/** An OCSP answer without content: the request cannot be read, or is about certificates of others. */
export function ocspRefusal(status: keyof typeof refusals): Uint8Array<ArrayBuffer> {
  const response = new OCSPResponse({
    responseStatus: new asn1js.Enumerated({ value: refusals[status] }),
  });
  return new Uint8Array(response.toSchema().toBER());
}
