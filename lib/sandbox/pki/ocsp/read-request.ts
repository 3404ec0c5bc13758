import 'server-only';
import * as asn1js from 'asn1js';
import { OCSPRequest, type CertID, type Extension } from 'pkijs';
import { toHex } from '@/lib/protocol/bytes';

export const nonceOid = '1.3.6.1.5.5.7.48.1.2';

/** Each answer has a signature over all of them; nobody asks for more at once. */
const maxCertificates = 32;
/** RFC 9654 §2.1. */
const maxNonceBytes = 128;

/** What somebody wants to know. */
export interface OcspQuestion {
  /** As they were sent: the answer repeats them. */
  certIds: CertID[];
  /** The nonce extension as it was sent, or null. */
  nonce: Extension | null;
}

/** The request is no proper OCSP request; the answer is `malformedRequest`. */
export class MalformedOcspRequest extends Error {}

/**
 * Reads an OCSP request (DER). A signature on it is not looked at: everybody may ask.
 *
 * @throws MalformedOcspRequest
 * @see https://www.rfc-editor.org/rfc/rfc6960#section-4.1
 */
export function readOcspRequest(der: Uint8Array): OcspQuestion {
  let request: OCSPRequest;
  try {
    request = OCSPRequest.fromBER(new Uint8Array(der));
  } catch {
    throw new MalformedOcspRequest('not DER of an OCSP request');
  }
  const { requestList, requestExtensions } = request.tbsRequest;
  if (requestList.length === 0 || requestList.length > maxCertificates) {
    throw new MalformedOcspRequest(
      `asks about ${requestList.length} certificates, expected 1 to ${maxCertificates}`,
    );
  }
  const nonce = requestExtensions?.find((extension) => extension.extnID === nonceOid) ?? null;
  if (nonce) assertNonce(nonce);
  return { certIds: requestList.map((entry) => entry.reqCert), nonce };
}

function assertNonce(extension: Extension): void {
  const { offset, result } = asn1js.fromBER(extension.extnValue.valueBlock.valueHexView);
  const length = result instanceof asn1js.OctetString ? result.valueBlock.valueHexView.length : 0;
  if (offset === -1 || length < 1 || length > maxNonceBytes) {
    throw new MalformedOcspRequest(
      `has a nonce of ${length} bytes, expected 1 to ${maxNonceBytes}`,
    );
  }
}

/** The serial number that a question is about, in lower-case hex as certificates are recorded. */
export function serialNumberOf(certId: CertID): string {
  return toHex(certId.serialNumber.valueBlock.valueHexView);
}
