import fc from 'fast-check';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { fromNumericDate } from '../jose/numeric-date';
import { resolveFhirUser } from './fhir-user';
import { verifyIdToken, type IdTokenGrounds } from './id-token';
import { accessTokenHashOf } from './id-token-claims';
import type { Jwk } from './issuer';

const nowSeconds = 1_790_000_000;
const now = new Date(nowSeconds * 1000);
const issuer = 'https://as.example/fhir';
const accessToken = 'an-access-token';

interface Pair {
  privateKey: CryptoKey;
  jwk: JWK;
}

async function pairOf(alg: string, kid: string): Promise<Pair> {
  const { privateKey, publicKey } = await generateKeyPair(alg);
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

let rsa: Pair;
let ec: Pair;
let stranger: Pair;

beforeAll(async () => {
  [rsa, ec, stranger] = await Promise.all([
    pairOf('RS256', 'rsa-1'),
    pairOf('ES384', 'ec-1'),
    pairOf('RS256', 'rsa-1'),
  ]);
});

const good = {
  iss: issuer,
  sub: 'person-1',
  aud: 'client-1',
  iat: nowSeconds,
  exp: nowSeconds + 300,
  nonce: 'the-nonce',
  fhirUser: `${issuer}/Patient/p1`,
  name: ' Ada Harbor ',
};
const grounds = (more: Partial<IdTokenGrounds> = {}): IdTokenGrounds => ({
  issuer,
  clientId: 'client-1',
  nonce: 'the-nonce',
  accessToken,
  maxAge: null,
  before: null,
  now,
  fhirBaseUrl: issuer,
  grantedScope: 'openid fhirUser',
  keys: [rsa.jwk, ec.jwk] as Jwk[],
  algorithms: ['RS256', 'ES384'],
  ...more,
});
const sign = (
  claims: Record<string, unknown> = {},
  header: Record<string, unknown> = {},
  key: CryptoKey = rsa.privateKey,
) =>
  new SignJWT({ ...good, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'rsa-1', ...header })
    .sign(key);
const bad = (checks: readonly { id: string; verdict: string }[]) =>
  checks
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ id, verdict }) => `${id.replace('oidc.id-token.', '')} ${verdict}`);

describe('an id_token that is good', () => {
  it('says who signed in', async () => {
    const { identity, signature, checks } = await verifyIdToken(await sign(), grounds());
    expect(bad(checks)).toEqual([]);
    expect(signature).toBe('verified');
    expect(identity).toEqual({
      iss: issuer,
      sub: 'person-1',
      fhirUser: `${issuer}/Patient/p1`,
      name: 'Ada Harbor',
    });
  });

  it.each<[string, Record<string, unknown>, Partial<IdTokenGrounds>]>([
    [
      'with the client among several audiences, and azp',
      { aud: ['x', 'client-1'], azp: 'client-1' },
      {},
    ],
    ['that expired less than a minute ago', { exp: nowSeconds - 59 }, {}],
    ['from a clock that is a minute ahead', { iat: nowSeconds + 60 }, {}],
    ['with the hash of the access token', { at_hash: accessTokenHashOf(accessToken, 'RS256') }, {}],
    ['with a sign-in as recent as was asked', { auth_time: nowSeconds - 60 }, { maxAge: 60 }],
    [
      'of a renewal',
      { nonce: undefined },
      { nonce: null, before: { iss: issuer, sub: 'person-1' } },
    ],
    [
      'without fhirUser where it was not granted',
      { fhirUser: undefined },
      { grantedScope: 'openid' },
    ],
  ])('%s', async (_title, claims, more) => {
    const { identity, checks } = await verifyIdToken(await sign(claims), grounds(more));
    expect(bad(checks)).toEqual([]);
    expect(identity).not.toBeNull();
  });

  it('signed with a key on a curve, found without a kid', async () => {
    const token = await sign({}, { alg: 'ES384', kid: undefined }, ec.privateKey);
    const { identity, checks } = await verifyIdToken(token, grounds());
    expect(bad(checks)).toEqual([]);
    expect(identity?.sub).toBe('person-1');
  });

  it('has a relative fhirUser resolved against the FHIR base URL', async () => {
    const token = await sign({ fhirUser: 'Practitioner/d1' });
    const { identity } = await verifyIdToken(token, grounds());
    expect(identity?.fhirUser).toBe(`${issuer}/Practitioner/d1`);
  });
});

