import { hash } from 'node:crypto';
import {
  Asn1Error,
  integerOf,
  octetsOf,
  oidOf,
  readElement,
  sequenceOf,
  type Element,
} from './asn1';
import { cipherSizes, decryptCbc, type CipherName } from './ciphers';
import type { Password } from './password';
import { atLeastOne, decryptPbes2, pbes2Oid, unsupportedEncryption } from './pbes2';
import { derivePkcs12Key } from './pkcs12/derive-key';
import { CredentialError } from './problems';
import type { WorkBudget } from './work-budget';

/** The encryption of PKCS #12 with SHA-1. */
const pkcs12Ciphers: Record<string, CipherName> = {
  '1.2.840.113549.1.12.1.3': 'des-ede3-cbc',
  '1.2.840.113549.1.12.1.4': 'des-ede-cbc',
  '1.2.840.113549.1.12.1.5': 'rc2-128-cbc',
  '1.2.840.113549.1.12.1.6': 'rc2-40-cbc',
};

/** The encryption of PKCS #5 version 1.5. */
const pbes1Ciphers: Record<string, { hash: 'md5' | 'sha1'; cipher: CipherName }> = {
  '1.2.840.113549.1.5.3': { hash: 'md5', cipher: 'des-cbc' },
  '1.2.840.113549.1.5.6': { hash: 'md5', cipher: 'rc2-64-cbc' },
  '1.2.840.113549.1.5.10': { hash: 'sha1', cipher: 'des-cbc' },
  '1.2.840.113549.1.5.11': { hash: 'sha1', cipher: 'rc2-64-cbc' },
};

/**
 * Decrypts ASN.1 as an AlgorithmIdentifier tells, with the first form of the password that opens it. Null when
 * none does: the password is wrong, or the encrypted part was changed. Throws CredentialError for what is not
 * supported, too expensive or impossible.
 */
export function decryptWithPassword(
  algorithm: Element | undefined,
  data: Uint8Array,
  passwords: readonly Password[],
  budget: WorkBudget,
): Element | null {
  for (const password of passwords) {
    const plain = decrypt(algorithm, data, password, budget);
    if (!plain) continue;
    try {
      return readElement(plain);
    } catch (error) {
      // One wrong password of 256 leaves something that looks like padding.
      if (!(error instanceof Asn1Error)) throw error;
    }
  }
  return null;
}

function decrypt(
  algorithm: Element | undefined,
  data: Uint8Array,
  password: Password,
  budget: WorkBudget,
): Uint8Array | null {
  const [oidElement, parameters] = sequenceOf(algorithm);
  const oid = oidOf(oidElement);
  if (oid === pbes2Oid) return decryptPbes2(parameters, data, password.utf8, budget);
  const name = pkcs12Ciphers[oid];
  const old = pbes1Ciphers[oid];
  if (!name && !old) throw unsupportedEncryption(`the algorithm ${oid}`);
  const [saltElement, count] = sequenceOf(parameters);
  const salt = octetsOf(saltElement);
  const iterations = atLeastOne(integerOf(count));
  if (name) {
    const wanted = { hash: 'sha1', password: password.bmp, salt, iterations } as const;
    const { key, iv } = cipherSizes[name];
    return decryptCbc(
      name,
      derivePkcs12Key({ ...wanted, purpose: 'key', length: key }, budget),
      derivePkcs12Key({ ...wanted, purpose: 'iv', length: iv }, budget),
      data,
    );
  }
  if (!old) return null;
  const derived = derivePbkdf1(old.hash, password.utf8, salt, iterations, budget);
  return decryptCbc(old.cipher, derived.subarray(0, 8), derived.subarray(8, 16), data);
}

/** @see https://www.rfc-editor.org/rfc/rfc8018#section-5.1 */
function derivePbkdf1(
  name: 'md5' | 'sha1',
  password: Buffer,
  salt: Uint8Array,
  iterations: number,
  budget: WorkBudget,
): Buffer {
  budget.spend('pbkdf1', iterations);
  let derived = hash(name, Buffer.concat([password, salt]), 'buffer');
  for (let step = 1; step < iterations; step += 1) derived = hash(name, derived, 'buffer');
  return derived;
}

/** The error for something that the password does not open, where no MAC tells why. */
export function wrongPassword(given: string | null): CredentialError {
  return given === null
    ? new CredentialError(
        'password-needed',
        'is encrypted and no password was given. Give the password that it was exported with.',
      )
    : new CredentialError(
        'wrong-password',
        'does not open with this password. The password is wrong (capital letters and spaces count), or the encrypted part was changed: nothing in the file tells the two apart. Try again, or export it again.',
      );
}
