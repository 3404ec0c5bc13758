import { describe, expect, it } from 'vitest';
import { encodeSigningInput } from '@/lib/protocol/jose/signing-input';
import { checkSigningInput } from './check-signing-input';

const header = { alg: 'ES256', x5c: ['MIIB'] };
const claims = {
  iss: 'https://app.example.org',
  aud: 'https://holder.example/token',
  iat: 1000,
  exp: 1300,
};

function input(changes: { header?: object; claims?: object } = {}): string {
  const payload = new TextEncoder().encode(JSON.stringify({ ...claims, ...changes.claims }));
  return encodeSigningInput({ ...header, ...changes.header }, payload);
}

describe('what a key in a browser signs', () => {
  it('is a short-lived statement for one audience', () => {
    expect(checkSigningInput({ input: input(), algorithm: 'ES256' })).toEqual({
      issuer: claims.iss,
      audience: claims.aud,
    });
  });

  it('may name the key in a JWK Set instead of bringing its certificate', () => {
    const named = input({ header: { x5c: undefined, kid: 'thumbprint' } });
    expect(checkSigningInput({ input: named, algorithm: 'ES256' }).issuer).toBe(claims.iss);
  });

  it.each([
    ['another algorithm', { header: { alg: 'RS256' } }, /alg RS256, expected ES256/],
    ['no certificate', { header: { x5c: [] } }, /no x5c and no kid/],
    ['an empty name', { header: { x5c: [], kid: '' } }, /no x5c and no kid/],
    ['no audience', { claims: { aud: undefined } }, /iss and aud/],
    ['several audiences', { claims: { aud: ['a', 'b'] } }, /each a string/],
    ['a life of 301 seconds', { claims: { exp: 1301 } }, /at most 300 seconds/],
    ['no end', { claims: { exp: undefined } }, /at most 300 seconds/],
  ])('is nothing with %s', (_, changes, message) => {
    expect(() => checkSigningInput({ input: input(changes), algorithm: 'ES256' })).toThrow(message);
  });

  it('is nothing that is no JWT', () => {
    expect(() => checkSigningInput({ input: 'MIIB', algorithm: 'ES256' })).toThrow(/parts/);
  });
});
