import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { POST as openRoute } from '@/app/sandbox/[holder]/launch/open/route';
import { GET as jwksRoute } from '@/app/sandbox/[holder]/oauth/jwks/route';
import { GET as userinfoRoute } from '@/app/sandbox/[holder]/oauth/userinfo/route';
import { hashToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import { createLaunch } from '@/lib/sandbox/people/launch';
import { encountersOf } from '@/lib/sandbox/people/patients';
import { sandboxCommunity } from '@/lib/sandbox/pki/community';
import {
  addresses,
  answerOf,
  assertionClaims,
  errorOf,
  newClient,
  postToken,
  register,
  sign,
  tokenForm,
  userStatementClaims,
  type Answer,
} from './sandbox-oauth.fixtures';
import {
  aboutToken,
  basicOf,
  codeForm,
  fhir,
  getCode,
  newPkce,
  newUserApp,
  redeem,
  redirectUri,
  refresh,
  requestOf,
  TestBrowser,
  type UserApp,
} from './sandbox-people.fixtures';
import { newJwk, smartAssertion, without } from './sandbox-registration.fixtures';

let app: UserApp;

beforeAll(async () => {
  await sandboxCommunity();
  app = await newUserApp();
}, 240_000);

afterEach(() => {
  vi.useRealTimers();
});

const textOf = (answer: Answer, name: string) => answer.body[name] as string;

describe('a person', () => {
  it('signs in, allows, and the app gets a code with state and iss', async () => {
    const browser = new TestBrowser();
    const request = requestOf(app, newPkce().challenge, 'openid patient/Patient.rs');
    await browser.authorize(request);
    expect(await browser.view()).toMatchObject({ step: 'sign-in', app: { name: 'Test app' } });
    await browser.signIn('ada');
    expect(await browser.view()).toMatchObject({
      step: 'consent',
      person: 'Ada Mae Winslow',
      patient: { id: 'harbor-ada' },
      scopes: [
        { scope: 'openid', title: 'Know who you are' },
        {
          scope: 'patient/Patient.rs',
          title: 'Read and search personal details of the one patient',
        },
      ],
    });
    const { code, ...rest } = await browser.allow();
    expect(code).toMatch(/^code_/);
    expect(rest).toEqual({ state: request.state, iss: addresses().baseUrl });
    const { count } = await (
      await db()
    ).sandboxInteraction.deleteMany({ where: { clientId: app.id } });
    expect(count).toBe(0);
  });

  it('is told about a wrong password, and stays signed in for the next app', async () => {
    const browser = new TestBrowser();
    await browser.authorize(requestOf(app, newPkce().challenge, 'openid'));
    const before = browser.cookie;
    await browser.answer({ step: 'sign-in', username: 'ada', password: 'wrong' });
    expect(browser.location).toMatch(/\?problem=password$/);
    await browser.signIn('ada');
    expect(browser.cookie).not.toBe(before);
    await browser.authorize(requestOf(app, newPkce().challenge, 'openid'));
    expect((await browser.view()).step).toBe('consent');
    await browser.authorize({ ...requestOf(app, newPkce().challenge, 'openid'), prompt: 'login' });
    expect((await browser.view()).step).toBe('sign-in');
  });

  it('says no, before or after the sign-in', async () => {
    for (const isSignedIn of [false, true]) {
      const browser = new TestBrowser();
      await browser.authorize(requestOf(app, newPkce().challenge, 'openid'));
      if (isSignedIn) await browser.signIn('basil');
      await browser.answer({ step: 'deny' });
      expect(browser.returned()).toMatchObject({
        error: 'access_denied',
        iss: addresses().baseUrl,
      });
    }
  });

  it('takes scopes away, but not all of them', async () => {
    const browser = new TestBrowser();
    const { verifier, challenge } = newPkce();
    await browser.authorize(requestOf(app, challenge, 'openid patient/*.rs launch/patient'));
    await browser.signIn('ada');
    await browser.answer({ step: 'allow', scope: [] });
    expect(browser.location).toMatch(/\?problem=scope$/);
    await browser.answer({ step: 'allow', scope: ['system/*.rs'] });
    expect(browser.location).toMatch(/\?problem=scope$/);
    const { code = '' } = await browser.allow(['openid']);
    const { body } = await redeem(app, { code, verifier });
    expect(body.scope).toBe('openid');
    expect(body.patient).toBeUndefined();
  });

  it('who treats chooses a patient', async () => {
    const browser = new TestBrowser();
    const { verifier, challenge } = newPkce();
    const scope = 'launch/patient launch/encounter patient/*.rs';
    await browser.authorize(requestOf(app, challenge, scope));
    await browser.signIn('dr.okafor');
    expect(await browser.view('winslow')).toMatchObject({ step: 'patient', total: 5 });
    await browser.answer({ step: 'patient', patient: 'nobody' });
    expect(browser.location).toMatch(/\?problem=patient$/);
    await browser.answer({ step: 'patient', patient: 'harbor-basil' });
    expect(await browser.view()).toMatchObject({
      step: 'consent',
      isOwnRecord: false,
      patient: { name: 'Basil Henry Winslow' },
    });
    const { code = '' } = await browser.allow();
    const answer = await redeem(app, { code, verifier });
    expect(answer.body).toMatchObject({
      patient: 'harbor-basil',
      encounter: encountersOf('harbor-basil')[0]?.id,
      need_patient_banner: true,
    });
    const token = textOf(answer, 'access_token');
    expect((await fhir('Patient/harbor-basil', token)).status).toBe(200);
    expect((await fhir('Patient/harbor-ada', token)).status).toBe(403);
    expect((await fhir('Patient', token)).body.total).toBe(1);
  });

  it('who treats sees everybody with user/ scopes; a patient sees the own record', async () => {
    for (const [username, count] of [
      ['dr.okafor', 50],
      ['ada', 1],
    ] as const) {
      const answer = await redeem(app, await getCode(app, { username, scope: 'user/*.rs' }));
      const { body } = await fhir('Patient', textOf(answer, 'access_token'));
      expect((body.entry as unknown[]).length).toBe(count);
    }
  });

  it('cannot be asked without a sign-in, nor without consent (prompt=none)', async () => {
    const browser = new TestBrowser();
    const request = { ...requestOf(app, newPkce().challenge, 'openid'), prompt: 'none' };
    await browser.authorize(request);
    expect(browser.returned().error).toBe('login_required');
    await browser.authorize(without(request, 'prompt'));
    await browser.signIn('ada');
    await browser.authorize(request);
    expect(browser.returned().error).toBe('consent_required');
    await browser.authorize({ ...request, prompt: 'none login' });
    expect(browser.returned().error).toBe('invalid_request');
  });
});

describe('the pages', () => {
  it('answer to the browser that brought the request, and to no other', async () => {
    const browser = new TestBrowser();
    await browser.authorize(requestOf(app, newPkce().challenge, 'openid'));
    const stranger = new TestBrowser();
    stranger.location = browser.location;
    expect((await stranger.view()).step).toBe('over');
    stranger.cookie = `${browser.cookie?.split('=')[0] ?? ''}=browser_${'a'.repeat(43)}`;
    expect((await stranger.view()).step).toBe('over');
  });

  it('take no form that they did not make', async () => {
    const browser = new TestBrowser();
    await browser.authorize(requestOf(app, newPkce().challenge, 'openid'));
    const fields = { step: 'sign-in', username: 'ada', password: 'ada-harbor' };
    await browser.answer(fields, { form: 'guessed' });
    expect(browser.location).toMatch(/\?problem=form$/);
    expect((await browser.view()).step).toBe('sign-in');
    await browser.answer(fields, { cookie: '' });
    expect((await browser.view()).step).toBe('sign-in');
  });

  it('are over after a quarter of an hour', async () => {
    const browser = new TestBrowser();
    await browser.authorize(requestOf(app, newPkce().challenge, 'openid'));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 901_000 });
    expect((await browser.view()).step).toBe('over');
  });

  it('keep a sign-in planted by somebody else worthless', async () => {
    const browser = new TestBrowser();
    await browser.authorize(requestOf(app, newPkce().challenge, 'openid'));
    const planted = browser.cookie;
    await browser.signIn('ada');
    const attacker = new TestBrowser();
    attacker.cookie = planted;
    await attacker.authorize(requestOf(app, newPkce().challenge, 'openid'));
    expect((await attacker.view()).step).toBe('sign-in');
  });
});

