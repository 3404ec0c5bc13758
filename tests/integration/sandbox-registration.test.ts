import { generateKeyPair, exportJWK } from 'jose';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { POST as registerRoute } from '@/app/sandbox/[holder]/oauth/register/route';
import { GET as fhirRoute } from '@/app/sandbox/[holder]/fhir/r4/[[...path]]/route';
import { hashToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import { sanUris } from '@/lib/protocol/x509/describe';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { validatePath } from '@/lib/protocol/x509/validate-path';
import { communityUri } from '@/lib/sandbox/addresses';
import { issueCertification } from '@/lib/sandbox/certifications/issue-certification';
import { findHolder } from '@/lib/sandbox/holders/find-holder';
import { sandboxCommunities, sandboxCommunity } from '@/lib/sandbox/pki/community';
import { ownPkiTransport } from '@/lib/sandbox/pki/own-transport';
import { revokeSandboxCertificate } from '@/lib/sandbox/pki/revoke-certificate';
import {
  addresses,
  assertionClaims,
  errorOf,
  newClient,
  nowSeconds,
  postRegistration,
  register,
  requestToken,
  sign,
  statementClaims,
  unsigned,
  userStatementClaims,
  type Claims,
  type TestClient,
} from './sandbox-oauth.fixtures';
import { makeHolder, newJwk, service, userApp } from './sandbox-registration.fixtures';

const json = { 'content-type': 'application/json' };
const day = 86_400;
let client: TestClient;

beforeAll(async () => {
  await sandboxCommunity();
  client = await newClient('ES256');
}, 240_000);

afterEach(() => {
  vi.useRealTimers();
});

async function document(holder: string, path: string): Promise<Response> {
  const { baseUrl } = addresses(holder);
  return fhirRoute(new Request(`${baseUrl}/.well-known/${path}`), {
    params: Promise.resolve({ holder, path: ['.well-known', path.split('?')[0]!] }),
  });
}

describe('plain registration (RFC 7591)', () => {
  it('registers an app with users and hands out a secret and a token to look after it', async () => {
    const { status, headers, body } = await postRegistration(userApp());
    expect(status).toBe(201);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('pragma')).toBe('no-cache');
    expect(body).toEqual({
      ...userApp(),
      client_id: expect.stringMatching(/^client_/) as string,
      client_id_issued_at: expect.any(Number) as number,
      client_secret: expect.stringMatching(/^secret_.{43}$/) as string,
      client_secret_expires_at: 0,
      registration_access_token: expect.stringMatching(/^registration_.{43}$/) as string,
      registration_client_uri: `${addresses().registrationEndpoint}/${body.client_id as string}`,
    });
    const row = await (
      await db()
    ).sandboxClient.findUnique({
      where: { id: body.client_id as string },
    });
    expect(row).toMatchObject({ community: null, issuer: null, expiresAt: null });
    const stored = JSON.stringify(row);
    expect(stored).not.toContain(body.client_secret);
    expect(stored).not.toContain(body.registration_access_token);
  });

  it('fills in what the standard says when little is sent', async () => {
    const uris = ['https://app.example.org/cb?x=1'];
    const { status, body } = await postRegistration({
      redirect_uris: uris,
      contacts: null,
      odd: 1,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      redirect_uris: uris,
      grant_types: ['authorization_code'],
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_basic',
      scope: 'patient/*.rs',
    });
    for (const absent of ['contacts', 'odd', 'client_name', 'client_id_expires_at']) {
      expect(body).not.toHaveProperty(absent);
    }
  });

  it.each(['none', 'private_key_jwt', 'client_secret_post'])(
    'registers with %s, and gives a secret only where there is one',
    async (method) => {
      const { jwk } = await newJwk();
      const keys = method === 'private_key_jwt' ? { jwks: { keys: [jwk] } } : {};
      const app = { ...userApp(), token_endpoint_auth_method: method, ...keys };
      const { status, body } = await postRegistration(app);
      expect(status).toBe(201);
      expect(body).toMatchObject(app);
      expect('client_secret' in body).toBe(method === 'client_secret_post');
      expect('client_secret_expires_at' in body).toBe(method === 'client_secret_post');
    },
  );

  it('filters the scope by what the grant can get', async () => {
    const scope = 'system/Patient.rs openid user/Device.rs user/Patient.read launch/device';
    expect((await postRegistration({ ...userApp(), scope })).body.scope).toBe(
      'openid user/Patient.read',
    );
    expect((await postRegistration({ ...service(), scope })).body.scope).toBe('system/Patient.rs');
  });

  const metadata = 'invalid_client_metadata';
  const redirect = 'invalid_redirect_uri';
  const withRedirect = (uri: unknown) => ({ redirect_uris: [uri] });
  it.each<[string, string, Claims]>([
    ['no redirect', redirect, { redirect_uris: undefined }],
    ['no redirect in the array', redirect, { redirect_uris: [] }],
    ['redirects as text', redirect, { redirect_uris: 'https://app.example.org/callback' }],
    ['a redirect over http', redirect, withRedirect('http://app.example.org/callback')],
    ['a loopback redirect', redirect, withRedirect('http://127.0.0.1:8080/callback')],
    ['a custom scheme', redirect, withRedirect('com.example.app:/callback')],
    ['a fragment', redirect, withRedirect('https://app.example.org/#callback')],
    ['a wildcard', redirect, withRedirect('https://*.example.org/callback')],
    ['a password', redirect, withRedirect('https://a:b@app.example.org/')],
    ['a relative redirect', redirect, withRedirect('/callback')],
    ['a redirect that is no text', redirect, withRedirect(1)],
    ['a bad one behind a good one', redirect, { redirect_uris: ['https://a.example.org', 'x:y'] }],
    ['grant_types as text', metadata, { grant_types: 'authorization_code' }],
    ['no grant', metadata, { grant_types: [] }],
    ['two workflows', metadata, { grant_types: ['authorization_code', 'client_credentials'] }],
    ['implicit', metadata, { grant_types: ['implicit'] }],
    ['refresh_token alone', metadata, { grant_types: ['refresh_token'] }],
    ['response_types of another grant', metadata, { response_types: ['token'] }],
    ['an unknown auth method', metadata, { token_endpoint_auth_method: 'tls_client_auth' }],
    ['private_key_jwt without keys', metadata, { token_endpoint_auth_method: 'private_key_jwt' }],
    ['jwks_uri over http', metadata, { jwks_uri: 'http://app.example.org/jwks.json' }],
    ['empty jwks', metadata, { jwks: { keys: [] } }],
    ['a symmetric key', metadata, { jwks: { keys: [{ kty: 'oct', k: 'AAAA' }] } }],
    ['a logo over http', metadata, { logo_uri: 'http://app.example.org/logo.png' }],
    ['a client_uri that is none', metadata, { client_uri: 'app' }],
    ['contacts as text', metadata, { contacts: 'dev@example.org' }],
    ['a contact that is none', metadata, { contacts: ['call me'] }],
    ['an empty client_name', metadata, { client_name: ' ' }],
    ['no supported scope', metadata, { scope: 'system/Patient.rs' }],
    ['an unsupported wildcard', metadata, { scope: 'patient/*.write' }],
    ['scope as an array', metadata, { scope: ['openid'] }],
  ])('refuses %s: %s', async (_what, code, spoil) => {
    expect(errorOf(await postRegistration({ ...userApp(), ...spoil }))).toBe(code);
  });

  it('refuses a service that does not authenticate, and one with response_types', async () => {
    const open = { ...service(), token_endpoint_auth_method: 'none' };
    expect(errorOf(await postRegistration(open))).toBe(metadata);
    const answering = { ...service(), response_types: ['code'] };
    expect(errorOf(await postRegistration(answering))).toBe(metadata);
  });

  it('refuses keys that are given twice, private, or short', async () => {
    const { jwk } = await newJwk();
    const app = { ...userApp(), token_endpoint_auth_method: 'private_key_jwt' };
    const both = { ...app, jwks: { keys: [jwk] }, jwks_uri: 'https://app.example.org/jwks' };
    expect(errorOf(await postRegistration(both))).toBe(metadata);
    expect(errorOf(await postRegistration({ ...app, jwks: { keys: [jwk, jwk] } }))).toBe(metadata);
    const pair = await generateKeyPair('ES256', { extractable: true });
    const secret = await postRegistration({
      ...app,
      jwks: { keys: [await exportJWK(pair.privateKey)] },
    });
    expect(errorOf(secret)).toBe(metadata);
    expect(secret.body.error_description).toContain('private key');
    const short = { kty: 'RSA', e: 'AQAB', n: 'x'.repeat(171), kid: 'short' };
    expect(errorOf(await postRegistration({ ...app, jwks: { keys: [short] } }))).toBe(metadata);
  });

  it('asks for the initial access token where one is needed', async () => {
    const token = 'let-me-in';
    const holder = await makeHolder({ requiresInitialAccessToken: hashToken(token) });
    const attempt = (authorization?: string) =>
      postRegistration(userApp(), { ...json, ...(authorization && { authorization }) }, holder);
    const none = await attempt();
    expect(errorOf(none, 401)).toBe('invalid_token');
    expect(none.headers.get('www-authenticate')).toBe(`Bearer realm="${holder}"`);
    const wrong = await attempt('Bearer let-me-out');
    expect(errorOf(wrong, 401)).toBe('invalid_token');
    expect(wrong.headers.get('www-authenticate')).toContain('error="invalid_token"');
    expect((await attempt(`Bearer ${token}`)).status).toBe(201);
    // UDAP needs none: the certificate speaks for the client.
    expect((await register(client, statementClaims(client, holder), { holder })).status).toBe(201);
  });
});