describe('an id_token with one defect', () => {
  it.each<[string, Record<string, unknown>, Partial<IdTokenGrounds>, string]>([
    ['another issuer', { iss: 'https://evil.example' }, {}, 'issuer fail'],
    ['an issuer with a slash more', { iss: `${issuer}/` }, {}, 'issuer fail'],
    ['no issuer', { iss: undefined }, {}, 'issuer fail'],
    ['no subject', { sub: undefined }, {}, 'subject fail'],
    ['a subject that is too long', { sub: 'x'.repeat(256) }, {}, 'subject fail'],
    ['a subject beyond ASCII', { sub: 'Zoë' }, {}, 'subject fail'],
    ['another audience', { aud: 'client-2' }, {}, 'audience fail'],
    ['no audience', { aud: undefined }, {}, 'audience fail'],
    ['another party', { azp: 'client-2' }, {}, 'authorized-party fail'],
    ['several audiences and no party', { aud: ['client-1', 'x'] }, {}, 'authorized-party warn'],
    ['an end in the past', { exp: nowSeconds - 60 }, {}, 'expiry fail'],
    ['no end', { exp: undefined }, {}, 'expiry fail'],
    ['an end as text', { exp: String(nowSeconds + 300) }, {}, 'expiry fail'],
    ['an end in milliseconds', { exp: (nowSeconds + 300) * 1000 }, {}, 'expiry fail'],
    ['a beginning in the future', { iat: nowSeconds + 61 }, {}, 'issued-at fail'],
    ['a beginning long ago', { iat: nowSeconds - 601 }, {}, 'issued-at warn'],
    ['no beginning', { iat: undefined }, {}, 'issued-at fail'],
    ['nbf in the future', { nbf: nowSeconds + 61 }, {}, 'not-before fail'],
    ['another nonce', { nonce: 'another' }, {}, 'nonce fail'],
    ['no nonce', { nonce: undefined }, {}, 'nonce fail'],
    [
      'the hash of another access token',
      { at_hash: accessTokenHashOf('x', 'RS256') },
      {},
      'access-token-hash fail',
    ],
    [
      'a sign-in longer ago than was asked',
      { auth_time: nowSeconds - 200 },
      { maxAge: 60 },
      'auth-time fail',
    ],
    ['no time of the sign-in, although it was asked', {}, { maxAge: 60 }, 'auth-time fail'],
    [
      'another person at a renewal',
      { sub: 'person-2' },
      { before: { iss: issuer, sub: 'person-1' } },
      'same-person fail',
    ],
    ['no fhirUser, although it was granted', { fhirUser: undefined }, {}, 'fhir-user warn'],
    ['a fhirUser that is no person', { fhirUser: `${issuer}/Device/1` }, {}, 'fhir-user warn'],
    ['a fhirUser of another scheme', { fhirUser: 'javascript:x/Patient/1' }, {}, 'fhir-user warn'],
  ])('%s', async (_title, claims, more, told) => {
    const { identity, checks } = await verifyIdToken(await sign(claims), grounds(more));
    expect(bad(checks)).toEqual([told]);
    expect(identity === null).toBe(told.endsWith('fail'));
  });

  it.each<[string, () => Promise<string>, Partial<IdTokenGrounds>, string]>([
    [
      'alg none',
      () => Promise.resolve(new UnsecuredJWT(good).encode()),
      { algorithms: ['none', 'RS256'] },
      'algorithm fail',
    ],
    [
      'a shared secret',
      () =>
        sign(
          {},
          { alg: 'HS256' },
          new TextEncoder().encode('s'.repeat(32)) as unknown as CryptoKey,
        ),
      { algorithms: ['HS256'] },
      'algorithm fail',
    ],
    [
      'an algorithm that the issuer does not list',
      () => sign({}, { alg: 'ES384', kid: 'ec-1' }, ec.privateKey),
      { algorithms: ['RS256'] },
      'algorithm fail',
    ],
    [
      'one that is not RS256, where the issuer lists none',
      () => sign({}, { alg: 'ES384', kid: 'ec-1' }, ec.privateKey),
      { algorithms: null },
      'algorithm fail',
    ],
    ['a kid that is not in the set', () => sign({}, { kid: 'other' }), {}, 'key fail'],
    ['an empty set', () => sign(), { keys: [] }, 'key fail'],
    [
      'a key for encryption',
      () => sign(),
      { keys: [{ kty: 'RSA', kid: 'rsa-1', use: 'enc' }] },
      'key fail',
    ],
    [
      'the key of somebody else under the same kid',
      () => sign({}, {}, stranger.privateKey),
      {},
      'signature fail',
    ],
    [
      'a key that cannot be read',
      () => sign(),
      { keys: [{ kty: 'RSA', kid: 'rsa-1', n: '!', e: 'AQAB' }] },
      'signature fail',
    ],
  ])('%s', async (_title, make, more, told) => {
    const { identity, signature, checks } = await verifyIdToken(await make(), grounds(more));
    expect(bad(checks)).toEqual([told]);
    expect(signature).toBe('failed');
    expect(identity).toBeNull();
  });

  it.each([
    ['', 'empty value'],
    ['a.b', 'three parts'],
    ['a.b.c.d.e', 'encrypted'],
  ])('%j is no id_token', async (text, said) => {
    const { identity, checks } = await verifyIdToken(text, grounds());
    expect(bad(checks)).toEqual(['jwt fail']);
    expect(checks[0]?.seen).toContain(said);
    expect(identity).toBeNull();
  });
});

