import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CheckSchema, type RuleSet } from '../check';
import { answer, noAnswer, type Answer } from '../testing/http';
import { buildUdapMetadataRequest, processUdapMetadata } from './metadata';

const baseUrl = 'https://holder.example/fhir/r4';
const url = `${baseUrl}/.well-known/udap`;

const good = {
  udap_versions_supported: ['1'],
  udap_profiles_supported: ['udap_dcr', 'udap_authn', 'udap_authz'],
  udap_authorization_extensions_supported: ['hl7-b2b'],
  udap_authorization_extensions_required: ['hl7-b2b'],
  udap_certifications_supported: [],
  grant_types_supported: ['client_credentials'],
  scopes_supported: ['system/*.rs'],
  token_endpoint: 'https://holder.example/token',
  token_endpoint_auth_methods_supported: ['private_key_jwt'],
  token_endpoint_auth_signing_alg_values_supported: ['RS256', 'ES256'],
  registration_endpoint: 'https://holder.example/register',
  registration_endpoint_jwt_signing_alg_values_supported: ['RS256'],
  signed_metadata: 'a.b.c',
};

const process = (given: Answer, ruleSet: RuleSet = 'stu2') =>
  processUdapMetadata(answer({ url, ...given }), { baseUrl, ruleSet });

/** The one check that is not passed, with everything that is said about it. */
function only(given: Answer, ruleSet: RuleSet = 'stu2') {
  const { checks } = process(given, ruleSet);
  const odd = checks.filter((entry) => entry.verdict !== 'pass');
  expect(odd.map((entry) => `${entry.id} ${entry.verdict}`)).toHaveLength(1);
  return odd[0];
}

const without = (name: keyof typeof good) => ({ ...good, [name]: undefined });

describe('buildUdapMetadataRequest', () => {
  it('appends to the base and encodes the community', () => {
    expect(buildUdapMetadataRequest(baseUrl).url).toBe(url);
    expect(buildUdapMetadataRequest(`${baseUrl}/`).url).toBe(url);
    expect(buildUdapMetadataRequest(baseUrl, 'urn:oid:1.2&x=y').url).toBe(
      `${url}?community=urn%3Aoid%3A1.2%26x%3Dy`,
    );
  });
});

describe('processUdapMetadata, the document', () => {
  it.each<RuleSet>(['stu1', 'stu2'])('passes good metadata under %s', (ruleSet) => {
    const { metadata, checks } = process({ body: good }, ruleSet);
    expect(checks.filter((entry) => entry.verdict !== 'pass')).toEqual([]);
    expect(metadata).toMatchObject({ token_endpoint: good.token_endpoint });
    expect(checks.every((entry) => entry.exchangeId === 'exc_1')).toBe(true);
  });

  it('keeps members that nobody knows and drops those of a wrong type', () => {
    const { metadata } = process({ body: { ...good, x: 1, scopes_supported: 'system/*.rs' } });
    expect(metadata?.x).toBe(1);
    expect(metadata?.scopes_supported).toBeUndefined();
  });

  it.each<[keyof typeof good, unknown, string, string]>([
    ['udap_versions_supported', undefined, 'versions-supported', 'absent'],
    ['udap_versions_supported', ['1', '2'], 'versions-supported', '["1","2"]'],
    ['udap_versions_supported', [1], 'versions-supported', 'not an array of strings'],
    ['udap_profiles_supported', ['udap_dcr', 'udap_authn'], 'profiles-supported', 'udap_authz'],
    ['udap_authorization_extensions_supported', undefined, 'extensions-supported', 'absent'],
    ['udap_authorization_extensions_required', undefined, 'extensions-required', 'absent'],
    ['udap_certifications_supported', undefined, 'certifications-supported', 'absent'],
    ['udap_certifications_supported', ['plain'], 'certifications-supported', 'no URI'],
    ['grant_types_supported', [], 'grant-types-supported', 'empty array'],
    ['token_endpoint', undefined, 'token-endpoint', 'absent'],
    ['token_endpoint', '/token', 'token-endpoint', 'not an absolute URL'],
    ['token_endpoint_auth_methods_supported', ['client_secret_post'], 'auth-methods', 'secret'],
    ['token_endpoint_auth_signing_alg_values_supported', [], 'auth-algorithms', 'empty array'],
    ['registration_endpoint', 'ftp://x.example/', 'registration-endpoint', 'not an http URL'],
    ['signed_metadata', undefined, 'signed-metadata', 'absent'],
  ])('fails %s when it is %j', (name, value, id, words) => {
    const { checks } = process({ body: { ...good, [name]: value } });
    const failed = checks.filter((entry) => entry.verdict === 'fail');
    expect(failed.map((entry) => entry.id)).toContain(`udap.metadata.${id}`);
    const found = failed.find((entry) => entry.id === `udap.metadata.${id}`);
    expect(found?.seen).toContain(words);
    expect(found?.title).toContain(name);
  });

  it('warns of what is legal and still bad', () => {
    expect(
      only({ body: { ...good, token_endpoint: 'http://holder.example/token' } }),
    ).toMatchObject({ id: 'udap.metadata.token-endpoint', verdict: 'warn' });
    expect(
      only({ body: { ...good, token_endpoint_auth_signing_alg_values_supported: ['ES256'] } }),
    ).toMatchObject({ id: 'udap.metadata.auth-algorithms', verdict: 'warn' });
    expect(only({ body: { ...good, policy_uri: null, logo: '' } })).toMatchObject({
      id: 'udap.metadata.no-empty-values',
      seen: 'policy_uri, logo',
    });
  });

  it('takes http on this machine as it is', () => {
    const body = { ...good, token_endpoint: 'http://localhost:3000/token' };
    expect(process({ body }).checks.every((entry) => entry.verdict === 'pass')).toBe(true);
  });

  it('wants authorization_endpoint with authorization_code only', () => {
    const grants = ['authorization_code', 'refresh_token'];
    const body = { ...good, grant_types_supported: grants };
    expect(only({ body })).toMatchObject({
      id: 'udap.metadata.authorization-endpoint',
      verdict: 'fail',
    });
    expect(only({ body: { ...good, grant_types_supported: ['refresh_token'] } })).toMatchObject({
      id: 'udap.metadata.grant-types-supported',
    });
  });
});