describe('engine', () => {
  const atEngine = (app: Claims) => postRegistration(app, json, 'engine');

  it('gives ids and secrets of 30 days', async () => {
    const { status, body } = await atEngine(userApp());
    expect(status).toBe(201);
    const life = (body.client_id_expires_at as number) - (body.client_id_issued_at as number);
    expect(Math.abs(life - 30 * day)).toBeLessThan(5);
    expect(body.client_secret_expires_at).toBe(body.client_id_expires_at);
  });

  it.each([
    'client_uri',
    'logo_uri',
    'contacts',
    'tos_uri',
    'policy_uri',
    'client_name',
    'redirect_uris',
  ])('demands %s', async (name) => {
    const answer = await atEngine({ ...userApp(), [name]: undefined });
    const isRedirect = name === 'redirect_uris';
    expect(errorOf(answer)).toBe(isRedirect ? 'invalid_redirect_uri' : 'invalid_client_metadata');
    expect(answer.body.error_description).toContain(`Found no ${name}`);
  });

  it('demands no redirect of a service, and ignores one', async () => {
    const app = { ...userApp(), ...service(), contacts: ['dev@example.org'] };
    const rest = { ...app, redirect_uris: undefined, response_types: undefined };
    expect((await atEngine(rest)).status).toBe(201);
    const ignored = await atEngine({ ...rest, redirect_uris: ['https://app.example.org/cb'] });
    expect(ignored.status).toBe(201);
    expect(ignored.body).not.toHaveProperty('redirect_uris');
  });

  it.each<[string, Claims, boolean]>([
    ['of the host', { contacts: ['dev@app.example.org'] }, true],
    ['of a domain above', { contacts: ['x@other.org', 'mailto:dev@EXAMPLE.org'] }, true],
    ['of a domain below', { contacts: ['dev@mail.app.example.org'] }, false],
    ['of a domain that ends alike', { contacts: ['dev@ple.org'] }, false],
    ['of a top-level domain', { contacts: ['dev@org'] }, false],
    ['of somebody else', { contacts: ['mailto:dev@other.org'] }, false],
    ['that is no mail address', { contacts: ['https://app.example.org/contact'] }, false],
    [
      'of client_uri only',
      { contacts: ['dev@site.org'], client_uri: 'https://www.site.org/' },
      true,
    ],
  ])('judges a contact %s', async (_what, spoil, isGood) => {
    const answer = await atEngine({ ...userApp(), ...spoil });
    if (isGood) expect(answer.status).toBe(201);
    else expect(errorOf(answer)).toBe('invalid_client_metadata');
  });

  it('takes https only', async () => {
    for (const name of ['client_uri', 'tos_uri', 'policy_uri']) {
      const answer = await atEngine({ ...userApp(), [name]: 'http://app.example.org/' });
      expect(errorOf(answer)).toBe('invalid_client_metadata');
    }
  });

  it('registers with UDAP, renews the end with each registration and forgets who did not', async () => {
    const one = await newClient('ES256');
    const again = () => register(one, statementClaims(one, 'engine'), { holder: 'engine' });
    const first = await again();
    const id = first.body.client_id as string;
    expect(first.status).toBe(201);
    const life = (first.body.client_id_expires_at as number) - nowSeconds();
    expect(Math.abs(life - 30 * day)).toBeLessThan(5);
    const database = await db();
    const end = (days: number) =>
      database.sandboxClient.update({
        where: { id },
        data: { expiresAt: new Date(Date.now() + days * day * 1000) },
      });

    await end(1);
    const renewed = await again();
    expect(renewed.status).toBe(200);
    expect(renewed.body.client_id).toBe(id);
    expect(renewed.body.client_id_expires_at as number).toBeGreaterThan(nowSeconds() + 29 * day);
    expect((await requestToken(one, assertionClaims(id, 'engine'), 'engine')).status).toBe(200);

    await end(-1);
    const late = await requestToken(one, assertionClaims(id, 'engine'), 'engine');
    expect(errorOf(late)).toBe('invalid_client');
    const cancel = { ...statementClaims(one, 'engine'), grant_types: [] };
    expect(errorOf(await register(one, cancel, { holder: 'engine' }))).toBe(
      'invalid_client_metadata',
    );
    const anew = await again();
    expect(anew.status).toBe(201);
    expect(anew.body.client_id).not.toBe(id);
  });

  it('lets no token outlive its client', async () => {
    const one = await newClient('ES256');
    const claims = statementClaims(one, 'engine');
    const id = (await register(one, claims, { holder: 'engine' })).body.client_id as string;
    const data = { expiresAt: new Date(Date.now() + 100_000) };
    await (await db()).sandboxClient.update({ where: { id }, data });
    const token = await requestToken(one, assertionClaims(id, 'engine'), 'engine');
    expect(token.body.expires_in as number).toBeLessThanOrEqual(100);
    expect(token.body.expires_in as number).toBeGreaterThan(90);
  });

  it('sweeps clients that have ended', async () => {
    const { client_id: id } = (await atEngine(userApp())).body;
    const { client_id: kept } = (await postRegistration(userApp())).body;
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31 * day * 1000 });
    await postRegistration(userApp());
    const database = await db();
    const rows = await database.sandboxClient.findMany({
      where: { id: { in: [id as string, kept as string] } },
    });
    expect(rows.map((row) => row.id)).toEqual([kept]);
  });
});

