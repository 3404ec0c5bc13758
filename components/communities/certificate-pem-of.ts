import { textOf, toBase64 } from '@/lib/protocol/bytes';

/** The PEM fields of a community take as many characters. */
const maxBytes = 200_000;

/**
 * A file with certificates as PEM: PEM as it is, DER wrapped.
 *
 * @throws Error that says what was found, when it is too large, neither of the two, or has a private key
 * @see https://www.rfc-editor.org/rfc/rfc7468#section-5
 */
export function certificatePemOf(bytes: Uint8Array): string {
  if (bytes.length > maxBytes) {
    throw new Error(
      `The file has ${bytes.length} bytes; expected ${maxBytes} at most. Choose one with the authorities of this community alone.`,
    );
  }
  const text = textOf(bytes);
  if (text.includes('-----BEGIN')) {
    if (text.includes('PRIVATE KEY-----')) {
      throw new Error(
        'There is a private key in this file. Nothing of it was taken; choose one with certificates alone.',
      );
    }
    return text.trim();
  }
  // DER begins with a SEQUENCE.
  if (bytes[0] !== 0x30) {
    throw new Error('This is neither PEM (-----BEGIN CERTIFICATE-----) nor DER.');
  }
  const lines = toBase64(bytes).match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----`;
}
