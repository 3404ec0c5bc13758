import { describe, expect, it } from 'vitest';
import { certificatePemOf } from './certificate-pem-of';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const pem = '-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----';

describe('a file with certificates', () => {
  it('is taken as it is when it is PEM, and wrapped when it is DER', () => {
    expect(certificatePemOf(bytesOf(`Subject: A\n${pem}\n${pem}\n`))).toBe(
      `Subject: A\n${pem}\n${pem}`,
    );
    expect(certificatePemOf(new Uint8Array([0x30, 0x00]))).toBe(pem);
  });

  it('is PEM also when its comment begins like DER', () => {
    const commented = `0 s:CN=A\n${pem}`;
    expect(certificatePemOf(bytesOf(commented))).toBe(commented);
  });

  it.each([
    ['a private key', bytesOf(`${pem}\n-----BEGIN EC PRIVATE KEY-----\nAAAA`), /private key/],
    ['anything else', bytesOf('hello'), /neither PEM .* nor DER/],
    ['too much', new Uint8Array(200_001), /200001 bytes/],
    ['nothing', new Uint8Array(), /neither/],
  ])('is refused with %s in it', (_, bytes, message) => {
    expect(() => certificatePemOf(bytes)).toThrow(message);
  });
});
