import 'server-only';
import 'reflect-metadata';
import { compactVerify, importX509 } from 'jose';
import type { X509Certificate } from '@peculiar/x509';
import { excerpt, fromBase64, fromBase64Url, textOf } from '@/lib/protocol/bytes';
import { shown } from '@/lib/protocol/json-body';
import { publicKeyName } from '@/lib/protocol/x509/describe';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { signingAlgorithms } from './capabilities';
import { OAuthError, type OAuthErrorCode } from './oauth-error';

/** Longer chains do not occur; the limit keeps the search for a path cheap. */
const maxCertificates = 6;

/** A JWT whose signature verified with the key of the first certificate in its `x5c`. */
export interface SignedJwt {
  /** Of the header, one of those that the holder takes. */
  alg: string;
  claims: Record<string, unknown>;
  leaf: X509Certificate;
  /** The other certificates of `x5c`. */
  others: X509Certificate[];
}

function readPart(part: string, name: string, code: OAuthErrorCode): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(textOf(fromBase64Url(part)));
  } catch {
    throw new OAuthError(code, `The ${name} of the JWT is not JSON in base64url.`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new OAuthError(code, `The ${name} of the JWT is not a JSON object.`);
  }
  return value as Record<string, unknown>;
}

function readX5c(x5c: unknown, code: OAuthErrorCode): X509Certificate[] {
  if (!Array.isArray(x5c) || x5c.length === 0) {
    throw new OAuthError(
      code,
      `Found x5c ${shown(x5c)} in the header of the JWT, expected an array with the certificate of the signer first.`,
    );
  }
  if (x5c.length > maxCertificates) {
    throw new OAuthError(
      code,
      `x5c has ${x5c.length} certificates, at most ${maxCertificates} are read.`,
    );
  }
  return x5c.map((entry: unknown, index) => {
    try {
      if (typeof entry !== 'string' || !/^[A-Za-z0-9+/]+={0,2}$/.test(entry)) throw new Error();
      return parseCertificates(fromBase64(entry))[0] as X509Certificate;
    } catch {
      throw new OAuthError(
        code,
        `x5c[${index}] is not a certificate: expected DER in standard base64 (not base64url, no PEM armour, ` +
          `no line breaks), found ${excerpt(shown(entry), 24)}.`,
      );
    }
  });
}

/** A signature with a short RSA key proves nothing (RFC 7518 §3.3), whoever certified the key. */
function requireKeySize(leaf: X509Certificate, code: OAuthErrorCode): void {
  const { modulusLength } = leaf.publicKey.algorithm as { modulusLength?: number };
  if (modulusLength === undefined || modulusLength >= 2048) return;
  throw new OAuthError(
    code,
    `The key of x5c[0] is ${publicKeyName(leaf)}, expected RSA of at least 2048 bits, or EC.`,
  );
}

/**
 * Reads a compact JWS that carries its certificates, and verifies the signature with the key of the first
 * one. The algorithms are the holder's; what the header names is only compared with them.
 *
 * @param code the error code for everything that is wrong with it
 * @see https://hl7.org/fhir/us/udap-security/STU2/general.html
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-5.2
 */
export async function verifySignedJwt(jws: string, code: OAuthErrorCode): Promise<SignedJwt> {
  const parts = jws.split('.');
  if (parts.length !== 3 || parts[0] === '' || parts[1] === '') {
    throw new OAuthError(
      code,
      `Expected a JWT in compact serialization (three parts), found ${parts.length} in ${excerpt(jws, 24)}.`,
    );
  }
  const header = readPart(parts[0] as string, 'header', code);
  const claims = readPart(parts[1] as string, 'payload', code);
  const { alg } = header;
  if (typeof alg !== 'string' || !signingAlgorithms.includes(alg)) {
    throw new OAuthError(
      code,
      `Found alg ${shown(alg)}, expected one of ${signingAlgorithms.join(', ')}.`,
    );
  }
  const [leaf, ...others] = readX5c(header.x5c, code);
  if (!leaf) throw new OAuthError(code, 'x5c is empty.');
  requireKeySize(leaf, code);
  try {
    const key = await importX509(leaf.toString('pem'), alg);
    await compactVerify(jws, key, { algorithms: [alg] });
  } catch {
    throw new OAuthError(
      code,
      `The signature (${alg}) does not verify with the key of x5c[0], ${publicKeyName(leaf)} of ${leaf.subject}.`,
    );
  }
  return { alg, claims, leaf, others };
}
