import 'reflect-metadata';
import { X509Certificate } from '@peculiar/x509';

const pemBlock = /-----BEGIN CERTIFICATE-----([\s\S]*?)-----END CERTIFICATE-----/g;

/**
 * Reads certificates: PEM (one or more blocks, other blocks are passed over), bare base64 of DER, or DER.
 * Throws an Error that says what was found instead.
 */
export function parseCertificates(input: string | Uint8Array): X509Certificate[] {
  if (typeof input !== 'string') {
    const text = new TextDecoder('latin1').decode(input.slice(0, 64));
    if (!text.includes('-----BEGIN')) return [new X509Certificate(new Uint8Array(input))];
    return parseCertificates(new TextDecoder().decode(input));
  }
  const blocks = [...input.matchAll(pemBlock)].map((match) => match[1] ?? '');
  if (blocks.length > 0) return blocks.map(fromBase64Der);
  if (input.includes('-----BEGIN')) {
    const label = /-----BEGIN ([A-Z0-9 ]+)-----/.exec(input)?.[1] ?? 'unknown';
    throw new Error(`expected CERTIFICATE blocks, found ${label}`);
  }
  return [fromBase64Der(input)];
}

function fromBase64Der(text: string): X509Certificate {
  return new X509Certificate(Uint8Array.from(atob(text.trim()), (char) => char.charCodeAt(0)));
}
