import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { POST as postManagement } from '@/app/sandbox/[holder]/oauth/register/[clientId]/route';
import { PUT as putAuthorize } from '@/app/sandbox/[holder]/oauth/authorize/route';
import { db } from '@/lib/db/client';
import { findAccessToken } from '@/lib/sandbox/oauth/access-token';
import { sandboxCommunity } from '@/lib/sandbox/pki/community';
import {
  addresses,
  assertionClaims,
  errorOf,
  newClient,
  nowSeconds,
  postRegistration,
  postToken,
  register,
  requestToken,
  sign,
  statementClaims,
  tokenForm,
  userStatementClaims,
  type Answer,
  type Claims,
} from './sandbox-oauth.fixtures';
import {
  authorize,
  makeHolder,
  manage,
  newJwk,
  service,
  smartAssertion,
  userApp,
  without,
} from './sandbox-registration.fixtures';

const json = { 'content-type': 'application/json' };
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

beforeAll(async () => {
  await sandboxCommunity();
}, 240_000);

afterEach(() => {
  vi.useRealTimers();
});

interface Registered {
  id: string;
  token: string;
  secret: string;
  body: Claims;
}

async function registered(app: Claims = userApp(), holder = 'harbor'): Promise<Registered> {
  const { status, body } = await postRegistration(app, json, holder);
  expect(status).toBe(201);
  return {
    id: body.client_id as string,
    token: body.registration_access_token as string,
    secret: body.client_secret as string,
    body,
  };
}