describe('UDAP registration of an app with users', () => {
  it('registers, replaces and cancels', async () => {
    const one = await newClient('ES256');
    const claims = userStatementClaims(one);
    const first = await register(one, claims);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      grant_types: claims.grant_types,
      redirect_uris: claims.redirect_uris,
      response_types: ['code'],
      logo_uri: claims.logo_uri,
      scope: claims.scope,
    });
    const second = await register(one, {
      ...userStatementClaims(one),
      grant_types: ['authorization_code'],
      redirect_uris: ['https://app.example.org/new'],
    });
    expect(second.status).toBe(200);
    expect(second.body).toMatchObject({
      client_id: first.body.client_id,
      grant_types: ['authorization_code'],
      redirect_uris: ['https://app.example.org/new'],
    });
    const cancelled = await register(one, { ...userStatementClaims(one), grant_types: [] });
    expect(cancelled.status).toBe(200);
    expect(cancelled.body).toMatchObject({ client_id: first.body.client_id, grant_types: [] });
  });

  const metadata = 'invalid_client_metadata';
  const redirect = 'invalid_redirect_uri';
  it.each<[string, string, Claims]>([
    ['no redirect_uris', redirect, { redirect_uris: undefined }],
    ['empty redirect_uris', redirect, { redirect_uris: [] }],
    ['a redirect over http', redirect, { redirect_uris: ['http://app.example.org/cb'] }],
    ['no response_types', metadata, { response_types: undefined }],
    ['token as response type', metadata, { response_types: ['token'] }],
    ['two response types', metadata, { response_types: ['code', 'token'] }],
    ['no logo_uri', metadata, { logo_uri: undefined }],
    ['a logo over http', metadata, { logo_uri: 'http://app.example.org/logo.png' }],
    ['a logo that is no picture', metadata, { logo_uri: 'https://app.example.org/logo.svg' }],
    ['system scopes only', metadata, { scope: 'system/*.rs' }],
    [
      'refresh_token twice',
      metadata,
      { grant_types: ['authorization_code', 'authorization_code'] },
    ],
    ['a secret', metadata, { token_endpoint_auth_method: 'client_secret_basic' }],
  ])('refuses %s: %s', async (_what, code, spoil) => {
    const answer = await register(client, { ...userStatementClaims(client), ...spoil });
    expect(errorOf(answer)).toBe(code);
  });
});

