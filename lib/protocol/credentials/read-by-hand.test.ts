import 'reflect-metadata';
import { createHmac, generateKeyPairSync, pbkdf2Sync, type KeyObject } from 'node:crypto';
import * as asn1js from 'asn1js';
import { beforeAll, describe, expect, it } from 'vitest';
import { childrenOf, octetsOf, readElement } from './asn1';
import { writePkcs12 } from './pkcs12/write';
import { readCredentials } from './read-credentials';
import { makeParty, type ChainedParty } from './testing/party';

const oid = (value: string) => new asn1js.ObjectIdentifier({ value });
const sequence = (...value: asn1js.BaseBlock[]) => new asn1js.Sequence({ value });
const octets = (bytes: Uint8Array) => new asn1js.OctetString({ valueHex: bytes });
const integer = (value: number) => new asn1js.Integer({ value });
const wrapped = (...value: asn1js.BaseBlock[]) =>
  new asn1js.Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value });
const der = (block: asn1js.BaseBlock) => new Uint8Array(block.toBER());
const salt = octets(new Uint8Array(8));
const data = (content: asn1js.BaseBlock) =>
  sequence(oid('1.2.840.113549.1.7.1'), wrapped(octets(der(content))));

let party: ChainedParty;

beforeAll(async () => {
  party = await makeParty('ES256');
});

function read(content: string | Uint8Array, password: string | null = null) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return readCredentials([{ name: 'file', bytes }], password);
}

function problemsOf(content: string | Uint8Array, password: string | null = null): string[] {
  return read(content, password).problems.map(({ code, text }) => `${code}: ${text}`);
}

const modern = () =>
  writePkcs12({
    pkcs8Pem: party.pkcs8Pem,
    chainPem: party.chainPem,
    password: 'secret',
    friendlyName: 'App',
    encryption: 'modern',
  });

// Made once with OpenSSL and its module “legacy”; the key was made for this test.
const rc2Keys = [
  `-----BEGIN ENCRYPTED PRIVATE KEY-----
MIGxMBwGCiqGSIb3DQEMAQYwDgQIHEYpwP4Y26MCAggABIGQQcCWrR8aZJTdj0Va
s3B3nJsIOAmJYYvZHuRHpJmKUBJG1mKlnLxNQuxMntLbc+3XH7auRmBIJY/tMP5l
f+Z4mTI+PCTlk4ZCVruVR4oVfpodSWCUwyQJWZnE4i0Gpjg6lHceqk3sZtQVN+mq
RgBpLMOq1+IoBQy1eNkuy5UZOPQCKiKqLcaCquTQnzrCr/jZ
-----END ENCRYPTED PRIVATE KEY-----`,
  `-----BEGIN ENCRYPTED PRIVATE KEY-----
MIGxMBwGCiqGSIb3DQEMAQUwDgQISyBx3X+E2aMCAggABIGQjwO+S03jjckw+zV5
onmoRk5muBedIiVyqwsQ3EXaVdZHNJQ1yiXnZNvgXHHrc/m52d7uzc65mpAaePLT
fWto+wZKWm2A4IMP3VhNhfbWE40RvBN3rzIMhSieFgILakx/VYCWCvdOJELrlheA
CnSPx7ttI+1iuXzGtVXABveRLEYJEpFRZOE07J+t/hI8Yq4Y
-----END ENCRYPTED PRIVATE KEY-----`,
];

