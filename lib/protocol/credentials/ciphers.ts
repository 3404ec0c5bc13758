import { createDecipheriv } from 'node:crypto';
import rc2 from 'node-forge/lib/rc2.js';
import forgeUtil from 'node-forge/lib/util.js';
import { CredentialError } from './problems';

/** A block cipher in CBC mode. */
export type CipherName =
  | 'aes-128-cbc'
  | 'aes-192-cbc'
  | 'aes-256-cbc'
  | 'des-ede3-cbc'
  | 'des-ede-cbc'
  | 'des-cbc'
  | 'rc2-40-cbc'
  | 'rc2-64-cbc'
  | 'rc2-128-cbc';

/** Sizes of key and initialization vector in bytes. */
export const cipherSizes: Record<CipherName, { key: number; iv: number }> = {
  'aes-128-cbc': { key: 16, iv: 16 },
  'aes-192-cbc': { key: 24, iv: 16 },
  'aes-256-cbc': { key: 32, iv: 16 },
  'des-ede3-cbc': { key: 24, iv: 8 },
  'des-ede-cbc': { key: 16, iv: 8 },
  'des-cbc': { key: 8, iv: 8 },
  'rc2-40-cbc': { key: 5, iv: 8 },
  'rc2-64-cbc': { key: 8, iv: 8 },
  'rc2-128-cbc': { key: 16, iv: 8 },
};

/**
 * Decrypts and takes the padding off. Null when the padding is wrong: then the key was. Throws CredentialError
 * `damaged` for what no encryption can have made.
 */
export function decryptCbc(
  name: CipherName,
  key: Uint8Array,
  iv: Uint8Array,
  data: Uint8Array,
): Uint8Array | null {
  const sizes = cipherSizes[name];
  if (data.length === 0 || data.length % sizes.iv !== 0) {
    throw new CredentialError(
      'damaged',
      `has an encrypted part of ${data.length} bytes, which is no multiple of ${sizes.iv}. Copy or export the file again.`,
    );
  }
  if (iv.length !== sizes.iv || key.length !== sizes.key) {
    throw new CredentialError(
      'damaged',
      `has an initialization vector of ${iv.length} bytes where ${name} needs ${sizes.iv}. Export the file again.`,
    );
  }
  return unpad(decryptBlocks(name, Buffer.from(key), iv, data), sizes.iv);
}

function decryptBlocks(name: CipherName, key: Buffer, iv: Uint8Array, data: Uint8Array): Buffer {
  if (name.startsWith('rc2')) return decryptRc2(key, iv, data);
  const first = key.subarray(0, 8);
  // OpenSSL keeps DES and two-key Triple DES in a module that is usually absent; both are Triple DES with
  // parts of the key repeated.
  const cipher =
    name === 'des-cbc'
      ? createDecipheriv('des-ede3-cbc', Buffer.concat([first, first, first]), iv)
      : name === 'des-ede-cbc'
        ? createDecipheriv('des-ede3-cbc', Buffer.concat([key, first]), iv)
        : createDecipheriv(name, key, iv);
  cipher.setAutoPadding(false);
  return Buffer.concat([cipher.update(data), cipher.final()]);
}

/** @see https://www.rfc-editor.org/rfc/rfc2268 */
function decryptRc2(key: Buffer, iv: Uint8Array, data: Uint8Array): Buffer {
  const cipher = rc2.createDecryptionCipher(key.toString('latin1'), key.length * 8);
  cipher.start(Buffer.from(iv).toString('latin1'));
  cipher.update(forgeUtil.createBuffer(Buffer.from(data).toString('latin1')));
  cipher.finish(() => true);
  return Buffer.from(cipher.output.getBytes(), 'latin1');
}

/** @see https://www.rfc-editor.org/rfc/rfc5652#section-6.3 */
function unpad(plain: Buffer, blockBytes: number): Uint8Array | null {
  const count = plain[plain.length - 1] ?? 0;
  if (count === 0 || count > blockBytes) return null;
  const end = plain.length - count;
  return plain.subarray(end).every((byte) => byte === count) ? plain.subarray(0, end) : null;
}
