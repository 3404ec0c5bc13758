import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { hashToken } from '@/lib/crypto/token';
import { followRun } from '@/lib/domain/runs/follow-run';
import type { RunFrame } from '@/lib/run/frames';
import type { RegistrationDetail, RegistrationSummary } from '@/lib/schemas/registration';
import type { Run } from '@/lib/schemas/run';
import { startPortalServer } from '../fakes/portal-server';
import { api, makeWorkspace } from './api';

let portal: Awaited<ReturnType<typeof startPortalServer>>;
let team: Awaited<ReturnType<typeof makeWorkspace<'developer' | 'viewer'>>>;
let appId: string;
const root = '/workspaces/lifers';
const asDeveloper = () => ({ as: team.members.developer });

const metadata = {
  client_name: 'Chart Reader',
  client_uri: 'https://app.example.org/',
  logo_uri: 'https://app.example.org/logo.png',
  tos_uri: 'https://app.example.org/terms',
  policy_uri: 'https://app.example.org/privacy',
  contacts: ['mailto:dev@example.org'],
  redirect_uris: ['https://app.example.org/callback'],
  launch_uris: [],
};

beforeAll(async () => {
  portal = await startPortalServer();
  team = await makeWorkspace('lifers', ['developer', 'viewer']);
  const client = await db();
  appId = newId('app');
  await client.app.create({
    data: { id: appId, workspaceId: team.id, name: 'Chart Reader', metadata },
  });
}, 120_000);

afterAll(async () => {
  await portal.close();
});

async function framesOf(run: Run): Promise<RunFrame[]> {
  const frames: RunFrame[] = [];
  for await (const frame of followRun(run.id, AbortSignal.timeout(60_000))) frames.push(frame);
  return frames;
}

async function act(path: string, body?: unknown): Promise<RunFrame[]> {
  const started = await api<Run>('POST', `${root}/registrations${path}`, {
    ...asDeveloper(),
    ...(body === undefined ? {} : { body }),
  });
  expect(started.status, JSON.stringify(started.problem)).toBe(201);
  return framesOf(started.data);
}

const checksOf = (frames: readonly RunFrame[], verdict: string) =>
  frames.flatMap((frame) =>
    frame.type === 'check' && frame.check.verdict === verdict
      ? [`${frame.check.id}: ${frame.check.seen}`]
      : [],
  );

async function detail(id: string): Promise<RegistrationDetail> {
  const answer = await api<RegistrationDetail>('GET', `${root}/registrations/${id}`, asDeveloper());
  expect(answer.status).toBe(200);
  return answer.data;
}

async function newest(): Promise<RegistrationSummary> {
  const { data } = await api<{ registrations: RegistrationSummary[] }>(
    'GET',
    `${root}/registrations`,
    asDeveloper(),
  );
  return data.registrations[0] as RegistrationSummary;
}

const ofApp = (more: object) => ({ appId, grantType: 'client_credentials', ...more });

async function setMetadata(changes: object): Promise<void> {
  const client = await db();
  await client.app.update({
    where: { id: appId },
    data: { metadata: { ...metadata, ...changes } },
  });
}

