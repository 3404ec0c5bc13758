import { createHash, generateKeyPairSync } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { compactVerify, createLocalJWKSet, decodeProtectedHeader, exportJWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as jwksRoute } from '@/app/clients/[app]/jwks.json/route';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { appClientOf } from '@/lib/domain/apps/app-client-of';
import { checkPublishedKeys } from '@/lib/domain/apps/check-published-keys';
import { ensureApp } from '@/lib/domain/apps/ensure-app';
import { getApp } from '@/lib/domain/apps/get-app';
import { jwksMaxAgeSeconds } from '@/lib/domain/apps/key-states';
import { listApps } from '@/lib/domain/apps/list-apps';
import { listAppActivity } from '@/lib/domain/apps/list-app-activity';
import { listAppKeys } from '@/lib/domain/apps/list-app-keys';
import { openAppSigner } from '@/lib/domain/apps/open-app-signer';
import { maxLogoBytes, previewLogo } from '@/lib/domain/apps/preview-logo';
import { publicApp } from '@/lib/domain/apps/public-app';
import { publishKey } from '@/lib/domain/apps/publish-key';
import { publishedJwks } from '@/lib/domain/apps/published-jwks';
import { withdrawKey } from '@/lib/domain/apps/withdraw-key';
import { storeKey } from '@/lib/domain/keys/store-key';
import { parseAllowList } from '@/lib/net/allow-list';
import { openTransport } from '@/lib/net/open-transport';
import { createPolicy } from '@/lib/net/policy';
import type { Transport } from '@/lib/protocol/transport';
import type { App, AppKeyView, LogoPreview } from '@/lib/schemas/app';
import type { Custody, KeySummary } from '@/lib/schemas/key';
import { api, makeWorkspace, type Answer, type Sender, type TestMember } from './api';

let home: Awaited<ReturnType<typeof makeWorkspace<'owner' | 'developer' | 'viewer'>>>;
let foreign: Awaited<ReturnType<typeof makeWorkspace<'owner'>>>;
let dev: TestMember;

const portal = 'http://localhost:3000';
const seconds = (count: number, from: Date) => new Date(from.getTime() + count * 1000);

beforeAll(async () => {
  home = await makeWorkspace('tides', ['owner', 'developer', 'viewer']);
  foreign = await makeWorkspace('reef', ['owner']);
  dev = home.members.developer;
});

const create = (body: object, as: Sender = dev, slug = 'tides') =>
  api<App>('POST', `/workspaces/${slug}/apps`, { as, body });
const change = (id: string, body: object) =>
  api<App>('PATCH', `/workspaces/tides/apps/${id}`, { as: dev, body });

async function newApp(name: string): Promise<App> {
  const { status, data } = await create({ name });
  expect(status).toBe(201);
  return data;
}

/** A key of the workspace, as quickly as one can be made. */
async function newKey(workspaceId: string, name: string, custody: Custody = 'vault') {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const pem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  return storeKey(workspaceId, {
    name,
    custody,
    origin: 'generated',
    algorithm: 'ES384',
    publicJwk: await exportJWK(pair.publicKey),
    pkcs8Pem: custody === 'vault' ? pem : null,
    createdById: null,
  });
}

function errorsOf({ problem }: Answer<unknown>): Record<string, string> {
  return Object.fromEntries(problem.errors.map(({ path, code }) => [path, code]));
}

async function register(app: App, status: string, clientExpiresAt: Date | null = null) {
  const client = await db();
  const id = newId('reg');
  await client.registration.create({
    data: {
      id,
      workspaceId: home.id,
      appId: app.id,
      holderBaseUrl: 'https://holder.example/r4',
      method: 'manual',
      scope: 'system/*.rs',
      status,
      response: {},
      clientExpiresAt,
    },
  });
  return id;
}

