import fc from 'fast-check';
import { calculateJwkThumbprint, compactVerify, importJWK, type JWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { decodeJwt } from '../jose/decode-jwt';
import { makeDpopKey, openDpopKey } from '../jose/dpop-key';
import { answer, noAnswer } from '../testing/http';
import { testNow } from '../testing/pki';
import type { HttpRequest } from '../transport';
import {
  bearerTokenOf,
  buildDpopClaims,
  dpopAlgorithmFor,
  dpopAlgorithms,
  dpopNonceOf,
  dpopTargetOf,
  dpopTokenHash,
  wantsDpop,
  wantsDpopNonce,
  withDpopProof,
} from './dpop';

const request: HttpRequest = {
  purpose: 'fhir',
  method: 'GET',
  url: 'https://holder.example/fhir/Patient?_count=1',
  headers: { accept: 'application/fhir+json', authorization: 'Bearer abc' },
  redirect: 'manual',
};

describe('a proof', () => {
  it('has the claims of the specification', () => {
    // RFC 9449 §7.1 has this token and this hash.
    const accessToken = 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU';
    const claims = buildDpopClaims({ request, now: testNow, jti: 'j1', accessToken, nonce: 'n' });
    expect(claims).toEqual({
      jti: 'j1',
      htm: 'GET',
      htu: 'https://holder.example/fhir/Patient',
      iat: Math.floor(testNow.getTime() / 1000),
      ath: 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo',
      nonce: 'n',
    });
    const atToken = buildDpopClaims({ request, now: testNow, jti: 'j2' });
    expect(Object.keys(atToken)).toEqual(['jti', 'htm', 'htu', 'iat']);
  });

  it('names no query and no fragment, whatever the address is', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const target = dpopTargetOf(url);
        expect(target).not.toMatch(/[?#]/);
        expect(url.startsWith(target) || new URL(url).href.startsWith(target)).toBe(true);
      }),
    );
  });

  it.each(dpopAlgorithms)(
    'is signed with %s, and carries the public half of the key',
    async (alg) => {
      const key = await makeDpopKey(alg);
      const claims = buildDpopClaims({ request, now: testNow, jti: 'j' });
      const proof = await key.sign(claims);
      const { header } = decodeJwt(proof);
      expect(header).toMatchObject({ typ: 'dpop+jwt', alg });
      const jwk = header.jwk as JWK;
      expect(Object.keys(jwk).filter((name) => ['d', 'p', 'q', 'k'].includes(name))).toEqual([]);
      const { payload } = await compactVerify(proof, await importJWK(jwk, alg), {
        algorithms: [alg],
      });
      expect(JSON.parse(new TextDecoder().decode(payload))).toEqual(claims);
      // What is kept opens the same key again.
      const again = openDpopKey(key.secret).header.jwk as JWK;
      expect(await calculateJwkThumbprint(again)).toBe(await calculateJwkThumbprint(jwk));
    },
  );

  it('turns Bearer into DPoP, and leaves everything else', () => {
    expect(bearerTokenOf(request)).toBe('abc');
    expect(withDpopProof(request, 'p.r.f')).toEqual({
      ...request,
      headers: { accept: 'application/fhir+json', authorization: 'DPoP abc', dpop: 'p.r.f' },
    });
    const basic = { ...request, headers: { authorization: 'Basic eDp5' } };
    expect(bearerTokenOf(basic)).toBeNull();
    expect(withDpopProof(basic, 'p').headers).toEqual({ authorization: 'Basic eDp5', dpop: 'p' });
  });

  it('is signed as the holder can verify it', () => {
    expect(dpopAlgorithmFor(null)).toBe('ES256');
    expect(dpopAlgorithmFor(['RS256', 'ES384'])).toBe('ES384');
    expect(dpopAlgorithmFor(['HS256'])).toBeNull();
    expect(dpopTokenHash('x')).toHaveLength(43);
  });
});

describe('what a server says of proofs', () => {
  const nonce = { 'dpop-nonce': 'abc' };
  const challenge = (error: string) => ({
    'www-authenticate': `DPoP realm="x", algs="ES256"${error && `, error="${error}"`}`,
  });
  it.each([
    [
      'a token endpoint with its nonce',
      answer({ status: 400, headers: nonce, body: { error: 'use_dpop_nonce' } }),
      true,
      true,
    ],
    [
      'a resource with its nonce',
      answer({ status: 401, headers: { ...nonce, ...challenge('use_dpop_nonce') } }),
      true,
      true,
    ],
    [
      'the same without the nonce itself',
      answer({ status: 401, headers: challenge('use_dpop_nonce') }),
      false,
      true,
    ],
    [
      'a token endpoint that wants a proof',
      answer({ status: 400, body: { error: 'invalid_dpop_proof' } }),
      false,
      true,
    ],
    ['a resource that wants DPoP', answer({ status: 401, headers: challenge('') }), false, true],
    [
      'DPoP behind Bearer',
      answer({
        status: 401,
        headers: { 'www-authenticate': 'Bearer realm="x", DPoP algs="ES256"' },
      }),
      false,
      true,
    ],
    [
      'a bearer challenge',
      answer({ status: 401, headers: { 'www-authenticate': 'Bearer realm="DPoP"' } }),
      false,
      false,
    ],
    ['another error', answer({ status: 400, body: { error: 'invalid_grant' } }), false, false],
    ['a success that names a nonce', answer({ headers: nonce, body: {} }), false, false],
    ['silence', noAnswer(), false, false],
  ])('%s', (_title, result, isNonce, isDpop) => {
    expect(wantsDpopNonce(result)).toBe(isNonce);
    expect(wantsDpop(result)).toBe(isDpop);
  });

  it('a nonce is taken when it can stand in a claim, and nothing else', () => {
    expect(dpopNonceOf(answer({ headers: nonce }))).toBe('abc');
    expect(dpopNonceOf(answer({ headers: { 'dpop-nonce': 'a "b"' } }))).toBeNull();
    expect(dpopNonceOf(answer({ headers: { 'dpop-nonce': 'x'.repeat(600) } }))).toBeNull();
    expect(dpopNonceOf(answer({}))).toBeNull();
  });
});
