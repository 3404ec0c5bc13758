import 'reflect-metadata';
import { createPrivateKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encryptPkcs8 } from '../encrypt-pkcs8';
import { readCredentials } from '../read-credentials';
import { makeFolder, openssl, runOpenssl, type Folder } from '../testing/openssl';
import { makeParty, type ChainedParty } from '../testing/party';
import { writePkcs12 } from './write';

let folder: Folder;
let parties: ChainedParty[];

beforeAll(async () => {
  folder = makeFolder();
  parties = [await makeParty('RS256'), await makeParty('ES256'), await makeParty('ES384')];
});

afterAll(() => folder.remove());

/** The same key, whatever the details of its encoding. */
const valueOf = (pem: string) => createPrivateKey(pem).export({ format: 'jwk' });

describe.each(['modern', 'legacy'] as const)('writePkcs12, %s', (encryption) => {
  it.each(['secret', 'pässwörd €𝄞', 'пароль'])('is read back with %s', (password) => {
    for (const { pkcs8Pem, chainPem, chain } of parties) {
      const bytes = writePkcs12({ pkcs8Pem, chainPem, password, friendlyName: 'Näme', encryption });
      const reading = readCredentials([{ name: 'a.p12', bytes }], password);
      expect(reading).toMatchObject({ problems: [], notes: [], keys: { length: 1 } });
      expect(reading.keys[0]?.from).toBe('a.p12, key 1 “Näme”');
      expect(valueOf(reading.keys[0]?.pkcs8Pem ?? '')).toEqual(valueOf(pkcs8Pem));
      expect(reading.certificates.map((entry) => entry.subject)).toEqual(
        chain.map((entry) => entry.subject),
      );
      expect(Buffer.from(bytes).includes('Intermediate')).toBe(false);
    }
  });

  it.skipIf(!openssl.isHere).each(['secret', 'pässwörd €𝄞'])(
    'is read by openssl with %s',
    (password) => {
      for (const { pkcs8Pem, chainPem } of parties) {
        folder.write(
          'a.p12',
          writePkcs12({ pkcs8Pem, chainPem, password, friendlyName: 'App', encryption }),
        );
        const args = ['pkcs12', '-in', folder.at('a.p12'), '-passin', `pass:${password}`];
        const text = runOpenssl(...args, '-nodes');
        expect(text).toContain('friendlyName: App');
        expect(text.match(/BEGIN CERTIFICATE/g)).toHaveLength(3);
        const key =
          /-----BEGIN PRIVATE KEY-----[^]*-----END PRIVATE KEY-----/.exec(text)?.[0] ?? '';
        expect(valueOf(key)).toEqual(valueOf(pkcs8Pem));
      }
    },
  );

  it('does without a name and without a chain, not without a password', () => {
    const { pkcs8Pem } = parties[1] as ChainedParty;
    const wishes = { pkcs8Pem, chainPem: [], password: 'x', friendlyName: '', encryption };
    const reading = readCredentials([{ name: 'a', bytes: writePkcs12(wishes) }], 'x');
    expect(reading).toMatchObject({ problems: [], keys: [{ from: 'a, key 1' }] });
    expect(() => writePkcs12({ ...wishes, password: '' })).toThrow('only with a password');
  });
});

describe('encryptPkcs8', () => {
  it('is read back', () => {
    for (const { pkcs8Pem } of parties) {
      const pem = encryptPkcs8(pkcs8Pem, 'pässwörd €');
      expect(pem).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----\n/);
      const bytes = new TextEncoder().encode(pem);
      const { keys, problems } = readCredentials([{ name: 'a', bytes }], 'pässwörd €');
      expect(problems).toEqual([]);
      expect(valueOf(keys[0]?.pkcs8Pem ?? '')).toEqual(valueOf(pkcs8Pem));
      expect(createPrivateKey({ key: pem, passphrase: 'pässwörd €' }).type).toBe('private');
    }
    expect(() => encryptPkcs8(parties[0]?.pkcs8Pem ?? '', '')).toThrow('only with a password');
  });

  it.skipIf(!openssl.isHere)('is read by openssl', () => {
    for (const { pkcs8Pem } of parties) {
      const file = folder.write('a.key', encryptPkcs8(pkcs8Pem, 'pässwörd €'));
      const pem = runOpenssl('pkey', '-in', file, '-passin', 'pass:pässwörd €');
      expect(valueOf(pem)).toEqual(valueOf(pkcs8Pem));
    }
  });
});
