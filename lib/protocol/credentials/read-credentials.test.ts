import 'reflect-metadata';
import { sign, verify, X509Certificate as NodeCertificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assembleChain } from './match-credentials';
import { readCredentials, type CredentialsReading } from './read-credentials';
import { makeFolder, openssl, runOpenssl, type Folder } from './testing/openssl';
import { makeParty, type ChainedParty } from './testing/party';

// RC2 files are made with the module “legacy” of OpenSSL 3; without it those cases are left out. Files that
// need no OpenSSL to be made are in read-by-hand.test.ts.
if (!openssl.isHere) console.warn('openssl is missing: its files are not tried');

let folder: Folder;
const parties: Record<string, ChainedParty> = {};
const algorithms = ['RS256', 'ES256', 'ES384'] as const;

beforeAll(async () => {
  folder = makeFolder();
  for (const alg of algorithms) {
    const party = await makeParty(alg);
    parties[alg] = party;
    folder.write(`${alg}.key`, party.pkcs8Pem);
    folder.write(`${alg}.crt`, party.chainPem[0] ?? '');
    folder.write(`${alg}.chain`, party.chainPem.slice(1).join('\n'));
  }
});

afterAll(() => folder.remove());

function read(bytes: Uint8Array, password: string | null = null): CredentialsReading {
  return readCredentials([{ name: 'file', bytes }], password);
}

/** The key signs what the leaf verifies, and nothing was complained about. */
async function expectWorking(reading: CredentialsReading, alg: string): Promise<void> {
  expect(reading.problems).toEqual([]);
  const key = reading.keys[0];
  const leaf = parties[alg]?.leaf;
  if (!key || !leaf) throw new Error('no key was read');
  const data = Buffer.from('data');
  const publicKey = new NodeCertificate(Buffer.from(leaf.rawData)).publicKey;
  expect(verify('sha256', data, publicKey, sign('sha256', data, key.pkcs8Pem))).toBe(true);
  if (reading.certificates.length === 0) return;
  const assembled = await assembleChain(reading.certificates, { key: key.thumbprint });
  expect(assembled.problems).toEqual([]);
  expect(assembled.leaf?.equal(leaf)).toBe(true);
}

function p12(name: string, alg: string, password: string, ...more: string[]): Uint8Array {
  const [key, crt, chain] = ['key', 'crt', 'chain'].map((end) => folder.at(`${alg}.${end}`));
  const files = ['-inkey', key as string, '-in', crt as string, '-certfile', chain as string];
  const given = ['-name', 'Näme of the app', '-passout', `pass:${password}`];
  return folder.make(name, 'pkcs12', '-export', ...files, ...given, ...more);
}