describe('an app', () => {
  it('is made with two clients that have issuers of their own', async () => {
    const app = await newApp('Two clients');
    const page = `${portal}/clients/${app.id}`;
    expect(app).toMatchObject({
      name: 'Two clients',
      metadata: { client_name: 'Two clients', contacts: [], redirect_uris: [], launch_uris: [] },
      jwksUri: `${page}/jwks.json`,
      registrationCount: 0,
    });
    expect(app.clients).toEqual([
      {
        grantType: 'authorization_code',
        issuer: `${page}/user`,
        scope: 'openid fhirUser launch/patient patient/*.rs',
        hasRefreshToken: false,
      },
      {
        grantType: 'client_credentials',
        issuer: page,
        scope: 'system/*.rs',
        hasRefreshToken: false,
      },
    ]);
    const read = await api<App>('GET', `/workspaces/tides/apps/${app.id}`, {
      as: home.members.viewer,
    });
    expect(read.data).toEqual(app);
    expect(await getApp(home.id, app.id)).toEqual(app);
  });

  it('is not there for another workspace', async () => {
    const app = await newApp('Not yours');
    const key = await publishKey(home.id, app.id, await newKey(home.id, 'not yours'));
    const as = foreign.members.owner;
    const at = `/workspaces/reef/apps/${app.id}`;
    const answers = await Promise.all([
      api('GET', at, { as }),
      api('PATCH', at, { as, body: { name: 'Mine' } }),
      api('DELETE', at, { as }),
      api('GET', `${at}/keys`, { as }),
      api('POST', `${at}/keys`, { as, body: { keyId: await newKey(foreign.id, 'theirs') } }),
      api('POST', `${at}/keys/rotate`, { as, body: {} }),
      api('POST', `${at}/keys/check`, { as }),
      api('DELETE', `${at}/keys/${key.id}?force`, { as }),
    ]);
    for (const { problem } of answers) {
      expect(problem).toMatchObject({ status: 404, code: 'resource.not_found' });
    }
    const listed = await api<{ apps: App[] }>('GET', '/workspaces/reef/apps', { as });
    expect(listed.data.apps.map(({ id }) => id)).not.toContain(app.id);
    await expect(appClientOf(foreign.id, app.id, 'client_credentials')).rejects.toThrow(/no app/);
    await expect(openAppSigner(foreign.id, app.id, new Date())).rejects.toThrow(/no app/);
    expect(await getApp(home.id, app.id)).toMatchObject({ name: 'Not yours' });
  });

  it('has a name of its own in the workspace', async () => {
    const app = await newApp('Only one');
    expect(errorsOf(await create({ name: 'Only one' }))).toEqual({ name: 'taken' });
    const other = await newApp('Another one');
    expect(errorsOf(await change(other.id, { name: 'Only one' }))).toEqual({ name: 'taken' });
    expect((await change(app.id, { name: 'Only one' })).status).toBe(200);
    expect((await create({ name: 'Only one' }, foreign.members.owner, 'reef')).status).toBe(201);
  });

  it('keeps its name also when another one takes it at the same moment', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => create({ name: 'At once' })));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(201);
    for (const status of statuses.slice(1)) expect([409, 422]).toContain(status);
    const named = (await listApps(home.id)).filter(({ name }) => name === 'At once');
    expect(named).toHaveLength(1);
  });

  it('keeps all of its metadata, and drops what a later version leaves out', async () => {
    const app = await newApp('Metadata');
    const metadata = {
      client_name: 'Tides',
      client_uri: 'https://app.example.org',
      logo_uri: 'https://app.example.org/logo.png',
      tos_uri: 'https://app.example.org/terms',
      policy_uri: 'https://app.example.org/privacy',
      contacts: ['mailto:team@app.example.org'],
      redirect_uris: ['https://app.example.org/callback'],
      launch_uris: ['https://app.example.org/launch'],
      software_id: 'tides',
      software_version: '1.2',
    };
    const full = await change(app.id, { metadata });
    expect(full.data.metadata).toEqual(metadata);
    expect(full.data.clients).toEqual(app.clients);
    expect(Date.parse(full.data.updatedAt)).toBeGreaterThan(Date.parse(app.updatedAt));
    const less = await change(app.id, { metadata: { client_name: 'Tides' } });
    expect(less.data.metadata).toEqual({
      client_name: 'Tides',
      contacts: [],
      redirect_uris: [],
      launch_uris: [],
    });
    const bad = await change(app.id, { metadata: { client_name: '', grant_types: ['x'] } });
    expect(Object.keys(errorsOf(bad)).sort()).toEqual([
      'metadata.client_name',
      'metadata.grant_types',
    ]);
  });

  it('takes refresh tokens where users sign in only', async () => {
    const app = await newApp('Refresh');
    const [user, server] = app.clients;
    const { data } = await change(app.id, {
      clients: {
        authorization_code: { issuer: user?.issuer, scope: 'patient/*.rs', hasRefreshToken: true },
        client_credentials: { issuer: server?.issuer, scope: '', hasRefreshToken: true },
      },
    });
    expect(data.clients).toMatchObject([
      { scope: 'patient/*.rs', hasRefreshToken: true },
      { scope: '', hasRefreshToken: false },
    ]);
  });

  it('that was made before there were two clients gets the other one', async () => {
    const { id } = await ensureApp(home.id);
    const client = await db();
    const ofUsers = { appId: id, grantType: 'authorization_code' };
    await client.appClient.deleteMany({ where: ofUsers });
    const { app, client: user } = await appClientOf(home.id, id, 'authorization_code');
    expect(app).toMatchObject({
      id,
      name: 'Console app',
      metadata: { client_name: 'Onramp console' },
    });
    expect(user.issuer).toBe(`${portal}/clients/${id}/user`);
    await client.appClient.deleteMany({ where: ofUsers });
    const listed = (await listApps(home.id)).find((one) => one.id === id);
    expect(listed?.clients).toHaveLength(2);
    expect(await client.appClient.count({ where: { appId: id } })).toBe(2);
  });

  it('is in the audit log with what was done to it, for its own page', async () => {
    const app = await newApp('Audited');
    await change(app.id, { name: 'Audited app' });
    const rotated = await api<AppKeyView>('POST', `/workspaces/tides/apps/${app.id}/keys/rotate`, {
      as: dev,
      body: {},
    });
    await api('DELETE', `/workspaces/tides/apps/${app.id}/keys/${rotated.data.id}?force=1`, {
      as: dev,
    });
    await api('DELETE', `/workspaces/tides/apps/${app.id}`, { as: dev });
    const entries = await listAppActivity(home.id, app.id);
    expect(entries.map(({ action }) => action)).toEqual([
      'app.delete',
      'app.withdraw_key',
      'app.rotate_keys',
      'app.update',
      'app.create',
    ]);
    expect(entries[3]?.detail).toEqual({ name: 'Audited app', changed: 'name' });
    expect(entries[2]?.detail).toMatchObject({ kid: rotated.data.kid, algorithm: 'ES384' });
    expect(await listAppActivity(foreign.id, app.id)).toEqual([]);
  });
});

