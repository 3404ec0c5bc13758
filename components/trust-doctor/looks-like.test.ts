import { describe, expect, it } from 'vitest';
import { looksLike } from './looks-like';

const block = (label: string) => `-----BEGIN ${label}-----\nMIIB\n-----END ${label}-----\n`;
const jwt = (header: object) => `${btoa(JSON.stringify(header)).replaceAll('=', '')}.e30.AA`;

describe('a pasted text', () => {
  it.each([
    [block('CERTIFICATE'), 'PEM: 1 certificate.'],
    [block('CERTIFICATE') + block('CERTIFICATE'), 'PEM: 2 certificates.'],
    [
      block('CERTIFICATE') + block('EC PRIVATE KEY'),
      'PEM: 1 certificate, 1 private key. A private key is not needed, and not kept.',
    ],
    [block('CERTIFICATE REQUEST'), 'PEM: 1 CSR. There is no certificate in it.'],
    [block('PKCS7'), 'PEM: 1 PKCS #7 bundle.'],
    [jwt({ alg: 'ES256', x5c: ['a', 'b'] }), 'A JWT (ES256) with 2 certificates in x5c.'],
    [jwt({ alg: 'RS256' }), 'A JWT (RS256) without x5c: there is no certificate in it.'],
    ['abc.def.ghi', 'Three parts like a JWT, but the first is no JSON.'],
    ['MIIB\nAAAA', 'Base64 of DER.'],
    ['AAAA', 'Like base64, but not of a certificate: that begins with MI.'],
    ['hello, world', 'None of PEM, base64 of DER or JWT.'],
  ])('%j: %s', (text, words) => {
    expect(looksLike(text)).toEqual({ words, isAddress: false });
  });

  it('is told to be an address, and nothing while it is empty', () => {
    expect(looksLike(' https://fhir.example.org/r4 ')?.isAddress).toBe(true);
    expect(looksLike('  ')).toBeNull();
  });
});