const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`,
});
const wanted = { grant_type: 'client_credentials', scope: 'system/Patient.rs' };

describe('reading a registration (RFC 7592)', () => {
  it('tells everything but the secret, and the token as it is', async () => {
    const { id, token, body } = await registered();
    const rest = without(body, 'client_secret');
    const read = await manage('GET', id, token);
    expect(read.status).toBe(200);
    expect(read.headers.get('cache-control')).toBe('no-store');
    expect(read.body).toEqual(rest);
    expect((await manage('GET', id, token)).body).toEqual(rest);
  });

  it('is refused alike for a wrong token, another client, an unknown one and one of UDAP', async () => {
    const one = await registered();
    const other = await registered();
    const udap = await register(await newClient('ES256'));
    const attempts: [string, string | null][] = [
      [one.id, null],
      [one.id, 'registration_wrong'],
      [one.id, other.token],
      ['client_unknown', one.token],
      [udap.body.client_id as string, one.token],
    ];
    for (const method of ['GET', 'PUT', 'DELETE'] as const) {
      for (const [id, token] of attempts) {
        const body = method === 'PUT' ? { ...userApp(), client_id: id } : undefined;
        const answer = await manage(method, id, token, { body });
        expect(errorOf(answer, 401)).toBe('invalid_token');
        expect(answer.headers.get('www-authenticate')).toBe(
          `Bearer realm="harbor"${token === null ? '' : ', error="invalid_token"'}`,
        );
      }
    }
    const elsewhere = await makeHolder();
    const answer = await manage('GET', one.id, one.token, { holder: elsewhere });
    expect(errorOf(answer, 401)).toBe('invalid_token');
    expect((await manage('GET', one.id, one.token)).status).toBe(200);
  });

  it('is over when the client has ended', async () => {
    const { id, token } = await registered(userApp(), 'engine');
    const at = { holder: 'engine' };
    expect((await manage('GET', id, token, at)).body).toHaveProperty('client_id_expires_at');
    const data = { expiresAt: new Date(Date.now() - 1000) };
    await (await db()).sandboxClient.update({ where: { id }, data });
    expect(errorOf(await manage('GET', id, token, at), 401)).toBe('invalid_token');
    const body = { ...userApp(), client_id: id };
    expect(errorOf(await manage('PUT', id, token, { ...at, body }), 401)).toBe('invalid_token');
    expect(errorOf(await manage('DELETE', id, token, at), 401)).toBe('invalid_token');
  });

  it('takes no other methods', async () => {
    const response = await postManagement(
      new Request('http://localhost:3000/x', { method: 'POST' }),
      { params: Promise.resolve({ holder: 'harbor', clientId: 'x' }) },
    );
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, PUT, DELETE');
  });
});

describe('replacing a registration', () => {
  it('replaces everything and rotates the token', async () => {
    const { id, token, body } = await registered();
    const smaller = {
      client_id: id,
      client_name: 'New name',
      redirect_uris: ['https://new.example.org/cb'],
      scope: 'openid',
    };
    const replaced = await manage('PUT', id, token, { body: smaller });
    expect(replaced.status).toBe(200);
    expect(replaced.body).toEqual({
      ...smaller,
      grant_types: ['authorization_code'],
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_basic',
      client_id_issued_at: body.client_id_issued_at,
      client_secret_expires_at: 0,
      registration_client_uri: body.registration_client_uri,
      registration_access_token: expect.stringMatching(/^registration_/) as string,
    });
    expect(replaced.body.registration_access_token).not.toBe(token);
    expect(errorOf(await manage('GET', id, token), 401)).toBe('invalid_token');
    const next = replaced.body.registration_access_token as string;
    expect((await manage('GET', id, next)).body).toEqual(replaced.body);
  });

  it('lets one of two changes at the same time win', async () => {
    const { id, token } = await registered();
    const body = { ...userApp(), client_id: id };
    const answers = await Promise.all([1, 2].map(() => manage('PUT', id, token, { body })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it.each<[string, (one: Registered) => Claims, string]>([
    ['no client_id', () => ({ client_id: undefined }), 'invalid_client_metadata'],
    ['another client_id', () => ({ client_id: 'client_x' }), 'invalid_client_metadata'],
    [
      'registration_access_token',
      ({ token }) => ({ registration_access_token: token }),
      'invalid_client_metadata',
    ],
    [
      'registration_client_uri',
      ({ body }) => ({ registration_client_uri: body.registration_client_uri }),
      'invalid_client_metadata',
    ],
    [
      'client_secret_expires_at',
      () => ({ client_secret_expires_at: 0 }),
      'invalid_client_metadata',
    ],
    ['client_id_issued_at', () => ({ client_id_issued_at: 1 }), 'invalid_client_metadata'],
    ['a secret of its own', () => ({ client_secret: 'mine' }), 'invalid_client_metadata'],
    ['bad redirects', () => ({ redirect_uris: ['http://localhost/'] }), 'invalid_redirect_uri'],
  ])('refuses %s and changes nothing', async (_what, spoil, code) => {
    const one = await registered();
    const body = { ...userApp(), client_name: 'Other', client_id: one.id, ...spoil(one) };
    expect(errorOf(await manage('PUT', one.id, one.token, { body }))).toBe(code);
    expect((await manage('GET', one.id, one.token)).body.client_name).toBe('Test app');
  });

  it('keeps the secret, takes it away and makes a new one, as the client authenticates', async () => {
    const one = await registered(service());
    let { token } = one;
    const put = async (more: Claims): Promise<Answer> => {
      const body = { ...service(), client_id: one.id, ...more };
      const answer = await manage('PUT', one.id, token, { body });
      expect(answer.status).toBe(200);
      token = answer.body.registration_access_token as string;
      return answer;
    };
    const ask = (secret: string) => postToken(wanted, basic(one.id, secret));

    expect((await put({ client_secret: one.secret })).body).not.toHaveProperty('client_secret');
    expect((await ask(one.secret)).status).toBe(200);
    const { jwk } = await newJwk();
    const keys = { token_endpoint_auth_method: 'private_key_jwt', jwks: { keys: [jwk] } };
    expect((await put(keys)).body).not.toHaveProperty('client_secret_expires_at');
    expect(errorOf(await ask(one.secret), 401)).toBe('invalid_client');
    const { body } = await put({});
    expect(body.client_secret).toMatch(/^secret_/);
    expect(errorOf(await ask(one.secret), 401)).toBe('invalid_client');
    expect((await ask(body.client_secret as string)).status).toBe(200);
  });

  it('applies the rules of the holder, and does not move the end', async () => {
    const { id, token, body } = await registered(userApp(), 'engine');
    const at = { holder: 'engine' };
    const poor = { ...userApp(), client_id: id, tos_uri: undefined };
    const refused = await manage('PUT', id, token, { ...at, body: poor });
    expect(errorOf(refused)).toBe('invalid_client_metadata');
    const good = { ...userApp(), client_id: id };
    const replaced = await manage('PUT', id, token, { ...at, body: good });
    expect(replaced.body.client_id_expires_at).toBe(body.client_id_expires_at);
  });
});

describe('deleting a registration', () => {
  it('forgets the client and its tokens', async () => {
    const { id, token, secret } = await registered(service());
    const access = (await postToken(wanted, basic(id, secret))).body.access_token as string;
    expect(await findAccessToken('harbor', access)).not.toBeNull();
    const deleted = await manage('DELETE', id, token);
    expect(deleted.status).toBe(204);
    expect(deleted.body).toEqual({});
    expect(deleted.headers.get('cache-control')).toBe('no-store');
    expect(await findAccessToken('harbor', access)).toBeNull();
    expect(errorOf(await postToken(wanted, basic(id, secret)), 401)).toBe('invalid_client');
    expect(errorOf(await manage('DELETE', id, token), 401)).toBe('invalid_token');
  });
});

describe('tokens for plain clients', () => {
  it('are handed out for a secret in the header or in the form, as it was registered', async () => {
    const header = await registered(service());
    const granted = await postToken(wanted, basic(header.id, header.secret));
    expect(granted.status).toBe(200);
    expect(granted.body).toEqual({
      access_token: expect.any(String) as string,
      token_type: 'Bearer',
      expires_in: 300,
      scope: 'system/Patient.rs',
    });
    const form = await registered({
      ...service(),
      token_endpoint_auth_method: 'client_secret_post',
    });
    const inForm = { client_id: form.id, client_secret: form.secret };
    expect((await postToken({ ...wanted, ...inForm })).status).toBe(200);

    const swapped = { client_id: header.id, client_secret: header.secret };
    expect(errorOf(await postToken({ ...wanted, ...swapped }))).toBe('invalid_client');
    expect(errorOf(await postToken(wanted, basic(form.id, form.secret)), 401)).toBe(
      'invalid_client',
    );
    expect(errorOf(await postToken({ ...wanted, client_id: form.id }))).toBe('invalid_client');
  });

  it('are refused for a wrong secret with a challenge, and for what is no credentials', async () => {
    const { id, secret } = await registered(service());
    const wrong = await postToken(wanted, basic(id, `${secret}x`));
    expect(errorOf(wrong, 401)).toBe('invalid_client');
    expect(wrong.headers.get('www-authenticate')).toBe('Basic realm="harbor"');
    expect(errorOf(await postToken(wanted, basic('client_x', secret)), 401)).toBe('invalid_client');
    expect(errorOf(await postToken(wanted, { authorization: 'Basic !' }))).toBe('invalid_request');
    expect(errorOf(await postToken(wanted))).toBe('invalid_request');
    const twice = { ...wanted, client_id: id, client_secret: secret };
    expect(errorOf(await postToken(twice, basic(id, secret)))).toBe('invalid_request');
    const other = { ...wanted, client_id: 'client_x' };
    expect(errorOf(await postToken(other, basic(id, secret)))).toBe('invalid_request');
  });

  it('are refused after the secret has ended', async () => {
    const { id, secret } = await registered(service());
    const data = { clientSecretExpiresAt: new Date(Date.now() - 1000) };
    await (await db()).sandboxClient.update({ where: { id }, data });
    const late = await postToken(wanted, basic(id, secret));
    expect(errorOf(late, 401)).toBe('invalid_client');
    expect(late.body.error_description).toContain('ended on');
  });

  it('are refused after the client has ended', async () => {
    const holder = await makeHolder({ clientIdLifeDays: 2 });
    const { id, secret } = await registered(service(), holder);
    expect((await postToken(wanted, basic(id, secret), holder)).status).toBe(200);
    const data = { expiresAt: new Date() };
    await (await db()).sandboxClient.update({ where: { id }, data });
    const late = await postToken(wanted, basic(id, secret), holder);
    expect(errorOf(late, 401)).toBe('invalid_client');
  });

  it('keep to the registration', async () => {
    const { id, secret } = await registered(service());
    const ask = (scope: string) => postToken({ ...wanted, scope }, basic(id, secret));
    expect((await ask('system/*.rs')).body.scope).toBe('system/Patient.rs system/Encounter.rs');
    expect(errorOf(await ask('system/Coverage.rs'))).toBe('invalid_scope');
    expect(errorOf(await ask(''))).toBe('invalid_scope');
    const app = await registered();
    expect(errorOf(await postToken(wanted, basic(app.id, app.secret)))).toBe('unauthorized_client');
    for (const grant_type of ['authorization_code', 'refresh_token']) {
      const answer = await postToken(
        { grant_type, code: 'x', refresh_token: 'x' },
        basic(app.id, app.secret),
      );
      expect(errorOf(answer)).toBe('invalid_grant');
    }
    const open = await registered({ ...userApp(), token_endpoint_auth_method: 'none' });
    const code = { grant_type: 'authorization_code', client_id: open.id, code: 'x' };
    expect(errorOf(await postToken(code))).toBe('invalid_grant');
  });
});

describe('tokens for clients with keys (SMART)', () => {
  const withKeys = (...keys: Awaited<ReturnType<typeof newJwk>>[]) => ({
    ...service(),
    token_endpoint_auth_method: 'private_key_jwt',
    jwks: { keys: keys.map(({ jwk }) => jwk) },
  });
  const form = (assertion: string) => ({
    ...wanted,
    client_assertion_type: assertionType,
    client_assertion: assertion,
  });

  it.each(['ES384', 'RS384'] as const)('are handed out for %s, once per assertion', async (alg) => {
    const [key, other] = [await newJwk(alg), await newJwk(alg)];
    const { id } = await registered(withKeys(other, key));
    const sent = form(await smartAssertion(key, id));
    expect((await postToken(sent)).body.scope).toBe('system/Patient.rs');
    expect(errorOf(await postToken(sent))).toBe('invalid_client');
    const nameless = await smartAssertion(key, id, { header: { kid: undefined } });
    expect((await postToken(form(nameless))).status).toBe(200);
    expect(
      (await postToken({ ...form(await smartAssertion(other, id)), client_id: id })).status,
    ).toBe(200);
  });

  it.each<[string, { claims?: Claims; header?: Claims }]>([
    ['another aud', { claims: { aud: 'https://other.example.org/token' } }],
    ['the issuer as aud, which SMART does not know', { claims: { aud: addresses().baseUrl } }],
    [
      'an aud with two values',
      { claims: { aud: [addresses().tokenEndpoint, addresses().baseUrl] } },
    ],
    ['another sub', { claims: { sub: 'client_x' } }],
    ['an unknown client', { claims: { iss: 'client_x', sub: 'client_x' } }],
    ['no exp', { claims: { exp: undefined } }],
    ['an exp in the past', { claims: { exp: nowSeconds() - 1 } }],
    ['an exp too far away', { claims: { exp: nowSeconds() + 3600 } }],
    ['an iat in the future', { claims: { iat: nowSeconds() + 60 } }],
    ['no jti', { claims: { jti: undefined } }],
    ['an unknown kid', { header: { kid: 'other' } }],
  ])('are refused for %s', async (_what, spoil) => {
    const key = await newJwk();
    const { id } = await registered(withKeys(key));
    expect(errorOf(await postToken(form(await smartAssertion(key, id, spoil))))).toBe(
      'invalid_client',
    );
  });

  it('with users take the token endpoint or the issuer as aud, and one of them only', async () => {
    const key = await newJwk();
    const { id } = await registered({
      ...userApp(),
      token_endpoint_auth_method: 'private_key_jwt',
      jwks: { keys: [key.jwk] },
    });
    const { tokenEndpoint, baseUrl } = addresses();
    const ask = async (aud: unknown) => {
      const assertion = form(await smartAssertion(key, id, { claims: { aud } }));
      return errorOf(
        await postToken({ ...assertion, grant_type: 'authorization_code', code: 'x' }),
      );
    };
    // Who asks is known by then; the code is not.
    expect(await ask(tokenEndpoint)).toBe('invalid_grant');
    expect(await ask(baseUrl)).toBe('invalid_grant');
    expect(await ask([baseUrl])).toBe('invalid_grant');
    for (const aud of [[baseUrl, tokenEndpoint], `${baseUrl}/`, [], undefined]) {
      expect(await ask(aud)).toBe('invalid_client');
    }
  });

  it('are refused for the signature of another key', async () => {
    const [key, stranger] = [await newJwk(), await newJwk()];
    const { id } = await registered(withKeys(key));
    const forged = await smartAssertion(stranger, id, { header: { kid: key.jwk.kid } });
    expect(errorOf(await postToken(form(forged)))).toBe('invalid_client');
    expect(errorOf(await postToken(form('a.b.c')))).toBe('invalid_client');
  });

  it('are refused for a set elsewhere, which is never fetched', async () => {
    const key = await newJwk();
    const { id } = await registered({
      ...service(),
      token_endpoint_auth_method: 'private_key_jwt',
      jwks_uri: 'https://app.example.org/jwks.json',
    });
    const answer = await postToken(form(await smartAssertion(key, id)));
    expect(errorOf(answer)).toBe('invalid_client');
    expect(answer.body.error_description).toContain('https://app.example.org/jwks.json');
  });

  it('are handed out for a set that the portal publishes, until the key is withdrawn', async () => {
    const key = await newJwk();
    const { kid, ...publicJwk } = key.jwk;
    const database = await db();
    const [workspaceId, appId, keyId] = [randomUUID(), `app_${randomUUID()}`, randomUUID()];
    await database.workspace.create({ data: { id: workspaceId, slug: workspaceId, name: 'Test' } });
    await database.app.create({ data: { id: appId, workspaceId, name: 'App', metadata: {} } });
    await database.key.create({
      data: {
        id: keyId,
        workspaceId,
        name: 'Key',
        custody: 'outside',
        algorithm: 'ES384',
        publicJwk: { ...publicJwk },
        thumbprint: keyId,
      },
    });
    const published = { id: randomUUID(), workspaceId, appId, keyId, kid, signsFrom: new Date() };
    await database.appKey.create({ data: published });
    const { id } = await registered({
      ...service(),
      token_endpoint_auth_method: 'private_key_jwt',
      jwks_uri: `http://localhost:3000/clients/${appId}/jwks.json`,
    });
    expect((await postToken(form(await smartAssertion(key, id)))).status).toBe(200);
    const data = { withdrawnAt: new Date() };
    await database.appKey.update({ where: { id: published.id }, data });
    expect(errorOf(await postToken(form(await smartAssertion(key, id))))).toBe('invalid_client');
  });

  it('are not handed out without udap to a client of UDAP, nor with it to a plain one', async () => {
    const udap = await newClient('ES256');
    const udapId = (await register(udap)).body.client_id as string;
    const plain = without(tokenForm(await sign(udap, assertionClaims(udapId))), 'udap');
    const answer = await postToken(plain);
    expect(errorOf(answer)).toBe('invalid_request');
    expect(answer.body.error_description).toContain('udap=1');
    const { id } = await registered(service());
    expect(errorOf(await requestToken(udap, assertionClaims(id)))).toBe('invalid_client');
  });

  it('need a scope, but not with UDAP at a holder of the first generation', async () => {
    const holder = await makeHolder({ ruleSet: 'stu1' });
    const udap = await newClient('ES256');
    const registration = await register(udap, statementClaims(udap, holder), { holder });
    const id = registration.body.client_id as string;
    const rest = without(tokenForm(await sign(udap, assertionClaims(id, holder))), 'scope');
    expect((await postToken(rest, {}, holder)).body.scope).toBe('system/*.rs');
    const plain = await registered(service(), holder);
    const { grant_type } = wanted;
    const answer = await postToken({ grant_type }, basic(plain.id, plain.secret), holder);
    expect(errorOf(answer)).toBe('invalid_scope');
  });
});