describe('certifications', () => {
  const invalid = 'invalid_certification';
  const unapproved = 'unapproved_certification';
  const withCertifications = (claims: Claims, ...certifications: string[]) =>
    register(client, claims, { certifications });

  it.each(['sandbox-harbor', 'sandbox-harbor-ec'])(
    'of the sandbox count, and are repeated in the answer (%s)',
    async (community) => {
      const good = await issueCertification({ subjectIssuer: client.uri, community });
      const foreign = unsigned({ alg: 'none' }, { certification_uris: ['urn:x:unknown'] });
      const answer = await withCertifications(statementClaims(client), foreign, good);
      expect(answer.status).toBeLessThan(202);
      expect(answer.body.certifications).toEqual([good]);
      // Replacing a registration replaces its certifications, too.
      expect((await register(client)).body).not.toHaveProperty('certifications');
    },
  );

  it('are refused when they are no JWT, altered, or of another client', async () => {
    const good = await issueCertification({ subjectIssuer: client.uri });
    const at = good.length - 40;
    const altered = good.slice(0, at) + (good[at] === 'A' ? 'B' : 'A') + good.slice(at + 1);
    const other = await issueCertification({ subjectIssuer: 'https://other.example.org/' });
    const elsewhere = await issueCertification({
      subjectIssuer: client.uri,
      audience: ['https://other.example.org/register'],
    });
    for (const bad of ['x.y', altered, other, elsewhere]) {
      expect(errorOf(await withCertifications(statementClaims(client), bad))).toBe(invalid);
    }
    const here = await issueCertification({
      subjectIssuer: client.uri,
      audience: ['https://other.example.org/register', addresses().registrationEndpoint],
    });
    expect((await withCertifications(statementClaims(client), here)).status).toBeLessThan(202);
  });

  const certification = (issuer: string): Claims => ({
    iss: issuer,
    sub: client.uri,
    iat: nowSeconds(),
    exp: nowSeconds() + day,
    jti: 'certification',
    certification_name: 'Home-made',
    certification_issuer: 'Somebody',
    certification_uris: ['http://localhost:3000/sandbox/certifications/basic-app'],
  });

  it.each<[string, Claims]>([
    ['that expired', { iat: 1_600_000_000, exp: 1_600_000_100 }],
    ['for longer than three years', { exp: 4_000_000_000 }],
    ['without exp', { exp: undefined }],
    ['without jti', { jti: undefined }],
    ['without a name', { certification_name: undefined }],
    ['without its issuer', { certification_issuer: undefined }],
    ['with another iss than the certificate', { iss: 'https://other.example.org/' }],
  ])('%s are refused', async (_what, spoil) => {
    const certifier = await newClient('ES256');
    const claims = { ...certification(certifier.uri), ...spoil };
    const answer = await withCertifications(statementClaims(client), await sign(certifier, claims));
    expect(errorOf(answer)).toBe(invalid);
  });

  it('of somebody who may not certify are refused', async () => {
    const certifier = await newClient('ES256');
    const member = await sign(certifier, certification(certifier.uri));
    const own = await sign(client, certification(client.uri));
    for (const certified of [member, own]) {
      const answer = await withCertifications(statementClaims(client), certified);
      expect(errorOf(answer)).toBe(unapproved);
    }
  });

  it('of a certifier whose certificate was revoked are refused', async () => {
    const certifier = await newClient('ES256');
    await revokeSandboxCertificate(certifier.serialNumber, 'keyCompromise');
    const certified = await sign(certifier, certification(certifier.uri));
    const answer = await withCertifications(statementClaims(client), certified);
    expect(errorOf(answer)).toBe(unapproved);
    expect(answer.body.error_description).toContain('was revoked on');
  });

  it('restrict what may be registered', async () => {
    const attempt = async (restrictions: Claims, claims: Claims = {}) => {
      const good = await issueCertification({ subjectIssuer: client.uri, restrictions });
      return withCertifications({ ...userStatementClaims(client), ...claims }, good);
    };
    const redirects = (uri: string) => ({ redirect_uris: [uri, 'https://app.example.org/*'] });
    expect((await attempt(redirects('https://app.example.org/other?tab=*'))).status).toBe(200);
    expect((await attempt({ client_name: 'Test client' })).status).toBe(200);
    const bad: [Claims, Claims?][] = [
      [{ client_name: 'Other' }],
      [{ grant_types: ['client_credentials'] }],
      [{ scope: 'openid fhirUser' }],
      [redirects('https://app.example.org/other')],
      [redirects('https://*/other?tab=1')],
      [
        { redirect_uris: ['https://app.example.org/*'] },
        { redirect_uris: ['https://app.example.org/a/b'] },
      ],
    ];
    for (const [restrictions, claims] of bad) {
      expect(errorOf(await attempt(restrictions, claims))).toBe(unapproved);
    }
  });

  it('that a holder requires have to be there', async () => {
    const uri = 'https://certifier.example.org/gold';
    const certifications = { certificationsSupported: [uri], certificationsRequired: [uri] };
    const holder = await makeHolder(certifications);
    const body = (await (await document(holder, 'udap')).json()) as Claims;
    expect(body).toMatchObject({
      udap_certifications_supported: [uri],
      udap_certifications_required: [uri],
    });
    const attempt = (...sent: string[]) =>
      register(client, statementClaims(client, holder), { holder, certifications: sent });
    expect(errorOf(await attempt())).toBe('invalid_client_metadata');
    const basic = await issueCertification({ subjectIssuer: client.uri });
    expect(errorOf(await attempt(basic))).toBe('invalid_client_metadata');
    const gold = await issueCertification({ subjectIssuer: client.uri, certificationUris: [uri] });
    const registered = await attempt(basic, gold);
    expect(registered.status).toBe(201);
    expect(registered.body.certifications).toEqual([gold]);
  });

  it('are for clients of a community that exists', async () => {
    const made = issueCertification({ subjectIssuer: client.uri, community: 'elsewhere' });
    await expect(made).rejects.toMatchObject({ code: 'resource.not_found' });
  });
});

