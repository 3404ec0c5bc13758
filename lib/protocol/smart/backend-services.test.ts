import { describe, expect, it } from 'vitest';
import type { HttpResult } from '../transport';
import {
  buildBackendTokenRequest,
  checkBackendRequest,
  processBackendTokenResponse,
} from './backend-services';

const configuration = {
  grant_types_supported: ['client_credentials'],
  token_endpoint_auth_methods_supported: ['private_key_jwt'],
  token_endpoint_auth_signing_alg_values_supported: ['RS384', 'ES384'],
  capabilities: ['client-confidential-asymmetric'],
};
const odd = (change: object, scope = 'system/*.rs', algorithm: string | null = 'ES384') =>
  checkBackendRequest({ ...configuration, ...change }, { scope, algorithm })
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ id, verdict }) => `${id.replace('smart.backend.', '')} ${verdict}`);

function answer(status: number, body: object): HttpResult {
  return {
    exchangeId: 'exc_1',
    failure: null,
    response: {
      status,
      statusText: '',
      headers: {
        'content-type': 'application/json',
        'cache-control': 'no-store',
        pragma: 'no-cache',
      },
      url: 'https://as.example/token',
      body: new TextEncoder().encode(JSON.stringify(body)),
      receivedAt: new Date(),
    },
  };
}
const judged = (status: number, body: object) => {
  const sent = { requestedScope: 'system/*.rs', ruleSet: 'stu2' as const };
  const { token, checks } = processBackendTokenResponse(answer(status, body), sent);
  const bad = checks
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ id, verdict }) => `${id} ${verdict}`);
  return { token, bad };
};

describe('before the client asks', () => {
  it('has nothing to say about a holder that lists everything', () => expect(odd({})).toEqual([]));

  it.each<[string, object, string, string | null, string[]]>([
    [
      'a grant type that is missing',
      { grant_types_supported: ['authorization_code'] },
      'system/*.rs',
      'ES384',
      ['offered warn'],
    ],
    ['another algorithm', {}, 'system/*.rs', 'RS256', ['algorithm fail']],
    [
      'no list of algorithms',
      { token_endpoint_auth_signing_alg_values_supported: undefined },
      'system/*.rs',
      'ES384',
      ['algorithm info'],
    ],
    ['a scope of a patient', {}, 'system/Patient.rs patient/*.rs', 'ES384', ['scope warn']],
    ['a client with a secret', { capabilities: [] }, 'system/*.rs', null, []],
  ])('%s', (_title, change, scope, algorithm, expected) => {
    expect(odd(change, scope, algorithm)).toEqual(expected);
  });
});

it('sends the assertion in the form, and no udap', () => {
  const { headers, body } = buildBackendTokenRequest({
    tokenEndpoint: 'https://as.example/token',
    client: { method: 'private_key_jwt', assertion: 'a.b.c', isUdap: false },
    scope: 'system/*.rs',
  });
  expect(Object.fromEntries(new URLSearchParams(String(body)))).toEqual({
    grant_type: 'client_credentials',
    scope: 'system/*.rs',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: 'a.b.c',
  });
  expect(headers).not.toHaveProperty('authorization');
});

describe('the answer', () => {
  const granted = { access_token: 'x', token_type: 'Bearer', scope: 'system/*.rs' };

  it('may live five minutes', () => {
    expect(judged(200, { ...granted, expires_in: 300 }).bad).toEqual([]);
    expect(judged(200, { ...granted, expires_in: 900 }).bad).toEqual([
      'smart.backend.lifetime warn',
    ]);
  });

  it.each([
    ['invalid_client', 'smart.backend.invalid-client fail'],
    ['invalid_scope', 'smart.backend.invalid-scope fail'],
    ['invalid_request', 'smart.backend.invalid-request fail'],
    ['unauthorized_client', 'smart.backend.unauthorized-client fail'],
    ['something_else', 'oauth.token.refused fail'],
  ])('says what %s means here', (error, expected) => {
    expect(judged(400, { error })).toEqual({ token: null, bad: [expected] });
  });
});
