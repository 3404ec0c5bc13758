import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CheckSchema } from '../check';
import type { ClientMetadata } from '../registration/client-metadata';
import { answer, noAnswer, type Answer } from '../testing/http';
import { testNow } from '../testing/pki';
import {
  buildClientRegistrationRequest,
  processClientRegistrationResponse,
} from './client-registration';
import { clientRegistrationChecks } from './client-registration-checks';

const secret = 'very-secret-secret';
const token = 'very-secret-token';
const metadata: ClientMetadata = {
  client_name: 'Tides',
  grant_types: ['authorization_code'],
  response_types: ['code'],
  redirect_uris: ['https://app.example/cb'],
  token_endpoint_auth_method: 'client_secret_basic',
  scope: 'patient/Patient.rs openid',
};
const good = {
  ...metadata,
  client_id: 'c1',
  client_id_issued_at: 1,
  client_secret: secret,
  client_secret_expires_at: 0,
  registration_client_uri: 'https://holder.example/register/c1',
  registration_access_token: token,
};
const headers = { 'cache-control': 'no-store' };
const created = (body: object): Answer => ({ status: 201, headers, body });
const process = (given: Answer) =>
  processClientRegistrationResponse(answer(given), { metadata, now: testNow });
const odd = (given: Answer) =>
  process(given)
    .checks.filter(({ verdict }) => verdict !== 'pass')
    .map(({ id, verdict }) => `${id.replace('oauth.registration.', '')} ${verdict}`);

describe('buildClientRegistrationRequest', () => {
  it('sends the metadata as JSON, with the initial access token where there is one', () => {
    const plain = buildClientRegistrationRequest({ endpoint: 'https://h.example/r', metadata });
    expect(JSON.parse(plain.body as string)).toEqual(metadata);
    expect(plain).toMatchObject({ method: 'POST', redirect: 'manual', purpose: 'registration' });
    expect(plain.headers).toEqual({
      'content-type': 'application/json',
      accept: 'application/json',
    });
    const gated = buildClientRegistrationRequest({
      endpoint: 'https://h.example/r',
      metadata,
      initialAccessToken: 'iat',
    });
    expect(gated.headers).toMatchObject({ authorization: 'Bearer iat' });
  });
});

describe('processClientRegistrationResponse, registered', () => {
  it('passes a good answer and hands over what the holder gave', () => {
    expect(odd(created(good))).toEqual([]);
    expect(process(created(good)).registration).toMatchObject(good);
  });

  it.each<[string, Answer, string[]]>([
    ['200 instead of 201', { status: 200, headers, body: good }, ['created warn']],
    ['caching', { status: 201, body: good }, ['no-store warn']],
    ['no secret', created({ ...good, client_secret: undefined }), ['secret fail']],
    [
      'a secret without an end',
      created({ ...good, client_secret_expires_at: undefined }),
      ['secret warn'],
    ],
    [
      'a secret that nobody wanted',
      created({ ...good, token_endpoint_auth_method: 'none' }),
      ['secret warn', 'values warn'],
    ],
    [
      'half a management',
      created({ ...good, registration_access_token: undefined }),
      ['management warn'],
    ],
    [
      'no management',
      created({
        ...good,
        registration_access_token: undefined,
        registration_client_uri: undefined,
      }),
      ['management info'],
    ],
    ['another name', created({ ...good, client_name: 'Other' }), ['values warn']],
    ['defaults of the holder', created({ ...good, subject_type: 'public' }), ['values info']],
    ['fewer scopes', created({ ...good, scope: 'openid' }), ['scope info']],
    ['scopes in another order', created({ ...good, scope: 'openid patient/Patient.rs' }), []],
    ['defaults that were left out', created({ ...good, application_type: undefined }), []],
    ['no client_id', created({ ...good, client_id: undefined }), ['client-id fail']],
    ['no JSON', { status: 201, headers, body: '<p>' }, ['json fail']],
    [
      'another content type',
      {
        status: 201,
        headers: { ...headers, 'content-type': 'text/plain' },
        body: JSON.stringify(good),
      },
      ['json warn'],
    ],
  ])('finds %s', (_, given, expected) => {
    expect(odd(given)).toEqual(expected);
  });
});

describe('processClientRegistrationResponse, refused', () => {
  it.each<[string, Answer, string, RegExp]>([
    [
      'a redirect URI',
      { status: 400, body: { error: 'invalid_redirect_uri', error_description: 'no http' } },
      'invalid-redirect-uri',
      /no http/,
    ],
    [
      'metadata',
      { status: 400, body: { error: 'invalid_client_metadata' } },
      'invalid-client-metadata',
      /without error_description/,
    ],
    [
      'a statement',
      { status: 400, body: { error: 'invalid_software_statement' } },
      'invalid-software-statement',
      /400/,
    ],
    [
      'an unapproved statement',
      { status: 400, body: { error: 'unapproved_software_statement' } },
      'unapproved-software-statement',
      /400/,
    ],
    [
      'a missing token',
      { status: 401, headers: { 'www-authenticate': 'Bearer realm="x"' } },
      'unauthenticated',
      /Bearer realm/,
    ],
    [
      'a wrong token',
      { status: 403, body: { error: 'access_denied' } },
      'unauthenticated',
      /access_denied/,
    ],
    ['a wrong address', { status: 404, body: '<p>' }, 'not-found', /markup/],
    ['a wrong format', { status: 415 }, 'media-type', /415/],
    ['an unknown code', { status: 400, body: { error: 'constructor' } }, 'refused', /constructor/],
    ['a redirect', { status: 302, headers: { location: '/login' } }, 'status', /\/login/],
    ['a breakdown', { status: 500, body: 'oops' }, 'status', /oops/],
  ])('explains %s', (_, given, id, words) => {
    const { registration, checks } = process(given);
    expect(registration).toBeNull();
    expect(checks).toMatchObject([{ id: `oauth.registration.${id}`, verdict: 'fail' }]);
    expect(checks[0]?.seen).toMatch(words);
  });

  it('names the layer when nobody answers', () => {
    const sent = { metadata, now: testNow };
    expect(processClientRegistrationResponse(noAnswer('tls'), sent).checks).toMatchObject([
      { id: 'net.tls' },
    ]);
  });
});

it('never quotes a secret, and never throws, whatever comes', () => {
  const body = fc.dictionary(
    fc.oneof(fc.constantFrom('error', ...Object.keys(good)), fc.string()),
    fc.oneof(fc.jsonValue(), fc.constantFrom(secret, token)),
  );
  const statuses = fc.constantFrom(200, 201, 204, 302, 400, 401, 404, 415, 500);
  fc.assert(
    fc.property(fc.oneof(body, fc.string()), statuses, (given, status) => {
      const { checks } = process({ status, body: given });
      for (const check of checks) CheckSchema.parse(check);
    }),
    { numRuns: 500 },
  );
  for (const status of [200, 201, 400, 401, 500]) {
    expect(JSON.stringify(process({ status, body: good }).checks)).not.toMatch(/very-secret/);
  }
  expect(Object.keys(clientRegistrationChecks).length).toBeGreaterThan(10);
});