describe('holders of the database', () => {
  it('sign their metadata with certificates of their own, for a key that they share', async () => {
    const names = [await makeHolder(), await makeHolder()];
    const keys: string[] = [];
    for (const name of names) {
      for (const segment of ['harbor', 'harbor-ec'] as const) {
        const query = new URLSearchParams({ community: communityUri(segment) }).toString();
        const [first, second] = await Promise.all([
          document(name, `udap?${query}`),
          document(name, `udap?${query}`),
        ]);
        const { signed_metadata: jws } = (await first.json()) as { signed_metadata: string };
        const header = JSON.parse(Buffer.from(jws.split('.')[0]!, 'base64url').toString()) as {
          x5c: string[];
        };
        const [leaf, ...others] = header.x5c.flatMap((der) => parseCertificates(der));
        expect(sanUris(leaf!)).toEqual([addresses(name).baseUrl]);
        expect(((await second.json()) as { signed_metadata: string }).signed_metadata).toBeTypeOf(
          'string',
        );
        const community = (await sandboxCommunities()).find(
          ({ uri }) => uri === communityUri(segment),
        );
        const { ok } = await validatePath({
          leaf: leaf!,
          others,
          anchors: community!.anchors,
          at: new Date(),
          revocation: 'hard',
          transport: ownPkiTransport(),
        });
        expect(ok).toBe(true);
        if (segment === 'harbor') keys.push(Buffer.from(leaf!.publicKey.rawData).toString('hex'));
      }
    }
    expect(keys[0]).toBe(keys[1]);
    // Four certificates were recorded: asked for twice at the same time, each was issued once.
    const issued = await (
      await db()
    ).sandboxCertificate.count({
      where: { sanUris: { hasSome: names.map((name) => addresses(name).baseUrl) } },
    });
    expect(issued).toBe(4);
  });

  it('register, give tokens, and keep their clients apart', async () => {
    const holder = await makeHolder();
    const registered = await register(client, statementClaims(client, holder), { holder });
    expect(registered.status).toBe(201);
    const id = registered.body.client_id as string;
    expect((await requestToken(client, assertionClaims(id, holder), holder)).status).toBe(200);
    expect(errorOf(await requestToken(client, assertionClaims(id)))).toBe('invalid_client');
    // Made for one holder, sent to the other.
    expect(errorOf(await register(client, statementClaims(client), { holder }))).toBe(
      'invalid_software_statement',
    );
  });

  it('offer what they offer', async () => {
    const udapOnly = await makeHolder({ methods: { udap: true, dcr: false } });
    const plain = await postRegistration(userApp(), json, udapOnly);
    expect(errorOf(plain)).toBe('invalid_client_metadata');
    const plainOnly = await makeHolder({ methods: { udap: false, dcr: true } });
    const claims = statementClaims(client, plainOnly);
    const signed = await register(client, claims, { holder: plainOnly });
    expect(errorOf(signed)).toBe('invalid_client_metadata');
    expect((await postRegistration(userApp(), json, plainOnly)).status).toBe(201);
    expect((await document(plainOnly, 'udap')).status).toBe(404);
    expect((await document(plainOnly, 'smart-configuration')).status).toBe(200);
  });

  it('have scopes of their own, and the rules of their generation', async () => {
    const holder = await makeHolder({ scopesSupported: ['system/Patient.rs', 'openid'] });
    const metadata = (await (await document(holder, 'udap')).json()) as Claims;
    expect(metadata.scopes_supported).toEqual(['system/Patient.rs', 'openid']);
    const wide = { ...service(), scope: 'system/Patient.rs system/Encounter.rs' };
    expect((await postRegistration(wide, json, holder)).body.scope).toBe('system/Patient.rs');
    const old = await makeHolder({ ruleSet: 'stu1' });
    expect(await (await document(old, 'udap')).json()).not.toHaveProperty('scopes_supported');
  });

  it('do not exist under every name, nor with settings that are none', async () => {
    const database = await db();
    for (const name of ['pki', 'No', '-x', 'a'.repeat(62)]) {
      await database.sandboxHolder.create({ data: { name, settings: { title: name } } });
      expect(await findHolder(name)).toBeNull();
      expect((await postRegistration(userApp(), json, name)).status).toBe(404);
    }
    await database.sandboxHolder.create({ data: { name: 'broken', settings: { titel: 'x' } } });
    expect(errorOf(await postRegistration(userApp(), json, 'broken'), 500)).toBe('server_error');
  });
});

