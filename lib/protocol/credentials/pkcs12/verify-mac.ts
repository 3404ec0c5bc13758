import { createHmac, timingSafeEqual } from 'node:crypto';
import { integerOf, octetsOf, oidOf, sequenceOf, type Element } from '../asn1';
import type { Password } from '../password';
import { atLeastOne, deriveKey, hmacHashes, unsupportedEncryption } from '../pbes2';
import type { WorkBudget } from '../work-budget';
import { derivePkcs12Key, pkcs12Hashes, type Pkcs12Hash } from './derive-key';

const pbmac1 = '1.2.840.113549.1.5.14';

const hashes: Record<string, Pkcs12Hash> = {
  '1.2.840.113549.2.5': 'md5',
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '2.16.840.1.101.3.4.2.5': 'sha512-224',
  '2.16.840.1.101.3.4.2.6': 'sha512-256',
};

/**
 * The form of the password with which the MAC of a PKCS #12 file is right, or null when there is none: the
 * password is wrong or the file was changed.
 * @see https://www.rfc-editor.org/rfc/rfc7292#section-5.1
 * @see https://www.rfc-editor.org/rfc/rfc9579
 */
export function verifyMac(
  macData: Element,
  content: Uint8Array,
  passwords: readonly Password[],
  budget: WorkBudget,
): Password | null {
  const [digestInfo, salt, iterations] = sequenceOf(macData);
  const [algorithm, digest] = sequenceOf(digestInfo);
  const expected = octetsOf(digest);
  const [oidElement, parameters] = sequenceOf(algorithm);
  const oid = oidOf(oidElement);
  const count = iterations ? atLeastOne(integerOf(iterations)) : 1;
  for (const password of passwords) {
    const { hash, key } =
      oid === pbmac1
        ? pbmac1Key(parameters, password, budget)
        : classicKey(oid, octetsOf(salt), count, password, budget);
    const actual = createHmac(hash, key).update(content).digest();
    if (actual.length === expected.length && timingSafeEqual(actual, expected)) return password;
  }
  return null;
}

function classicKey(
  oid: string,
  salt: Uint8Array,
  iterations: number,
  { bmp }: Password,
  budget: WorkBudget,
) {
  const hash = hashes[oid];
  if (!hash) throw unsupportedEncryption(`a MAC with the hash ${oid}`);
  const length = pkcs12Hashes[hash].output;
  const wanted = { hash, purpose: 'mac', password: bmp, salt, iterations, length } as const;
  return { hash, key: derivePkcs12Key(wanted, budget) };
}

/** PBMAC1 takes everything from its parameters; salt and count beside it mean nothing. */
function pbmac1Key(parameters: Element | undefined, { utf8 }: Password, budget: WorkBudget) {
  const [derivation, scheme] = sequenceOf(parameters);
  const oid = oidOf(sequenceOf(scheme)[0]);
  const hash = hmacHashes[oid];
  if (!hash) throw unsupportedEncryption(`PBMAC1 and the function ${oid}`);
  return { hash, key: deriveKey(derivation, utf8, null, budget) };
}