describe('a code', () => {
  it('gives tokens once, and a second use ends them', async () => {
    const code = await getCode(app);
    const first = await redeem(app, code);
    expect(first.status).toBe(200);
    expect(first.headers.get('cache-control')).toBe('no-store');
    const token = textOf(first, 'access_token');
    expect((await fhir('Patient/harbor-ada', token)).status).toBe(200);
    expect(errorOf(await redeem(app, code))).toBe('invalid_grant');
    expect((await fhir('Patient/harbor-ada', token)).status).toBe(401);
    expect(errorOf(await refresh(app, textOf(first, 'refresh_token')))).toBe('invalid_grant');
  });

  it('is for one of two uses at the same time', async () => {
    const code = await getCode(app);
    const answers = await Promise.all([redeem(app, code), redeem(app, code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it('lives a minute', async () => {
    const code = await getCode(app);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    const answer = await redeem(app, code);
    expect(errorOf(answer)).toBe('invalid_grant');
    expect(answer.body.error_description).toContain('it lives 60 s');
  });

  it('is bound to client, redirect and challenge', async () => {
    const { code, verifier } = await getCode(app);
    const other = await newUserApp();
    expect(errorOf(await redeem(other, { code, verifier }))).toBe('invalid_grant');
    const form = codeForm(code, verifier);
    for (const spoiled of [
      { ...form, redirect_uri: `${redirectUri}/` },
      without(form, 'redirect_uri'),
      { ...form, code_verifier: newPkce().verifier },
      without(form, 'code_verifier'),
      { ...form, code: `${code}x` },
    ]) {
      expect(errorOf(await postToken(spoiled, basicOf(app)))).toBe('invalid_grant');
    }
    expect(errorOf(await postToken(without(form, 'code'), basicOf(app)))).toBe('invalid_request');
    expect((await redeem(app, { code, verifier })).status).toBe(200);
  });

  it('and every token is kept as a hash only', async () => {
    const { code, verifier } = await getCode(app);
    const { body } = await redeem(app, { code, verifier });
    const database = await db();
    const rows = JSON.stringify([
      await database.sandboxCode.findMany(),
      await database.sandboxRefreshToken.findMany(),
      await database.sandboxToken.findMany(),
      await database.sandboxGrant.findMany(),
    ]);
    for (const secret of [code, body.access_token, body.refresh_token] as string[]) {
      expect(rows).not.toContain(secret);
    }
    expect(rows).toContain(hashToken(code));
  });
});

describe('clients of every kind', () => {
  it('redeem and refresh with a secret in the form', async () => {
    const poster = await newUserApp({ token_endpoint_auth_method: 'client_secret_post' });
    const credentials = { client_id: poster.id, client_secret: poster.secret };
    const { code, verifier } = await getCode(poster);
    const answer = await postToken({ ...codeForm(code, verifier), ...credentials });
    expect(answer.status).toBe(200);
    const renewed = await postToken({
      grant_type: 'refresh_token',
      refresh_token: textOf(answer, 'refresh_token'),
      ...credentials,
    });
    expect(renewed.status).toBe(200);
  });

  it('redeem without any secret, when they are public', async () => {
    const open = await newUserApp({ token_endpoint_auth_method: 'none' });
    const { code, verifier } = await getCode(open);
    const answer = await postToken({ ...codeForm(code, verifier), client_id: open.id });
    expect(answer.status).toBe(200);
  });

  it('redeem with a key that they registered', async () => {
    const key = await newJwk('ES384');
    const keyed = await newUserApp({
      token_endpoint_auth_method: 'private_key_jwt',
      jwks: { keys: [key.jwk] },
    });
    const { code, verifier } = await getCode(keyed);
    const answer = await postToken({
      ...codeForm(code, verifier),
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await smartAssertion(key, keyed.id),
    });
    expect(answer.status).toBe(200);
    expect(answer.body.token_type).toBe('Bearer');
  });

  it('redeem and refresh with UDAP, without hl7-b2b', async () => {
    const client = await newClient('ES256');
    const { body } = await register(client, userStatementClaims(client));
    const udap = { id: body.client_id as string, secret: '', holder: 'harbor' };
    const { code, verifier } = await getCode(udap, {
      scope: 'launch/patient offline_access patient/*.rs',
    });
    const assertion = async () =>
      tokenForm(await sign(client, without(assertionClaims(udap.id), 'extensions')));
    const proof = async () => without(await assertion(), 'scope', 'grant_type');
    const answer = await postToken({ ...(await proof()), ...codeForm(code, verifier) });
    expect(answer.body).toMatchObject({ token_type: 'Bearer', patient: 'harbor-ada' });
    const renewed = await postToken({
      ...(await proof()),
      grant_type: 'refresh_token',
      refresh_token: textOf(answer, 'refresh_token'),
    });
    expect(renewed.status).toBe(200);
  });
});

describe('a refresh token', () => {
  it('says by itself of which public client it is, but not of one that has to prove itself', async () => {
    const open = await newUserApp({ token_endpoint_auth_method: 'none' });
    const code = await getCode(open);
    const { body } = await postToken({ ...codeForm(code.code, code.verifier), client_id: open.id });
    const alone = (token: unknown) =>
      postToken({ grant_type: 'refresh_token', refresh_token: String(token) });
    const renewed = await alone(body.refresh_token);
    expect(renewed.status).toBe(200);
    const app = await newUserApp();
    const kept = textOf(await redeem(app, await getCode(app)), 'refresh_token');
    expect(errorOf(await alone(kept))).toBe('invalid_client');
    expect((await refresh(app, kept)).status).toBe(200);
    expect(errorOf(await alone('refresh_unknown'))).toBe('invalid_grant');
  });

  it('is new each time, and a second use of one ends the family', async () => {
    const first = await redeem(app, await getCode(app));
    const second = await refresh(app, textOf(first, 'refresh_token'));
    expect(second.status).toBe(200);
    expect(second.body.refresh_token).not.toBe(first.body.refresh_token);
    expect(second.body).toMatchObject({ scope: first.body.scope, patient: 'harbor-ada' });
    expect(errorOf(await refresh(app, textOf(first, 'refresh_token')))).toBe('invalid_grant');
    expect(errorOf(await refresh(app, textOf(second, 'refresh_token')))).toBe('invalid_grant');
    const token = textOf(second, 'access_token');
    expect((await fhir('Patient/harbor-ada', token)).status).toBe(401);
  });

  it('gives less when less is asked for, and never more', async () => {
    const first = await redeem(app, await getCode(app));
    const beyond = await refresh(app, textOf(first, 'refresh_token'), 'launch/patient system/*.rs');
    expect(errorOf(beyond)).toBe('invalid_scope');
    const less = await refresh(app, textOf(first, 'refresh_token'), 'launch/patient');
    expect(less.body.scope).toBe('launch/patient');
    expect((await fhir('Patient', textOf(less, 'access_token'))).status).toBe(403);
    const all = await refresh(app, textOf(less, 'refresh_token'));
    expect(all.body.scope).toBe(first.body.scope);
  });

  it('is only for those who asked to stay, and for the client that got it', async () => {
    const scope = 'launch/patient patient/*.rs';
    const answer = await redeem(app, await getCode(app, { scope }));
    expect(answer.body.refresh_token).toBeUndefined();
    const { body } = await redeem(app, await getCode(app));
    const other = await newUserApp();
    expect(errorOf(await refresh(other, body.refresh_token as string))).toBe('invalid_grant');
    expect(errorOf(await refresh(app, 'refresh_unknown'))).toBe('invalid_grant');
  });

  it('ends with the sign-in, when only that was asked for', async () => {
    const online = await newUserApp({ scope: 'online_access user/*.rs' });
    const code = await getCode(online, { scope: 'online_access user/*.rs' });
    const { body } = await redeem(online, code);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 8 * 3_600_000 + 1000 });
    expect(errorOf(await refresh(online, body.refresh_token as string))).toBe('invalid_grant');
  });
});

describe('OpenID Connect', () => {
  const params = Promise.resolve({ holder: 'harbor' });

  it('signs an id_token that its published key verifies, and tells more on request', async () => {
    const code = await getCode(app, { extra: { nonce: 'a nonce' } });
    const { body } = await redeem(app, code);
    const jwks = await answerOf(await jwksRoute(new Request(addresses().jwksUri), { params }));
    const keys = createLocalJWKSet(jwks.body as unknown as JSONWebKeySet);
    const { payload, protectedHeader } = await jwtVerify(body.id_token as string, keys, {
      issuer: addresses().baseUrl,
      audience: app.id,
    });
    expect(protectedHeader.alg).toBe('RS256');
    expect(payload).toMatchObject({
      sub: 'patient-ada',
      nonce: 'a nonce',
      fhirUser: `${addresses().baseUrl}/Patient/harbor-ada`,
    });
    expect(JSON.stringify(jwks.body)).not.toMatch(/"(d|p|q)":/);
    const headers = { authorization: `Bearer ${body.access_token as string}` };
    const request = new Request(addresses().userinfoEndpoint, { headers });
    expect((await answerOf(await userinfoRoute(request, { params }))).body).toEqual({
      sub: 'patient-ada',
      name: 'Ada Mae Winslow',
      fhirUser: `${addresses().baseUrl}/Patient/harbor-ada`,
    });
  });

  it('tells nothing without openid, nor without a token', async () => {
    const { body } = await redeem(app, await getCode(app, { scope: 'user/*.rs' }));
    expect(body.id_token).toBeUndefined();
    const headers = { authorization: `Bearer ${body.access_token as string}` };
    const request = new Request(addresses().userinfoEndpoint, { headers });
    expect(errorOf(await answerOf(await userinfoRoute(request, { params })), 403)).toBe(
      'insufficient_scope',
    );
    const none = await userinfoRoute(new Request(addresses().userinfoEndpoint), { params });
    expect(none.status).toBe(401);
  });
});

describe('introspection and revocation', () => {
  it('tell a client about tokens with their context, until they are revoked', async () => {
    const { body } = await redeem(app, await getCode(app));
    const [access, refreshToken] = [body.access_token as string, body.refresh_token as string];
    expect((await aboutToken('introspect', app, access)).body).toMatchObject({
      active: true,
      scope: body.scope,
      client_id: app.id,
      patient: 'harbor-ada',
      sub: 'patient-ada',
      iss: addresses().baseUrl,
      fhirUser: `${addresses().baseUrl}/Patient/harbor-ada`,
    });
    expect((await aboutToken('introspect', app, refreshToken)).body.active).toBe(true);
    const stranger = await newUserApp();
    expect((await aboutToken('revoke', stranger, access)).status).toBe(200);
    expect((await aboutToken('introspect', app, access)).body.active).toBe(true);
    expect((await aboutToken('revoke', app, 'unknown')).status).toBe(200);
    expect((await aboutToken('revoke', app, access)).status).toBe(200);
    expect((await aboutToken('introspect', app, access)).body).toEqual({ active: false });
    const second = await refresh(app, refreshToken);
    expect((await aboutToken('revoke', app, textOf(second, 'refresh_token'))).status).toBe(200);
    const later = await aboutToken('introspect', app, textOf(second, 'access_token'));
    expect(later.body).toEqual({ active: false });
  });

  it('need a client that authenticates', async () => {
    const wrong = { ...app, secret: 'wrong' };
    expect(errorOf(await aboutToken('revoke', wrong, 'x'), 401)).toBe('invalid_client');
    expect(errorOf(await aboutToken('introspect', wrong, 'x'), 401)).toBe('invalid_client');
  });
});

describe('a launch out of the EHR', () => {
  const launched = {
    personId: 'clinician-okafor',
    patientId: 'harbor-hana',
    encounterId: encountersOf('harbor-hana')[0]?.id ?? null,
  };
  const scope = 'launch openid fhirUser patient/*.rs';

  it('brings patient and encounter, once', async () => {
    const launch = await createLaunch('harbor', launched);
    const browser = new TestBrowser();
    const { verifier, challenge } = newPkce();
    const request = { ...requestOf(app, challenge, scope), launch };
    await browser.authorize(request);
    await browser.signIn('dr.okafor');
    expect(await browser.view()).toMatchObject({ step: 'consent', patient: { id: 'harbor-hana' } });
    const { code = '' } = await browser.allow();
    expect((await redeem(app, { code, verifier })).body).toMatchObject({
      patient: 'harbor-hana',
      encounter: launched.encounterId,
    });
    await browser.authorize(request);
    expect(browser.returned().error).toBe('invalid_request');
  });

  it('is refused when it is unknown, of another holder, late, or not asked for', async () => {
    const browser = new TestBrowser();
    const request = requestOf(app, newPkce().challenge, scope);
    const elsewhere = await createLaunch('engine', launched);
    for (const spoiled of [
      { ...request, launch: 'launch_unknown' },
      { ...request, launch: elsewhere },
      request,
      { ...request, scope: 'openid', launch: await createLaunch('harbor', launched) },
    ]) {
      await browser.authorize(spoiled);
      expect(browser.returned().error).toBe('invalid_request');
    }
    const late = await createLaunch('harbor', launched);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 601_000 });
    await browser.authorize({ ...request, launch: late });
    expect(browser.returned().error).toBe('invalid_request');
  });
});

describe('the page that plays the EHR', () => {
  const own = { 'sec-fetch-site': 'same-origin' };
  const open = async (
    fields: Record<string, string>,
    headers: Record<string, string> = own,
  ): Promise<Response> => {
    const request = new Request('http://localhost:3000/sandbox/harbor/launch/open', {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        launch_url: 'https://app.example.org/launch?tab=1',
        person: 'clinician-okafor',
        patient: 'harbor-hana',
        encounter: encountersOf('harbor-hana')[0]?.id ?? '',
        ...fields,
      }).toString(),
    });
    return openRoute(request, { params: Promise.resolve({ holder: 'harbor' }) });
  };

  it('opens the app with iss and launch, and the user is signed in', async () => {
    const response = await open({});
    const target = new URL(response.headers.get('location') ?? '');
    expect(target.href).toMatch(/^https:\/\/app\.example\.org\/launch\?tab=1&iss=/);
    expect(target.searchParams.get('iss')).toBe(addresses().baseUrl);
    const browser = new TestBrowser();
    browser.cookie = response.headers.get('set-cookie')?.split(';')[0] ?? null;
    await browser.authorize({
      ...requestOf(app, newPkce().challenge, 'launch patient/*.rs'),
      launch: target.searchParams.get('launch') ?? '',
    });
    expect(await browser.view()).toMatchObject({ step: 'consent', patient: { id: 'harbor-hana' } });
  });

  it.each<[string, Record<string, string>, Record<string, string>, string]>([
    ['a form of another site', {}, { 'sec-fetch-site': 'cross-site' }, 'form'],
    ['a form of nobody', {}, {}, 'form'],
    ['an address that is none', { launch_url: 'javascript:alert(1)' }, own, 'url'],
    ['a patient who opens another record', { person: 'patient-ada' }, own, 'choice'],
    ['the encounter of somebody else', { patient: 'harbor-ada' }, own, 'choice'],
    ['a user who does not exist', { person: 'x' }, own, 'choice'],
  ])('asks again after %s', async (_what, fields, headers, problem) => {
    const response = await open(fields, headers);
    expect(response.headers.get('location')).toMatch(new RegExp(`/launch\\?problem=${problem}$`));
    expect(response.headers.get('set-cookie')).toBeNull();
  });
});
