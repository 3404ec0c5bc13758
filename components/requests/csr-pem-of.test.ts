import { describe, expect, it } from 'vitest';
import { csrPemOf } from './csr-pem-of';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const pem = '-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----\n';

describe('a file with a CSR', () => {
  it('is taken as it is when it is PEM, and wrapped when it is DER', () => {
    expect(csrPemOf(bytesOf(pem))).toBe(pem);
    expect(csrPemOf(new Uint8Array([0x30, 0x00]))).toBe(pem);
  });

  it('has lines of 64 characters at most', () => {
    const lines = csrPemOf(new Uint8Array([0x30, ...new Array<number>(120).fill(0)])).split('\n');
    expect(Math.max(...lines.slice(1, -2).map((line) => line.length))).toBe(64);
  });

  it.each([
    ['a private key', bytesOf('-----BEGIN PRIVATE KEY-----\nAAAA'), /private key/],
    ['anything else', bytesOf('hello'), /neither PEM .* nor DER/],
    ['too much', new Uint8Array(15_001), /15001 bytes/],
    ['nothing', new Uint8Array(), /neither/],
  ])('is refused with %s in it', (_, bytes, message) => {
    expect(() => csrPemOf(bytes)).toThrow(message);
  });
});
