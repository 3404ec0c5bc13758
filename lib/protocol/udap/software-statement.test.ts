import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { toNumericDate } from '../jose/numeric-date';
import { x5cOf } from '../jose/sign';
import { issue, makeCa, testNow, type Party } from '../testing/pki';
import { buildClientMetadata, type AppMetadata } from '../registration/client-metadata';
import {
  buildCancellation,
  buildStatementClaims,
  checkSoftwareStatement,
  type SoftwareStatementOptions,
} from './software-statement';

const audience = 'https://holder.example/register';
const issuer = 'https://app.example';
const now = toNumericDate(testNow);
const common = { issuer, audience, now: testNow, jti: 'j1' };
const app: AppMetadata = {
  client_name: 'App',
  contacts: ['mailto:ops@app.example'],
  redirect_uris: ['https://app.example/callback'],
  launch_uris: [],
};
const withLogo: AppMetadata = { ...app, logo_uri: 'https://app.example/logo.png' };
const forSystem: SoftwareStatementOptions = {
  ...common,
  metadata: buildClientMetadata({
    app,
    scope: 'system/Patient.rs system/Observation.rs',
    grantType: 'client_credentials',
    authMethod: 'private_key_jwt',
  }),
};
const forUser: SoftwareStatementOptions = {
  ...common,
  metadata: buildClientMetadata({
    app: withLogo,
    scope: 'user/*.rs patient/*.rs openid',
    grantType: 'authorization_code',
    authMethod: 'private_key_jwt',
    hasRefreshToken: true,
  }),
};

let leaf: Party;

beforeAll(async () => {
  const ca = await makeCa(null, { name: 'Root' });
  leaf = await issue(ca, { name: 'App', sanUris: [issuer] });
});

function preflight(claims: object, header: object = {}, more: object = {}) {
  return checkSoftwareStatement(
    { alg: 'ES256', x5c: x5cOf([leaf.certificate]), ...header },
    claims,
    { ruleSet: 'stu2', audience, now: testNow, ...more },
  );
}

const odd = (...given: Parameters<typeof preflight>) =>
  preflight(...given)
    .filter((entry) => !['pass', 'info'].includes(entry.verdict))
    .map((entry) => `${entry.id.replace('udap.software-statement.', '')} ${entry.verdict}`);

describe('buildStatementClaims', () => {
  it('has for client_credentials exactly what belongs there', () => {
    expect(buildStatementClaims(forSystem)).toEqual({
      iss: issuer,
      sub: issuer,
      aud: audience,
      iat: now,
      exp: now + 300,
      jti: 'j1',
      client_name: 'App',
      contacts: ['mailto:ops@app.example'],
      grant_types: ['client_credentials'],
      token_endpoint_auth_method: 'private_key_jwt',
      scope: forSystem.metadata.scope,
    });
  });

  it('has for authorization_code what a user needs', () => {
    expect(buildStatementClaims(forUser)).toMatchObject({
      grant_types: ['authorization_code', 'refresh_token'],
      redirect_uris: ['https://app.example/callback'],
      response_types: ['code'],
      logo_uri: 'https://app.example/logo.png',
    });
  });
});

describe('buildCancellation', () => {
  it('has empty grant_types, and nothing of a workflow', () => {
    const claims = buildCancellation(forSystem);
    expect(claims).toMatchObject({ iss: issuer, sub: issuer, aud: audience, grant_types: [] });
    expect(Object.keys(claims)).not.toContain('redirect_uris');
    expect(Object.keys(claims)).not.toContain('response_types');
    expect(odd(claims)).toEqual([]);
  });
});