describe('behaviour', () => {
  it.each([
    'invalid_redirect_uri',
    'invalid_client_metadata',
    'invalid_software_statement',
    'unapproved_software_statement',
    'invalid_certification',
    'unapproved_certification',
    'server_error',
  ] as const)('%s answers every registration', async (registration) => {
    const holder = await makeHolder({ behaviour: { registration } });
    const status = registration === 'server_error' ? 500 : 400;
    expect(errorOf(await postRegistration(userApp(), json, holder), status)).toBe(registration);
    const signed = await register(client, statementClaims(client, holder), { holder });
    expect(errorOf(signed, status)).toBe(registration);
  });

  it('hang never answers as long as the client waits', async () => {
    const holder = await makeHolder({ behaviour: { registration: 'hang' } });
    const leaving = new AbortController();
    const request = new Request(addresses(holder).registrationEndpoint, {
      method: 'POST',
      headers: json,
      body: JSON.stringify(userApp()),
      signal: leaving.signal,
    });
    const answer = registerRoute(request, { params: Promise.resolve({ holder }) });
    const pause = new Promise((resolve) => setTimeout(() => resolve('nothing'), 400));
    expect(await Promise.race([answer, pause])).toBe('nothing');
    leaving.abort();
    expect((await answer).status).toBe(503);
    expect(await (await db()).sandboxClient.count({ where: { holder } })).toBe(0);
  });
});
