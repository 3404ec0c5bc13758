import 'server-only';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { currentMasterKey, findMasterKey } from './master-key';

const version = 'v1';
const ivBytes = 12;
const tagBytes = 16;

function encrypt(key: Uint8Array, plaintext: Uint8Array, boundTo: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(boundTo));
  return Buffer.concat([iv, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Uint8Array, sealed: Uint8Array, boundTo: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes));
  decipher.setAAD(Buffer.from(boundTo));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  const body = sealed.subarray(ivBytes, sealed.length - tagBytes);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}

/**
 * Seals a secret at rest: AES-256-GCM under a fresh data key, which is wrapped by the master key, so that
 * changing the master key re-wraps data keys only.
 *
 * @param boundTo what the secret belongs to (for example `key:<id>`); opening it needs the same text, so a
 *   sealed value that is copied to another row does not open there
 */
export async function seal(plaintext: string | Uint8Array, boundTo: string): Promise<string> {
  const master = await currentMasterKey();
  const dataKey = randomBytes(32);
  const body = encrypt(dataKey, Buffer.from(plaintext as Uint8Array), boundTo);
  const wrapped = encrypt(master.key, dataKey, boundTo);
  return [version, master.id, wrapped.toString('base64url'), body.toString('base64url')].join('.');
}

/**
 * Opens what `seal` made. Throws when it was changed, belongs to something else, or was sealed under
 * another master key.
 */
export async function unseal(sealed: string, boundTo: string): Promise<Uint8Array> {
  const [found, id, wrapped, body] = sealed.split('.');
  if (found !== version || !id || !wrapped || !body) throw new Error('not a sealed value');
  const master = await findMasterKey(id);
  if (!master) {
    const { id: current } = await currentMasterKey();
    throw new Error(`sealed under master key ${id}, but the master key in use is ${current}`);
  }
  const dataKey = decrypt(master.key, Buffer.from(wrapped, 'base64url'), boundTo);
  return decrypt(dataKey, Buffer.from(body, 'base64url'), boundTo);
}

/** The id of the master key under which a value is sealed. Throws when it is not a sealed value. */
export function sealedUnder(sealed: string): string {
  const [found, id] = sealed.split('.');
  if (found !== version || !id) throw new Error('not a sealed value');
  return id;
}
