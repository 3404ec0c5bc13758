import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CheckSchema } from '../check';
import {
  buildAuthorizationUrl,
  checkAuthorizationRequest,
  type AuthorizationGrounds,
} from './authorization-request';
import { processAuthorizationResponse } from './authorization-response';
import { codeChallengeOf } from './pkce';

const callback = 'https://portal.example/oauth/callback';

describe('codeChallengeOf', () => {
  it('is the example of RFC 7636, appendix B', () => {
    expect(codeChallengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    );
  });
});

describe('buildAuthorizationUrl', () => {
  const request = {
    endpoint: 'https://holder.example/authorize?tenant=7',
    clientId: 'client 1',
    redirectUri: callback,
    scope: 'openid launch/patient patient/*.rs',
    state: 'state-state-state-state-state',
    codeChallenge: 'challenge',
    aud: 'https://holder.example/fhir/r4',
  };

  it('keeps the query of the endpoint and adds what SMART and UDAP demand', () => {
    const url = new URL(buildAuthorizationUrl(request));
    expect(Object.fromEntries(url.searchParams)).toEqual({
      tenant: '7',
      response_type: 'code',
      client_id: 'client 1',
      redirect_uri: callback,
      scope: 'openid launch/patient patient/*.rs',
      state: request.state,
      aud: request.aud,
      code_challenge: 'challenge',
      code_challenge_method: 'S256',
    });
  });

  it('adds launch, nonce and idp when there are any', () => {
    const more = { launch: 'l', nonce: 'n', idp: 'https://idp.example' };
    const url = new URL(buildAuthorizationUrl({ ...request, ...more }));
    expect(Object.fromEntries(url.searchParams)).toMatchObject(more);
  });
});

describe('checkAuthorizationRequest', () => {
  const good: AuthorizationGrounds = {
    endpoint: 'https://holder.example/authorize',
    redirectUri: callback,
    scope: 'launch/patient patient/*.rs',
    needs: ['launch-standalone', 'client-public'],
    offered: {
      grantTypes: ['authorization_code'],
      codeChallengeMethods: ['S256'],
      scopes: ['launch/patient', 'patient/*.rs'],
      capabilities: ['launch-standalone', 'client-public'],
    },
    registered: { redirectUris: [callback], scope: 'launch/patient patient/*.rs' },
  };
  const odd = (change: Partial<AuthorizationGrounds>) =>
    checkAuthorizationRequest({ ...good, ...change })
      .filter((entry) => entry.verdict !== 'pass')
      .map((entry) => `${entry.id.replace('oauth.authorization.', '')} ${entry.verdict}`);
  const offered = (change: Partial<AuthorizationGrounds['offered']>) => ({
    offered: { ...good.offered, ...change },
  });

  it.each<[string, Partial<AuthorizationGrounds>, string[]]>([
    ['nothing', {}, []],
    ['a loopback holder', { endpoint: 'http://localhost:3000/authorize' }, []],
    ['no endpoint', { endpoint: undefined }, ['endpoint fail']],
    ['an endpoint over http', { endpoint: 'http://holder.example/a' }, ['endpoint fail']],
    ['a fragment', { endpoint: 'https://holder.example/a#x' }, ['endpoint fail']],
    ['a relative endpoint', { endpoint: '/authorize' }, ['endpoint fail']],
    ['another workflow', offered({ grantTypes: ['client_credentials'] }), ['grant-type warn']],
    ['plain PKCE', offered({ codeChallengeMethods: ['S256', 'plain'] }), ['pkce warn']],
    ['no PKCE', offered({ codeChallengeMethods: [] }), ['pkce warn']],
    ['a missing capability', offered({ capabilities: ['client-public'] }), ['capability warn']],
    ['a holder that says nothing', offered({ grantTypes: null, capabilities: null }), []],
    [
      'an address that is not registered',
      { registered: { redirectUris: [`${callback}/`], scope: null } },
      ['redirect-uri fail'],
    ],
    [
      'nobody wrote down the addresses',
      { registered: { redirectUris: null, scope: null } },
      ['redirect-uri skip'],
    ],
    [
      'more than is registered',
      { scope: 'patient/*.rs user/*.rs', ...offered({ scopes: null }) },
      ['registered-scope warn'],
    ],
    ['more than is offered', offered({ scopes: ['patient/*.rs'] }), ['offered-scope info']],
    ['a launch without its scope', { launch: 'xyz' }, ['launch-scope warn']],
    [
      'an identity provider without udap',
      { idp: 'https://idp', ...offered({ udapProfiles: ['udap_to'] }) },
      ['idp-scope warn'],
    ],
    [
      'an identity provider at a holder without Tiered OAuth, that is not registered for it',
      {
        idp: 'https://idp',
        scope: 'launch/patient patient/*.rs udap',
        ...offered({ udapProfiles: ['udap_dcr'] }),
      },
      ['registered-scope warn', 'offered-scope info', 'idp-scope warn', 'idp-offered warn'],
    ],
    [
      'an identity provider that nobody can look up',
      { idp: 'http://idp.example', ...offered({ udapProfiles: ['udap_to'] }) },
      ['idp-address fail', 'idp-scope warn'],
    ],
  ])('finds %s', (_title, change, ids) => {
    expect(odd(change)).toEqual(ids);
  });

  it('knows which scopes belong together', () => {
    const of = (scope: string, launch?: string) =>
      odd({
        scope,
        launch,
        ...offered({ scopes: null }),
        registered: { redirectUris: [callback], scope },
      });
    expect(of('launch patient/*.rs')).toEqual(['launch-scope warn']);
    expect(of('launch patient/*.rs', 'xyz')).toEqual([]);
    expect(of('fhirUser patient/*.rs')).toEqual(['openid-scope warn']);
    expect(of('openid fhirUser')).toEqual([]);
  });
});

