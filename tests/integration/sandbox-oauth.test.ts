import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { generateKeyPair } from 'jose';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { GET as getRegister } from '@/app/sandbox/[holder]/oauth/register/route';
import { PUT as putToken } from '@/app/sandbox/[holder]/oauth/token/route';
import { db } from '@/lib/db/client';
import { toBase64 } from '@/lib/protocol/bytes';
import { findAccessToken } from '@/lib/sandbox/oauth/access-token';
import { sandboxCommunity } from '@/lib/sandbox/pki/community';
import { revokeSandboxCertificate } from '@/lib/sandbox/pki/revoke-certificate';
import {
  addresses,
  assertionClaims,
  b2b,
  errorOf,
  introspect,
  newClient,
  nowSeconds,
  postRegistration,
  postToken,
  register,
  requestToken,
  sign,
  statementClaims,
  tokenForm,
  unsigned,
  type Alg,
  type Claims,
  type TestClient,
} from './sandbox-oauth.fixtures';

let client: TestClient;
let clientId: string;
let goodToken: string;

/** A client of a certification authority that nobody here knows, with names like those of the sandbox. */
async function foreignClient(): Promise<TestClient> {
  const { intermediates } = await sandboxCommunity();
  const name = intermediates[0]!.subjectName;
  const ca = await generateKeyPair('RS256');
  const pair = await generateKeyPair('RS256');
  const uri = 'https://foreign.example.org/app';
  const authority = await X509CertificateGenerator.create({
    subject: name,
    issuer: name,
    publicKey: ca.publicKey,
    signingKey: ca.privateKey,
    extensions: [
      new BasicConstraintsExtension(true, 1, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
    ],
  });
  const leaf = await X509CertificateGenerator.create({
    subject: 'CN=Foreign client',
    issuer: name,
    publicKey: pair.publicKey,
    signingKey: ca.privateKey,
    extensions: [new SubjectAlternativeNameExtension([{ type: 'url', value: uri }])],
  });
  return {
    uri,
    alg: 'RS256',
    privateKey: pair.privateKey,
    serialNumber: leaf.serialNumber,
    x5c: [leaf, authority].map((entry) => toBase64(new Uint8Array(entry.rawData))),
  };
}

/** The JWT with one character of its signature changed. */
function tampered(jws: string): string {
  const at = jws.length - 40;
  return jws.slice(0, at) + (jws[at] === 'A' ? 'B' : 'A') + jws.slice(at + 1);
}

beforeAll(async () => {
  client = await newClient();
  const registered = await register(client);
  expect(registered.body).toMatchObject({ client_id: expect.any(String) as string });
  clientId = registered.body.client_id as string;
  goodToken = (await requestToken(client, assertionClaims(clientId))).body.access_token as string;
  // Makes the keys of the authorities, which takes long on a busy machine.
}, 240_000);

afterEach(() => {
  vi.useRealTimers();
});

describe('happy path', () => {
  it.each<Alg>(['RS256', 'RS384', 'ES256', 'ES384'])(
    'registers, hands out a token and introspects it (%s)',
    async (alg) => {
      const one = await newClient(alg);
      const claims: Claims = { ...statementClaims(one), logo_uri: 'https://example.org/logo.png' };
      const statement = await sign(one, claims);
      const registered = await postRegistration({
        software_statement: statement,
        udap: '1',
        certifications: [
          unsigned(
            { alg: 'none' },
            { certification_uris: ['https://certifier.example.org/unknown'] },
          ),
        ],
        client_name: 'ignored beside the statement',
      });
      expect(registered.status).toBe(201);
      expect(registered.headers.get('cache-control')).toBe('no-store');
      expect(registered.headers.get('pragma')).toBe('no-cache');
      expect(registered.body).toEqual({
        client_id: expect.stringMatching(/^client_/) as string,
        client_id_issued_at: expect.any(Number) as number,
        software_statement: statement,
        client_name: 'Test client',
        contacts: claims.contacts,
        grant_types: ['client_credentials'],
        token_endpoint_auth_method: 'private_key_jwt',
        scope: 'system/*.rs',
        logo_uri: 'https://example.org/logo.png',
      });

      const id = registered.body.client_id as string;
      const granted = await requestToken(one, assertionClaims(id));
      expect(granted.status).toBe(200);
      expect(granted.headers.get('cache-control')).toBe('no-store');
      expect(granted.headers.get('pragma')).toBe('no-cache');
      expect(granted.body).toEqual({
        access_token: expect.any(String) as string,
        token_type: 'Bearer',
        expires_in: 300,
        scope: 'system/*.rs',
      });

      const token = granted.body.access_token as string;
      const seen = await introspect(token, goodToken);
      expect(seen.status).toBe(200);
      expect(seen.body).toMatchObject({ active: true, client_id: id, scope: 'system/*.rs' });
      expect((seen.body.exp as number) - (seen.body.iat as number)).toBe(300);
    },
  );

  it('keeps the hash of a token only, and what the client said of itself', async () => {
    const rows = await (await db()).sandboxToken.findMany();
    expect(JSON.stringify(rows)).not.toContain(goodToken);
    expect(await findAccessToken('harbor', goodToken)).toMatchObject({
      clientId,
      scope: 'system/*.rs',
      context: { 'hl7-b2b': b2b },
    });
    expect(await findAccessToken('harbor', `${goodToken}x`)).toBeNull();
  });

  it('accepts a leaf alone, because the holder knows the intermediate', async () => {
    const one = await newClient('ES256');
    expect((await register({ ...one, x5c: one.x5c.slice(0, 1) })).status).toBe(201);
  });

  it('accepts a renewed certificate with another key for the same URI', async () => {
    const renewed = await newClient('ES384', [client.uri]);
    expect((await requestToken(renewed, assertionClaims(clientId))).status).toBe(200);
  });
});

describe('changing and cancelling a registration', () => {
  it('replaces everything, answers 200 and keeps the client_id', async () => {
    const one = await newClient();
    const claims = { ...statementClaims(one), client_uri: 'https://app.example.org/' };
    const first = await register(one, claims);
    expect(first.body.client_uri).toBe('https://app.example.org/');
    const second = await register(one, {
      ...statementClaims(one),
      client_name: 'New name',
      scope: 'system/Patient.rs',
    });
    expect(second.status).toBe(200);
    expect(second.body).toMatchObject({
      client_id: first.body.client_id,
      client_name: 'New name',
      scope: 'system/Patient.rs',
    });
    expect(second.body).not.toHaveProperty('client_uri');
  });

  it('makes one client of two registrations at the same time', async () => {
    const one = await newClient();
    const answers = await Promise.all([register(one), register(one)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 201]);
    expect(answers[0].body.client_id).toBe(answers[1].body.client_id);
  });

  it('cancels with empty grant_types; tokens are over, and so is the client', async () => {
    const one = await newClient();
    const id = (await register(one)).body.client_id as string;
    const token = (await requestToken(one, assertionClaims(id))).body.access_token as string;
    const { iss, sub, aud, iat, exp, jti } = statementClaims(one);
    const statement = await sign(one, { iss, sub, aud, iat, exp, jti, grant_types: [] });
    const cancelled = await postRegistration({ software_statement: statement, udap: '1' });
    expect(cancelled.status).toBe(200);
    expect(cancelled.body).toEqual({
      client_id: id,
      software_statement: statement,
      grant_types: [],
    });
    expect((await introspect(token, goodToken)).body).toEqual({ active: false });
    expect(errorOf(await requestToken(one, assertionClaims(id)))).toBe('invalid_client');
    const again = await register(one, { ...statementClaims(one), grant_types: [] });
    expect(errorOf(again)).toBe('invalid_client_metadata');
    const anew = await register(one);
    expect(anew.status).toBe(201);
    expect(anew.body.client_id).not.toBe(id);
  });
});

describe('registration is refused', () => {
  const metadata = 'invalid_client_metadata';
  const statement = 'invalid_software_statement';
  const cases: [string, string, (claims: Claims) => Claims][] = [
    ['aud of another endpoint', statement, () => ({ aud: addresses().tokenEndpoint })],
    ['aud with a slash more', statement, ({ aud }) => ({ aud: `${aud as string}/` })],
    ['aud in other letters', statement, ({ aud }) => ({ aud: (aud as string).toUpperCase() })],
    ['no aud', statement, () => ({ aud: undefined })],
    ['aud with two values', statement, ({ aud }) => ({ aud: [aud, 'https://b.example.org'] })],
    ['expired', statement, () => ({ iat: nowSeconds() - 301, exp: nowSeconds() - 1 })],
    ['iat in the future', statement, () => ({ iat: nowSeconds() + 60 })],
    ['no iat', statement, () => ({ iat: undefined })],
    ['no exp', statement, () => ({ exp: undefined })],
    ['exp too far away', statement, () => ({ exp: nowSeconds() + 3600 })],
    ['exp in milliseconds', statement, () => ({ exp: Date.now() + 300_000 })],
    ['exp as text', statement, () => ({ exp: String(nowSeconds() + 300) })],
    [
      'iss not in the certificate',
      statement,
      () => ({ iss: 'https://b.example.org', sub: 'https://b.example.org' }),
    ],
    [
      'iss with a slash more',
      statement,
      ({ iss }) => ({ iss: `${iss as string}/`, sub: `${iss as string}/` }),
    ],
    ['sub that is not iss', statement, () => ({ sub: 'https://b.example.org' })],
    ['no iss', statement, () => ({ iss: undefined })],
    ['no jti', metadata, () => ({ jti: undefined })],
    ['jti with a control character', metadata, () => ({ jti: 'a\u0000b' })],
    ['jti without end', metadata, () => ({ jti: 'x'.repeat(5000) })],
    ['no client_name', metadata, () => ({ client_name: undefined })],
    ['client_name with a control character', metadata, () => ({ client_name: 'a\u0000b' })],
    ['no contacts', metadata, () => ({ contacts: undefined })],
    ['empty contacts', metadata, () => ({ contacts: [] })],
    ['contacts without mailto', metadata, () => ({ contacts: ['https://example.org'] })],
    ['contacts that are no URI', metadata, () => ({ contacts: ['dev@example.org'] })],
    ['no grant_types', metadata, () => ({ grant_types: undefined })],
    ['grant_types as text', metadata, () => ({ grant_types: 'client_credentials' })],
    ['two grants', metadata, () => ({ grant_types: ['authorization_code', 'client_credentials'] })],
    [
      'authorization_code without what goes with it',
      metadata,
      () => ({ grant_types: ['authorization_code'] }),
    ],
    ['refresh_token', metadata, () => ({ grant_types: ['client_credentials', 'refresh_token'] })],
    ['redirect_uris', metadata, () => ({ redirect_uris: ['https://app.example.org/cb'] })],
    ['empty redirect_uris', metadata, () => ({ redirect_uris: [] })],
    ['response_types', metadata, () => ({ response_types: ['code'] })],
    ['no auth method', metadata, () => ({ token_endpoint_auth_method: undefined })],
    [
      'another auth method',
      metadata,
      () => ({ token_endpoint_auth_method: 'client_secret_basic' }),
    ],
    ['logo_uri without https', metadata, () => ({ logo_uri: 'http://example.org/logo.png' })],
    ['empty client_uri', metadata, () => ({ client_uri: '' })],
    ['no scope', metadata, () => ({ scope: undefined })],
    ['unsupported wildcard', metadata, () => ({ scope: 'system/*.write system/Patient.rs' })],
    ['no supported scope', metadata, () => ({ scope: 'user/Patient.rs openid' })],
  ];

  it.each(cases)('for %s: %s', async (_what, code, spoil) => {
    const claims = statementClaims(client);
    expect(errorOf(await register(client, { ...claims, ...spoil(claims) }))).toBe(code);
  });

  it('for a replayed jti, though not once the first use has expired', async () => {
    const claims = statementClaims(client);
    expect((await register(client, claims)).status).toBe(200);
    expect(errorOf(await register(client, claims))).toBe(metadata);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 301_000 });
    const later = { ...claims, iat: nowSeconds(), exp: nowSeconds() + 60 };
    expect((await register(client, later)).status).toBe(200);
  });

  it('and a jti is not used up by somebody who cannot sign', async () => {
    const claims = statementClaims(client);
    const good = await sign(client, claims);
    const bad = { software_statement: tampered(good), udap: '1' };
    expect(errorOf(await postRegistration(bad))).toBe(statement);
    expect((await postRegistration({ ...bad, software_statement: good })).status).toBe(200);
  });

  it.each<[string, string, () => Promise<string> | string]>([
    [
      'a bad signature',
      statement,
      async () => tampered(await sign(client, statementClaims(client))),
    ],
    [
      'alg none',
      statement,
      () => unsigned({ alg: 'none', x5c: client.x5c }, statementClaims(client)),
    ],
    [
      'alg HS256',
      statement,
      () => unsigned({ alg: 'HS256', x5c: client.x5c }, statementClaims(client), 'AAAA'),
    ],
    [
      'an alg that does not fit the key',
      statement,
      () => unsigned({ alg: 'ES256', x5c: client.x5c }, statementClaims(client), 'A'.repeat(86)),
    ],
    ['no x5c', statement, () => sign(client, statementClaims(client), { x5c: undefined })],
    ['empty x5c', statement, () => sign(client, statementClaims(client), { x5c: [] })],
    [
      'x5c in base64url',
      statement,
      () =>
        sign(client, statementClaims(client), {
          x5c: client.x5c.map((entry) => Buffer.from(entry, 'base64').toString('base64url')),
        }),
    ],
    [
      'x5c in the wrong order',
      statement,
      () => sign(client, statementClaims(client), { x5c: [...client.x5c].reverse() }),
    ],
    ['not a JWT', statement, () => 'abc'],
    ['not JSON in the JWT', statement, () => 'abc.def.ghi'],
  ])('for %s: %s', async (_what, code, make) => {
    const body = { software_statement: await make(), udap: '1' };
    expect(errorOf(await postRegistration(body))).toBe(code);
  });

  it('for a chain that leads to somebody else, even one with the same name', async () => {
    expect(errorOf(await register(await foreignClient()))).toBe('unapproved_software_statement');
  });

  it('for a revoked certificate', async () => {
    const one = await newClient();
    expect((await register(one)).status).toBe(201);
    await revokeSandboxCertificate(one.serialNumber, 'keyCompromise');
    const refused = await register(one);
    expect(errorOf(refused)).toBe('unapproved_software_statement');
    expect(refused.body.error_description).toContain('was revoked on');
  });

  it('for a certificate that has expired', async () => {
    const one = await newClient();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 366 * 86_400_000 });
    const refused = await register(one);
    expect(errorOf(refused)).toBe('unapproved_software_statement');
    expect(refused.body.error_description).toContain('expired on');
  });

  it('for what is wrong around the statement', async () => {
    const body = { software_statement: await sign(client, statementClaims(client)), udap: '1' };
    const json = JSON.stringify(body);
    expect(errorOf(await postRegistration({ ...body, udap: undefined }))).toBe(metadata);
    expect(errorOf(await postRegistration({ ...body, udap: 1 }))).toBe(metadata);
    expect(errorOf(await postRegistration({ udap: '1' }))).toBe(statement);
    expect(errorOf(await postRegistration({ ...body, certifications: 'x' }))).toBe(metadata);
    expect(errorOf(await postRegistration(json, { 'content-type': 'text/plain' }))).toBe(metadata);
    expect(errorOf(await postRegistration('{'))).toBe(metadata);
    expect(errorOf(await postRegistration('[]'))).toBe(metadata);
    const large = { ...body, padding: 'x'.repeat(200_000) };
    expect(errorOf(await postRegistration(large), 413)).toBe(metadata);
    const type = { 'content-type': 'application/json; charset=utf-8' };
    expect((await postRegistration(json, type)).status).toBe(200);
    expect((await postRegistration(json, type, 'nowhere')).status).toBe(404);
  });
});