describe('the issuers of an app', () => {
  const both = (user: string, server: string) => ({
    authorization_code: { issuer: user, scope: 'patient/*.rs' },
    client_credentials: { issuer: server, scope: 'system/*.rs' },
  });
  const one = 'clients.authorization_code.issuer';
  const other = 'clients.client_credentials.issuer';

  it('differ, because the second registration would replace the first', async () => {
    const same = both('https://same.example.org', 'https://same.example.org');
    const answer = await create({ name: 'Same issuers', clients: same });
    expect(errorsOf(answer)).toEqual({ [one]: 'same_issuer', [other]: 'same_issuer' });
    expect(answer.problem.errors[0]?.detail).toMatch(/second registration would replace the first/);
    const app = await newApp('Soon the same');
    const server = app.clients[1]?.issuer ?? '';
    const clients = { authorization_code: { issuer: server, scope: 'openid' } };
    expect(errorsOf(await change(app.id, { clients }))).toEqual({ [one]: 'same_issuer' });
  });

  it('may change places', async () => {
    const first = both('https://swap.example.org/a', 'https://swap.example.org/b');
    const { data: app } = await create({ name: 'Swap', clients: first });
    const swapped = both('https://swap.example.org/b', 'https://swap.example.org/a');
    const { data } = await change(app.id, { clients: swapped });
    expect(data.clients.map(({ issuer }) => issuer)).toEqual([
      'https://swap.example.org/b',
      'https://swap.example.org/a',
    ]);
  });

  it('go back to the page of the app', async () => {
    const { data: app } = await create({
      name: 'Back',
      clients: both('https://back.example.org/a', 'https://back.example.org/b'),
    });
    const page = `${portal}/clients/${app.id}`;
    const { status } = await change(app.id, { clients: both(`${page}/user`, page) });
    expect(status).toBe(200);
  });

  it('are not those of another app, here or elsewhere', async () => {
    const mine = await newApp('Mine');
    const { data: theirs } = await create({ name: 'Theirs' }, foreign.members.owner, 'reef');
    const uris = [
      mine.clients[0]?.issuer ?? '',
      `${portal}/clients/${mine.id}/else`,
      theirs.clients[1]?.issuer ?? '',
      `${portal}/clients/${theirs.id}/user/below`,
      `${portal}/CLIENTS/${theirs.id}`.replace('/CLIENTS/', '/clients/').toUpperCase(),
    ];
    for (const uri of uris) {
      const clients = { authorization_code: { issuer: uri, scope: 'openid' } };
      expect(errorsOf(await create({ name: 'Takes others', clients })), uri).toEqual({
        [one]: 'taken',
      });
    }
  });

  it('are not in a certificate of another workspace', async () => {
    const client = await db();
    const keyId = await newKey(foreign.id, 'certified');
    await client.certificate.create({
      data: {
        id: newId('crt'),
        workspaceId: foreign.id,
        keyId,
        community: 'urn:test',
        chainPem: [],
        subject: 'CN=Reef',
        sanUris: ['https://reef.example.org/app'],
        serialNumber: '1',
        fingerprint: 'aa',
        notBefore: new Date(),
        notAfter: new Date(Date.now() + 86_400_000),
      },
    });
    const clients = { client_credentials: { issuer: 'https://reef.example.org/app', scope: 'x' } };
    expect(errorsOf(await create({ name: 'Reef too', clients }))).toEqual({ [other]: 'taken' });
    expect((await create({ name: 'Reef', clients }, foreign.members.owner, 'reef')).status).toBe(
      201,
    );
  });

  it('are URIs', async () => {
    const clients = { client_credentials: { issuer: 'not a uri', scope: 'x' } };
    expect(Object.keys(errorsOf(await create({ name: 'No URI', clients })))).toEqual([other]);
  });
});

