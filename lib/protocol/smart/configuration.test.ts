import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CheckSchema } from '../check';
import { answer, noAnswer, type Answer } from '../testing/http';
import { buildSmartConfigurationRequest, processSmartConfiguration } from './configuration';

const baseUrl = 'https://holder.example/fhir/r4';
const good = {
  issuer: baseUrl,
  jwks_uri: 'https://holder.example/jwks',
  authorization_endpoint: 'https://holder.example/authorize',
  token_endpoint: 'https://holder.example/token',
  grant_types_supported: ['authorization_code', 'client_credentials'],
  capabilities: [
    'launch-standalone',
    'sso-openid-connect',
    'client-confidential-asymmetric',
    'context-standalone-patient',
    'permission-v2',
    'https://holder.example/own',
  ],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_signing_alg_values_supported: ['RS384'],
  scopes_supported: ['openid'],
  response_types_supported: ['code'],
  introspection_endpoint: 'https://holder.example/introspect',
  revocation_endpoint: 'https://holder.example/revoke',
  management_endpoint: 'https://holder.example/manage',
};

const process = (given: Answer) => processSmartConfiguration(answer(given), { baseUrl });
const odd = (given: Answer) =>
  process(given)
    .checks.filter((entry) => entry.verdict !== 'pass')
    .map((entry) => `${entry.id.replace('smart.configuration.', '')} ${entry.verdict}`);

describe('processSmartConfiguration', () => {
  it('asks below the base', () => {
    expect(buildSmartConfigurationRequest(`${baseUrl}/`).url).toBe(
      `${baseUrl}/.well-known/smart-configuration`,
    );
  });

  it('passes a good one', () => {
    expect(odd({ body: good })).toEqual([]);
    expect(process({ body: good }).configuration).toEqual(good);
  });

  it.each<[string, object, string[]]>([
    ['plain', { code_challenge_methods_supported: ['S256', 'plain'] }, ['pkce fail']],
    ['no PKCE', { code_challenge_methods_supported: undefined }, ['pkce fail']],
    ['sign-in without jwks_uri', { jwks_uri: undefined }, ['issuer fail']],
    ['issuer without sign-in', { capabilities: ['permission-v2'] }, ['issuer warn']],
    [
      'a launch without place',
      { authorization_endpoint: undefined },
      ['authorization-endpoint fail'],
    ],
    ['no token endpoint', { token_endpoint: undefined }, ['token-endpoint fail']],
    ['no grant types', { grant_types_supported: [] }, ['grant-types fail']],
    ['no capabilities', { capabilities: [], issuer: undefined }, ['capabilities fail']],
    [
      'an odd capability',
      { capabilities: [...good.capabilities, 'my-own'] },
      ['capabilities warn'],
    ],
    [
      'wrong algorithms',
      { token_endpoint_auth_signing_alg_values_supported: ['RS256'] },
      ['asymmetric fail'],
    ],
    ['a relative URL', { token_endpoint: '../token' }, ['urls warn']],
    ['no introspection', { introspection_endpoint: undefined }, ['recommended info']],
  ])('finds %s', (_title, change, ids) => {
    expect(odd({ body: { ...good, ...change } })).toEqual(ids);
  });

  it('resolves relative URLs against the base', () => {
    const { checks } = process({ body: { ...good, token_endpoint: 'auth/token' } });
    expect(checks.find((entry) => entry.id.endsWith('urls'))?.seen).toContain(
      `${baseUrl}/auth/token`,
    );
  });

  it.each<[string, Answer, string]>([
    ['404', { status: 404 }, 'found fail'],
    ['HTML', { body: '<html>' }, 'json fail'],
    [
      'FHIR JSON',
      { body: JSON.stringify(good), headers: { 'content-type': 'application/fhir+json' } },
      'media-type warn',
    ],
  ])('explains %s', (_title, given, id) => {
    expect(odd(given)).toEqual([id]);
  });

  it('never throws, whatever comes', () => {
    expect(processSmartConfiguration(noAnswer(), { baseUrl }).configuration).toBeNull();
    const document = fc.dictionary(
      fc.oneof(fc.constantFrom(...Object.keys(good)), fc.string()),
      fc.oneof(fc.jsonValue(), fc.string(), fc.array(fc.string())),
    );
    fc.assert(
      fc.property(fc.oneof(document, fc.string()), fc.string(), (body, base) => {
        const { checks } = processSmartConfiguration(answer({ body }), { baseUrl: base });
        for (const entry of checks) CheckSchema.parse(entry);
      }),
    );
  });
});