describe('scopes', () => {
  it.each([
    [
      'drops what is not supported',
      'system/Patient.rs user/Patient.rs launch',
      'system/Patient.rs',
    ],
    ['keeps both syntaxes', 'system/*.read system/*.rs', 'system/*.read system/*.rs'],
    ['drops repetitions', 'system/Patient.rs  system/Patient.rs', 'system/Patient.rs'],
  ])('at registration: %s', async (_what, asked, granted) => {
    const answer = await register(client, { ...statementClaims(client), scope: asked });
    expect(answer.body.scope).toBe(granted);
  });

  it.each([
    ['a part of a wildcard', 'system/*.rs', 'system/Patient.rs', 'system/Patient.rs'],
    [
      'SMART 1 when SMART 2 is registered',
      'system/*.rs',
      'system/Patient.read',
      'system/Patient.read',
    ],
    [
      'what is registered of a wildcard',
      'system/Patient.rs system/Encounter.rs',
      'system/*.read',
      'system/Patient.read system/Encounter.read',
    ],
    [
      'what is registered of a list',
      'system/Patient.rs',
      'system/Coverage.rs system/Patient.rs',
      'system/Patient.rs',
    ],
  ])('at the token endpoint: %s', async (_what, registered, asked, granted) => {
    const one = await newClient('ES256');
    const id = (await register(one, { ...statementClaims(one), scope: registered })).body.client_id;
    const assertion = await sign(one, assertionClaims(id as string));
    expect((await postToken(tokenForm(assertion, asked))).body.scope).toBe(granted);
  });
});

