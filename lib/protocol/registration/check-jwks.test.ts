import { describe, expect, it } from 'vitest';
import type { HttpResult } from '../transport';
import { checkJwks, type JwksFacts } from './check-jwks';
import { jwksChecks } from './jwks-checks';

const url = 'https://portal.example/clients/app_1/jwks.json';
const jwk = { kty: 'EC', crv: 'P-384', x: 'x', y: 'y', use: 'sig', alg: 'ES384', kid: 'one' };

function answer(
  body: string | object,
  options: { status?: number; headers?: Record<string, string> } = {},
): HttpResult {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const headers = {
    'content-type': 'application/json',
    'cache-control': 'public, max-age=3600',
    ...options.headers,
  };
  return {
    exchangeId: 'exc_1',
    failure: null,
    response: {
      status: options.status ?? 200,
      statusText: '',
      headers,
      url,
      body: new TextEncoder().encode(text),
      receivedAt: new Date(0),
    },
  };
}

function verdicts(facts: Partial<JwksFacts>): Record<string, string> {
  const checks = checkJwks({
    url,
    reach: 'public',
    signing: { kid: 'one', algorithm: 'ES384' },
    maxAgeSeconds: 3600,
    result: answer({ keys: [jwk] }),
    ...facts,
  });
  return Object.fromEntries(
    checks.map(({ id, verdict }) => [id.replace('app.jwks.', ''), verdict]),
  );
}

describe('the JWK Set of an app, fetched from outside', () => {
  it('passes in full when it is as the portal serves it', () => {
    const all = verdicts({});
    expect(Object.keys(all).sort()).toEqual(
      Object.keys(jwksChecks)
        .map((id) => id.replace('app.jwks.', ''))
        .sort(),
    );
    expect(new Set(Object.values(all))).toEqual(new Set(['pass']));
  });

  it.each<[string, Partial<JwksFacts>, Record<string, string>]>([
    ['an address without TLS', { reach: 'no-tls' }, { reachable: 'warn' }],
    ['an address of this machine', { reach: 'private' }, { reachable: 'warn' }],
    ['a redirect', { result: answer('', { status: 302 }) }, { status: 'fail', parses: 'skip' }],
    [
      'a page for people',
      { result: answer('<!doctype html>', { headers: { 'content-type': 'text/html' } }) },
      { status: 'pass', 'media-type': 'fail', parses: 'fail', 'signing-key': 'skip' },
    ],
    [
      'the media type of JWK Sets',
      {
        result: answer(
          { keys: [jwk] },
          { headers: { 'content-type': 'application/jwk-set+json; charset=utf-8' } },
        ),
      },
      { 'media-type': 'pass' },
    ],
    ['JSON of another form', { result: answer({ keys: 'none' }) }, { parses: 'fail' }],
    ['a body cut short', { result: answer('{"keys":[') }, { parses: 'fail' }],
    ['an empty set', { result: answer({ keys: [] }) }, { 'signing-key': 'fail', parses: 'pass' }],
    [
      'an old copy',
      { result: answer({ keys: [{ ...jwk, kid: 'old' }] }) },
      { 'signing-key': 'fail', algorithm: 'pass' },
    ],
    ['no key that signs', { signing: null }, { 'signing-key': 'fail', algorithm: 'skip' }],
    ['RS256', { signing: { kid: 'one', algorithm: 'RS256' } }, { algorithm: 'warn' }],
    [
      'a longer life',
      { result: answer({ keys: [jwk] }, { headers: { 'cache-control': 'max-age=86400' } }) },
      { cache: 'warn' },
    ],
    [
      'no word about copies',
      { result: answer({ keys: [jwk] }, { headers: { 'cache-control': 'public' } }) },
      { cache: 'warn' },
    ],
    [
      'no copies at all',
      { result: answer({ keys: [jwk] }, { headers: { 'cache-control': 'no-store' } }) },
      { cache: 'pass' },
    ],
  ])('says what is wrong with %s', (_, facts, expected) => {
    expect(verdicts(facts)).toMatchObject(expected);
  });

  it('names private members, and never repeats them', () => {
    for (const member of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']) {
      const checks = checkJwks({
        url,
        reach: 'public',
        signing: { kid: 'one', algorithm: 'ES384' },
        maxAgeSeconds: 3600,
        result: answer({ keys: [{ ...jwk, [member]: 'SECRET-VALUE' }] }),
      });
      const leaked = checks.find(({ id }) => id === 'app.jwks.public-only');
      expect(leaked).toMatchObject({ verdict: 'fail', seen: `Found ${member}` });
      expect(JSON.stringify(checks)).not.toContain('SECRET-VALUE');
    }
  });

  it('says which layer failed when there is no answer', () => {
    const failure = { layer: 'dns', code: 'dns.not-found', message: 'No such name.' } as const;
    const result: HttpResult = { exchangeId: 'exc_1', response: null, failure };
    const found = verdicts({ result });
    expect(found).toMatchObject({ fetched: 'fail', status: 'skip', 'public-only': 'skip' });
    expect(Object.keys(found)).toHaveLength(Object.keys(jwksChecks).length);
  });
});