describe('files that are made by hand', () => {
  it('opens RC2 of 40 and of 128 bits', () => {
    for (const pem of rc2Keys) {
      const { keys, problems } = read(pem, 'secret');
      expect(problems).toEqual([]);
      expect(keys[0]?.publicJwk.x).toBe('S2QwVoiNAlL8ibLV5KVlJl2wyGYVnUfF6M2no2uPDp8');
    }
  });

  it('reads blocks in any order, with a mark, other line ends, text around and in UTF-16', () => {
    const [leaf = '', inter = '', root = ''] = party.chainPem;
    const key = party.pkcs8Pem;
    for (const blocks of [
      [key, leaf, inter, root],
      [root, key, inter, leaf],
      [
        'Bag Attributes\n    friendlyName: ü\n',
        root,
        'Key Attributes: <No Attributes>\n',
        key,
        leaf,
        inter,
      ],
    ]) {
      const text = `\ufeff${blocks.join('\n')}`;
      const utf16 = Buffer.from(text, 'utf16le');
      for (const form of [
        text,
        text.replaceAll('\n', '\r\n'),
        text.replaceAll('\n', '\r'),
        utf16,
      ]) {
        expect(read(form)).toMatchObject({
          certificates: { length: 3 },
          keys: [{ kind: 'p-256', from: expect.stringContaining('(PRIVATE KEY)') as string }],
          problems: [],
        });
      }
    }
  });

  it('reads base64 without lines around it, and a key twice as one', () => {
    expect(read(Buffer.from(modern()).toString('base64'), 'secret').keys).toHaveLength(1);
    const twice = read(`${party.pkcs8Pem}${party.pkcs8Pem}`);
    expect(twice.keys).toHaveLength(1);
    expect(twice.notes).toEqual([expect.stringContaining('block 2 (PRIVATE KEY) is the same key')]);
  });

  it.each([
    ['sha256', '1.2.840.113549.2.9', 32],
    ['sha512', '1.2.840.113549.2.11', 64],
  ] as const)('verifies PBMAC1 with %s', (hash, hmac, length) => {
    const [version, authSafe] = childrenOf(readElement(modern()));
    const content = octetsOf(childrenOf(childrenOf(authSafe)[1])[0]);
    const withMac = (password: string) => {
      const key = pbkdf2Sync(password, new Uint8Array(8), 2048, length, hash);
      const algorithm = sequence(
        oid('1.2.840.113549.1.5.14'),
        sequence(
          sequence(
            oid('1.2.840.113549.1.5.12'),
            sequence(salt, integer(2048), integer(length), sequence(oid(hmac), new asn1js.Null())),
          ),
          sequence(oid(hmac), new asn1js.Null()),
        ),
      );
      const digest = octets(createHmac(hash, key).update(content).digest());
      const mac = sequence(
        sequence(algorithm, digest),
        octets(Buffer.from('NOT USED')),
        integer(1),
      );
      return der(sequence(version as asn1js.BaseBlock, authSafe as asn1js.BaseBlock, mac));
    };
    expect(read(withMac('secret'), 'secret')).toMatchObject({ keys: { length: 1 }, problems: [] });
    expect(problemsOf(withMac('other'), 'secret')).toEqual([
      expect.stringMatching(/^wrong-password: .*MAC does not agree/),
    ]);
  });

  it('reads nested bags, passes over lists and secrets, and bounds depth and number', () => {
    const key = Buffer.from(party.pkcs8Pem.replace(/-----.*-----|\s/g, ''), 'base64');
    const bag = (type: number, value: asn1js.BaseBlock) =>
      sequence(oid(`1.2.840.113549.1.12.10.1.${type}`), wrapped(value));
    const keyBag = bag(1, readElement(key));
    const file = (...bags: asn1js.BaseBlock[]) =>
      der(sequence(integer(3), data(sequence(data(sequence(...bags))))));
    const nested = (depth: number): asn1js.BaseBlock =>
      depth === 0 ? keyBag : bag(6, sequence(nested(depth - 1)));
    expect(read(file(nested(3)))).toMatchObject({ keys: { length: 1 }, problems: [] });
    expect(problemsOf(file(nested(6)))).toEqual([
      expect.stringMatching(/^damaged: .*nested deeper/),
    ]);
    const others = read(file(bag(4, sequence()), bag(5, sequence()), keyBag));
    expect(others.keys).toHaveLength(1);
    expect(others.notes.join()).toMatch(/no MAC.*revocation list.*secret/);
    const many = Array.from({ length: 51 }, () => keyBag);
    expect(problemsOf(file(...many))[0]).toMatch(/^too-large: .*more than 50/);
  });
});