describe('a token is refused', () => {
  const withB2b = (members: Claims) => () => ({
    extensions: { 'hl7-b2b': { ...b2b, ...members } },
  });
  const cases: [string, string, (claims: Claims) => Claims][] = [
    [
      'aud of the registration',
      'invalid_client',
      () => ({ aud: addresses().registrationEndpoint }),
    ],
    ['no aud', 'invalid_client', () => ({ aud: undefined })],
    ['expired', 'invalid_client', () => ({ iat: nowSeconds() - 301, exp: nowSeconds() - 1 })],
    ['iat in the future', 'invalid_client', () => ({ iat: nowSeconds() + 60 })],
    ['exp too far away', 'invalid_client', () => ({ exp: nowSeconds() + 301 })],
    ['no jti', 'invalid_client', () => ({ jti: undefined })],
    [
      'iss and sub of the certificate',
      'invalid_client',
      () => ({ iss: client.uri, sub: client.uri }),
    ],
    ['sub that is not iss', 'invalid_client', () => ({ sub: client.uri })],
    ['an unknown client', 'invalid_client', () => ({ iss: 'client_x', sub: 'client_x' })],
    ['no extensions', 'invalid_grant', () => ({ extensions: undefined })],
    [
      'extensions as text',
      'invalid_grant',
      ({ extensions }) => ({ extensions: JSON.stringify(extensions) }),
    ],
    ['no hl7-b2b', 'invalid_grant', () => ({ extensions: {} })],
    ['hl7-b2b as an array', 'invalid_grant', () => ({ extensions: { 'hl7-b2b': [b2b] } })],
    ['version as a number', 'invalid_grant', withB2b({ version: 1 })],
    ['no version', 'invalid_grant', withB2b({ version: undefined })],
    ['no organization_id', 'invalid_grant', withB2b({ organization_id: undefined })],
    ['organization_id that is no URI', 'invalid_grant', withB2b({ organization_id: '12345' })],
    ['no purpose_of_use', 'invalid_grant', withB2b({ purpose_of_use: undefined })],
    ['empty purpose_of_use', 'invalid_grant', withB2b({ purpose_of_use: [] })],
    ['purpose_of_use as text', 'invalid_grant', withB2b({ purpose_of_use: 'TREAT' })],
    [
      'subject_id without subject_name',
      'invalid_grant',
      withB2b({ subject_name: undefined, subject_id: 'x' }),
    ],
    ['empty subject_name', 'invalid_grant', withB2b({ subject_name: '' })],
    ['a control character', 'invalid_grant', withB2b({ organization_name: 'a\u0000b' })],
    [
      'consent_reference without consent_policy',
      'invalid_grant',
      withB2b({ consent_reference: ['https://example.org/Consent/1'] }),
    ],
    [
      'a relative consent_reference',
      'invalid_grant',
      withB2b({ consent_policy: ['urn:oid:1.2'], consent_reference: ['Consent/1'] }),
    ],
  ];

  it.each(cases)('for %s: %s', async (_what, code, spoil) => {
    const claims = assertionClaims(clientId);
    expect(errorOf(await requestToken(client, { ...claims, ...spoil(claims) }))).toBe(code);
  });

  it('for a replayed assertion', async () => {
    const form = tokenForm(await sign(client, assertionClaims(clientId)));
    expect((await postToken(form)).status).toBe(200);
    expect(errorOf(await postToken(form))).toBe('invalid_client');
  });

  it('for the certificate of another client', async () => {
    const other = await newClient();
    await register(other);
    expect(errorOf(await requestToken(other, assertionClaims(clientId)))).toBe('invalid_client');
  });

  it('for a chain that leads to somebody else', async () => {
    const foreign = await foreignClient();
    expect(errorOf(await requestToken(foreign, assertionClaims(clientId)))).toBe('invalid_client');
  });

  it('for a certificate that was revoked after the registration', async () => {
    const one = await newClient();
    const id = (await register(one)).body.client_id as string;
    expect((await requestToken(one, assertionClaims(id))).status).toBe(200);
    await revokeSandboxCertificate(one.serialNumber, 'superseded');
    expect(errorOf(await requestToken(one, assertionClaims(id)))).toBe('invalid_client');
  });

  it.each<[string, string, (assertion: string) => Record<string, string>]>([
    [
      'a bad signature',
      'invalid_request',
      (assertion) => ({ client_assertion: tampered(assertion) }),
    ],
    [
      'alg none',
      'invalid_request',
      () => ({
        client_assertion: unsigned({ alg: 'none', x5c: client.x5c }, assertionClaims(clientId)),
      }),
    ],
    ['no assertion', 'invalid_request', () => ({ client_assertion: '' })],
    ['no assertion type', 'invalid_request', () => ({ client_assertion_type: '' })],
    [
      'the grant type as assertion type',
      'invalid_request',
      () => ({ client_assertion_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer' }),
    ],
    ['no udap', 'invalid_request', () => ({ udap: '' })],
    ['another udap', 'invalid_request', () => ({ udap: '2' })],
    ['client_secret', 'invalid_request', () => ({ client_secret: 'secret' })],
    ['no grant_type', 'invalid_request', () => ({ grant_type: '' })],
    ['authorization_code', 'unauthorized_client', () => ({ grant_type: 'authorization_code' })],
    ['refresh_token', 'unauthorized_client', () => ({ grant_type: 'refresh_token' })],
    ['an unknown grant type', 'unsupported_grant_type', () => ({ grant_type: 'password' })],
    ['another client_id', 'invalid_client', () => ({ client_id: 'client_x' })],
    ['no scope', 'invalid_scope', () => ({ scope: '' })],
    ['an unsupported wildcard', 'invalid_scope', () => ({ scope: 'system/*.*' })],
    ['no supported scope', 'invalid_scope', () => ({ scope: 'patient/Patient.rs' })],
  ])('for %s: %s', async (_what, code, spoil) => {
    const assertion = await sign(client, assertionClaims(clientId));
    const answer = await postToken({ ...tokenForm(assertion), ...spoil(assertion) });
    expect(errorOf(answer)).toBe(code);
  });

  it('for scopes beyond the registration', async () => {
    const one = await newClient('ES256');
    const claims = { ...statementClaims(one), scope: 'system/Patient.rs' };
    const id = (await register(one, claims)).body.client_id as string;
    const assertion = await sign(one, assertionClaims(id));
    const answer = await postToken(tokenForm(assertion, 'system/Coverage.rs'));
    expect(errorOf(answer)).toBe('invalid_scope');
  });

  it('for Basic credentials, repeated parameters and other content types', async () => {
    const form = tokenForm(await sign(client, assertionClaims(clientId)));
    const encoded = new URLSearchParams(form).toString();
    const basic = { authorization: 'Basic eDp5' };
    expect(errorOf(await postToken(form, basic))).toBe('invalid_request');
    expect(errorOf(await postToken(`${encoded}&scope=system/Patient.rs`))).toBe('invalid_request');
    expect(
      errorOf(await postToken(JSON.stringify(form), { 'content-type': 'application/json' })),
    ).toBe('invalid_request');
    expect((await postToken({ ...form, client_id: clientId })).status).toBe(200);
  });
});

describe('introspection', () => {
  let caller: string;

  beforeAll(async () => {
    const answer = await requestToken(client, assertionClaims(clientId));
    caller = answer.body.access_token as string;
  });

  it('says nothing of tokens that are unknown or over', async () => {
    expect((await introspect('harbor_unknown', caller)).body).toEqual({ active: false });
    const token = (await requestToken(client, assertionClaims(clientId))).body
      .access_token as string;
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 301_000 });
    const later = (await requestToken(client, assertionClaims(clientId))).body.access_token;
    expect((await introspect(token, later as string)).body).toEqual({ active: false });
  });

  it('needs a good token of the caller', async () => {
    const unknown = await introspect(caller, 'harbor_unknown');
    expect(errorOf(unknown, 401)).toBe('invalid_token');
    expect(unknown.headers.get('www-authenticate')).toContain('error="invalid_token"');
    const none = await introspect(caller, null);
    expect(none.status).toBe(401);
    expect(none.headers.get('www-authenticate')).toBe('Bearer realm="harbor"');
    expect(errorOf(await introspect(null, caller))).toBe('invalid_request');
  });
});

describe('the endpoints', () => {
  it('take POST only', async () => {
    for (const [method, route] of [
      ['GET', getRegister],
      ['PUT', putToken],
    ] as const) {
      const response = await route(new Request(addresses().tokenEndpoint, { method }), {
        params: Promise.resolve({ holder: 'harbor' }),
      });
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toBe('POST');
    }
  });

  it('forget what has expired', async () => {
    const database = await db();
    const jti = { holder: 'harbor', issuer: client.uri, jti: randomUUID() };
    await database.sandboxJti.create({ data: { ...jti, expiresAt: new Date() } });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 700_000 });
    await register(client);
    expect(await database.sandboxJti.findUnique({ where: { holder_issuer_jti: jti } })).toBeNull();
    expect(await database.sandboxToken.count({ where: { expiresAt: { lt: new Date() } } })).toBe(0);
  });
});
