import { createPrivateKey } from 'node:crypto';
import * as asn1js from 'asn1js';
import { encryptPbes2 } from './encrypt-pbes2';

/**
 * A private key as “ENCRYPTED PRIVATE KEY”: PBES2 with AES-256 and PBKDF2, with more iterations than
 * `node:crypto` and OpenSSL use by themselves.
 *
 * @param pkcs8Pem PEM of PKCS #8, not encrypted
 * @throws Error when it is no private key, or the password is empty
 * @see https://www.rfc-editor.org/rfc/rfc5958#section-3
 */
export function encryptPkcs8(pkcs8Pem: string, password: string): string {
  if (!password) throw new Error('A key leaves only with a password.');
  const der = createPrivateKey(pkcs8Pem).export({ type: 'pkcs8', format: 'der' });
  const { algorithm, data } = encryptPbes2(der, password);
  const info = new asn1js.Sequence({
    value: [algorithm, new asn1js.OctetString({ valueHex: data })],
  });
  const lines =
    Buffer.from(info.toBER())
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  const label = 'ENCRYPTED PRIVATE KEY';
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