describe('processUdapMetadata, rules that version 2 brought', () => {
  const cases: [string, object, string, string, string][] = [
    ['no scopes', without('scopes_supported'), 'scopes-supported', 'SHALL', 'MAY'],
    ['empty scopes', { ...good, scopes_supported: [] }, 'scopes-supported', 'SHALL', 'MAY'],
    [
      'no algorithms for registration',
      without('registration_endpoint_jwt_signing_alg_values_supported'),
      'registration-algorithms',
      'SHALL',
      'SHOULD',
    ],
    [
      'required extensions that are not supported',
      { ...good, udap_authorization_extensions_required: ['hl7-b2b', 'other'] },
      'extensions-required',
      'SHALL',
      'SHOULD',
    ],
    [
      'Tiered OAuth without its scope',
      {
        ...good,
        udap_profiles_supported: [...good.udap_profiles_supported, 'udap_to'],
      },
      'scopes-supported',
      'SHALL',
      'SHOULD',
    ],
  ];
  it.each(cases)('%s: fails under stu2, warns under stu1', (_title, body, id, level2, level1) => {
    expect(only({ body }, 'stu2')).toMatchObject({
      id: `udap.metadata.${id}`,
      verdict: 'fail',
      ruleSet: 'stu2',
      level: level2,
    });
    expect(only({ body }, 'stu1')).toMatchObject({
      id: `udap.metadata.${id}`,
      verdict: 'warn',
      ruleSet: 'stu1',
      level: level1,
    });
  });
});

describe('processUdapMetadata, other answers', () => {
  it.each<[string, Answer, string, string]>([
    ['404', { status: 404 }, 'udap.metadata.found', url],
    [
      '404 for a community',
      { status: 404, url: `${url}?community=urn:x` },
      'udap.metadata.found',
      '1.0',
    ],
    [
      '204 for a community',
      { status: 204, url: `${url}?community=urn:x` },
      'udap.metadata.community',
      '204',
    ],
    ['204', { status: 204 }, 'udap.metadata.community', 'No community was asked for'],
    ['401', { status: 401 }, 'udap.metadata.anonymous', '401'],
    ['403', { status: 403 }, 'udap.metadata.anonymous', '403'],
    ['500', { status: 500 }, 'udap.metadata.found', '500'],
    ['a redirect', { status: 302, headers: { location: '/x' } }, 'udap.metadata.found', 'to /x'],
    [
      'HTML',
      { body: '<!doctype html><p>Sign in', headers: { 'content-type': 'text/html' } },
      'udap.metadata.json',
      'markup (text/html)',
    ],
    ['an empty body', { body: '' }, 'udap.metadata.json', 'an empty body'],
    ['broken JSON', { body: '{"a":' }, 'udap.metadata.json', 'not JSON'],
    ['an array', { body: '[]' }, 'udap.metadata.json', 'not an object'],
  ])('explains %s', (_title, given, id, words) => {
    const { metadata, checks } = process(given);
    expect(metadata).toBeNull();
    const failed = checks.filter((entry) => entry.verdict === 'fail');
    expect(failed.map((entry) => entry.id)).toEqual([id]);
    expect(failed[0]?.seen).toContain(words);
  });

  it('names the layer when nobody answers', () => {
    const { checks } = processUdapMetadata(noAnswer('tls'), { baseUrl, ruleSet: 'stu2' });
    expect(checks).toMatchObject([{ id: 'net.tls', verdict: 'fail' }]);
  });

  it('warns of another media type and of a redirect', () => {
    const text = JSON.stringify(good);
    expect(only({ body: text, headers: { 'content-type': 'text/plain' } })).toMatchObject({
      id: 'udap.metadata.media-type',
      verdict: 'warn',
    });
    expect(only({ body: good, url: 'https://other.example/.well-known/udap' })).toMatchObject({
      id: 'udap.metadata.direct',
    });
    const same = 'https://HOLDER.example:443/fhir/r4/.well-known/udap';
    expect(process({ body: good, url: same }).checks.every((e) => e.verdict === 'pass')).toBe(true);
  });

  it('never throws, and every check it makes is a check, whatever comes', () => {
    const document = fc.dictionary(
      fc.oneof(fc.constantFrom(...Object.keys(good)), fc.string()),
      fc.oneof(fc.jsonValue(), fc.array(fc.string()), fc.constant('')),
    );
    const body = fc.oneof(
      document,
      fc.jsonValue().map((value) => JSON.stringify(value)),
      fc.string(),
      fc.uint8Array(),
    );
    fc.assert(
      fc.property(
        body,
        fc.constantFrom(200, 200, 200, 204, 301, 404, 500),
        fc.constantFrom<RuleSet>('stu1', 'stu2'),
        fc.string(),
        (content, status, ruleSet, place) => {
          const result = answer({ status, body: content, url: place });
          for (const entry of processUdapMetadata(result, { baseUrl, ruleSet }).checks) {
            CheckSchema.parse(entry);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
