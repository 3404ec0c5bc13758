import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CheckSchema, type RuleSet } from '../check';
import { answer, noAnswer, type Answer } from '../testing/http';
import { testNow } from '../testing/pki';
import { buildRegistrationRequest, processRegistrationResponse } from './registration';
import { buildStatementClaims } from './software-statement';

const statement = 'aaa.bbb.ccc';
const sentClaims = buildStatementClaims({
  issuer: 'https://app.example',
  audience: 'https://holder.example/register',
  metadata: {
    client_name: 'App',
    contacts: ['mailto:ops@app.example', 'https://app.example'],
    scope: 'system/Patient.rs system/Observation.rs',
    grant_types: ['client_credentials'],
    token_endpoint_auth_method: 'private_key_jwt',
  },
  now: testNow,
  jti: 'j1',
});
const good = {
  client_id: 'c1',
  software_statement: statement,
  client_name: 'App',
  contacts: ['https://app.example', 'mailto:ops@app.example'],
  grant_types: ['client_credentials'],
  token_endpoint_auth_method: 'private_key_jwt',
  scope: 'system/Observation.rs system/Patient.rs',
};

const process = (given: Answer, ruleSet: RuleSet = 'stu2', claims: object = sentClaims) =>
  processRegistrationResponse(answer({ status: 201, ...given }), {
    statement,
    sentClaims: claims,
    ruleSet,
  });
const odd = (given: Answer, ruleSet: RuleSet = 'stu2') =>
  process(given, ruleSet)
    .checks.filter((entry) => entry.verdict !== 'pass')
    .map((entry) => `${entry.id.replace('udap.registration.', '')} ${entry.verdict}`);

describe('buildRegistrationRequest', () => {
  it('is what the guide wants', () => {
    const endpoint = 'https://holder.example/register';
    const request = buildRegistrationRequest({ endpoint, softwareStatement: statement });
    expect(request).toMatchObject({ method: 'POST', url: endpoint, redirect: 'manual' });
    expect(request.headers['content-type']).toBe('application/json');
    expect(JSON.parse(request.body as string)).toEqual({
      software_statement: statement,
      udap: '1',
    });
    const certified = buildRegistrationRequest({
      endpoint,
      softwareStatement: statement,
      certifications: ['d.e.f'],
    });
    expect(JSON.parse(certified.body as string)).toMatchObject({ certifications: ['d.e.f'] });
  });
});

describe('processRegistrationResponse, registered', () => {
  it('passes a good answer, whatever the order of arrays and scopes', () => {
    expect(odd({ body: good })).toEqual([]);
    expect(process({ body: good }).registration).toEqual(good);
  });

  it('takes 200 for a change', () => {
    expect(odd({ status: 200, body: good })).toEqual(['modified info']);
    expect(process({ status: 200, body: good }).registration?.client_id).toBe('c1');
  });

  it.each<[string, object, string[]]>([
    ['no statement', { software_statement: undefined }, ['statement-echoed warn']],
    ['another statement', { software_statement: 'x.y.z' }, ['statement-echoed fail']],
    ['more grant types', { grant_types: ['client_credentials', 'refresh_token'] }, ['values warn']],
    ['another name', { client_name: 'Other' }, ['values warn']],
    ['fewer scopes', { scope: 'system/Patient.rs' }, ['scope info']],
    ['no scope', { scope: undefined }, ['scope warn']],
    ['a secret', { client_secret: 'hush' }, ['no-secret warn']],
    ['null and empty values', { tos_uri: null, policy_uri: '' }, ['no-empty-values warn']],
    ['claims of the JWT', { iss: 'x', exp: 1 }, ['no-jwt-claims warn']],
    ['no client_id', { client_id: undefined }, ['client-id fail']],
    ['an empty client_id', { client_id: '' }, ['client-id fail']],
    ['empty grant_types', { grant_types: [] }, ['cancelled fail']],
  ])('finds %s', (_title, change, ids) => {
    expect(odd({ body: { ...good, ...change } })).toEqual(ids);
  });

  it('labels the tidiness of the answer with the rule set', () => {
    const body = { ...good, tos_uri: null };
    const of = (ruleSet: RuleSet) =>
      process({ body }, ruleSet).checks.find((entry) => entry.id.endsWith('no-empty-values'));
    expect(of('stu2')).toMatchObject({ verdict: 'warn', level: 'SHALL', ruleSet: 'stu2' });
    expect(of('stu1')).toMatchObject({ verdict: 'info', level: 'advice', ruleSet: 'stu1' });
  });

  it('never quotes a secret', () => {
    const secret = 'very-secret-value';
    for (const given of [
      { body: { ...good, client_secret: secret } },
      { status: 202, body: { client_secret: secret } },
      { status: 403, body: { client_secret: secret } },
      { status: 201, body: { client_secret: secret } },
    ]) {
      expect(JSON.stringify(process(given).checks)).not.toContain(secret);
    }
  });

  it('takes an answer to a cancellation for what it is', () => {
    const { registration, isCancelled, checks } = process(
      { status: 200, body: { grant_types: [] } },
      'stu2',
      { ...sentClaims, grant_types: [] },
    );
    expect(registration).toBeNull();
    expect(isCancelled).toBe(true);
    expect(checks).toMatchObject([{ id: 'udap.registration.cancelled', verdict: 'pass' }]);
  });

  it('fails a cancellation that the holder answers with a registration', () => {
    const { registration, isCancelled, checks } = process({ status: 200, body: good }, 'stu2', {
      ...sentClaims,
      grant_types: [],
    });
    expect(registration).toBeNull();
    expect(isCancelled).toBe(false);
    expect(checks).toMatchObject([{ id: 'udap.registration.cancelled', verdict: 'fail' }]);
    expect(checks[0]?.seen).toContain('although [] was asked for');
  });

  it('warns when JSON is not called JSON', () => {
    const body = JSON.stringify(good);
    expect(odd({ body, headers: { 'content-type': 'text/plain' } })).toEqual(['json warn']);
  });
});

