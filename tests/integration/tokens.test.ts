import { describe, expect, it } from 'vitest';
import { hashToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import { api, makeToken, makeWorkspace, type Sender } from './api';

interface Made {
  id: string;
  token: string;
  hint: string;
  expiresAt: string | null;
}

const make = (slug: string, as: Sender, body: object) =>
  api<Made>('POST', `/workspaces/${slug}/tokens`, { as, body });

describe('API tokens', () => {
  it('are shown once, and only their hash is kept', async () => {
    const { members } = await makeWorkspace('keep', ['admin']);
    const { data, status } = await make('keep', members.admin, { name: 'ci' });
    expect(status).toBe(201);
    expect(data).toMatchObject({ name: 'ci', role: 'developer', createdBy: 'admin@keep.example' });
    expect(data.token).toMatch(/^onramp_[A-Za-z0-9_-]{43}$/);
    expect(data.token.startsWith(data.hint)).toBe(true);
    const client = await db();
    const row = await client.apiToken.findUniqueOrThrow({
      where: { id: data.id },
      select: { tokenHash: true },
    });
    expect(row.tokenHash).toBe(hashToken(data.token));
    const list = await api('GET', '/workspaces/keep/tokens', { as: members.admin });
    const dump = JSON.stringify([
      list.data,
      await client.apiToken.findMany(),
      await client.auditEntry.findMany(),
    ]);
    expect(dump).toContain(data.id);
    expect(dump).not.toContain(data.token);
    expect(dump).not.toContain(row.tokenHash);
  });

  it('act in their workspace with their role', async () => {
    const { members } = await makeWorkspace('act', ['owner']);
    const viewer = (await make('act', members.owner, { name: 'v', role: 'viewer' })).data;
    expect((await api('GET', '/workspaces/act', { as: viewer })).data).toMatchObject({
      role: 'viewer',
    });
    expect((await make('act', viewer, { name: 'more' })).problem.code).toBe('auth.forbidden');
    const list = await api('GET', '/workspaces', { as: viewer });
    expect(list.data).toMatchObject({ workspaces: [{ slug: 'act', role: 'viewer' }] });
  });

  it('have at most the role of whoever makes them', async () => {
    const { id, members } = await makeWorkspace('atmost', ['admin']);
    expect((await make('atmost', members.admin, { name: 'o', role: 'owner' })).problem.code).toBe(
      'auth.forbidden',
    );
    const admin = await makeToken(id, 'admin');
    expect((await make('atmost', admin, { name: 'o', role: 'owner' })).problem.code).toBe(
      'auth.forbidden',
    );
    expect((await make('atmost', admin, { name: 'a', role: 'admin' })).status).toBe(201);
  });

  it('stop when they are revoked', async () => {
    const { id, members } = await makeWorkspace('stop', ['admin']);
    const token = await makeToken(id, 'viewer');
    expect((await api('GET', '/workspaces/stop', { as: token })).status).toBe(200);
    const path = `/workspaces/stop/tokens/${token.id}`;
    expect((await api('DELETE', path, { as: members.admin })).status).toBe(204);
    const refused = await api('GET', '/workspaces/stop', { as: token });
    expect(refused.problem).toMatchObject({ status: 401, code: 'auth.invalid_token' });
    expect(refused.headers.get('www-authenticate')).toBe(
      'Bearer realm="onramp", error="invalid_token"',
    );
    expect((await api('DELETE', path, { as: members.admin })).problem.code).toBe(
      'resource.not_found',
    );
    const { data } = await api<{ tokens: { revokedAt: string }[] }>(
      'GET',
      '/workspaces/stop/tokens',
      {
        as: members.admin,
      },
    );
    expect(data.tokens[0]?.revokedAt).toBeTypeOf('string');
  });

  it('stop when they expire', async () => {
    const { members } = await makeWorkspace('expire', ['admin']);
    const { data } = await make('expire', members.admin, { name: 'short', expiresInDays: 30 });
    const days = (Date.parse(data.expiresAt ?? '') - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(29.9);
    expect(days).toBeLessThanOrEqual(30);
    expect((await api('GET', '/workspaces/expire', { as: data })).status).toBe(200);
    const client = await db();
    await client.apiToken.update({
      where: { id: data.id },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect((await api('GET', '/workspaces/expire', { as: data })).problem.code).toBe(
      'auth.invalid_token',
    );
  });

  it.each(['', 'Basic YTpi', 'Bearer', 'Bearer two words', 'Bearer onramp_unknown', 'bearer  x,y'])(
    'are refused as %j',
    async (authorization) => {
      const { members } = await makeWorkspace(`odd-${hashToken(authorization).slice(0, 8)}`, [
        'admin',
      ]);
      // A good session does not help a bad Authorization header; without one there is just the session.
      const answer = await api('GET', '/workspaces', {
        as: members.admin,
        headers: { authorization },
      });
      expect(answer.status).toBe(authorization === '' ? 200 : 401);
      if (authorization) expect(answer.problem.code).toBe('auth.invalid_token');
    },
  );

  it('note when they were used, at most once a minute', async () => {
    const { id } = await makeWorkspace('used', []);
    const token = await makeToken(id, 'viewer');
    const client = await db();
    const lastUsed = async () =>
      (await client.apiToken.findUniqueOrThrow({ where: { id: token.id } })).lastUsedAt?.getTime();
    expect(await lastUsed()).toBeUndefined();
    await api('GET', '/workspaces/used', { as: token });
    const first = await lastUsed();
    expect(Date.now() - (first ?? 0)).toBeLessThan(10_000);
    await api('GET', '/workspaces/used', { as: token });
    expect(await lastUsed()).toBe(first);
    const long = new Date(Date.now() - 61_000);
    await client.apiToken.update({ where: { id: token.id }, data: { lastUsedAt: long } });
    await api('GET', '/workspaces/used', { as: token });
    expect(await lastUsed()).toBeGreaterThan(long.getTime());
  });

  it('of one workspace are neither seen nor revoked from another', async () => {
    const mine = await makeWorkspace('mine', ['admin']);
    const yours = await makeWorkspace('yours', ['admin']);
    const token = await makeToken(mine.id, 'viewer');
    const answer = await api('DELETE', `/workspaces/yours/tokens/${token.id}`, {
      as: yours.members.admin,
    });
    expect(answer.problem.code).toBe('resource.not_found');
    const { data } = await api<{ tokens: object[] }>('GET', '/workspaces/yours/tokens', {
      as: yours.members.admin,
    });
    expect(data.tokens).toEqual([]);
    expect((await api('GET', '/workspaces/mine', { as: token })).status).toBe(200);
  });
});