describe('whatever comes', () => {
  it('a token that was changed anywhere is nobody', async () => {
    const token = await sign();
    const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    // The last character of the signature has bits that mean nothing; a change of those alone is no change.
    const place = fc.nat({ max: token.length - 2 });
    await fc.assert(
      fc.asyncProperty(place, fc.constantFrom(...digits, '.'), async (at, digit) => {
        fc.pre(token[at] !== digit);
        const changed = token.slice(0, at) + digit + token.slice(at + 1);
        expect((await verifyIdToken(changed, grounds())).identity).toBeNull();
      }),
      { numRuns: 150 },
    );
  });

  it('claims of any kind are judged without an exception', async () => {
    const names = [
      'iss',
      'sub',
      'aud',
      'azp',
      'exp',
      'iat',
      'nbf',
      'nonce',
      'at_hash',
      'auth_time',
      'fhirUser',
      'name',
    ];
    const any = fc.record(Object.fromEntries(names.map((name) => [name, fc.jsonValue()])));
    await fc.assert(
      fc.asyncProperty(any, async (claims) => {
        const given = grounds({ maxAge: 5, before: { iss: issuer, sub: 'person-1' } });
        const token = await new SignJWT({ ...good })
          .setProtectedHeader({ alg: 'ES384', kid: 'ec-1' })
          .sign(ec.privateKey);
        const [header = '', , signature = ''] = token.split('.');
        const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
        const { identity, checks } = await verifyIdToken(
          `${header}.${payload}.${signature}`,
          given,
        );
        expect(identity).toBeNull();
        expect(checks.length).toBeGreaterThan(5);
      }),
      { numRuns: 60 },
    );
  });

  it('times count to the second, with a minute to spare', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -200, max: 200 }), async (seconds) => {
        const exp = nowSeconds + seconds;
        const { identity } = await verifyIdToken(
          await sign({ exp }, { alg: 'ES384', kid: 'ec-1' }, ec.privateKey),
          grounds(),
        );
        expect(fromNumericDate(exp)).not.toBeNull();
        expect(identity !== null).toBe(seconds > -60);
      }),
      { numRuns: 40 },
    );
  });
});

describe('fhirUser', () => {
  it.each([
    ['Patient/1', 'https://h.example/r4', 'https://h.example/r4/Patient/1'],
    ['Patient/1', 'https://h.example/r4/', 'https://h.example/r4/Patient/1'],
    ['https://other.example/Person/2', 'https://h.example/r4', 'https://other.example/Person/2'],
    ['Patient/', 'https://h.example/r4', null],
    ['ftp://h.example/Patient/1', 'https://h.example/r4', null],
    [7, 'https://h.example/r4', null],
  ])('%j at %s', (value, base, wanted) => {
    expect(resolveFhirUser(value, base)).toBe(wanted);
  });

  it('the hash of an access token is that of the specification', () => {
    // OpenID Connect Core 1.0, appendix A.3.
    expect(accessTokenHashOf('jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y', 'RS256')).toBe(
      '77QmUPtjPfzWtF2AnpK9RQ',
    );
  });
});