const p12Forms: [string, string[], string][] = [
  ['modern', [], 'secret'],
  ['a non-ASCII password', [], 'pässwörd €𝄞'],
  [
    'a non-ASCII password, 3DES',
    ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES'],
    'пароль€',
  ],
  ['an empty password', [], ''],
  ['an empty password, 3DES', ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES'], ''],
  ['3DES', ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'], 'secret'],
  ['two-key 3DES', ['-certpbe', 'PBE-SHA1-2DES', '-keypbe', 'PBE-SHA1-2DES'], 'secret'],
  ['AES-128', ['-certpbe', 'AES-128-CBC', '-keypbe', 'AES-128-CBC'], 'secret'],
  ['AES-192', ['-certpbe', 'AES-192-CBC', '-keypbe', 'AES-192-CBC'], 'secret'],
  ['PBES2 with 3DES', ['-certpbe', 'DES-EDE3-CBC', '-keypbe', 'DES-EDE3-CBC'], 'secret'],
  ['a key that is not encrypted', ['-keypbe', 'NONE'], 'secret'],
  ['certificates that are not encrypted', ['-certpbe', 'NONE'], 'secret'],
  ['no MAC', ['-nomac'], 'secret'],
  ['MAC SHA-224', ['-macalg', 'sha224'], 'secret'],
  ['MAC SHA-384', ['-macalg', 'sha384'], 'secret'],
  ['MAC SHA-512', ['-macalg', 'sha512'], 'secret'],
  ['100,000 iterations', ['-iter', '100000'], 'secret'],
];

const legacyForms: [string, string[], string][] = [
  ['-legacy', [], 'secret'],
  ['RC2-40', ['-certpbe', 'PBE-SHA1-RC2-40', '-keypbe', 'PBE-SHA1-3DES'], 'secret'],
  [
    'RC2-40 for the key too',
    ['-certpbe', 'PBE-SHA1-RC2-40', '-keypbe', 'PBE-SHA1-RC2-40'],
    'sécret',
  ],
  ['RC2-128', ['-certpbe', 'PBE-SHA1-RC2-128', '-keypbe', 'PBE-SHA1-RC2-128'], 'secret'],
];

describe.skipIf(!openssl.isHere).each(algorithms)('PKCS #12 of openssl with %s', (alg) => {
  it.each(p12Forms)('is read: %s', async (_name, args, password) => {
    const reading = read(p12('a.p12', alg, password, ...args), password);
    expect(reading.certificates).toHaveLength(3);
    expect(reading.keys[0]?.from).toBe('file, key 1 “Näme of the app”');
    await expectWorking(reading, alg);
    if (password === '') await expectWorking(read(folder.read('a.p12'), null), alg);
  });

  it.skipIf(!openssl.hasLegacy).each(legacyForms)('is read: %s', async (_name, args, password) => {
    const reading = read(p12('a.p12', alg, password, '-legacy', ...args), password);
    expect(reading.certificates).toHaveLength(3);
    await expectWorking(reading, alg);
  });
});

describe.skipIf(!openssl.isHere).each(algorithms)('keys of openssl with %s', (alg) => {
  const key = () => folder.at(`${alg}.key`);
  const pass = ['-passout', 'pass:pässwörd'];

  it.each<[string, string[]]>([
    ['PKCS #8', ['pkey']],
    ['PKCS #8 in DER', ['pkey', '-outform', 'DER']],
    ['AES-256', ['pkcs8', '-topk8', '-v2', 'aes256', ...pass]],
    ['AES-256 in DER', ['pkcs8', '-topk8', '-v2', 'aes256', '-outform', 'DER', ...pass]],
    ['AES-128, SHA-512', ['pkcs8', '-topk8', '-v2', 'aes128', '-v2prf', 'hmacWithSHA512', ...pass]],
    ['AES-192, SHA-1', ['pkcs8', '-topk8', '-v2', 'aes192', '-v2prf', 'hmacWithSHA1', ...pass]],
    ['3DES', ['pkcs8', '-topk8', '-v2', 'des3', ...pass]],
    ['scrypt', ['pkcs8', '-topk8', '-scrypt', ...pass]],
    ['PBE-SHA1-3DES', ['pkcs8', '-topk8', '-v1', 'PBE-SHA1-3DES', ...pass]],
    ['traditional', ['pkey', '-traditional']],
    ['traditional in DER', ['pkey', '-traditional', '-outform', 'DER']],
    ['traditional, AES-128', ['pkey', '-traditional', '-aes128', ...pass]],
    ['traditional, AES-256', ['pkey', '-traditional', '-aes256', ...pass]],
    ['traditional, 3DES', ['pkey', '-traditional', '-des3', ...pass]],
  ])('are read: %s', async (_name, args) => {
    const bytes = folder.make('a.key', ...args, '-in', key());
    await expectWorking(read(bytes, 'pässwörd'), alg);
    const crlf = Buffer.from(bytes).toString('latin1').replaceAll('\n', '\r\n');
    if (crlf.includes('-----BEGIN')) await expectWorking(read(Buffer.from(crlf), 'pässwörd'), alg);
  });

  it
    .skipIf(!openssl.hasLegacy)
    .each([
      ['PBE-MD5-DES'],
      ['PBE-SHA1-DES'],
      ['PBE-SHA1-RC2-40'],
      ['PBE-SHA1-RC2-128'],
      ['PBE-MD5-RC2-64'],
    ])('are read: %s', async (algorithm) => {
    const args = [
      'pkcs8',
      '-topk8',
      '-v1',
      algorithm,
      '-provider',
      'legacy',
      '-provider',
      'default',
    ];
    const bytes = folder.make('a.key', ...args, '-in', key(), ...pass);
    await expectWorking(read(bytes, 'pässwörd'), alg);
  });

  it('say that a password is wrong or needed', () => {
    for (const args of [
      ['pkcs8', '-topk8', '-v2', 'aes256'],
      ['pkey', '-traditional', '-aes128'],
    ]) {
      const bytes = folder.make('a.key', ...args, '-in', key(), ...pass);
      expect(read(bytes, 'passwort').problems.map(({ code }) => code)).toEqual(['wrong-password']);
      expect(read(bytes, null).problems.map(({ code }) => code)).toEqual(['password-needed']);
    }
  });
});

describe.skipIf(!openssl.isHere)('other files of openssl', () => {
  it('reads the text that pkcs12 prints, with bag attributes, and EC parameters', async () => {
    p12('a.p12', 'ES256', 'secret');
    const text = folder.make(
      'a.txt',
      'pkcs12',
      '-in',
      folder.at('a.p12'),
      '-nodes',
      '-passin',
      'pass:secret',
    );
    expect(Buffer.from(text).toString()).toContain('Bag Attributes');
    await expectWorking(read(text), 'ES256');
    const parameters = runOpenssl('ecparam', '-name', 'prime256v1', '-genkey');
    expect(parameters).toContain('EC PARAMETERS');
    const reading = read(Buffer.from(parameters));
    expect(reading).toMatchObject({ keys: [{ kind: 'p-256' }], problems: [] });
  });

  it('reads PKCS #7, trusted certificates and requests', () => {
    const all = folder.write('all.pem', (parties.ES256?.chainPem ?? []).join('\n'));
    for (const form of ['PEM', 'DER']) {
      const bundle = folder.make(
        'a.p7b',
        'crl2pkcs7',
        '-nocrl',
        '-certfile',
        all,
        '-outform',
        form,
      );
      expect(read(bundle)).toMatchObject({ certificates: { length: 3 }, problems: [] });
    }
    const trusted = folder.make(
      't.pem',
      'x509',
      '-in',
      all,
      '-trustout',
      '-addtrust',
      'clientAuth',
    );
    expect(Buffer.from(trusted).toString()).toContain('BEGIN TRUSTED CERTIFICATE');
    expect(read(trusted)).toMatchObject({ certificates: { length: 1 }, problems: [] });
    const args = ['req', '-new', '-key', folder.at('ES256.key'), '-subj', '/CN=App'];
    for (const form of [['-outform', 'DER'], [], ['-newhdr']]) {
      const request = folder.make('a.csr', ...args, ...form);
      expect(read(request)).toMatchObject({ requests: { length: 1 }, problems: [] });
    }
  });

  it('names kinds of keys that are not supported', () => {
    const kinds: [string[], string][] = [
      [['genpkey', '-algorithm', 'ed25519'], 'Ed25519'],
      [['genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024', '-quiet'], 'RSA 1024'],
      [['ecparam', '-name', 'secp521r1', '-genkey', '-noout'], 'EC P-521'],
      [['ecparam', '-name', 'secp256k1', '-genkey', '-noout'], 'EC secp256k1'],
      [['ecparam', '-name', 'brainpoolP256r1', '-genkey', '-noout'], 'EC brainpoolP256r1'],
    ];
    for (const [args, words] of kinds) {
      const { problems, keys } = read(folder.make('odd.key', ...args));
      expect(keys).toEqual([]);
      expect(problems).toMatchObject([{ code: 'unsupported-key' }]);
      expect(problems[0]?.text).toContain(words);
    }
  });

  it('tells a wrong password from a cut file and from a changed one', () => {
    const bytes = p12('a.p12', 'ES256', 'secret');
    const problemOf = (changed: Uint8Array, password: string | null) =>
      read(changed, password).problems.map(({ code, text }) => `${code}: ${text}`);
    expect(problemOf(bytes, 'Secret')).toEqual([
      expect.stringMatching(/^wrong-password: The file does not open .* MAC does not agree/),
    ]);
    expect(problemOf(bytes, null)).toEqual([expect.stringMatching(/^password-needed: /)]);
    for (const length of [10, 100, 1000, bytes.length - 1]) {
      expect(problemOf(bytes.slice(0, length), 'secret')).toEqual([
        expect.stringMatching(new RegExp(`^truncated: The file was cut off: ${length} bytes`)),
      ]);
    }
    const noMac = p12('b.p12', 'ES256', 'secret', '-nomac');
    expect(problemOf(noMac, 'Secret')[0]).toMatch(/^wrong-password: .*nothing in the file tells/);
  });

  it('finds a file with two keys and says that each could be meant', async () => {
    const one = p12('a.p12', 'ES256', 'secret');
    const two = p12('b.p12', 'RS256', 'secret');
    const files = [one, two].map((bytes, index) => ({ name: `${index}.p12`, bytes }));
    const { keys, certificates, problems } = readCredentials(files, 'secret');
    expect(problems).toEqual([]);
    expect(keys.map(({ kind }) => kind)).toEqual(['p-256', 'rsa-2048']);
    const all = keys.map(({ thumbprint }) => thumbprint);
    const assembled = await assembleChain(certificates, { key: all });
    expect(assembled.problems.map(({ code }) => code)).toEqual(['several-leaves']);
    expect(assembled.problems[0]?.text).toContain('CN=App ES256');
    const single = await assembleChain(certificates, { key: all[1] });
    expect(single).toMatchObject({ problems: [], chain: { length: 3 } });
  });
});
