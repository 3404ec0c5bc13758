import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { listNextThings } from '@/lib/domain/plans/next-things';
import type { NextThingMark } from '@/lib/schemas/next-thing';
import { api, makeToken, makeWorkspace, type Sender } from './api';

let team: Awaited<ReturnType<typeof makeWorkspace<'developer' | 'viewer'>>>;
let others: Awaited<ReturnType<typeof makeWorkspace<'developer'>>>;

beforeAll(async () => {
  team = await makeWorkspace('next', ['developer', 'viewer']);
  others = await makeWorkspace('elsewhere', ['developer']);
});

const set = (as: Sender, thing: string, state: string | null, workspace = 'next') =>
  api<{ things: NextThingMark[] }>('PUT', '/me/next-things', {
    as,
    body: { workspace, thing, state },
  });
const list = async (as: Sender) =>
  (await api<{ things: NextThingMark[] }>('GET', '/me/next-things?workspace=next', { as })).data
    .things;

describe('what a person says of next things', () => {
  const item = 'plan:app_1:register.client:https://fhir.example.org/r4';

  it('is kept for them alone, the last said first, and taken back', async () => {
    const as = team.members.developer;
    expect((await set(as, item, 'begun')).status).toBe(200);
    await set(as, 'run:run_1', 'dismissed');
    expect((await list(as)).map(({ thing, state }) => [thing, state])).toEqual([
      ['run:run_1', 'dismissed'],
      [item, 'begun'],
    ]);
    expect(await list(team.members.viewer)).toEqual([]);
    const changed = await set(as, item, 'dismissed');
    expect(changed.data.things[0]).toMatchObject({ thing: item, state: 'dismissed' });
    expect(changed.data.things).toHaveLength(2);
    expect((await set(as, item, null)).data.things.map(({ thing }) => thing)).toEqual([
      'run:run_1',
    ]);
  });

  it('is for members who are signed in', async () => {
    const stranger = others.members.developer;
    expect((await set(stranger, item, 'begun')).status).toBe(404);
    expect((await set(team.members.viewer, item, 'begun')).status).toBe(200);
    const token = await makeToken(team.id, 'developer');
    expect((await set(token, item, 'begun')).problem.code).toBe('auth.session_only');
    expect((await set(team.members.viewer, 'whatever', 'begun')).status).toBe(422);
    expect((await set(team.members.viewer, item, 'done')).status).toBe(422);
  });

  it('is forgotten after half a year', async () => {
    const client = await db();
    const where = { workspaceId: team.id, userId: team.members.viewer.id };
    await client.nextThingState.updateMany({
      where,
      data: { at: new Date(Date.now() - 200 * 86_400_000) },
    });
    expect(await listNextThings(team.id, team.members.viewer.id)).toEqual([]);
    await set(team.members.viewer, 'certificate:crt_1:soon', 'dismissed');
    expect(await client.nextThingState.count({ where })).toBe(1);
  });
});
