import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CheckSchema } from '../check';
import { answer, noAnswer, type Answer } from '../testing/http';
import { buildClientCredentialsRequest, processTokenResponse } from './token';

const secret = 'very-secret-token';
const good = {
  access_token: secret,
  token_type: 'bearer',
  expires_in: 300,
  scope: 'system/Patient.rs',
};
const headers = { 'cache-control': 'private, no-store', pragma: 'no-cache' };
const sent = { requestedScope: 'system/Patient.rs', ruleSet: 'stu2' as const };

const process = (given: Answer) =>
  processTokenResponse(answer({ ...given, headers: { ...headers, ...given.headers } }), sent);
const odd = (given: Answer) =>
  process(given)
    .checks.filter((entry) => entry.verdict !== 'pass')
    .map((entry) => `${entry.id.replace('oauth.token.', '')} ${entry.verdict}`);

describe('buildClientCredentialsRequest', () => {
  it('has exactly the members of the guide and no Authorization header', () => {
    const request = buildClientCredentialsRequest({
      tokenEndpoint: 'https://holder.example/token',
      clientAssertion: 'a.b.c',
      scope: 'system/Patient.rs system/Observation.rs',
    });
    expect(Object.fromEntries(new URLSearchParams(request.body as string))).toEqual({
      grant_type: 'client_credentials',
      scope: 'system/Patient.rs system/Observation.rs',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: 'a.b.c',
      udap: '1',
    });
    expect(request.headers).toEqual({
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
    });
    expect(request.redirect).toBe('manual');
  });
});

describe('processTokenResponse, granted', () => {
  it('passes a good answer', () => {
    expect(odd({ body: good })).toEqual([]);
    expect(process({ body: good }).token).toEqual(good);
  });

  it.each<[string, object, string[]]>([
    ['another type', { token_type: 'mac' }, ['type fail']],
    ['no type', { token_type: undefined }, ['type fail']],
    ['more than an hour', { expires_in: 3601 }, ['lifetime warn']],
    ['a lifetime as string', { expires_in: '300' }, ['lifetime warn']],
    ['no lifetime', { expires_in: undefined }, ['lifetime warn']],
    ['no scope', { scope: undefined }, ['scope warn']],
    ['no scopes at all', { scope: '' }, ['scope warn']],
    ['other scopes', { scope: 'system/Patient.r system/Group.rs' }, ['scope info']],
    ['a refresh token', { refresh_token: secret }, ['no-refresh-token warn']],
    ['no token', { access_token: undefined }, ['granted fail']],
    ['a token with a line break', { access_token: 'a\nb' }, ['granted fail']],
    ['an error', { access_token: undefined, error: 'invalid_client' }, ['granted fail']],
  ])('finds %s', (_title, change, ids) => {
    expect(odd({ body: { ...good, ...change } })).toEqual(ids);
  });

  it('wants the answer kept out of caches', () => {
    expect(odd({ body: good, headers: { 'cache-control': 'no-cache' } })).toEqual([
      'no-store warn',
    ]);
    const { checks } = process({ body: good, headers: { pragma: '' } });
    expect(checks.find((entry) => entry.id.endsWith('no-store'))).toMatchObject({
      verdict: 'warn',
      level: 'advice',
    });
  });

  it('says which scopes are missing and which came beside', () => {
    const { checks } = process({ body: { ...good, scope: 'system/Group.rs' } });
    const scope = checks.find((entry) => entry.id === 'oauth.token.scope');
    expect(scope?.seen).toContain('not granted as asked: system/Patient.rs');
    expect(scope?.seen).toContain('granted beside: system/Group.rs');
  });

  it('never quotes a token', () => {
    const bodies: Answer[] = [
      { body: { ...good, refresh_token: secret, token_type: 'x', expires_in: {} } },
      { body: { ...good, access_token: `${secret} \n` } },
      { status: 201, body: good },
      { status: 400, body: good },
    ];
    for (const given of bodies) {
      expect(JSON.stringify(process(given).checks)).not.toContain(secret);
    }
  });
});

describe('processTokenResponse, refused', () => {
  it.each([
    ['invalid_client', 401],
    ['invalid_request', 400],
    ['invalid_grant', 400],
    ['invalid_scope', 400],
    ['unauthorized_client', 400],
    ['unsupported_grant_type', 400],
  ])('explains %s', (error, status) => {
    const { token, checks } = process({ status, body: { error, error_description: 'because' } });
    expect(token).toBeNull();
    expect(checks).toMatchObject([
      {
        id: `oauth.token.${error.replaceAll('_', '-')}`,
        verdict: 'fail',
        seen: `Status ${status}, ${error}: “because”.`,
        exchangeId: 'exc_1',
      },
    ]);
  });

  it('shows which consent a holder wants', () => {
    const { checks } = process({
      status: 400,
      body: {
        error: 'invalid_grant',
        extensions: { 'hl7-b2b': { consent_required: ['urn:oid:1.2.3'] } },
      },
    });
    expect(checks[0]?.seen).toContain('consent_required');
    expect(checks[0]?.seen).toContain('urn:oid:1.2.3');
  });

  it.each<[string, Answer, string, string]>([
    ['an unknown code', { status: 400, body: { error: 'constructor' } }, 'refused', 'constructor'],
    ['HTML', { status: 502, body: '<p>gateway' }, 'status', 'markup'],
    ['a redirect', { status: 307, headers: { location: '/x' } }, 'status', 'to /x'],
    ['200 with HTML', { body: '<p>hello' }, 'json', 'markup'],
    ['200 with nothing', { body: '' }, 'json', 'an empty body'],
  ])('explains %s', (_title, given, id, words) => {
    const { token, checks } = process(given);
    expect(token).toBeNull();
    expect(checks).toMatchObject([{ id: `oauth.token.${id}`, verdict: 'fail' }]);
    expect(checks[0]?.seen).toContain(words);
  });

  it('names the layer when nobody answers', () => {
    expect(processTokenResponse(noAnswer('connect'), sent).checks).toMatchObject([
      { id: 'net.connect' },
    ]);
  });

  it('never throws, whatever comes', () => {
    const document = fc.dictionary(
      fc.oneof(fc.constantFrom('error', 'error_description', ...Object.keys(good)), fc.string()),
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
