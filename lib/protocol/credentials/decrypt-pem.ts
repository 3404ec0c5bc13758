import { hash } from 'node:crypto';
import { claimedLength } from './asn1';
import { cipherSizes, decryptCbc, type CipherName } from './ciphers';
import { wrongPassword } from './decrypt-with-password';
import { unsupportedEncryption } from './pbes2';
import { CredentialError } from './problems';

const ciphers: Record<string, CipherName> = {
  'AES-128-CBC': 'aes-128-cbc',
  'AES-192-CBC': 'aes-192-cbc',
  'AES-256-CBC': 'aes-256-cbc',
  'DES-EDE3-CBC': 'des-ede3-cbc',
  'DES-CBC': 'des-cbc',
};

/**
 * Decrypts the traditional PEM of OpenSSL, with `Proc-Type: 4,ENCRYPTED`. Its derivation is MD5 over password
 * and salt, once: there is nothing to bound. Throws CredentialError.
 * @see https://www.rfc-editor.org/rfc/rfc1421#section-4.6.1.3
 */
export function decryptPem(
  headers: ReadonlyMap<string, string>,
  data: Uint8Array,
  password: string | null,
): Uint8Array {
  const [algorithm = '', ivHex = ''] = (headers.get('dek-info') ?? '').split(',');
  const name = ciphers[algorithm.trim()];
  if (!name) {
    const known = algorithm.length <= 30 && /^[A-Z0-9-]+$/.test(algorithm);
    throw unsupportedEncryption(known ? algorithm : 'a DEK-Info that cannot be read');
  }
  const iv = Buffer.from(ivHex.trim(), 'hex');
  if (iv.length !== cipherSizes[name].iv) {
    throw new CredentialError(
      'damaged',
      'has no readable initialization vector in its DEK-Info line. Copy the file again.',
    );
  }
  if (password === null) throw wrongPassword(null);
  const key = derive(Buffer.from(password, 'utf8'), iv.subarray(0, 8), cipherSizes[name].key);
  const plain = decryptCbc(name, key, iv, data);
  // One wrong password of 256 leaves something that looks like padding.
  if (!plain || plain[0] !== 0x30 || claimedLength(plain) !== plain.length) {
    throw wrongPassword(password);
  }
  return plain;
}

function derive(password: Buffer, salt: Buffer, length: number): Buffer {
  let key = Buffer.alloc(0);
  let last = Buffer.alloc(0);
  while (key.length < length) {
    last = hash('md5', Buffer.concat([last, password, salt]), 'buffer') as Buffer<ArrayBuffer>;
    key = Buffer.concat([key, last]);
  }
  return key.subarray(0, length);
}
