import { describe, expect, it } from 'vitest';
import { buildIssuerRequest, userinfoEndpointOf } from '../oidc/issuer';
import type { HttpResult } from '../transport';
import { buildIntrospectionRequest, processIntrospectionResponse } from './introspection';
import { buildRevocationRequest, processRevocationResponse } from './revocation';
import { processUserinfoResponse } from './userinfo';

function answer(status: number, body: unknown, headers: Record<string, string> = {}): HttpResult {
  return {
    exchangeId: 'exc_1',
    failure: null,
    response: {
      status,
      statusText: '',
      headers: { 'content-type': 'application/json', ...headers },
      url: 'https://as.example',
      body: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
      receivedAt: new Date(),
    },
  };
}
const silence: HttpResult = {
  exchangeId: 'exc_1',
  response: null,
  failure: { layer: 'timeout', code: 'timeout.total', message: 'no answer' },
};
const bad = (checks: readonly { id: string; verdict: string }[]) =>
  checks.filter(({ verdict }) => verdict !== 'pass').map(({ id, verdict }) => `${id} ${verdict}`);
const client = { method: 'client_secret_basic', clientId: 'a:b', clientSecret: 'c d' } as const;

describe('introspection', () => {
  it('authenticates the client and sends the token in the form', () => {
    const request = buildIntrospectionRequest({
      endpoint: 'https://as.example/i',
      client,
      token: 't',
    });
    expect(request.body).toBe('token=t');
    expect(request.headers.authorization).toBe(`Basic ${btoa('a%3Ab:c+d')}`);
  });

  const good = { active: true, scope: 'system/*.read', client_id: 'x', exp: 1 };
  it.each<[string, HttpResult, string[], boolean | null]>([
    ['a good token', answer(200, good), [], true],
    [
      'other scopes',
      answer(200, { ...good, scope: 'system/Patient.r' }),
      ['oauth.introspection.scope warn'],
      true,
    ],
    ['missing members', answer(200, { active: true }), ['oauth.introspection.members warn'], true],
    [
      'an inactive token',
      answer(200, { active: false }),
      ['oauth.introspection.active warn'],
      false,
    ],
    [
      'an inactive token with more',
      answer(200, { active: false, sub: 'x' }),
      ['oauth.introspection.active warn', 'oauth.introspection.silent warn'],
      false,
    ],
    [
      'a text for active',
      answer(200, { active: 'true' }),
      ['oauth.introspection.answered fail'],
      null,
    ],
    [
      'a refusal',
      answer(401, { error: 'invalid_client' }),
      ['oauth.introspection.answered fail'],
      null,
    ],
    ['a page', answer(200, '<html>'), ['oauth.introspection.answered fail'], null],
    ['silence', silence, ['net.timeout fail'], null],
  ])('judges %s', (_title, result, expected, active) => {
    const found = processIntrospectionResponse(result, { grantedScope: 'system/*.rs' });
    expect(bad(found.checks)).toEqual(expected);
    expect(found.active).toBe(active);
  });
});

describe('revocation', () => {
  it('names the kind of the token', () => {
    const { body } = buildRevocationRequest({
      endpoint: 'https://as.example/r',
      client: { method: 'none', clientId: 'x' },
      token: 't',
      kind: 'refresh_token',
    });
    expect(body).toBe('token=t&token_type_hint=refresh_token&client_id=x');
  });

  it.each<[HttpResult, boolean]>([
    [answer(200, ''), true],
    [answer(400, { error: 'unsupported_token_type' }), false],
    [answer(503, 'oops'), false],
    [silence, false],
  ])('%#', (result, isRevoked) => {
    const found = processRevocationResponse(result);
    expect(found.isRevoked).toBe(isRevoked);
    expect(bad(found.checks).length > 0).toBe(!isRevoked);
  });
});

describe('user info', () => {
  it('is found through the issuer', () => {
    expect(buildIssuerRequest('https://as.example/a/').url).toBe(
      'https://as.example/a/.well-known/openid-configuration',
    );
    expect(userinfoEndpointOf(answer(200, { userinfo_endpoint: 'https://as.example/me' }))).toBe(
      'https://as.example/me',
    );
    expect(userinfoEndpointOf(answer(200, { userinfo_endpoint: '/me' }))).toBeNull();
    expect(userinfoEndpointOf(silence)).toBeNull();
  });

  it.each<[string, HttpResult, string | null, string[], boolean]>([
    ['the person', answer(200, { sub: 'x' }), 'x', [], true],
    ['somebody else', answer(200, { sub: 'y' }), 'x', ['oidc.userinfo.subject fail'], false],
    ['nobody to compare with', answer(200, { sub: 'y' }), null, [], true],
    ['no sub', answer(200, {}), null, ['oidc.userinfo.answered fail'], false],
    [
      'a refusal',
      answer(401, '', { 'www-authenticate': 'Bearer' }),
      null,
      ['oidc.userinfo.answered fail'],
      false,
    ],
  ])('judges %s', (_title, result, sub, expected, has) => {
    const found = processUserinfoResponse(result, { sub });
    expect(bad(found.checks)).toEqual(expected);
    expect(found.claims !== null).toBe(has);
  });
});