describe('processRegistrationResponse, refused', () => {
  it.each([
    'unapproved_software_statement',
    'invalid_software_statement',
    'invalid_client_metadata',
    'invalid_redirect_uri',
    'unapproved_certification',
    'invalid_certification',
  ])('explains %s', (error) => {
    const { registration, checks } = process({
      status: 400,
      body: { error, error_description: 'because' },
    });
    expect(registration).toBeNull();
    expect(checks).toMatchObject([
      {
        id: `udap.registration.${error.replaceAll('_', '-')}`,
        verdict: 'fail',
        seen: `Status 400, ${error}: “because”.`,
        exchangeId: 'exc_1',
      },
    ]);
  });

  it.each<[string, Answer, string, string]>([
    ['an unknown code', { status: 400, body: { error: 'nope' } }, 'refused', 'nope'],
    [
      'a code named like a method',
      { status: 400, body: { error: 'toString' } },
      'refused',
      'toStr',
    ],
    ['400 with text', { status: 400, body: 'bad' }, 'status', 'not JSON'],
    [
      '401',
      { status: 401, headers: { 'www-authenticate': 'Bearer' } },
      'unauthenticated',
      'It asks for: Bearer',
    ],
    ['403', { status: 403, body: '<p>WAF' }, 'unauthenticated', 'markup'],
    ['415', { status: 415 }, 'media-type', '415'],
    ['a redirect', { status: 302, headers: { location: '/login' } }, 'status', 'to /login'],
    ['500', { status: 500, body: 'oops' }, 'status', 'oops'],
    ['204', { status: 204 }, 'status', 'empty'],
    ['201 with HTML', { status: 201, body: '<p>' }, 'json', 'markup'],
    [
      'a known code with 401',
      { status: 401, body: { error: 'invalid_client_metadata' } },
      'invalid-client-metadata',
      '401',
    ],
  ])('explains %s', (_title, given, id, words) => {
    const { registration, checks } = process(given);
    expect(registration).toBeNull();
    expect(checks).toMatchObject([{ id: `udap.registration.${id}`, verdict: 'fail' }]);
    expect(checks[0]?.seen).toContain(words);
  });

  it('takes no answer for no confirmation, even when nobody is to blame', () => {
    const failure = {
      layer: 'http',
      code: 'http.cancelled',
      message: 'The run was stopped.',
    } as const;
    const { isCancelled, checks } = processRegistrationResponse(
      { exchangeId: 'e1', response: null, failure },
      { statement: 'a.b.c', sentClaims: { ...sentClaims, grant_types: [] }, ruleSet: 'stu2' },
    );
    expect(checks).toMatchObject([{ verdict: 'skip' }]);
    expect(isCancelled).toBe(false);
  });

  it('names the layer when nobody answers', () => {
    const { checks } = processRegistrationResponse(noAnswer('timeout'), {
      statement,
      sentClaims,
      ruleSet: 'stu2',
    });
    expect(checks).toMatchObject([{ id: 'net.timeout' }]);
  });

  it('never throws, whatever comes', () => {
    const document = fc.dictionary(
      fc.oneof(fc.constantFrom('error', ...Object.keys(good)), fc.string()),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(
        fc.oneof(document, fc.string()),
        fc.constantFrom(200, 201, 400, 401, 500),
        (body, status) => {
          for (const entry of process({ status, body }).checks) CheckSchema.parse(entry);
        },
      ),
      { numRuns: 500 },
    );
  });
});
