import { textOf, toBase64 } from '@/lib/protocol/bytes';

const maxBytes = 15_000;

/**
 * A file with a CSR as PEM: PEM as it is, DER wrapped.
 *
 * @throws Error that says what was found, when it is too large or neither of the two
 * @see https://www.rfc-editor.org/rfc/rfc7468#section-7
 */
export function csrPemOf(bytes: Uint8Array): string {
  if (bytes.length > maxBytes) {
    throw new Error(
      `The file has ${bytes.length} bytes, a CSR has some thousand. Choose the file with the CSR alone.`,
    );
  }
  const text = textOf(bytes);
  if (text.includes('-----BEGIN')) {
    if (text.includes('PRIVATE KEY-----')) {
      throw new Error('There is a private key in this file. It was not read; choose the CSR.');
    }
    return text;
  }
  // DER begins with a SEQUENCE.
  if (bytes[0] !== 0x30) {
    throw new Error('This is neither PEM (-----BEGIN CERTIFICATE REQUEST-----) nor DER.');
  }
  const lines = toBase64(bytes).match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE REQUEST-----\n${lines.join('\n')}\n-----END CERTIFICATE REQUEST-----\n`;
}
