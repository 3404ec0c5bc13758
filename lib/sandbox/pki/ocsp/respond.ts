import 'server-only';
import { fromBase64 } from '@/lib/protocol/bytes';
import { readLimited } from '@/lib/protocol/read-limited';
import { findPublisher } from '../authority-plans';
import { answerOcsp } from './answer-ocsp';
import { ocspRefusal } from './sign-response';

/** A request about 32 certificates with a nonce fits. */
const maxRequestBytes = 8192;

function text(message: string, status: number): Response {
  return new Response(`${message}\n`, { status, headers: { 'content-type': 'text/plain' } });
}

function answer(body: Uint8Array<ArrayBuffer>): Response {
  // A revocation has to show in the next answer, so none is kept on the way.
  const headers = { 'content-type': 'application/ocsp-response', 'cache-control': 'no-store' };
  return new Response(body, { headers });
}

/**
 * Answers the POST of an OCSP request at the address of an authority; 404 where there is no such authority.
 * @see https://www.rfc-editor.org/rfc/rfc6960#appendix-A
 */
export async function ocspPostResponse(request: Request, issuerName: string): Promise<Response> {
  const issuerId = findPublisher(issuerName, 'ocsp');
  if (!issuerId) return text('Not found', 404);
  const type = request.headers.get('content-type') ?? 'none';
  if (type.split(';')[0]?.trim().toLowerCase() !== 'application/ocsp-request') {
    return text(`Found content type ${type}, expected application/ocsp-request.`, 415);
  }
  const body = await readLimited(request.body, maxRequestBytes);
  if (!body) return text(`The request is larger than ${maxRequestBytes} bytes.`, 413);
  return answer(await answerOcsp(issuerId, body));
}

/**
 * Answers a GET whose path ends with an OCSP request in base64, URL-encoded; slashes in the base64 may also
 * stand as they are.
 * @see https://www.rfc-editor.org/rfc/rfc6960#appendix-A
 */
export async function ocspGetResponse(request: Request, issuerName: string): Promise<Response> {
  const issuerId = findPublisher(issuerName, 'ocsp');
  if (!issuerId) return text('Not found', 404);
  const { pathname } = new URL(request.url);
  const prefix = `/sandbox/pki/ocsp/${issuerName}/`;
  const encoded = pathname.slice(pathname.indexOf(prefix) + prefix.length);
  if (encoded.length > maxRequestBytes * 2) {
    return text(`The request is larger than ${maxRequestBytes} bytes.`, 414);
  }
  let der: Uint8Array;
  try {
    der = fromBase64(decodeURIComponent(encoded));
  } catch {
    return answer(ocspRefusal('malformedRequest'));
  }
  return answer(await answerOcsp(issuerId, der));
}
