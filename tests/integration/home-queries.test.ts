import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { listChecklists } from '@/lib/domain/plans/get-checklist';
import { listRadar } from '@/lib/domain/radar/list-radar';
import { startPortalServer } from '../fakes/portal-server';
import { api, makeWorkspace } from './api';

let portal: Awaited<ReturnType<typeof startPortalServer>>;
let team: Awaited<ReturnType<typeof makeWorkspace<'developer'>>>;
const root = '/workspaces/many';
let made = 0;

/** Makes apps with answers, a holder of the directory and one of the sandbox, a registration, and words on an item. */
async function makeApps(count: number): Promise<void> {
  const as = team.members.developer;
  for (let left = count; left > 0; left -= 1) {
    made += 1;
    const { data } = await api<{ id: string }>('POST', `${root}/apps`, {
      as,
      body: { name: `App ${made}` },
    });
    const app = `${root}/apps/${data.id}`;
    const holder = `https://fhir-${made}.example.org/r4`;
    const answers = { user: 'nobody', holders: [holder, `${portal.url}/sandbox/harbor/fhir/r4`] };
    const sent = [
      await api('PUT', `${app}/plan`, { as, body: { version: 0, answers } }),
      await api('POST', `${root}/registrations/one-off`, {
        as,
        body: {
          appId: data.id,
          grantType: 'client_credentials',
          holder,
          authMethod: 'private_key_jwt',
          scope: 'system/*.rs',
        },
      }),
      await api('PATCH', `${app}/plan/items/security.retention`, {
        as,
        body: { dueOn: '2030-01-31' },
      }),
    ];
    for (const { status, problem } of sent)
      expect(status, JSON.stringify(problem)).toBeLessThan(300);
  }
}

/** How many statements the database is sent while something is done: the embedded one, or a PostgreSQL. */
async function statements(work: () => Promise<unknown>): Promise<number> {
  const spies = [vi.spyOn(PGlite.prototype, 'query'), vi.spyOn(pg.Client.prototype, 'query')];
  try {
    await work();
    return spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

beforeAll(async () => {
  portal = await startPortalServer();
  team = await makeWorkspace('many', ['developer']);
}, 60_000);

afterAll(() => portal.close());

describe('the home of a workspace', () => {
  it('asks the database as often for twenty apps as for two', async () => {
    const read = async () => {
      await listChecklists(team.id);
      await listRadar(team.id, new Date());
    };
    await makeApps(2);
    await read();
    const few = await statements(read);
    await makeApps(18);
    expect(await listChecklists(team.id)).toHaveLength(20);
    const many = await statements(read);
    expect(few).toBeGreaterThan(5);
    expect(many).toBe(few);
  }, 120_000);
});