describe('processAuthorizationResponse', () => {
  const state = 'the-state-that-was-sent-away';
  const issuer = 'https://holder.example';
  const code = 'the-very-secret-code';
  const process = (query: Record<string, string>, expected = {}) =>
    processAuthorizationResponse(new URLSearchParams({ state, ...query }), {
      state,
      issuer,
      hasIssuer: false,
      ...expected,
    });
  const odd = (result: ReturnType<typeof process>) =>
    result.checks
      .filter((entry) => entry.verdict !== 'pass')
      .map((entry) => `${entry.id.replace('oauth.authorization.', '')} ${entry.verdict}`);

  it('gives the code of a good answer', () => {
    const result = process({ code, iss: issuer });
    expect(result.code).toBe(code);
    expect(odd(result)).toEqual([]);
    expect(JSON.stringify(result.checks)).not.toContain(code);
  });

  it.each<[string, Record<string, string>, object, string[]]>([
    ['another state', { code, state: 'x' }, {}, ['state fail']],
    ['another issuer', { code, iss: 'https://evil.example' }, {}, ['issuer fail']],
    ['an issuer that was promised', { code }, { hasIssuer: true }, ['issuer fail']],
    ['neither code nor error', {}, {}, ['code fail']],
    ['an empty code', { code: '' }, {}, ['code fail']],
    ['an error beside a code', { code, error: 'access_denied' }, {}, ['access-denied fail']],
    ['a refused identity provider', { error: 'invalid_idp' }, {}, ['invalid-idp fail']],
    ['consent that is needed', { error: 'consent_required' }, {}, ['interaction fail']],
    ['an unknown error', { error: 'whatever' }, {}, ['refused fail']],
    ['a name of Object', { error: 'constructor' }, {}, ['refused fail']],
  ])('finds %s', (_title, query, expected, ids) => {
    const result = process(query, expected);
    expect(result.code).toBeNull();
    expect(odd(result)).toEqual(ids);
  });

  it('compares an issuer only where one is known', () => {
    expect(odd(process({ code, iss: issuer }, { issuer: null }))).toEqual(['issuer info']);
  });

  it('takes no answer in which something stands twice', () => {
    const query = new URLSearchParams([
      ['state', state],
      ['code', code],
      ['code', 'another'],
    ]);
    const result = processAuthorizationResponse(query, { state, issuer, hasIssuer: false });
    expect(result.code).toBeNull();
    expect(odd(result)).toEqual(['parameters fail']);
  });

  it('makes checks of anything, and never uses a code with another state', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (pairs) => {
        const query = new URLSearchParams(pairs);
        const result = processAuthorizationResponse(query, { state, issuer, hasIssuer: true });
        expect(result.code).toBeNull();
        for (const entry of result.checks) CheckSchema.parse(entry);
      }),
    );
  });
});
