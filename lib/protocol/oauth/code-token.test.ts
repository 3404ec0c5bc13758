import { describe, expect, it } from 'vitest';
import { answer, noAnswer, type Answer } from '../testing/http';
import { proveClient } from './client-authentication';
import { buildCodeExchange, buildRefreshRequest } from './code-grant';
import { processCodeTokenResponse, type SentCodeGrant } from './code-token';

const headers = { 'cache-control': 'no-store', pragma: 'no-cache' };
const good = {
  access_token: 'very-secret-token',
  token_type: 'Bearer',
  expires_in: 300,
  scope: 'launch/patient offline_access patient/*.rs',
  refresh_token: 'very-secret-refresh',
};
const sent: SentCodeGrant = {
  grant: 'authorization_code',
  requestedScope: good.scope,
  ruleSet: 'stu2',
  isUdap: false,
};
const process = (given: Answer, change: Partial<SentCodeGrant> = {}) =>
  processCodeTokenResponse(answer({ ...given, headers: { ...headers, ...given.headers } }), {
    ...sent,
    ...change,
  });
const odd = (given: Answer, change: Partial<SentCodeGrant> = {}) =>
  process(given, change)
    .checks.filter((entry) => entry.verdict !== 'pass')
    .map((entry) => `${entry.id.replace('oauth.', '')} ${entry.verdict}`);

describe('proveClient', () => {
  it('form-encodes both halves of Basic credentials', () => {
    const { headers: made, form } = proveClient({
      method: 'client_secret_basic',
      clientId: 'an id:1',
      clientSecret: 'p+/ü',
    });
    expect(form).toEqual({});
    expect(atob(made['authorization']?.replace('Basic ', '') ?? '')).toBe(
      'an+id%3A1:p%2B%2F%C3%BC',
    );
  });

  it('names a public client, and a UDAP client by its assertion alone', () => {
    expect(proveClient({ method: 'none', clientId: 'c' })).toEqual({
      headers: {},
      form: { client_id: 'c' },
    });
    const proof = proveClient({ method: 'private_key_jwt', assertion: 'a.b.c', isUdap: true });
    expect(Object.keys(proof.form)).toEqual(['client_assertion_type', 'client_assertion', 'udap']);
  });
});

describe('the two requests', () => {
  const client = { method: 'none', clientId: 'c' } as const;
  const tokenEndpoint = 'https://holder.example/token';

  it('have what RFC 6749 and RFC 7636 demand, and no scope', () => {
    const exchange = buildCodeExchange({
      tokenEndpoint,
      client,
      code: 'code',
      redirectUri: 'https://portal.example/oauth/callback',
      codeVerifier: 'verifier',
    });
    expect(Object.fromEntries(new URLSearchParams(exchange.body as string))).toEqual({
      grant_type: 'authorization_code',
      code: 'code',
      redirect_uri: 'https://portal.example/oauth/callback',
      code_verifier: 'verifier',
      client_id: 'c',
    });
    const renewal = buildRefreshRequest({ tokenEndpoint, client, refreshToken: 'r' });
    expect(Object.fromEntries(new URLSearchParams(renewal.body as string))).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'r',
      client_id: 'c',
    });
    expect(renewal).toMatchObject({ purpose: 'token', redirect: 'manual' });
  });
});

describe('processCodeTokenResponse', () => {
  it('passes a good answer and gives the tokens', () => {
    expect(odd({ body: good })).toEqual([]);
    const { token, checks } = process({ body: good });
    expect(token).toMatchObject(good);
    expect(JSON.stringify(checks)).not.toContain('very-secret');
  });

  it.each<[string, object, string[]]>([
    ['no scope', { scope: undefined }, ['code-token.scope warn']],
    ['no refresh token', { refresh_token: undefined }, ['code-token.refresh-token warn']],
    ['a refresh token of another type', { refresh_token: 7 }, ['code-token.refresh-token warn']],
  ])('finds %s', (_title, change, ids) => {
    expect(odd({ body: { ...good, ...change } })).toEqual(ids);
  });

  it.each<[string, Partial<SentCodeGrant>, string]>([
    ['invalid_grant', {}, 'code-token.invalid-code'],
    ['invalid_grant', { grant: 'refresh_token' }, 'code-token.invalid-refresh-token'],
    ['invalid_client', {}, 'code-token.invalid-client'],
    ['invalid_client', { isUdap: true }, 'token.invalid-client'],
    ['invalid_request', {}, 'code-token.invalid-request'],
    ['invalid_scope', { isUdap: true }, 'code-token.invalid-scope'],
    ['unauthorized_client', {}, 'code-token.unauthorized-client'],
  ])('knows what %s means here', (error, change, id) => {
    expect(odd({ status: 400, body: { error } }, change)).toEqual([`${id} fail`]);
  });

  it('says whether a refresh token was changed', () => {
    const of = (body: object) => process({ body }, { grant: 'refresh_token' }).checks.at(-1)?.seen;
    expect(of(good)).toBe('A new refresh token came.');
    expect(of({ ...good, refresh_token: undefined })).toContain('stays');
  });

  it('tells the layer when nobody answers', () => {
    const { token, checks } = processCodeTokenResponse(noAnswer('tls'), sent);
    expect(token).toBeNull();
    expect(checks.map(({ id }) => id)).toEqual(['net.tls']);
  });
});
