import { describe, expect, it } from 'vitest';
import {
  algorithmsFor,
  defaultAlgorithm,
  describeJwk,
  keyKindOf,
  keyKinds,
  keyKindWords,
  webCryptoParameters,
} from './key-kinds';
import { jwkOfSpki, jwkThumbprint } from './public-key';

describe('kinds of keys', () => {
  it('makes, recognizes and names each of them', async () => {
    for (const kind of keyKinds) {
      const pair = await crypto.subtle.generateKey(webCryptoParameters(kind), true, [
        'sign',
        'verify',
      ]);
      const { alg, ...jwk } = await crypto.subtle.exportKey('jwk', pair.publicKey);
      expect(alg ?? defaultAlgorithm(kind)).toBe(defaultAlgorithm(kind));
      expect(keyKindOf(jwk)).toBe(kind);
      expect(describeJwk(jwk)).toBe(keyKindWords(kind));
      const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
      const { kty, crv, x, y, n, e } = jwk;
      expect(jwkOfSpki(spki)).toEqual(kty === 'RSA' ? { kty, n, e } : { kty, crv, x, y });
      for (const algorithm of algorithmsFor(kind)) {
        const parameters = webCryptoParameters(kind, algorithm);
        const key = await crypto.subtle.importKey('jwk', jwk, parameters, true, ['verify']);
        if (kty === 'RSA') expect((await crypto.subtle.exportKey('jwk', key)).alg).toBe(algorithm);
      }
    }
  });

  it('knows algorithms', () => {
    expect(keyKinds.map(defaultAlgorithm)).toEqual(['RS256', 'RS256', 'RS256', 'ES256', 'ES384']);
    expect(() => webCryptoParameters('p-256', 'ES384')).toThrow('EC P-256 signs with ES256');
  });

  it.each([
    [{ kty: 'RSA', n: 'gA' }, 'RSA 8'],
    [{ kty: 'RSA', n: 'AIA' }, 'RSA 8'],
    [{ kty: 'RSA', n: 'AQ' }, 'RSA 1'],
    [{ kty: 'RSA', n: '' }, 'RSA without a readable modulus'],
    [{ kty: 'RSA', n: '%' }, 'RSA without a readable modulus'],
    [{ kty: 'EC', crv: 'P-521' }, 'EC P-521'],
    [{ kty: 'OKP', crv: 'Ed25519' }, 'OKP Ed25519'],
    [{}, 'a key without a type'],
  ])('names what is not supported: %o', (jwk, words) => {
    expect(keyKindOf(jwk)).toBeNull();
    expect(describeJwk(jwk)).toBe(words);
  });

  it('computes the thumbprint of RFC 7638 §3.1', () => {
    const n =
      '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw';
    const jwk = { kty: 'RSA', n, e: 'AQAB', alg: 'RS256', kid: '2011-04-29' };
    expect(jwkThumbprint(jwk)).toBe('NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs');
  });
});