describe('an app is deleted', () => {
  const remove = (id: string) => api('DELETE', `/workspaces/tides/apps/${id}`, { as: dev });

  it('when its registrations are over, and not before', async () => {
    const app = await newApp('Registered');
    const client = await db();
    const active = await register(app, 'active');
    const waiting = await register(app, 'waiting');
    await register(app, 'active', new Date(Date.now() - 1000));
    await register(app, 'cancelled');
    const both = await remove(app.id);
    expect(both.problem).toMatchObject({ status: 409, code: 'app.in_use' });
    expect(both.problem.detail).toMatch(/1 active registration and 1 waiting/);
    expect((await getApp(home.id, app.id)).registrationCount).toBe(3);
    await client.registration.delete({ where: { id: active } });
    expect((await remove(app.id)).problem.code).toBe('app.in_use');
    await client.registration.update({ where: { id: waiting }, data: { status: 'cancelled' } });
    expect((await remove(app.id)).status).toBe(204);
    expect(await client.registration.count({ where: { appId: app.id } })).toBe(0);
    expect((await remove(app.id)).status).toBe(404);
  });

  it('with its set of keys, while the keys stay in the workspace', async () => {
    const app = await newApp('Short-lived');
    const keyId = await newKey(home.id, 'stays');
    await publishKey(home.id, app.id, keyId);
    expect((await remove(app.id)).status).toBe(204);
    await expect(publishedJwks(app.id)).rejects.toThrow(/no app/);
    const key = await api<KeySummary>('GET', `/workspaces/tides/keys/${keyId}`, { as: dev });
    expect(key.status).toBe(200);
    expect(await publicApp(app.id)).toBeNull();
  });
});