describe.each(['client_credentials', 'authorization_code'] as const)(
  'UDAP with %s',
  (grantType) => {
    let id: string;

    it('registers, with a certificate for the issuer of this client', async () => {
      const frames = await act('', ofApp({ grantType, method: 'udap', holder: 'harbor' }));
      expect(checksOf(frames, 'fail')).toEqual([]);
      expect(frames.at(-1)).toMatchObject({ status: 'finished' });
      const registration = await newest();
      ({ id } = registration);
      expect(registration).toMatchObject({
        status: 'active',
        method: 'udap',
        grantType,
        appName: 'Chart Reader',
        clientExpiresAt: null,
      });
      const { issuer } = registration;
      expect(issuer).toBe(
        `${portal.url}/clients/${appId}${grantType === 'client_credentials' ? '' : '/user'}`,
      );
      const { sent, revisions } = await detail(id);
      expect(sent).toMatchObject({ iss: issuer, client_name: 'Chart Reader' });
      expect('redirect_uris' in sent).toBe(grantType === 'authorization_code');
      expect(revisions).toMatchObject([{ number: 1, kind: 'registered', changes: [] }]);
      expect(revisions[0]?.byName).toBe('developer@lifers.example');
    });

    it('is changed to what the app says now, and tells the difference', async () => {
      const before = await detail(id);
      await setMetadata({ client_name: 'Chart Reader 2' });
      const frames = await act(`/${id}/modify`, {});
      expect(checksOf(frames, 'fail')).toEqual([]);
      const after = await detail(id);
      expect(after.clientId).toBe(before.clientId);
      expect(after.sent).toMatchObject({ client_name: 'Chart Reader 2' });
      expect(after.revisions[0]).toMatchObject({
        number: 2,
        kind: 'modified',
        changes: [
          {
            member: 'client_name',
            kind: 'changed',
            before: 'Chart Reader',
            after: 'Chart Reader 2',
          },
        ],
      });
      await setMetadata({});
    });

    it('is compared with what the holder offers', async () => {
      const frames = await act(`/${id}/drift`);
      expect(checksOf(frames, 'warn')).toEqual([]);
      const { drift, driftCheckedAt, revisions } = await detail(id);
      expect(drift).toMatchObject({ state: 'same', changes: [] });
      expect(driftCheckedAt).not.toBeNull();
      expect(revisions[0]).toMatchObject({ kind: 'drift-checked' });
    });

    it('is cancelled', async () => {
      const frames = await act(`/${id}/cancel`);
      expect(checksOf(frames, 'fail')).toEqual([]);
      const after = await detail(id);
      expect(after.status).toBe('cancelled');
      expect(after.revisions[0]).toMatchObject({ kind: 'cancelled' });
    });
  },
);