describe('checkSoftwareStatement', () => {
  it('passes what we build', () => {
    expect(odd(buildStatementClaims(forSystem))).toEqual([]);
    expect(odd(buildStatementClaims(forUser))).toEqual([]);
  });

  it.each<[string, object, string[]]>([
    ['an iss with a slash', { iss: `${issuer}/` }, ['iss fail', 'sub fail']],
    ['no iss', { iss: undefined, sub: undefined }, ['iss fail']],
    ['another audience', { aud: `${audience}/` }, ['aud fail']],
    ['an audience in an array', { aud: [audience] }, ['aud fail']],
    ['301 seconds', { exp: now + 301 }, ['times fail']],
    ['times in milliseconds', { iat: now * 1000, exp: now * 1000 + 300 }, ['times fail']],
    ['times as strings', { iat: `${now}` }, ['times fail']],
    ['an exp in the past', { iat: now - 400, exp: now - 100 }, ['times fail']],
    ['an iat ahead', { iat: now + 60, exp: now + 300 }, ['times fail']],
    ['no jti', { jti: '' }, ['jti fail']],
    ['no name', { client_name: ' ' }, ['client-name fail']],
    ['contacts without mailto', { contacts: ['https://app.example'] }, ['contacts fail']],
    ['contacts that are an address', { contacts: ['ops@app.example'] }, ['contacts fail']],
    ['contacts as a string', { contacts: 'mailto:a@b.example' }, ['contacts fail']],
    ['no grant_types', { grant_types: undefined }, ['grant-types fail']],
    [
      'refresh_token',
      { grant_types: ['client_credentials', 'refresh_token'] },
      ['grant-types fail'],
    ],
    ['implicit', { grant_types: ['implicit'] }, ['grant-types fail']],
    ['empty redirect_uris', { redirect_uris: [] }, ['redirect-uris fail']],
    ['response_types', { response_types: [] }, ['response-types fail']],
    ['a logo over http', { logo_uri: 'http://app.example/logo.png' }, ['logo-uri fail']],
    ['a secret', { token_endpoint_auth_method: 'client_secret_basic' }, ['auth-method fail']],
    ['no scope', { scope: undefined }, ['scope fail']],
    ['two spaces', { scope: 'system/*.rs  openid' }, ['scope fail']],
    ['a user scope', { scope: 'user/*.rs' }, ['scope-context warn']],
  ])('finds %s with client_credentials', (_title, change, ids) => {
    expect(odd({ ...buildStatementClaims(forSystem), ...change })).toEqual(ids);
  });

  it.each<[string, object, string[]]>([
    ['no redirect_uris', { redirect_uris: undefined }, ['redirect-uris fail']],
    ['http', { redirect_uris: ['http://app.example/cb'] }, ['redirect-uris fail']],
    ['a wildcard', { redirect_uris: ['https://app.example/*'] }, ['redirect-uris fail']],
    ['no response_types', { response_types: undefined }, ['response-types fail']],
    ['token as response type', { response_types: ['code', 'token'] }, ['response-types fail']],
    ['no logo', { logo_uri: undefined }, ['logo-uri fail']],
    ['a logo without image name', { logo_uri: 'https://app.example/logo' }, ['logo-uri warn']],
    ['a system scope', { scope: 'system/*.rs' }, ['scope-context warn']],
    [
      'both workflows',
      { grant_types: ['authorization_code', 'client_credentials'] },
      ['grant-types fail'],
    ],
  ])('finds %s with authorization_code', (_title, change, ids) => {
    expect(odd({ ...buildStatementClaims(forUser), ...change })).toEqual(ids);
  });

  it('finds what is wrong with the header', () => {
    const claims = buildStatementClaims(forSystem);
    expect(odd(claims, { alg: 'RS256' })).toEqual(['alg fail']);
    expect(odd(claims, { alg: 'none' })).toEqual(['alg fail']);
    expect(odd(claims, { x5c: [] })).toEqual(['x5c fail', 'iss fail']);
    expect(odd(claims, {}, { supportedAlgs: ['RS256'] })).toEqual(['alg fail']);
  });

  it('demands nothing more of a statement that cancels', () => {
    const { iss, sub, aud, iat, exp, jti } = buildStatementClaims(forSystem);
    const checks = preflight({ iss, sub, aud, iat, exp, jti, grant_types: [] });
    expect(checks.filter((entry) => entry.verdict === 'fail')).toEqual([]);
    expect(checks.at(-1)).toMatchObject({
      id: 'udap.software-statement.grant-types',
      verdict: 'info',
    });
  });

  it('says which rule set judged where they cite different sections', () => {
    const claims = buildStatementClaims(forSystem);
    const of = (ruleSet: string) =>
      preflight(claims, {}, { ruleSet }).find((entry) => entry.id.endsWith('scope-context'));
    expect(of('stu1')?.ruleSet).toBe('stu1');
    expect(of('stu2')?.ruleSet).toBe('stu2');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (claims, value) => {
        preflight({ ...buildStatementClaims(forUser), ...claims, scope: value, contacts: value });
        preflight({ ...claims, iss: value, aud: value, exp: value }, { x5c: value, alg: value });
      }),
    );
  });
});
