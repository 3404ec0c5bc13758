import { CredentialError } from './problems';

/**
 * Bytes as text where they are text: UTF-8 with or without a mark, or UTF-16 with one, as Windows PowerShell
 * writes it. Null for binary.
 */
export function textOfFile(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  // Bags of keys can have binary beside the PEM; only what is told of a file without PEM needs clean text.
  const text = new TextDecoder('utf-8').decode(bytes);
  if (text.includes('-----BEGIN ')) return text;

  return /[\x00-\x08\x0e-\x1f\ufffd]/.test(text) ? null : text;
}

/** Base64 without PEM lines around it, as some portals hand out PKCS #12; null for other text. */
export function bareBase64(text: string): Uint8Array | null {
  const compact = text.replace(/\s+/g, '');
  if (compact.length < 40 || !/^MI[A-Za-z0-9+/]*={0,2}$/.test(compact)) return null;
  return Buffer.from(compact, 'base64');
}

const expected =
  'Expected a PKCS #12 file (.p12, .pfx), or keys and certificates in PEM or DER. Choose another file.';

/** What a text without PEM is, as the error that says so. */
export function unrecognizedText(text: string): CredentialError {
  const start = text.trimStart().slice(0, 40);
  if (/^(ssh-|ecdsa-sha2-)/.test(start)) {
    return new CredentialError('public-key-only', `is a public key of SSH. ${expected}`);
  }
  const what = start.startsWith('{')
    ? 'JSON'
    : start.startsWith('<')
      ? 'HTML or XML, perhaps the page of an error that was saved instead of the file'
      : 'text without a BEGIN line';
  return new CredentialError('not-recognized', `is ${what}. ${expected}`);
}

/** What a binary file is that is not ours, as the error that says so. */
export function unrecognizedBinary(bytes: Uint8Array): CredentialError {
  const magic = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (magic === 'feedfeed' || magic === 'cececece') {
    return new CredentialError(
      'not-recognized',
      'is a Java keystore (JKS). Convert it: keytool -importkeystore -srckeystore FILE -destkeystore FILE.p12 -deststoretype PKCS12.',
    );
  }
  return new CredentialError('not-recognized', `is binary and none of what is read. ${expected}`);
}