/** A GET for the set of an app, as anybody sends it. */
function fetchSet(appId: string, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(`${portal}/clients/${appId}/jwks.json`, { headers });
  return jwksRoute(request, { params: Promise.resolve({ app: appId }) });
}

describe('the JWK Set of an app', () => {
  it('has the public members of its keys and nothing else', async () => {
    const app = await newApp('Public');
    const rsa = await api<AppKeyView>('POST', `/workspaces/tides/apps/${app.id}/keys/rotate`, {
      as: dev,
      body: { algorithm: 'RS384', name: 'An RSA key' },
    });
    expect(rsa.data).toMatchObject({ keyName: 'An RSA key', algorithm: 'RS384', state: 'signing' });
    await publishKey(home.id, app.id, await newKey(home.id, 'an EC key', 'browser'));
    const response = await fetchSet(app.id);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    const text = await response.text();
    const { keys } = JSON.parse(text) as { keys: Record<string, string>[] };
    expect(keys.map((key) => Object.keys(key).sort().join())).toEqual([
      'alg,e,kid,kty,n,use',
      'alg,crv,kid,kty,use,x,y',
    ]);
    expect(keys.map(({ kty, use, alg }) => `${kty} ${use} ${alg}`)).toEqual([
      'RSA sig RS384',
      'EC sig ES384',
    ]);
    expect(keys[0]?.kid).toBe(rsa.data.kid);
    expect(await publishedJwks(app.id)).toEqual({ keys });
  });

  it('does not let a private member out that got into the database', async () => {
    const app = await newApp('Leak');
    const keyId = await newKey(home.id, 'leaks');
    await publishKey(home.id, app.id, keyId);
    const client = await db();
    const { publicJwk } = await client.key.findUniqueOrThrow({
      where: { id: keyId },
      select: { publicJwk: true },
    });
    const leaking = { ...(publicJwk as object), d: 'c2VjcmV0LXByaXZhdGUta2V5' };
    await client.key.update({ where: { id: keyId }, data: { publicJwk: leaking } });
    await expect(publishedJwks(app.id)).rejects.toThrow();
    await client.key.update({ where: { id: keyId }, data: { publicJwk: publicJwk as object } });
    expect(await (await fetchSet(app.id)).text()).not.toContain('c2VjcmV0');
  });

  it('says how long a copy is good, and has a validator', async () => {
    const app = await newApp('Cached');
    const empty = await fetchSet(app.id);
    expect(await empty.json()).toEqual({ keys: [] });
    expect(empty.headers.get('cache-control')).toBe('no-cache');
    await publishKey(home.id, app.id, await newKey(home.id, 'cached'));
    const response = await fetchSet(app.id);
    const etag = response.headers.get('etag') ?? '';
    expect(response.headers.get('cache-control')).toBe('public, max-age=3600');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    expect(etag).not.toBe(empty.headers.get('etag'));
    for (const given of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await fetchSet(app.id, { 'if-none-match': given });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe('');
      expect(again.headers.get('etag')).toBe(etag);
      expect(again.headers.get('cache-control')).toBe('public, max-age=3600');
      expect(again.headers.get('access-control-allow-origin')).toBe('*');
    }
    expect((await fetchSet(app.id, { 'if-none-match': '"other"' })).status).toBe(200);
    await publishKey(home.id, app.id, await newKey(home.id, 'cached too'));
    expect((await fetchSet(app.id, { 'if-none-match': etag })).status).toBe(200);
  });

  it('is not there for an app that there is not', async () => {
    const response = await fetchSet('app_nothing');
    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });
});

