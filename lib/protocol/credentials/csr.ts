import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  ExtensionsAttribute,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  Pkcs10CertificateRequest,
  Pkcs10CertificateRequestGenerator,
  SubjectAlternativeNameExtension,
  type Extension,
} from '@peculiar/x509';
import { fromBase64 } from '../bytes';
import { keyKindOf, type KeyKind } from './key-kinds';
import { jwkOfSpki, spkiThumbprint } from './public-key';

/** What a certification request asks for. */
export interface CsrWishes {
  publicKey: CryptoKey;
  /** The private key; it may be one that cannot be exported. */
  sign: CryptoKey;
  subject: { commonName: string; organization?: string };
  /** Byte for byte; the first one is the issuer of software statements. */
  sanUris: readonly string[];
}

const extensionNames: Record<string, string> = {
  '2.5.29.14': 'subjectKeyIdentifier',
  '2.5.29.15': 'keyUsage',
  '2.5.29.17': 'subjectAltName',
  '2.5.29.19': 'basicConstraints',
  '2.5.29.37': 'extKeyUsage',
};

/**
 * Makes a certification request that asks for the URIs and for keyUsage digitalSignature. Runs in browsers.
 *
 * @returns PEM
 * @see https://www.rfc-editor.org/rfc/rfc2986#section-4
 */
export async function buildCsr({ publicKey, sign, subject, sanUris }: CsrWishes): Promise<string> {
  // As objects: in a string or a plain value, “#”, quotes and commas mean something.
  const { commonName, organization } = subject;
  const name = new Name([
    { CN: [{ utf8String: commonName }] },
    ...(organization ? [{ O: [{ utf8String: organization }] }] : []),
  ]);
  const uris = sanUris.map((value) => ({ type: 'url' as const, value }));
  const { namedCurve } = sign.algorithm as Partial<EcKeyAlgorithm>;
  const request = await Pkcs10CertificateRequestGenerator.create({
    name,
    keys: { publicKey, privateKey: sign },
    signingAlgorithm: namedCurve
      ? { name: 'ECDSA', hash: namedCurve === 'P-384' ? 'SHA-384' : 'SHA-256' }
      : sign.algorithm,
    extensions: [
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      ...(uris.length > 0 ? [new SubjectAlternativeNameExtension(uris)] : []),
    ],
  });
  return `${request.toString('pem')}\n`;
}

/** A certification request in words and values. */
export interface ParsedCsr {
  subject: string;
  commonName: string | null;
  organization: string | null;
  sanUris: string[];
  sanDnsNames: string[];
  /** Null for a kind of key that is not supported. */
  publicJwk: JsonWebKey | null;
  kind: KeyKind | null;
  /** RFC 7638 of the public key, base64url. */
  thumbprint: string;
  publicKeySpki: Uint8Array;
  /** `ECDSA SHA-256`. */
  signatureAlgorithm: string;
  /** The signature verifies with the public key in the request; false for algorithms that cannot be verified. */
  isSignatureGood: boolean;
  requestedExtensions: { oid: string; name: string; critical: boolean }[];
  /** Null: keyUsage is not asked for. */
  keyUsages: string[] | null;
  asksForCa: boolean;
  pem: string;
}

/**
 * Reads a certification request from PEM, base64 of DER, or DER. Rejects with an Error that says what was
 * found instead.
 * @see https://www.rfc-editor.org/rfc/rfc2986#section-4
 */
export async function parseCsr(pemOrDer: string | Uint8Array): Promise<ParsedCsr> {
  const der = derOf(pemOrDer);
  let request: Pkcs10CertificateRequest;
  let parsed: Omit<ParsedCsr, 'isSignatureGood'>;
  try {
    request = new Pkcs10CertificateRequest(new Uint8Array(der));
    parsed = describe(request);
  } catch {
    throw new Error(
      `Found ${der.length} bytes that are no certification request (PKCS #10), or a damaged one. Make it again and copy it whole.`,
    );
  }
  return { ...parsed, isSignatureGood: await request.verify().catch(() => false) };
}

const maxBytes = 64_000;

function derOf(input: string | Uint8Array): Uint8Array {
  if (input.length > maxBytes) {
    throw new Error(
      `Found ${input.length} bytes; a certification request has ${maxBytes} at most. Choose another file.`,
    );
  }
  const isText = typeof input === 'string';
  const text = isText ? input : new TextDecoder('latin1').decode(input);
  const label = /-----BEGIN ([A-Z0-9 ]{1,60})-----/.exec(text)?.[1];
  if (!label && !isText) return input;
  const block =
    /-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----([^-]*)-----END (?:NEW )?CERTIFICATE REQUEST-----/.exec(
      text,
    )?.[1];
  if (label && block === undefined) {
    throw new Error(
      label.endsWith('CERTIFICATE REQUEST')
        ? 'Found a CERTIFICATE REQUEST without its END line. Copy it whole, to its last line.'
        : `Found ${label}; expected CERTIFICATE REQUEST. Choose the request (often .csr or .p10), not the key or a certificate.`,
    );
  }
  try {
    return fromBase64((block ?? text).replace(/\s+/g, ''));
  } catch {
    throw new Error(
      'Found text that is no base64; expected a CERTIFICATE REQUEST in PEM. Copy it whole, with its BEGIN and END lines.',
    );
  }
}

function describe(request: Pkcs10CertificateRequest): Omit<ParsedCsr, 'isSignatureGood'> {
  const spki = new Uint8Array(request.publicKey.rawData);
  const publicJwk = jwkOfSpki(spki);
  const extensions = extensionsOf(request);
  const names = extensions.flatMap((extension) =>
    extension instanceof SubjectAlternativeNameExtension ? extension.names.items : [],
  );
  const named = (type: string) =>
    names.filter((name) => name.type === type).map(({ value }) => value);
  const usages = extensions.filter((extension) => extension instanceof KeyUsagesExtension);
  const { name, hash } = request.signatureAlgorithm as { name: string; hash?: { name: string } };
  return {
    subject: request.subject,
    commonName: request.subjectName.getField('CN')[0] ?? null,
    organization: request.subjectName.getField('O')[0] ?? null,
    sanUris: named('url'),
    sanDnsNames: named('dns'),
    publicJwk,
    kind: publicJwk ? keyKindOf(publicJwk) : null,
    thumbprint: spkiThumbprint(spki),
    publicKeySpki: spki,
    signatureAlgorithm: [name, hash?.name].filter(Boolean).join(' '),
    requestedExtensions: extensions.map(({ type, critical }) => ({
      oid: type,
      name: extensionNames[type] ?? type,
      critical,
    })),
    keyUsages: usages.length > 0 ? usages.flatMap(usageNames) : null,
    asksForCa: extensions.some(
      (extension) => extension instanceof BasicConstraintsExtension && extension.ca,
    ),
    pem: `${request.toString('pem')}\n`,
  };
}

/**
 * All that is asked for: a request can have several lists and name an extension twice, and what a second one
 * asks for must not go unseen. (`getExtension` looks in the first list, and by OID only.)
 */
function extensionsOf(request: Pkcs10CertificateRequest): Extension[] {
  return request.attributes.flatMap((attribute) =>
    attribute instanceof ExtensionsAttribute ? attribute.items : [],
  );
}

function usageNames({ usages }: KeyUsagesExtension): string[] {
  const bits = Array.from({ length: 9 }, (_, bit) => 1 << bit);
  return bits
    .filter((flag) => (usages & flag) !== 0)
    .map((flag) => KeyUsageFlags[flag] ?? `bit ${Math.log2(flag)}`);
}
