import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { followRun } from '@/lib/domain/runs/follow-run';
import { startRun } from '@/lib/domain/runs/start-run';
import type { NewShare, Share, SharedRun } from '@/lib/schemas/share';
import { RunRequestSchema } from '@/lib/schemas/run';
import { startPortalServer } from '../fakes/portal-server';
import { api, makeWorkspace, type Sender } from './api';

let portal: Awaited<ReturnType<typeof startPortalServer>>;
let members: Awaited<ReturnType<typeof makeWorkspace>>['members'];
let workspaceId = '';
let runId = '';

beforeAll(async () => {
  portal = await startPortalServer();
  ({ id: workspaceId, members } = await makeWorkspace('zzz-canary-zzz', [
    'owner',
    'admin',
    'developer',
    'viewer',
  ]));
  const request = RunRequestSchema.parse({ request: { path: 'Patient?_count=2' } });
  const run = await startRun(workspaceId, null, request);
  for await (const frame of followRun(run.id, AbortSignal.timeout(60_000))) void frame;
  runId = run.id;
});

afterAll(() => portal.close());

const share = (as: Sender, body: object = {}) =>
  api<NewShare>('POST', `/workspaces/zzz-canary-zzz/runs/${runId}/shares`, { as, body });
const tokenOf = ({ url }: NewShare) => url.slice(url.lastIndexOf('/') + 1);
const open = (token: string) => api<SharedRun>('GET', `/shares/${token}`);

describe('a link to a run', () => {
  it('opens for everybody who has it, is shown once, and counts who looked', async () => {
    const { status, data } = await share(members.developer);
    expect(status).toBe(201);
    const token = tokenOf(data);
    const shared = await open(token);
    expect(shared.data).toMatchObject({ kind: 'console', verdict: 'pass', includeBodies: false });
    await open(token);
    const list = await api<{ shares: Share[] }>(
      'GET',
      `/workspaces/zzz-canary-zzz/shares?run=${runId}`,
      {
        as: members.owner,
      },
    );
    expect(list.data.shares[0]).toMatchObject({ id: data.id, views: 2, runId });
    const dump = JSON.stringify([list.data, await (await db()).runShare.findMany()]);
    expect(dump).not.toContain(token);
  });

  it('shows no patient, no client id and nothing of the workspace', async () => {
    const { data } = await open(tokenOf((await share(members.developer)).data));
    const text = JSON.stringify(data);
    const frames = await (
      await db()
    ).runFrame.findMany({ where: { runId }, orderBy: { seq: 'asc' } });
    const finished = frames.at(-1)?.frame as {
      resource: { entry: { resource: { id: string; name: { family: string }[] } }[] };
    };
    expect(finished.resource.entry).toHaveLength(2);
    const people = await (await db()).user.findMany({ select: { email: true } });
    for (const { email } of people) expect(text).not.toContain(email);
    for (const { resource } of finished.resource.entry) {
      expect(text).not.toContain(resource.name[0]?.family);
      expect(text).not.toContain(`Patient/${resource.id}`);
    }
    const client = await (
      await db()
    ).sandboxClient.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
    expect(text).not.toContain(client.id);
    // Nor in what base64 hides from a search.
    const hidden = [...text.matchAll(/eyJ[\w-]+\.([\w-]+)\./g)].map(([, payload = '']) =>
      Buffer.from(payload, 'base64url').toString(),
    );
    expect(hidden.join('\n')).not.toContain(client.id);
    expect(text).toContain('system/Patient.rs');
    expect(text).not.toContain(workspaceId);
    expect(text).not.toContain('zzz-canary-zzz');
    expect(text).not.toContain(runId);
  });

  it('shows bodies of the sandbox where that was chosen', async () => {
    const { data } = await open(
      tokenOf((await share(members.developer, { includeBodies: true })).data),
    );
    expect(data.frames.at(-1)).toMatchObject({ resource: { resourceType: 'Bundle' } });
  });

  it('never shows bodies of others', async () => {
    const client = await db();
    const { id: otherId } = await client.run.create({
      data: {
        id: 'run_elsewhere',
        workspaceId,
        kind: 'console',
        status: 'finished',
        title: 'x',
        holder: 'https://fhir.example/r4',
        request: {},
      },
    });
    const { status, problem } = await api(
      'POST',
      `/workspaces/zzz-canary-zzz/runs/${otherId}/shares`,
      {
        as: members.owner,
        body: { includeBodies: true },
      },
    );
    expect(status).toBe(422);
    expect(problem.errors).toMatchObject([{ path: 'includeBodies', code: 'not_sandbox' }]);
  });

  it('waits for the end of the run', async () => {
    const client = await db();
    await client.run.create({
      data: {
        id: 'run_going',
        workspaceId,
        kind: 'console',
        status: 'running',
        title: 'x',
        holder: 'x',
        request: {},
      },
    });
    const { problem } = await api('POST', '/workspaces/zzz-canary-zzz/runs/run_going/shares', {
      as: members.owner,
      body: {},
    });
    expect(problem.code).toBe('resource.conflict');
  });

  it('closes when it is revoked, when its time is over, and with its run', async () => {
    const revoked = (await share(members.owner)).data;
    const path = `/workspaces/zzz-canary-zzz/shares/${revoked.id}`;
    expect((await api('DELETE', path, { as: members.developer })).status).toBe(204);
    expect((await open(tokenOf(revoked))).problem.code).toBe('resource.not_found');
    expect((await api('DELETE', path, { as: members.developer })).status).toBe(404);

    const expired = (await share(members.owner, { expiresInHours: 1 })).data;
    await (
      await db()
    ).runShare.update({
      where: { id: expired.id },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    expect((await open(tokenOf(expired))).status).toBe(404);
    expect((await open('share_x')).status).toBe(404);
  });

  it('belongs to its workspace', async () => {
    const other = await makeWorkspace('other-sharing', ['owner']);
    const path = `/workspaces/other-sharing/runs/${runId}/shares`;
    expect((await api('POST', path, { as: other.members.owner, body: {} })).status).toBe(404);
    const mine = (await share(members.owner)).data;
    const theirs = `/workspaces/other-sharing/shares/${mine.id}`;
    expect((await api('DELETE', theirs, { as: other.members.owner })).status).toBe(404);
    expect((await share(members.viewer)).problem.code).toBe('auth.forbidden');
  });

  it('lives at most 90 days', async () => {
    const { problem } = await share(members.owner, { expiresInHours: 90 * 24 + 1 });
    expect(problem.errors).toMatchObject([{ path: 'expiresInHours' }]);
  });
});