describe('keys are rotated with overlap', () => {
  const start = new Date('2026-11-25T12:00:00.000Z');

  async function statesAt(appId: string, now: Date): Promise<string> {
    const keys = await listAppKeys(home.id, appId, now);
    return keys
      .map(({ keyName, state }) => `${keyName} ${state}`)
      .sort()
      .join(', ');
  }

  async function signedBy(appId: string, now: Date): Promise<string | null> {
    const opened = await openAppSigner(home.id, appId, now);
    if (!opened) return null;
    const { kid, algorithm, signer } = opened;
    const header = { alg: algorithm, kid, typ: 'JWT' as const };
    const jws = await signer.sign(header, new TextEncoder().encode('{"iss":"x"}'));
    // As a verifier does: with the set as it is published at that time.
    await compactVerify(jws, createLocalJWKSet(await publishedJwks(appId, now)));
    expect(decodeProtectedHeader(jws)).toEqual({ alg: algorithm, kid, typ: 'JWT' });
    return kid;
  }

  it('from nothing over the first to the second key, and back to one', async () => {
    const app = await newApp('Rotation');
    expect(await openAppSigner(home.id, app.id, start)).toBeNull();
    const a = await publishKey(home.id, app.id, await newKey(home.id, 'a'), start);
    expect(a).toMatchObject({ state: 'signing', signsFrom: start.toISOString() });
    expect(await signedBy(app.id, start)).toBe(a.kid);

    const second = seconds(60, start);
    const b = await publishKey(home.id, app.id, await newKey(home.id, 'b'), second);
    const takesOver = seconds(jwksMaxAgeSeconds, second);
    expect(b).toMatchObject({ state: 'published', signsFrom: takesOver.toISOString() });
    expect((await publishedJwks(app.id, second)).keys.map(({ kid }) => kid)).toEqual([
      a.kid,
      b.kid,
    ]);
    const before = new Date(takesOver.getTime() - 1);
    expect(await statesAt(app.id, before)).toBe('a signing, b published');
    expect(await signedBy(app.id, before)).toBe(a.kid);
    expect(await statesAt(app.id, takesOver)).toBe('a retiring, b signing');
    expect(await signedBy(app.id, takesOver)).toBe(b.kid);

    const later = seconds(600, takesOver);
    await withdrawKey(home.id, app.id, a.id, { force: false, now: later });
    expect(await statesAt(app.id, later)).toBe('a withdrawn, b signing');
    expect((await publishedJwks(app.id, later)).keys.map(({ kid }) => kid)).toEqual([b.kid]);
    const again = { force: true, now: seconds(1, later) };
    await expect(withdrawKey(home.id, app.id, a.id, again)).rejects.toThrow(/no key/);
  });

  it('and the only key goes when a person says so twice', async () => {
    const app = await newApp('Only key');
    const key = await publishKey(home.id, app.id, await newKey(home.id, 'only'));
    const at = `/workspaces/tides/apps/${app.id}/keys/${key.id}`;
    for (const query of ['', '?force=0', '?force=false']) {
      const refused = await api('DELETE', `${at}${query}`, { as: dev });
      expect(refused.problem).toMatchObject({ status: 409, code: 'key.in_use' });
      expect(refused.problem.detail).toMatch(/no other in the set/);
    }
    expect((await api('DELETE', `${at}?force=perhaps`, { as: dev })).status).toBe(422);
    expect((await api('DELETE', `${at}?force`, { as: dev })).status).toBe(204);
    expect(await openAppSigner(home.id, app.id, new Date())).toBeNull();
    // It can come back, and being alone it signs at once.
    const back = await api<AppKeyView>('POST', `/workspaces/tides/apps/${app.id}/keys`, {
      as: dev,
      body: { keyId: key.keyId },
    });
    expect(back.data).toMatchObject({ id: key.id, state: 'signing', withdrawnAt: null });
  });

  it('and a key that waits takes over at once when the one that signs has to go', async () => {
    const app = await newApp('Emergency');
    const a = await publishKey(home.id, app.id, await newKey(home.id, 'leaked'), start);
    await publishKey(home.id, app.id, await newKey(home.id, 'next'), start);
    const now = seconds(10, start);
    const refused = withdrawKey(home.id, app.id, a.id, { force: false, now });
    await expect(refused).rejects.toMatchObject({
      code: 'key.in_use',
      detail: expect.stringMatching(/next one signs from/) as string,
    });
    await withdrawKey(home.id, app.id, a.id, { force: true, now });
    expect(await statesAt(app.id, now)).toBe('leaked withdrawn, next signing');
  });

  it('with keys that somebody here can sign with, each once', async () => {
    const app = await newApp('Refusals');
    const keyId = await newKey(home.id, 'twice');
    const publish = (id: string) =>
      api<AppKeyView>('POST', `/workspaces/tides/apps/${app.id}/keys`, {
        as: dev,
        body: { keyId: id },
      });
    expect((await publish(keyId)).status).toBe(201);
    expect(errorsOf(await publish(keyId))).toEqual({ keyId: 'published' });
    const outside = await newKey(home.id, 'elsewhere', 'outside');
    expect(errorsOf(await publish(outside))).toEqual({ keyId: 'held_elsewhere' });
    const theirs = await newKey(foreign.id, 'foreign');
    expect(errorsOf(await publish(theirs))).toEqual({ keyId: 'unknown' });
  });

  it('and a key in a browser signs only with somebody to ask', async () => {
    const app = await newApp('Browser');
    await publishKey(home.id, app.id, await newKey(home.id, 'in a browser', 'browser'));
    await expect(openAppSigner(home.id, app.id, new Date())).rejects.toMatchObject({
      code: 'key.not_here',
    });
    const client = await db();
    const leave = new AbortController();
    const asked: string[] = [];
    const opened = await openAppSigner(home.id, app.id, new Date(), {
      runId: 'run_test',
      purpose: 'client_assertion',
      signal: leave.signal,
      onWaiting: async (id) => {
        const row = await client.signatureRequest.findUniqueOrThrow({ where: { id } });
        asked.push(Buffer.from(row.input.split('.')[0] ?? '', 'base64url').toString());
        leave.abort();
      },
    });
    const { kid = '', signer } = opened ?? {};
    const signing = signer?.sign({ alg: 'ES384', kid, typ: 'JWT' }, new Uint8Array([123, 125]));
    await expect(signing).rejects.toMatchObject({ code: 'key.not_here' });
    expect(asked).toEqual([JSON.stringify({ alg: 'ES384', kid, typ: 'JWT' })]);
  });

  it('and a published key cannot be deleted, one that was withdrawn can', async () => {
    const app = await newApp('In use');
    const keyId = await newKey(home.id, 'in use');
    const { id } = await publishKey(home.id, app.id, keyId);
    const removed = () => api('DELETE', `/workspaces/tides/keys/${keyId}`, { as: dev });
    const refused = await removed();
    expect(refused.problem).toMatchObject({ status: 409, code: 'key.in_use' });
    expect(refused.problem.detail).toMatch(/1 app that publishes it/);
    await withdrawKey(home.id, app.id, id, { force: true });
    expect((await removed()).status).toBe(204);
    expect(await listAppKeys(home.id, app.id)).toEqual([]);
  });
});