describe('a holder whose client_ids end', () => {
  it('shows the end, is expired after it, and is renewed with the same client_id before it', async () => {
    await act('', ofApp({ method: 'udap', holder: 'engine' }));
    const registration = await newest();
    const days = (Date.parse(registration.clientExpiresAt ?? '') - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(29.9);
    expect(days).toBeLessThan(30.1);

    const client = await db();
    const soon = new Date(Date.now() + 3_600_000);
    await client.registration.update({
      where: { id: registration.id },
      data: { clientExpiresAt: soon },
    });
    const frames = await act(`/${registration.id}/renew`);
    expect(checksOf(frames, 'fail')).toEqual([]);
    const renewed = await detail(registration.id);
    expect(renewed.clientId).toBe(registration.clientId);
    expect(Date.parse(renewed.clientExpiresAt ?? '')).toBeGreaterThan(soon.getTime());
    expect(renewed.revisions[0]?.kind).toBe('renewed');

    const past = new Date(Date.now() - 1000);
    await client.registration.update({
      where: { id: registration.id },
      data: { clientExpiresAt: past },
    });
    await client.sandboxClient.updateMany({
      where: { id: registration.clientId ?? '' },
      data: { expiresAt: past },
    });
    expect((await detail(registration.id)).status).toBe('expired');
    await act(`/${registration.id}/renew`);
    const again = await detail(registration.id);
    expect(again.status).toBe('active');
    expect(again.clientId).not.toBe(registration.clientId);
    await act(`/${registration.id}/cancel`);
  });
});

describe('a renewal', () => {
  it('brings a new certificate at the sandbox, and what the app says where nothing was kept', async () => {
    await act('', ofApp({ method: 'udap', holder: 'harbor' }));
    const before = await newest();
    const client = await db();
    await client.certificate.updateMany({
      where: { workspaceId: team.id, sanUris: { has: before.issuer ?? '' } },
      data: { notAfter: new Date(Date.now() - 1000) },
    });
    await client.registration.update({ where: { id: before.id }, data: { sent: {} } });
    expect(checksOf(await act(`/${before.id}/renew`), 'fail')).toEqual([]);
    const after = await detail(before.id);
    expect(after.certificateId).not.toBe(before.certificateId);
    expect(after).toMatchObject({ clientId: before.clientId, status: 'active' });
    expect(after.sent).toMatchObject({
      client_name: 'Chart Reader',
      contacts: ['mailto:dev@example.org'],
    });
    await act(`/${before.id}/cancel`);
  });
});

describe('RFC 7591 and RFC 7592', () => {
  let id: string;
  const wanted = () =>
    ofApp({ method: 'dcr', holder: 'harbor', authMethod: 'client_secret_basic' });

  it('registers, and keeps the secret sealed', async () => {
    const frames = await act('', wanted());
    expect(checksOf(frames, 'fail')).toEqual([]);
    const registration = await newest();
    ({ id } = registration);
    expect(registration).toMatchObject({
      status: 'active',
      method: 'dcr',
      authMethod: 'client_secret_basic',
      hasClientSecret: true,
      isManageable: true,
      issuer: null,
      community: null,
    });
    const client = await db();
    const row = await client.registration.findUniqueOrThrow({ where: { id } });
    const atHarbor = await client.sandboxClient.findUniqueOrThrow({
      where: { id: registration.clientId ?? '' },
    });
    expect(row.sealedClientSecret).toMatch(/^v1\./);
    expect(row.response).not.toHaveProperty('client_secret');
    expect(row.response).not.toHaveProperty('registration_access_token');
    expect(JSON.stringify(frames)).not.toMatch(/secret_[\w-]{20}|manage_[\w-]{20}/);
    expect(atHarbor.metadata).toMatchObject({ client_name: 'Chart Reader' });
  });

  it('reads the client and finds what changed at the holder', async () => {
    expect(checksOf(await act(`/${id}/drift`), 'fail')).toEqual([]);
    expect((await detail(id)).drift).toMatchObject({ state: 'same' });
    const { clientId } = await detail(id);
    const client = await db();
    const where = { id: clientId ?? '' };
    const { metadata: kept } = await client.sandboxClient.findUniqueOrThrow({ where });
    await client.sandboxClient.update({
      where,
      data: { metadata: { ...(kept as object), client_name: 'Somebody else' } },
    });
    await act(`/${id}/drift`);
    expect((await detail(id)).drift).toMatchObject({
      state: 'differs',
      changes: [{ member: 'client_name', before: 'Chart Reader', after: 'Somebody else' }],
    });
    const accepted = await api<RegistrationDetail>(
      'POST',
      `${root}/registrations/${id}/drift/accept`,
      asDeveloper(),
    );
    expect(accepted.status).toBe(200);
    expect(accepted.data.sent).toMatchObject({ client_name: 'Somebody else' });
    expect(accepted.data.revisions[0]).toMatchObject({ kind: 'drift-accepted' });
    const again = await api('POST', `${root}/registrations/${id}/drift/accept`, asDeveloper());
    expect(again.status).toBe(409);
  });

  it('changes the client, and goes on with the token that the holder rotated', async () => {
    for (const client_name of ['Chart Reader 3', 'Chart Reader 4']) {
      await setMetadata({ client_name });
      expect(checksOf(await act(`/${id}/modify`, {}), 'fail')).toEqual([]);
      expect((await detail(id)).sent).toMatchObject({ client_name });
    }
    await setMetadata({});
    const { hasClientSecret, clientId } = await detail(id);
    expect(hasClientSecret).toBe(true);
    const client = await db();
    const { metadata: kept } = await client.sandboxClient.findUniqueOrThrow({
      where: { id: clientId ?? '' },
    });
    expect(kept).toMatchObject({ client_name: 'Chart Reader 4' });
  });

  it('deletes the client, and then has nothing to manage', async () => {
    expect(checksOf(await act(`/${id}/cancel`), 'fail')).toEqual([]);
    const after = await detail(id);
    expect(after).toMatchObject({ status: 'cancelled', hasClientSecret: false });
    expect(after.revisions[0]).toMatchObject({ kind: 'deleted' });
    const again = await api('POST', `${root}/registrations/${id}/cancel`, asDeveloper());
    expect(again.problem).toMatchObject({ code: 'registration.not_active' });
  });

  it('says that a client that was deleted elsewhere is gone', async () => {
    await act('', wanted());
    const registration = await newest();
    const client = await db();
    await client.sandboxClient.delete({ where: { id: registration.clientId ?? '' } });
    const frames = await act(`/${registration.id}/drift`);
    expect(checksOf(frames, 'fail')[0]).toMatch(/^oauth\.client-configuration\.unauthorized/);
    expect((await detail(registration.id)).drift).toMatchObject({ state: 'gone' });
  });

  it('demands the seven members at a holder that does, before anything is sent', async () => {
    await setMetadata({ tos_uri: undefined, policy_uri: undefined });
    const user = { appId, grantType: 'authorization_code', method: 'dcr', holder: 'engine' };
    const body = { ...user, authMethod: 'client_secret_post' };
    const stopped = await act('', body);
    expect(checksOf(stopped, 'fail')).toEqual([
      expect.stringMatching(/^app\.metadata\.required: Missing: tos_uri, policy_uri\./),
    ]);
    expect(
      stopped.some((frame) => frame.type === 'step.started' && frame.step === 'register'),
    ).toBe(false);
    const sent = await act('', { ...body, sendAnyway: true });
    expect(checksOf(sent, 'fail')).toEqual([
      expect.stringMatching(/^oauth\.registration\.invalid-client-metadata: .*tos_uri, policy_uri/),
    ]);
    await setMetadata({});
    const good = await act('', body);
    expect(checksOf(good, 'fail')).toEqual([]);
    const registration = await newest();
    expect(registration.clientSecretExpiresAt).toBe(registration.clientExpiresAt);
    expect(registration.clientExpiresAt).not.toBeNull();
  });

  it('sends an initial access token, and shows it nowhere', async () => {
    const client = await db();
    const token = 'iat-canary-8f3a1c';
    await client.sandboxHolder.create({
      data: {
        name: 'gated',
        settings: { title: 'Gated', requiresInitialAccessToken: hashToken(token) },
      },
    });
    const at = { ...wanted(), holder: 'gated' };
    expect(checksOf(await act('', at), 'fail')[0]).toMatch(/^oauth\.registration\.unauthenticated/);
    const frames = await act('', { ...at, initialAccessToken: token });
    expect(checksOf(frames, 'fail')).toEqual([]);
    expect(JSON.stringify(frames)).not.toContain(token);
    const runs = await client.run.findMany({ where: { workspaceId: team.id } });
    expect(JSON.stringify(runs)).not.toContain(token);
  });
});

describe('acts on registrations', () => {
  it('are for those who may manage them, and for none of another workspace', async () => {
    const { id } = await newest();
    const viewer = { as: team.members.viewer };
    for (const path of ['modify', 'renew', 'cancel', 'drift', 'drift/accept']) {
      const body = path === 'modify' ? { body: {} } : {};
      const answer = await api('POST', `${root}/registrations/${id}/${path}`, {
        ...viewer,
        ...body,
      });
      expect(answer.status, path).toBe(403);
    }
    const others = await makeWorkspace('strangers', ['developer']);
    const foreign = { as: others.members.developer };
    expect((await api('GET', `/workspaces/strangers/registrations/${id}`, foreign)).status).toBe(
      404,
    );
    const renewed = await api('POST', `/workspaces/strangers/registrations/${id}/renew`, foreign);
    expect(renewed.status).toBe(404);
  });

  it('are refused over the network for what was made by hand', async () => {
    const client = await db();
    const id = newId('reg');
    await client.registration.create({
      data: {
        id,
        workspaceId: team.id,
        appId,
        holderBaseUrl: 'https://fhir.example.org/r4',
        method: 'manual',
        scope: 'system/*.rs',
        status: 'active',
        clientId: 'by-hand',
        response: {},
      },
    });
    const answer = await api('POST', `${root}/registrations/${id}/drift`, asDeveloper());
    expect(answer.problem).toMatchObject({ code: 'registration.not_manageable' });
  });
});
