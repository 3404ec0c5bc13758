import { createCipheriv, pbkdf2Sync, randomBytes } from 'node:crypto';
import * as asn1js from 'asn1js';
import { pbes2Oid } from './pbes2';

/** Enough to make guessing slow, and read back in a fraction of a second. */
export const writtenIterations = 120_000;

const oid = (value: string) => new asn1js.ObjectIdentifier({ value });
const sequence = (...value: asn1js.BaseBlock[]) => new asn1js.Sequence({ value });
const octets = (bytes: Uint8Array) => new asn1js.OctetString({ valueHex: bytes });

/**
 * Encrypts with PBES2: AES-256-CBC and PBKDF2 with HMAC-SHA-256.
 *
 * @returns the AlgorithmIdentifier that tells how, and what was encrypted
 * @see https://www.rfc-editor.org/rfc/rfc8018#section-6.2
 */
export function encryptPbes2(
  plain: Uint8Array,
  password: string,
): { algorithm: asn1js.Sequence; data: Uint8Array } {
  const [salt, iv] = [randomBytes(16), randomBytes(16)];
  const key = pbkdf2Sync(Buffer.from(password, 'utf8'), salt, writtenIterations, 32, 'sha256');
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const hmacSha256 = sequence(oid('1.2.840.113549.2.9'), new asn1js.Null());
  const derivation = sequence(
    oid('1.2.840.113549.1.5.12'),
    sequence(octets(salt), new asn1js.Integer({ value: writtenIterations }), hmacSha256),
  );
  const encryption = sequence(oid('2.16.840.1.101.3.4.1.42'), octets(iv));
  return {
    algorithm: sequence(oid(pbes2Oid), sequence(derivation, encryption)),
    data: Buffer.concat([cipher.update(plain), cipher.final()]),
  };
}