/** Hands requests for the set to its route, as the network would. */
const routed: Transport = async ({ url, headers }) => {
  const appId = /\/clients\/([^/]+)\/jwks\.json$/.exec(url)?.[1] ?? '';
  const response = await fetchSet(appId, headers);
  return {
    exchangeId: 'exc_test',
    failure: null,
    response: {
      status: response.status,
      statusText: '',
      headers: Object.fromEntries(response.headers),
      url,
      body: new Uint8Array(await response.arrayBuffer()),
      receivedAt: new Date(),
    },
  };
};

describe('the set is checked from outside', () => {
  const { signal } = new AbortController();
  const verdictsOf = (checks: readonly { id: string; verdict: string }[]) =>
    Object.fromEntries(checks.map(({ id, verdict }) => [id.replace('app.jwks.', ''), verdict]));

  it('and passes, but for the address of a portal on this machine', async () => {
    const app = await newApp('Checked');
    await publishKey(home.id, app.id, await newKey(home.id, 'checked'));
    const checks = await checkPublishedKeys(home.id, app.id, signal, routed);
    const { reachable, ...others } = verdictsOf(checks);
    expect(reachable).toBe('warn');
    expect(new Set(Object.values(others))).toEqual(new Set(['pass']));
    expect(checks.find(({ id }) => id === 'app.jwks.reachable')?.fix).toMatch(/APP_URL/);
  });

  it('and an empty one fails', async () => {
    const app = await newApp('Empty set');
    const checks = await checkPublishedKeys(home.id, app.id, signal, routed);
    expect(verdictsOf(checks)).toMatchObject({ 'signing-key': 'fail', cache: 'pass' });
  });

  it('through the door out, which says when nobody is there', async () => {
    const app = await newApp('Nobody there');
    // Nothing listens at the port of the portal in this test; that the policy lets it through is what shows.
    const answer = await api<{ checks: { id: string; verdict: string; seen: string }[] }>(
      'POST',
      `/workspaces/tides/apps/${app.id}/keys/check`,
      { as: dev },
    );
    const fetched = answer.data.checks.find(({ id }) => id === 'app.jwks.fetched');
    expect(fetched?.seen).not.toMatch(/policy/);
    expect(answer.data.checks).toHaveLength(9);
  });
});

