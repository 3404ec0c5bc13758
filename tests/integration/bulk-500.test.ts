import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { registerAtHolder } from '@/lib/domain/bulk-registrations/register-at-holder';
import { startBulkJob } from '@/lib/domain/bulk-registrations/start-bulk-job';
import type { LeasedJob } from '@/lib/domain/jobs/start-leased-job';
import { HolderSettingsSchema } from '@/lib/sandbox/holders/settings';
import type { StartedBulk } from '@/lib/schemas/bulk';
import type { BulkDetail } from '@/lib/schemas/register';
import { startPortalServer } from '../fakes/portal-server';
import { api, makeWorkspace } from './api';

// The embedded database runs fewer, since it takes longer: what differs is the store, not the number.
const total = process.env.TEST_DATABASE_URL ? 500 : 150;
const failing = total / 25;
const hangs = 'many-007';
const root = '/workspaces/many/registrations/bulk';
let portal: Awaited<ReturnType<typeof startPortalServer>>;
let team: Awaited<ReturnType<typeof makeWorkspace<'developer'>>>;
let job: LeasedJob;

const names = Array.from(
  { length: total },
  (_, index) => `many-${String(index + 1).padStart(3, '0')}`,
);
const refuses = (name: string) => name !== hangs && Number(name.slice(5)) % (total / failing) === 0;

beforeAll(async () => {
  portal = await startPortalServer();
  team = await makeWorkspace('many', ['developer']);
  const client = await db();
  await client.sandboxHolder.createMany({
    data: names.map((name) => ({
      name,
      settings: HolderSettingsSchema.parse({
        title: name,
        behaviour: {
          registration:
            name === hangs ? 'hang' : refuses(name) ? 'invalid_client_metadata' : 'normal',
        },
      }),
    })),
  });
  job = startBulkJob(registerAtHolder, { isAlone: true });
}, 120_000);

afterAll(async () => {
  await job.stop();
  await portal.close();
});

async function makeApp(): Promise<string> {
  const client = await db();
  const id = newId('app');
  await client.app.create({
    data: {
      id,
      workspaceId: team.id,
      name: 'Many app',
      metadata: { client_name: 'Many app', contacts: ['mailto:dev@example.org'] },
    },
  });
  return id;
}

async function start(appId: string): Promise<string> {
  const started = await api<StartedBulk>('POST', root, {
    as: team.members.developer,
    body: { appId, grantType: 'client_credentials', method: 'udap', holders: names },
  });
  expect(started.status, JSON.stringify(started.problem)).toBe(201);
  return started.data.id;
}

async function finished(id: string): Promise<BulkDetail> {
  for (;;) {
    const { data } = await api<BulkDetail>('GET', `${root}/${id}`, { as: team.members.developer });
    if (data.status === 'finished') return data;
    await pause(1_000);
  }
}

it(
  `registers at ${total} holders of which one hangs and ${failing} refuse`,
  { timeout: 600_000 },
  async () => {
    const appId = await makeApp();
    const id = await start(appId);
    const bulk = await finished(id);
    const odd = bulk.items.filter(({ state }) => state !== 'registered');
    expect(odd.map(({ holder }) => holder).sort()).toEqual(
      names.filter((name) => name === hangs || refuses(name)),
    );
    expect(bulk.counts).toMatchObject({ registered: total - failing - 1, failed: failing + 1 });
    for (const { holder, message, runId } of odd) {
      expect(message, holder).toMatch(
        holder === hangs ? /within \d+ seconds/ : /invalid_client_metadata/,
      );
      expect(runId).not.toBeNull();
    }
    const client = await db();
    const registrations = await client.registration.findMany({
      where: { appId, status: 'active' },
    });
    expect(registrations).toHaveLength(total - failing - 1);
    expect(new Set(bulk.items.map(({ registrationId }) => registrationId)).size).toBe(
      registrations.length + 1,
    );
    const made = await client.sandboxClient.groupBy({
      by: ['holder'],
      where: { holder: { in: names } },
      _count: { _all: true },
    });
    expect(made).toHaveLength(total - failing - 1);
    expect(made.every(({ _count }) => _count._all === 1)).toBe(true);
  },
);
