import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { followRun } from '@/lib/domain/runs/follow-run';
import type { RunFrame } from '@/lib/run/frames';
import type { CertificateSummary } from '@/lib/schemas/certificate';
import type { RegistrationSummary } from '@/lib/schemas/registration';
import type { Run } from '@/lib/schemas/run';
import { startPortalServer } from '../fakes/portal-server';
import { api, makeWorkspace } from './api';

let portal: Awaited<ReturnType<typeof startPortalServer>>;
let team: Awaited<ReturnType<typeof makeWorkspace<'developer' | 'viewer'>>>;
let others: Awaited<ReturnType<typeof makeWorkspace<'developer'>>>;
const root = '/workspaces/registrars';

beforeAll(async () => {
  portal = await startPortalServer();
  team = await makeWorkspace('registrars', ['developer', 'viewer']);
  others = await makeWorkspace('bystanders', ['developer']);
}, 120_000);

afterAll(async () => {
  await portal.close();
});

const asDeveloper = () => ({ as: team.members.developer });

async function framesOf(run: Run): Promise<RunFrame[]> {
  const frames: RunFrame[] = [];
  for await (const frame of followRun(run.id, AbortSignal.timeout(60_000))) frames.push(frame);
  return frames;
}

/** Registers at harbor through a run, and returns the registration as the list has it. */
async function registered(): Promise<RegistrationSummary> {
  const started = await api<Run>('POST', `${root}/runs`, {
    ...asDeveloper(),
    body: { until: 'register', auth: { method: 'udap', register: 'always' } },
  });
  const frames = await framesOf(started.data);
  expect(frames.at(-1)).toMatchObject({ status: 'finished', verdict: 'pass' });
  return theOnlyOne();
}

async function theOnlyOne(): Promise<RegistrationSummary> {
  const listed = await api<{ registrations: RegistrationSummary[] }>(
    'GET',
    `${root}/registrations`,
    asDeveloper(),
  );
  expect(listed.data.registrations).toHaveLength(1);
  return listed.data.registrations[0] as RegistrationSummary;
}

const cancelPath = (id: string) => `${root}/registrations/${id}/cancel`;

async function cancel(id: string): Promise<RunFrame[]> {
  const started = await api<Run>('POST', cancelPath(id), asDeveloper());
  expect(started.status, JSON.stringify(started.problem)).toBe(201);
  expect(started.data.kind).toBe('registration');
  return framesOf(started.data);
}

const failedIds = (frames: readonly RunFrame[]) =>
  frames.flatMap((frame) =>
    frame.type === 'check' && frame.check.verdict === 'fail' ? [frame.check.id] : [],
  );

async function atHarbor(clientId: string | null): Promise<number> {
  const client = await db();
  return client.sandboxClient.count({ where: { id: clientId ?? 'none' } });
}

describe('cancelling a registration', () => {
  it('sends empty grant_types, and counts when the holder confirms it', async () => {
    const registration = await registered();
    expect(registration.status).toBe('active');
    expect(await atHarbor(registration.clientId)).toBe(1);

    const frames = await cancel(registration.id);
    expect(failedIds(frames)).toEqual([]);
    expect(frames.at(-1)).toMatchObject({ status: 'finished', verdict: 'pass' });
    const claims = frames.flatMap((frame) =>
      frame.type === 'jwt' && frame.jwt.kind === 'software_statement' ? [frame.jwt.claims] : [],
    );
    expect(claims).toMatchObject([{ iss: registration.issuer, grant_types: [] }]);
    expect(claims[0]).not.toHaveProperty('redirect_uris');
    expect(await atHarbor(registration.clientId)).toBe(0);
    expect((await theOnlyOne()).status).toBe('cancelled');

    const again = await api('POST', cancelPath(registration.id), asDeveloper());
    expect(again.status).toBe(409);
    expect(again.problem).toMatchObject({ code: 'registration.not_active' });
  });

  it('is in the audit log with who did it', async () => {
    const client = await db();
    const entries = await client.auditEntry.findMany({
      where: { workspaceId: team.id, action: 'registration.cancel' },
    });
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ targetKind: 'run' });
  });

  it('leaves the way open to register again, with another client_id', async () => {
    const before = await theOnlyOne();
    const after = await registered();
    expect(after).toMatchObject({ id: before.id, status: 'active', issuer: before.issuer });
    expect(after.clientId).not.toBe(before.clientId);
  });

  it('signs with a renewed certificate when the one that registered was revoked', async () => {
    const registration = await theOnlyOne();
    const certificates = `${root}/certificates/${registration.certificateId}`;
    const renewed = await api<CertificateSummary>('POST', `${certificates}/renew`, {
      ...asDeveloper(),
      body: {},
    });
    expect(renewed.status, JSON.stringify(renewed.problem)).toBe(201);
    const revoked = await api('POST', `${certificates}/revoke`, {
      ...asDeveloper(),
      body: { reason: 'superseded' },
    });
    expect(revoked.status, JSON.stringify(revoked.problem)).toBe(200);
    const frames = await cancel(registration.id);
    expect(failedIds(frames)).toEqual([]);
    expect((await theOnlyOne()).status).toBe('cancelled');
  });

  it('frees the certificate, which an active registration holds', async () => {
    const registration = await registered();
    const certificate = `${root}/certificates/${registration.certificateId}`;
    const held = await api('DELETE', certificate, asDeveloper());
    expect(held.problem).toMatchObject({ code: 'certificate.in_use' });
    await cancel(registration.id);
    expect((await api('DELETE', certificate, asDeveloper())).status).toBe(204);
  });

  it('stays active when the holder refuses, and the run says why', async () => {
    const registration = await registered();
    const client = await db();
    await client.sandboxClient.delete({ where: { id: registration.clientId ?? '' } });
    const frames = await cancel(registration.id);
    expect(failedIds(frames)).toEqual(['udap.registration.invalid-client-metadata']);
    expect(frames.at(-1)).toMatchObject({ verdict: 'fail' });
    expect((await theOnlyOne()).status).toBe('active');
  });

  it('is for those who may manage registrations of this workspace', async () => {
    const { id } = await theOnlyOne();
    const viewer = await api('POST', cancelPath(id), { as: team.members.viewer });
    expect(viewer.status).toBe(403);
    const foreign = await api('POST', `/workspaces/bystanders/registrations/${id}/cancel`, {
      as: others.members.developer,
    });
    expect(foreign.status).toBe(404);
  });
});