describe('what cannot be used', () => {
  const encrypted = (algorithm: asn1js.BaseBlock) =>
    der(sequence(algorithm, octets(new Uint8Array(64))));
  const aes = sequence(oid('2.16.840.1.101.3.4.1.42'), octets(new Uint8Array(16)));
  const pbes2 = (derivation: asn1js.BaseBlock) =>
    encrypted(sequence(oid('1.2.840.113549.1.5.13'), sequence(derivation, aes)));
  const most = 2 ** 31 - 1;
  const expensive: [string, () => Uint8Array][] = [
    ['PBKDF2', () => pbes2(sequence(oid('1.2.840.113549.1.5.12'), sequence(salt, integer(most))))],
    [
      'scrypt',
      () =>
        pbes2(
          sequence(
            oid('1.3.6.1.4.1.11591.4.11'),
            sequence(salt, integer(2 ** 30), integer(8), integer(1)),
          ),
        ),
    ],
    [
      'PKCS #12',
      () => encrypted(sequence(oid('1.2.840.113549.1.12.1.3'), sequence(salt, integer(most)))),
    ],
    [
      'PBES1',
      () => encrypted(sequence(oid('1.2.840.113549.1.5.3'), sequence(salt, integer(most)))),
    ],
    [
      'the MAC',
      () => {
        const digest = sequence(sequence(oid('1.3.14.3.2.26')), octets(new Uint8Array(20)));
        const mac = sequence(digest, salt, integer(most));
        return der(sequence(integer(3), data(sequence()), mac));
      },
    ],
  ];

  it.each(expensive)('is refused before it is derived: %s', (_name, make) => {
    const bytes = make();
    // Deriving would take minutes: the time limit of the test would end it.
    expect(problemsOf(bytes, 'secret')).toEqual([
      expect.stringMatching(/^too-expensive: The file asks for \d{10} .*the limit is \d+/),
    ]);
  });

  it('bounds the work of all files together', () => {
    const bytes = pbes2(sequence(oid('1.2.840.113549.1.5.12'), sequence(salt, integer(700_000))));
    const files = Array.from({ length: 4 }, (_, index) => ({ name: `${index}`, bytes }));
    const codes = readCredentials(files, 'x').problems.map(({ code }) => code);
    // A key of AES-256 takes two rounds of SHA-1, so that each file asks for 1,400,000 steps.
    expect(codes).toEqual(['wrong-password', ...Array.from({ length: 3 }, () => 'too-expensive')]);
  });

  const publicPem = () => {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' }) as { publicKey: KeyObject };
    return pair.publicKey.export({ type: 'spki', format: 'pem' }) as string;
  };

  it.each<[string, () => string | Uint8Array, RegExp]>([
    ['an empty file', () => '', /^not-recognized: The file is empty/],
    ['text', () => 'Dear all, here is the key.', /^not-recognized: The file is text without/],
    ['JSON', () => '{"kty":"EC"}', /^not-recognized: The file is JSON/],
    ['a page', () => '<html>404</html>', /^not-recognized: The file is HTML/],
    ['garbage', () => new Uint8Array([1, 2, 0, 255, 7]), /^not-recognized: The file is binary/],
    ['a Java keystore', () => Buffer.from('feedfeed00000002', 'hex'), /keytool -importkeystore/],
    ['a public key', publicPem, /^public-key-only: Block 1 \(PUBLIC KEY\) is a public key/],
    ['one of SSH', () => 'ssh-ed25519 AAAA me@here', /^public-key-only: The file is a public key/],
    [
      'a key of OpenSSH',
      () => '-----BEGIN OPENSSH PRIVATE KEY-----\nAA==\n-----END OPENSSH PRIVATE KEY-----',
      /^unsupported-key: .*ssh-keygen/,
    ],
    ['other ASN.1', () => der(sequence(new asn1js.Null())), /^not-recognized: The file is ASN\.1/],
    ['a large file', () => new Uint8Array(1_048_577), /^too-large: The file has 1048577 bytes/],
    [
      'RC4',
      () => encrypted(sequence(oid('1.2.840.113549.1.12.1.1'), sequence(salt, integer(1)))),
      /^unsupported-encryption: .*1\.2\.840\.113549\.1\.12\.1\.1/,
    ],
    [
      'a block without END',
      () => party.pkcs8Pem.slice(0, 120),
      /^truncated: Block 1 \(PRIVATE KEY\) was cut off/,
    ],
    [
      'a block with lines missing',
      () => party.pkcs8Pem.replace(/\n[^-\n]{64}\n/, '\n'),
      /^(truncated|damaged): Block 1/,
    ],
    [
      'a certificate cut inside',
      () => cutInside(party.chainPem[0] ?? ''),
      /^truncated: Block 1 \(CERTIFICATE\) was cut off: \d+ bytes/,
    ],
    [
      'no base64',
      () => '-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----',
      /^damaged: Block 1/,
    ],
    [
      'mixed lines',
      () => '-----BEGIN CERTIFICATE-----\nAAAA\n-----END PRIVATE KEY-----',
      /^damaged: .*does not end with/,
    ],
    [
      'DER cut off',
      () => Buffer.from(party.leaf.rawData).subarray(0, 300),
      /^truncated: The file was cut off: 300 bytes/,
    ],
  ])('is named: %s', (_name, make, problem) => {
    expect(problemsOf(make(), 'secret')).toEqual([expect.stringMatching(problem)]);
  });

  it('reads fifty blocks and says that there are more', () => {
    const reading = read(Array.from({ length: 60 }, () => party.chainPem[0]).join('\n'));
    expect(reading.certificates).toHaveLength(50);
    expect(reading.problems.map(({ code }) => code)).toEqual(['too-large']);
  });

  it('refuses a key whose numbers do not belong together', () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const bytes = Buffer.from(party.pkcs8Pem.replace(/-----.*-----|\s/g, ''), 'base64');
    const foreign = other.export({ type: 'pkcs8', format: 'der' });
    // The public point stands at the end of the encoding.
    bytes.set(foreign.subarray(-64), bytes.length - 64);
    expect(problemsOf(bytes)).toEqual([
      expect.stringMatching(/^damaged: .*do(es)? not belong together|^damaged: .*cannot be read/),
    ]);
  });

  it('never shows the password or what was encrypted', () => {
    const password = 'Tr0ub4dor&3';
    for (const [, make] of expensive)
      expect(problemsOf(make(), password).join()).not.toContain(password);
    expect(problemsOf(modern(), password).join()).not.toContain(password);
  });
});

/** Takes three bytes of four away at the end of the base64, so that it stays base64. */
function cutInside(pem: string): string {
  const lines = pem.trim().split('\n');
  return [...lines.slice(0, 5), lines.at(-1)].join('\n');
}
