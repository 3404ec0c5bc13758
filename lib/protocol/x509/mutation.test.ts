import 'reflect-metadata';
import { ExtendedKeyUsageExtension, Extension, type X509Certificate } from '@peculiar/x509';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  inhibitAnyPolicy,
  nameConstraints,
  policies,
  policyConstraints,
  policyMappings,
} from '../testing/constraints';
import { transportOf } from '../testing/http';
import { mutate, numbersFrom } from '../testing/mutate';
import { derOf, issue, makeCa, makeCrl, makeOcspAnswer, testNow, type Party } from '../testing/pki';
import { describeCertificate } from './describe';
import { askOcsp } from './ocsp';
import { parseCertificates } from './parse';
import { validatePath } from './validate-path';

const cases = Number(process.env.ONRAMP_MUTATIONS ?? 4000);
const seed = 20_260_301;
const slowMs = 2000;
const timeoutMs = 30_000 + cases * 50;

const policy = '1.3.6.1.4.1.55555.1';
const url = { root: 'http://pki.example/root.crl', authority: 'http://pki.example/authority.crl' };

let root: Party;
let authority: Party;
let leaf: Party;
let lists: Record<string, Uint8Array>;

beforeAll(async () => {
  root = await makeCa(null, { name: 'Root' });
  authority = await makeCa(root, {
    name: 'Authority',
    pathLength: 1,
    crlUrls: [url.root],
    more: [
      policies(policy),
      policyMappings([policy, policy]),
      policyConstraints({ explicit: 0, mapping: 1 }),
      inhibitAnyPolicy(1),
      nameConstraints(
        [
          ['uri', '.a.example'],
          ['email', 'a.example'],
          ['ip', [192, 0, 2, 0, 255, 255, 255, 0]],
        ],
        [
          ['dn', 'O=Sea'],
          ['dns', 'b.example'],
        ],
      ),
    ],
  });
  leaf = await issue(authority, {
    subject: 'O=Lake, CN=Leaf, E=info@a.example',
    sans: [
      { type: 'url', value: 'https://x.a.example/fhir' },
      { type: 'dns', value: 'a.example' },
      { type: 'email', value: 'info@a.example' },
      { type: 'ip', value: '192.0.2.7' },
      { type: 'dn', value: 'O=Lake' },
    ],
    crlUrls: [url.authority],
    caIssuers: ['http://pki.example/authority.cer'],
    more: [policies(policy), new ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.2'])],
  });
  const revoked = [{ serialNumber: '0badc0de', reason: 4 }];
  lists = {
    [url.root]: await makeCrl(root, { revoked }),
    [url.authority]: await makeCrl(authority, { revoked }),
  };
});

function validate(
  given: Partial<{ leaf: X509Certificate; authority: X509Certificate; list: Uint8Array }>,
) {
  return validatePath({
    leaf: given.leaf ?? leaf.certificate,
    others: [given.authority ?? authority.certificate],
    anchors: [root.certificate],
    at: testNow,
    revocation: 'hard',
    transport: transportOf({ ...lists, ...(given.list ? { [url.authority]: given.list } : {}) }),
  });
}

/** What breaks is told with the seed, the number of the case and the bytes. */
async function judgeWithoutCrash(
  mutated: Uint8Array<ArrayBuffer>,
  from: number,
  index: number,
  act: (mutated: Uint8Array<ArrayBuffer>) => Promise<void>,
): Promise<void> {
  const start = performance.now();
  try {
    await act(mutated);
    expect(performance.now() - start, 'milliseconds').toBeLessThan(slowMs);
  } catch (error) {
    const hex = Buffer.from(mutated).toString('hex');
    throw new Error(`seed ${from}, case ${index}: ${hex}`, { cause: error });
  }
}

/** A fifth of all cases. */
async function forEachMutation(
  original: Uint8Array,
  salt: number,
  act: (mutated: Uint8Array<ArrayBuffer>) => Promise<void>,
): Promise<void> {
  const next = numbersFrom(seed + salt);
  for (let index = 0; index < cases / 5; index += 1) {
    await judgeWithoutCrash(mutate(original, next), seed + salt, index, act);
  }
}

/** What the parser refuses it refuses with an Error of its own words. */
function parsedOrNull(bytes: Uint8Array): X509Certificate | null {
  try {
    return parseCertificates(bytes)[0] ?? null;
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message).toMatch(
      /^(not DER|not base64|expected|the CERTIFICATE|empty)/,
    );
    return null;
  }
}

