import { toBase64Url } from '../bytes';

/**
 * The signing input of a JWS: what a signature is made over, as ASCII text.
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-5.1
 */
export function encodeSigningInput(header: object, payload: Uint8Array): string {
  const protectedHeader = new TextEncoder().encode(JSON.stringify(header));
  return `${toBase64Url(protectedHeader)}.${toBase64Url(payload)}`;
}
