import 'reflect-metadata';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { fromBase64 } from '../bytes';
import { makeKeys } from '../testing/pki';
import { checkCsr } from './check-csr';
import { buildCsr, parseCsr } from './csr';
import { encryptPkcs8 } from './encrypt-pkcs8';
import { keyKinds } from './key-kinds';
import { assembleChain } from './match-credentials';
import { writePkcs12 } from './pkcs12/write';
import { readCredentials } from './read-credentials';
import { makeParty } from './testing/party';

/** Thousands more can be asked for: ONRAMP_MUTATIONS=200000. */
const runs = Number(process.env.ONRAMP_MUTATIONS ?? 6_000);
const password = 'secret';
const maxMs = 2_000;

const text = (value: string) => new TextEncoder().encode(value);
const derOf = (pem: string) => fromBase64(pem.replace(/-----.*-----|\s/g, ''));

let files: Uint8Array[];
let requests: Uint8Array[];

beforeAll(async () => {
  const parties = [await makeParty('ES256'), await makeParty('RS256')];
  files = parties.flatMap(({ pkcs8Pem, chainPem }) => {
    const wishes = { pkcs8Pem, chainPem, password, friendlyName: 'App' };
    const encrypted = encryptPkcs8(pkcs8Pem, password);
    return [
      // What is encrypted slowly is tried less often; the legacy form has the same structure.
      writePkcs12({ ...wishes, encryption: 'legacy' }),
      writePkcs12({ ...wishes, chainPem: chainPem.slice(0, 1), encryption: 'modern' }),
      plainPkcs12(derOf(pkcs8Pem)),
      text([pkcs8Pem, ...chainPem].join('\n')),
      text(encrypted),
      derOf(encrypted),
      derOf(pkcs8Pem),
    ];
  });
  requests = await Promise.all(
    (['ES256', 'RS256'] as const).map(async (alg) => {
      const { publicKey, privateKey: sign } = await makeKeys(alg);
      const subject = { commonName: 'App', organization: 'Org' };
      return derOf(await buildCsr({ publicKey, sign, subject, sanUris: ['https://a.example'] }));
    }),
  );
});

/** PKCS #12 without MAC and encryption, so that changes reach what is inside. */
function plainPkcs12(key: Uint8Array): Uint8Array {
  const tlv = (tag: number, ...parts: Uint8Array[]): Uint8Array => {
    const body = Buffer.concat(parts);
    return Buffer.concat([Buffer.from([tag, 0x82, body.length >> 8, body.length & 0xff]), body]);
  };
  const oid = (hex: string) => Buffer.from(hex, 'hex');
  const data = (content: Uint8Array) =>
    tlv(0x30, oid('06092a864886f70d010701'), tlv(0xa0, tlv(0x04, content)));
  const bag = tlv(0x30, oid('060b2a864886f70d010c0a0101'), tlv(0xa0, key));
  return tlv(0x30, Buffer.from([2, 1, 3]), data(tlv(0x30, data(tlv(0x30, bag)))));
}

const change = fc.oneof(
  fc.record({ at: fc.nat(), set: fc.constantFrom(0, 1, 0x30, 0x7f, 0x80, 0x84, 0xa0, 0xff) }),
  fc.record({ at: fc.nat(), set: fc.nat(255) }),
  fc.record({ at: fc.nat(), cut: fc.nat(40) }),
  fc.record({ at: fc.nat(), insert: fc.uint8Array({ maxLength: 12 }) }),
  fc.record({ at: fc.nat(), end: fc.constant(true) }),
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function mutate(original: Uint8Array, changes: readonly Change[]): Uint8Array {
  let bytes = Buffer.from(original);
  for (const one of changes) {
    // Half of the changes hit the first bytes, where the structure is.
    const at = one.at % (one.at % 2 ? bytes.length || 1 : Math.min(bytes.length, 200) || 1);
    if ('set' in one) bytes[at] = one.set;
    else if ('cut' in one) {
      bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + one.cut)]);
    } else if ('insert' in one) {
      bytes = Buffer.concat([bytes.subarray(0, at), one.insert, bytes.subarray(at)]);
    } else bytes = bytes.subarray(0, at);
  }
  return new Uint8Array(bytes);
}

const changes = fc.array(change, { minLength: 1, maxLength: 4 });

it(
  'gives a reading or problems for every mutated file, soon',
  { timeout: 60_000 + runs * 60 },
  async () => {
    let problems = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(), changes, async (which, list) => {
        const bytes = mutate(files[which % files.length] as Uint8Array, list);
        const start = performance.now();
        const reading = readCredentials([{ name: 'file', bytes }], password);
        const key = reading.keys.map(({ thumbprint }) => thumbprint);
        await assembleChain(reading.certificates, { key });
        expect(performance.now() - start).toBeLessThan(maxMs);
        for (const { text: words } of reading.problems) expect(words).not.toContain(password);
        const { certificates, keys, notes } = reading;
        const found = certificates.length + keys.length + reading.requests.length + notes.length;
        expect(found + reading.problems.length).toBeGreaterThan(0);
        problems += reading.problems.length;
      }),
      { numRuns: Math.ceil(runs * (2 / 3)) },
    );
    // Mutations that break nothing would prove nothing.
    expect(problems).toBeGreaterThan(runs / 4);
  },
);

it('reads or refuses every mutated request, soon', { timeout: 60_000 + runs * 20 }, async () => {
  const rules = {
    sanUris: [],
    organization: null,
    allowedKinds: keyKinds,
    existingThumbprints: [],
  };
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(), changes, async (which, list) => {
      const bytes = mutate(requests[which % requests.length] as Uint8Array, list);
      const start = performance.now();
      try {
        expect(checkCsr(await parseCsr(bytes), rules)).toHaveLength(7);
      } catch (error) {
        expect((error as Error).message).toMatch(/^Found /);
        refused += 1;
      }
      expect(performance.now() - start).toBeLessThan(maxMs);
    }),
    { numRuns: Math.ceil(runs / 3) },
  );
  expect(refused).toBeGreaterThan(runs / 12);
});
