import 'reflect-metadata';
import type { X509Certificate } from '@peculiar/x509';
import { type BaseBlock, fromBER } from 'asn1js';

/** Decodes one DER value. Throws an Error when the bytes hold none. */
export function decodeDer(bytes: ArrayBuffer): BaseBlock {
  const { offset, result } = fromBER(bytes);
  if (offset === -1) throw new Error(result.error || 'not DER');
  return result;
}

/** The decoded value of an extension, or null when the certificate has none of that OID. Throws an Error on broken DER. */
export function readExtension(certificate: X509Certificate, oid: string): BaseBlock | null {
  const extension = certificate.extensions.find(({ type }) => type === oid);
  return extension ? decodeDer(extension.value) : null;
}