describe('the authorization endpoint', () => {
  const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
  const proper = (id: string): Record<string, string> => ({
    response_type: 'code',
    client_id: id,
    redirect_uri: 'https://app.example.org/callback',
    scope: 'openid patient/Patient.rs',
    state: 'a state & more',
    aud: addresses().baseUrl,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  const back = (response: Response) => {
    expect(response.status).toBe(303);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const url = new URL(response.headers.get('location')!);
    return { target: `${url.origin}${url.pathname}`, query: Object.fromEntries(url.searchParams) };
  };

  /** Where a request in which nothing is wrong leads. */
  const onward = (response: Response) => {
    expect(response.status).toBe(303);
    expect(response.headers.get('set-cookie')).toContain('HttpOnly; SameSite=Lax');
    return response.headers.get('location');
  };

  it.each(['GET', 'POST'] as const)(
    'finds nothing wrong with a proper request, and leads on to the sign-in (%s)',
    async (method) => {
      const { id } = await registered();
      const location = onward(await authorize(proper(id), { method }));
      expect(location).toMatch(/\/sandbox\/harbor\/oauth\/interaction\/ask_[0-9a-z]{26}$/);
    },
  );

  it('keeps the query of the redirect, and knows the only one', async () => {
    const redirect = 'https://app.example.org/cb?x=1';
    const { id } = await registered({ ...userApp(), redirect_uris: [redirect] });
    const rest = without(proper(id), 'redirect_uri');
    const { target, query } = back(await authorize({ ...rest, prompt: 'none' }));
    expect(target).toBe('https://app.example.org/cb');
    expect(query).toMatchObject({ x: '1', error: 'login_required' });
  });

  it.each<[string, string, Record<string, string>]>([
    ['no response_type', 'invalid_request', { response_type: '' }],
    ['another response_type', 'unsupported_response_type', { response_type: 'token' }],
    ['no state', 'invalid_request', { state: '' }],
    ['no scope', 'invalid_scope', { scope: '' }],
    ['an unregistered scope', 'invalid_scope', { scope: 'user/Patient.rs' }],
    ['an unsupported wildcard', 'invalid_scope', { scope: 'patient/*.write' }],
    ['another aud', 'invalid_request', { aud: 'https://other.example.org/' }],
    ['no PKCE', 'invalid_request', { code_challenge: '' }],
    ['plain PKCE', 'invalid_request', { code_challenge_method: 'plain' }],
    ['no PKCE method', 'invalid_request', { code_challenge_method: '' }],
    ['a challenge that is no hash', 'invalid_request', { code_challenge: 'short' }],
  ])('sends back %s: %s', async (_what, code, spoil) => {
    const { id } = await registered();
    const { query } = back(await authorize({ ...proper(id), ...spoil }));
    expect(query.error).toBe(code);
    expect(query.state).toBe(spoil.state === '' ? undefined : 'a state & more');
    expect(query.error_description).toMatch(/^[\x20\x21\x23-\x5b\x5d-\x7e]+$/);
  });

  it('shows a page and sends nobody anywhere when the redirect is not known', async () => {
    const { id } = await registered();
    const { id: serviceId } = await registered(service());
    const ended = await registered(userApp(), 'engine');
    const data = { expiresAt: new Date() };
    await (await db()).sandboxClient.update({ where: { id: ended.id }, data });
    const evil = 'https://evil.example.org/<script>alert(1)</script>';
    const attempts: [Record<string, string> | string, string?][] = [
      [{ ...proper(id), client_id: '' }],
      [{ ...proper(id), client_id: 'client_x' }],
      [{ ...proper(id), redirect_uri: evil }],
      [{ ...proper(id), redirect_uri: 'https://app.example.org/callback/' }],
      [{ ...proper(id), redirect_uri: 'https://app.example.org/callback?x=1' }],
      [proper(serviceId)],
      [proper(ended.id), 'engine'],
      [`${new URLSearchParams(proper(id)).toString()}&redirect_uri=${encodeURIComponent(evil)}`],
    ];
    for (const [parameters, holder] of attempts) {
      const response = await authorize(parameters, { ...(holder && { holder }) });
      expect(response.status).toBe(400);
      expect(response.headers.get('location')).toBeNull();
      expect(response.headers.get('content-type')).toContain('text/html');
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      const html = await response.text();
      expect(html).toContain('<html lang="en">');
      expect(html).not.toContain('<script');
    }
  });

  it('knows apps of UDAP, and asks less of them at a holder of the first generation', async () => {
    const old = await makeHolder({ ruleSet: 'stu1' });
    const app = await newClient('ES256');
    const rest = without(proper(''), 'code_challenge', 'code_challenge_method');
    for (const holder of ['harbor', old]) {
      const { body } = await register(app, userStatementClaims(app, holder), { holder });
      const { baseUrl } = addresses(holder);
      const request = { ...rest, client_id: body.client_id as string, aud: baseUrl, state: '' };
      const response = await authorize(request, { holder });
      if (holder === old) expect(onward(response)).toContain('/oauth/interaction/');
      else expect(back(response).query.error).toBe('invalid_request');
    }
    const plain = await registered(userApp(), old);
    const request = { ...proper(plain.id), aud: addresses(old).baseUrl, code_challenge: '' };
    expect(back(await authorize(request, { holder: old })).query.error).toBe('invalid_request');
  });

  it('takes GET and POST only', async () => {
    const response = await putAuthorize(new Request('http://localhost:3000/x', { method: 'PUT' }), {
      params: Promise.resolve({ holder: 'harbor' }),
    });
    expect(response.headers.get('allow')).toBe('GET, POST');
  });
});
