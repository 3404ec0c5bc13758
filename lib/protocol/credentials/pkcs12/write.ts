import 'reflect-metadata';
import { createCipheriv, createHmac, createPrivateKey, hash, randomBytes } from 'node:crypto';
import * as asn1js from 'asn1js';
import { parseCertificates } from '../../x509/parse';
import { encryptPbes2, writtenIterations } from '../encrypt-pbes2';
import { bmpOf } from '../password';
import { createWorkBudget, type WorkBudget } from '../work-budget';
import { derivePkcs12Key } from './derive-key';
import { oids } from './oids';

/** What goes into a PKCS #12 file. */
export interface Pkcs12Wishes {
  /** PEM of PKCS #8, not encrypted. */
  pkcs8Pem: string;
  /** PEM of the certificates, leaf first. */
  chainPem: readonly string[];
  password: string;
  /** The name under which key stores list the key. */
  friendlyName: string;
  /** modern: AES-256 and SHA-256; legacy: Triple DES and SHA-1, for Windows and Java of before 2019. */
  encryption: 'modern' | 'legacy';
}

/** What old programs can read in reasonable time; their MAC would be the weaker part anyway. */
const legacyIterations = 10_000;
const tripleDes = '1.2.840.113549.1.12.1.3';

const oid = (value: string) => new asn1js.ObjectIdentifier({ value });
const sequence = (...value: asn1js.BaseBlock[]) => new asn1js.Sequence({ value });
const octets = (bytes: Uint8Array) => new asn1js.OctetString({ valueHex: bytes });
const integer = (value: number) => new asn1js.Integer({ value });
const bytesOf = (block: asn1js.BaseBlock) => new Uint8Array(block.toBER());

/** `[0] EXPLICIT`. */
const wrapped = (value: asn1js.BaseBlock) =>
  new asn1js.Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value: [value] });

/**
 * Writes a key and its chain as PKCS #12. Everything in it is encrypted, certificates too, and a MAC is over
 * all of it.
 *
 * @throws Error when the key or a certificate cannot be read, or the password is empty
 * @see https://www.rfc-editor.org/rfc/rfc7292#section-4
 */
export function writePkcs12(wishes: Pkcs12Wishes): Uint8Array {
  if (!wishes.password) throw new Error('A key leaves only with a password.');
  const budget = createWorkBudget();
  const chain = wishes.chainPem
    .flatMap((pem) => parseCertificates(pem))
    .map((certificate) => new Uint8Array(certificate.rawData));
  const localKeyId = hash('sha1', chain[0] ?? new Uint8Array(), 'buffer');
  const attributes = attributesOf(wishes.friendlyName, localKeyId);
  const key = createPrivateKey(wishes.pkcs8Pem).export({ type: 'pkcs8', format: 'der' });
  const sealedKey = encrypt(key, wishes, budget);
  const keyBags = sequence(
    bag(oids.shroudedKeyBag, sequence(sealedKey.algorithm, octets(sealedKey.data)), attributes),
  );
  const certificateBags = sequence(
    ...chain.map((der, index) =>
      bag(
        oids.certBag,
        sequence(oid(oids.x509Certificate), wrapped(octets(der))),
        index === 0 ? attributes : null,
      ),
    ),
  );
  const safes = [dataOf(bytesOf(keyBags))];
  if (chain.length > 0) safes.unshift(encryptedData(bytesOf(certificateBags), wishes, budget));
  const content = bytesOf(sequence(...safes));
  return bytesOf(sequence(integer(3), dataOf(content), macData(content, wishes, budget)));
}

function bag(type: string, value: asn1js.BaseBlock, attributes: asn1js.Set | null) {
  return sequence(oid(type), wrapped(value), ...(attributes ? [attributes] : []));
}

/** @see https://www.rfc-editor.org/rfc/rfc2985#section-5.5 */
function attributesOf(friendlyName: string, localKeyId: Uint8Array): asn1js.Set {
  const attribute = (type: string, value: asn1js.BaseBlock) =>
    sequence(oid(type), new asn1js.Set({ value: [value] }));
  const keyId = attribute(oids.localKeyId, octets(localKeyId));
  if (!friendlyName) return new asn1js.Set({ value: [keyId] });
  const name = new asn1js.BmpString({ value: friendlyName });
  return new asn1js.Set({ value: [attribute(oids.friendlyName, name), keyId] });
}

function dataOf(bytes: Uint8Array): asn1js.Sequence {
  return sequence(oid(oids.data), wrapped(octets(bytes)));
}

function encryptedData(plain: Uint8Array, wishes: Pkcs12Wishes, budget: WorkBudget) {
  const { algorithm, data } = encrypt(plain, wishes, budget);
  const content = new asn1js.Primitive({
    idBlock: { tagClass: 3, tagNumber: 0 },
    valueHex: data,
  });
  const info = sequence(oid(oids.data), algorithm, content);
  return sequence(oid(oids.encryptedData), wrapped(sequence(integer(0), info)));
}

function encrypt(plain: Uint8Array, { encryption, password }: Pkcs12Wishes, budget: WorkBudget) {
  if (encryption === 'modern') return encryptPbes2(plain, password);
  const salt = randomBytes(8);
  const wanted = {
    hash: 'sha1',
    password: bmpOf(`${password}\0`),
    salt,
    iterations: legacyIterations,
  } as const;
  const cipher = createCipheriv(
    'des-ede3-cbc',
    derivePkcs12Key({ ...wanted, purpose: 'key', length: 24 }, budget),
    derivePkcs12Key({ ...wanted, purpose: 'iv', length: 8 }, budget),
  );
  return {
    algorithm: sequence(oid(tripleDes), sequence(octets(salt), integer(legacyIterations))),
    data: Buffer.concat([cipher.update(plain), cipher.final()]),
  };
}

function macData(content: Uint8Array, { encryption, password }: Pkcs12Wishes, budget: WorkBudget) {
  const isModern = encryption === 'modern';
  const name = isModern ? 'sha256' : 'sha1';
  // As many iterations as for the encryption: else the MAC would be the quicker way to try passwords.
  const iterations = isModern ? writtenIterations : legacyIterations;
  const salt = randomBytes(isModern ? 16 : 8);
  const key = derivePkcs12Key(
    {
      hash: name,
      purpose: 'mac',
      password: bmpOf(`${password}\0`),
      salt,
      iterations,
      length: isModern ? 32 : 20,
    },
    budget,
  );
  const digest = createHmac(name, key).update(content).digest();
  const algorithm = sequence(
    oid(isModern ? '2.16.840.1.101.3.4.2.1' : '1.3.14.3.2.26'),
    new asn1js.Null(),
  );
  return sequence(sequence(algorithm, octets(digest)), octets(salt), integer(iterations));
}
