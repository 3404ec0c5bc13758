import { pbkdf2Sync, scryptSync } from 'node:crypto';
import * as asn1js from 'asn1js';
import { integerOf, octetsOf, oidOf, sequenceOf, type Element } from './asn1';
import { cipherSizes, decryptCbc, type CipherName } from './ciphers';
import { CredentialError } from './problems';
import { pkcs12Hashes, type Pkcs12Hash } from './pkcs12/derive-key';
import type { WorkBudget } from './work-budget';

export const pbes2Oid = '1.2.840.113549.1.5.13';
const pbkdf2Oid = '1.2.840.113549.1.5.12';
const scryptOid = '1.3.6.1.4.1.11591.4.11';

const ciphers: Record<string, CipherName> = {
  '2.16.840.1.101.3.4.1.2': 'aes-128-cbc',
  '2.16.840.1.101.3.4.1.22': 'aes-192-cbc',
  '2.16.840.1.101.3.4.1.42': 'aes-256-cbc',
  '1.2.840.113549.3.7': 'des-ede3-cbc',
  '1.3.14.3.2.7': 'des-cbc',
};

/** HMAC algorithms by OID, with the hash that they use. */
export const hmacHashes: Record<string, Pkcs12Hash> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
  '1.2.840.113549.2.12': 'sha512-224',
  '1.2.840.113549.2.13': 'sha512-256',
};

/** The error for an algorithm that is not read here. */
export function unsupportedEncryption(what: string): CredentialError {
  return new CredentialError(
    'unsupported-encryption',
    `is protected with ${what}, which is not read here. Expected PBES2 with AES or Triple DES, or the RC2 and Triple DES of old PKCS #12 files; export the file again with AES-256.`,
  );
}

/**
 * Decrypts with PBES2; null when the padding is wrong.
 * @see https://www.rfc-editor.org/rfc/rfc8018#section-6.2
 */
export function decryptPbes2(
  parameters: Element | undefined,
  data: Uint8Array,
  password: Buffer,
  budget: WorkBudget,
): Uint8Array | null {
  const [derivation, encryption] = sequenceOf(parameters);
  const [oid, iv] = sequenceOf(encryption);
  const name = ciphers[oidOf(oid)];
  if (!name) throw unsupportedEncryption(`PBES2 and the cipher ${oidOf(oid)}`);
  const key = deriveKey(derivation, password, cipherSizes[name].key, budget);
  return decryptCbc(name, key, octetsOf(iv), data);
}

/**
 * Derives a key as an AlgorithmIdentifier of PBKDF2 or scrypt tells. `length` is in bytes; null takes it from
 * the parameters, where PBMAC1 demands it. Throws CredentialError and Asn1Error.
 * @see https://www.rfc-editor.org/rfc/rfc8018#section-5.2
 */
export function deriveKey(
  algorithm: Element | undefined,
  password: Buffer,
  length: number | null,
  budget: WorkBudget,
): Uint8Array {
  const [oid, parameters] = sequenceOf(algorithm);
  if (oidOf(oid) === scryptOid) return scrypt(sequenceOf(parameters), password, length, budget);
  if (oidOf(oid) !== pbkdf2Oid) throw unsupportedEncryption(`the derivation ${oidOf(oid)}`);
  const [salt, iterations, ...rest] = sequenceOf(parameters);
  const prf = rest.find((element) => element instanceof asn1js.Sequence);
  const prfOid = prf ? oidOf(sequenceOf(prf)[0]) : '1.2.840.113549.2.7';
  const hash = hmacHashes[prfOid];
  if (!hash) throw unsupportedEncryption(`PBKDF2 and the function ${prfOid}`);
  const bytes = lengthOf(
    length,
    rest.find((element) => element instanceof asn1js.Integer),
  );
  const { output, block } = pkcs12Hashes[hash];
  const count = atLeastOne(integerOf(iterations));
  budget.spend(block > 64 ? 'pbkdf2Long' : 'pbkdf2', count, Math.ceil(bytes / output));
  return pbkdf2Sync(password, octetsOf(salt), count, bytes, hash);
}

/** @see https://www.rfc-editor.org/rfc/rfc7914#section-7 */
function scrypt(
  [salt, cost, blockSize, parallelization, ...rest]: Element[],
  password: Buffer,
  length: number | null,
  budget: WorkBudget,
): Uint8Array {
  const [N, r, p] = [cost, blockSize, parallelization].map((element) =>
    atLeastOne(integerOf(element)),
  ) as [number, number, number];
  budget.spend('scrypt', N * r * p);
  if (N < 2 || !Number.isInteger(Math.log2(N))) throw damagedCount('scrypt cost', N);
  const bytes = lengthOf(length, rest[0]);
  const maxmem = 2 * 128 * (N + p + 2) * r;
  return scryptSync(password, octetsOf(salt), bytes, { N, r, p, maxmem });
}

function lengthOf(wanted: number | null, told: Element | undefined): number {
  if (wanted !== null) return wanted;
  const length = integerOf(told);
  if (length < 1 || length > 64) throw damagedCount('key length', length);
  return length;
}

/** An iteration count that makes sense. Throws CredentialError `damaged` for zero. */
export function atLeastOne(count: number): number {
  if (count < 1) throw damagedCount('iteration count', count);
  return count;
}

function damagedCount(what: string, found: number): CredentialError {
  return new CredentialError('damaged', `has the ${what} ${found}. Export the file again.`);
}