/** Where the content of the DER value at a place begins, and where it ends. */
function extentOf(der: Buffer, at: number): { from: number; to: number } {
  const first = der[at + 1] ?? 0;
  if (first < 0x80) return { from: at + 2, to: at + 2 + first };
  const count = first - 0x80;
  const from = at + 2 + count;
  return { from, to: from + der.readUIntBE(at + 2, count) };
}

/** The signed part of a certificate or list: the first value inside the outer one. */
function signedPart(der: Uint8Array): Buffer {
  const bytes = Buffer.from(der);
  const start = extentOf(bytes, 0).from;
  return bytes.subarray(start, extentOf(bytes, start).to);
}

/** The signed part of an OCSP response: the first value inside the OCTET STRING that wraps the answer. */
function signedOcspPart(der: Uint8Array): Buffer {
  const bytes = Buffer.from(der);
  const basicOcsp = Buffer.from('06092b0601050507300101', 'hex');
  const wrapped = extentOf(bytes, bytes.indexOf(basicOcsp) + basicOcsp.length);
  return signedPart(bytes.subarray(wrapped.from, wrapped.to));
}

const isUnchanged = (mutated: Uint8Array, original: Uint8Array) =>
  Buffer.from(mutated).includes(signedPart(original));

describe('mutated certificates and revocation lists', () => {
  it('are accepted as long as nothing is broken', async () => {
    expect((await validate({})).ok).toBe(true);
    const originals = [derOf(leaf), derOf(authority), lists[url.authority] as Uint8Array];
    // The signature behind it is a BIT STRING after an algorithm: 80 to 90 bytes for P-256.
    for (const der of originals) expect(der.length - signedPart(der).length).toBeLessThan(100);
  });

  it.each([
    ['leaf', 1],
    ['authority', 2],
  ] as const)(
    'a mutated %s is described and judged without a crash, and never accepted when its signed part changed',
    async (place, salt) => {
      const original = derOf(place === 'leaf' ? leaf : authority);
      await forEachMutation(original, salt, async (mutated) => {
        const certificate = parsedOrNull(mutated);
        if (!certificate) return;
        expect(describeCertificate(certificate).fingerprintSha256).toMatch(/^[0-9a-f]{64}$/);
        const result = await validate({ [place]: certificate });
        if (result.ok) expect(isUnchanged(mutated, original)).toBe(true);
      });
    },
    timeoutMs,
  );

  it(
    'an authority that signs broken extensions is judged without a crash',
    async () => {
      const next = numbersFrom(seed + 4);
      const identifiers = ['2.5.29.14', '2.5.29.35'];
      for (let index = 0; index < cases / 5; index += 1) {
        const more = authority.certificate.extensions
          .filter(({ type }) => !identifiers.includes(type))
          .map(({ type, critical, value }) => {
            const bytes = new Uint8Array(value);
            return new Extension(type, critical, next(3) === 0 ? mutate(bytes, next) : bytes);
          });
        const odd = await issue(root, {
          name: 'Authority',
          keys: authority.keys,
          basicConstraints: null,
          usages: null,
          more,
        });
        await judgeWithoutCrash(new Uint8Array(derOf(odd)), seed + 4, index, async (der) => {
          const certificate = parsedOrNull(der);
          if (!certificate) return;
          describeCertificate(certificate);
          await validate({ authority: certificate });
        });
      }
    },
    timeoutMs,
  );

  it(
    'a mutated list is judged without a crash, and never believed when its signed part changed',
    async () => {
      const original = lists[url.authority] as Uint8Array;
      await forEachMutation(original, 3, async (list) => {
        const result = await validate({ list });
        if (result.ok) expect(isUnchanged(list, original)).toBe(true);
      });
    },
    timeoutMs,
  );

  it(
    'a mutated OCSP response is judged without a crash, and never believed when its signed part changed',
    async () => {
      const signer = await issue(authority, {
        name: 'Responder',
        subject: 'O=Lake, CN=Responder',
        more: [new ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.9'])],
      });
      const { certificate } = leaf;
      const original = await makeOcspAnswer(authority, certificate, {
        signer,
        along: [signer.certificate],
      });
      const responder = 'http://ocsp.example/';
      const ask = (response: Uint8Array) =>
        askOcsp({
          certificate,
          issuer: authority.certificate,
          url: responder,
          at: testNow,
          transport: transportOf({ [responder]: response }),
        });
      expect((await ask(original)).status).toBe('good');
      const signed = signedOcspPart(original);
      await forEachMutation(original, 5, async (response) => {
        const { status } = await ask(response);
        if (status !== 'unusable') expect(Buffer.from(response).includes(signed)).toBe(true);
      });
    },
    timeoutMs,
  );
});