describe('a logo is previewed', () => {
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    Buffer.from('IHDR'),
    Buffer.from([0, 0, 0, 64, 0, 0, 0, 32, 8, 6, 0, 0, 0]),
  ]);
  const files: Record<string, { status?: number; type: string; body: Buffer | string }> = {
    '/logo.png': { type: 'text/plain', body: png },
    '/logo.svg': { type: 'image/png', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' },
    '/page': { type: 'image/png', body: '<!doctype html><p>Sign in' },
    '/gone': { status: 404, type: 'image/png', body: png },
    '/large': { type: 'image/png', body: Buffer.concat([png, Buffer.alloc(maxLogoBytes)]) },
  };
  let server: http.Server;
  let origin = '';

  beforeAll(async () => {
    server = http.createServer((request, response) => {
      const file = files[request.url ?? ''];
      response.writeHead(file?.status ?? 200, { 'content-type': file?.type ?? '' });
      response.end(file?.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  function preview(path: string): Promise<LogoPreview> {
    const { signal } = new AbortController();
    const port = Number(new URL(origin).port);
    const policy = createPolicy({
      allow: parseAllowList(`127.0.0.1:${port}`),
      portalUrl: portal,
      portalPort: 3000,
    });
    return previewLogo(`${origin}${path}`, signal, openTransport({ signal, policy }));
  }

  it('by its bytes, whatever the server calls it', async () => {
    const { dataUrl, ...rest } = await preview('/logo.png');
    expect(rest).toEqual({ mediaType: 'image/png', width: 64, height: 32, bytes: png.length });
    const [head = '', base64 = ''] = dataUrl.split(',');
    expect(head).toBe('data:image/png;base64');
    const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    expect(digest(Buffer.from(base64, 'base64'))).toBe(digest(png));
  });

  it.each([
    ['/logo.svg', 'not_an_image', /Found an SVG drawing; expected a PNG, JPEG or GIF/],
    ['/page', 'not_an_image', /Found a web page/],
    ['/gone', 'status', /Found status 404/],
    ['/large', 'too_large', /more than 1/],
  ])('and %s is refused in words', async (path, code, detail) => {
    const refused = await preview(path).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: 'request.invalid',
      fields: [{ path: 'url', code, detail: expect.stringMatching(detail) as string }],
    });
  });

  it('and never fetched from where the portal must not go', async () => {
    for (const url of [origin, 'http://169.254.169.254/logo.png', `${portal}/api/v1/me`, 'logo']) {
      const answer = await api('POST', '/workspaces/tides/apps/logo-preview', {
        as: dev,
        body: { url },
      });
      expect(errorsOf(answer), url).toEqual({ url: 'unreachable' });
    }
  });
});
