import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { toBase64 } from '../bytes';
import { derOf, issue, makeCa, type Party } from '../testing/pki';
import { readX5c } from './x5c';

let root: Party;
let leaf: Party;
let good: string;

beforeAll(async () => {
  root = await makeCa(null, { name: 'Root' });
  do {
    // Until the base64 has characters in which the two alphabets differ.
    leaf = await issue(root, { name: 'Leaf', sanUris: ['https://a.example/?????>>>>'] });
    good = toBase64(derOf(leaf));
  } while (!/[+/]/.test(good));
});

const codes = (x5c: unknown) => readX5c({ x5c }).problems.map((problem) => problem.code);

describe('readX5c', () => {
  it('reads a chain in its order', () => {
    const reading = readX5c({ x5c: [good, toBase64(derOf(root))] });
    expect(reading.problems).toEqual([]);
    expect(reading.certificates.map((entry) => entry.subject)).toEqual(['CN=Leaf', 'CN=Root']);
  });

  it('understands wrong encodings and still calls them problems', () => {
    const url = good.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
    const lines = good.replace(/(.{64})/g, '$1\n');
    const pem = leaf.certificate.toString('pem');
    for (const [text, code] of [
      [url, 'base64url'],
      [lines, 'white-space'],
      [pem, 'pem'],
    ] as const) {
      const reading = readX5c({ x5c: [text] });
      expect(reading.problems.map((problem) => problem.code)).toEqual([code]);
      expect(reading.problems[0]?.text).toContain('x5c[0]');
      expect(reading.certificates[0]?.subject).toBe('CN=Leaf');
    }
  });

  it('names what is missing or no certificate', () => {
    expect(readX5c({}).problems[0]?.code).toBe('missing');
    expect(codes([])).toEqual(['missing']);
    expect(codes(good)).toEqual(['not-an-array']);
    expect(codes([good, 7])).toEqual(['unreadable']);
    expect(codes([good, 'AAAA'])).toEqual(['unreadable']);
    expect(codes(Array.from({ length: 11 }, () => good))).toEqual(['too-many']);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), fc.array(fc.oneof(fc.string(), fc.anything())), (any, list) => {
        readX5c({ x5c: any });
        readX5c({ x5c: list });
      }),
    );
  });
});
