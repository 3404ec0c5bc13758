import 'reflect-metadata';
import { X509Certificate, X509Certificates } from '@peculiar/x509';
import { fromBase64 } from '../bytes';

const pemBlock = /-----BEGIN CERTIFICATE-----([\s\S]*?)-----END CERTIFICATE-----/g;

/**
 * Reads certificates: PEM (one or more blocks, other blocks are passed over), bare base64 of DER, or DER.
 * What is returned can be read in full: names, dates, key and extensions do not throw later.
 * Throws an Error that says what was found instead.
 */
export function parseCertificates(input: string | Uint8Array): X509Certificate[] {
  if (typeof input !== 'string') {
    return isPem(input) ? parseCertificates(new TextDecoder().decode(input)) : [fromDer(input)];
  }
  const blocks = [...input.matchAll(pemBlock)].map((match) => match[1] ?? '');
  if (blocks.length > 0) return blocks.map(fromBase64Der);
  if (input.includes('-----BEGIN')) {
    const label = /-----BEGIN ([A-Z0-9 ]+)-----/.exec(input)?.[1] ?? 'unknown';
    throw new Error(
      label === 'CERTIFICATE'
        ? 'the CERTIFICATE block has no END line'
        : `expected CERTIFICATE blocks, found ${label}`,
    );
  }
  return [fromBase64Der(input)];
}

/**
 * Reads what an AIA address serves: everything that `parseCertificates` reads, and certs-only CMS.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2.2.1
 */
export function parseIssuers(body: Uint8Array): X509Certificate[] {
  try {
    return parseCertificates(body);
  } catch (error) {
    let bundle: X509Certificates;
    try {
      bundle = new X509Certificates(new Uint8Array(body));
    } catch {
      throw error;
    }
    return [...bundle].map((certificate) => fromDer(new Uint8Array(certificate.rawData)));
  }
}

function isPem(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.slice(0, 64)).includes('-----BEGIN');
}

function fromBase64Der(text: string): X509Certificate {
  let bytes: Uint8Array;
  try {
    bytes = fromBase64(text.trim());
  } catch {
    throw new Error('not base64');
  }
  return fromDer(bytes);
}

function fromDer(bytes: Uint8Array): X509Certificate {
  if (bytes.length === 0) throw new Error('empty');
  try {
    const certificate = new X509Certificate(new Uint8Array(bytes));
    // The parts are decoded when they are first read: whatever is broken has to show here, not later.
    const { publicKey, notBefore, notAfter, extensions, signatureAlgorithm } = certificate;
    void [publicKey.algorithm, extensions.length, signatureAlgorithm.name, certificate.subject];
    if (Number.isNaN(notBefore.getTime()) || Number.isNaN(notAfter.getTime())) {
      throw new Error('its dates cannot be read');
    }
    return certificate;
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason';
    throw new Error(`not DER of an X.509 certificate: ${reason}`, { cause: error });
  }
}
