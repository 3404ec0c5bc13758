import { describe, expect, it } from 'vitest';
import { hashToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import { findInvitation } from '@/lib/domain/invitations/find-invitation';
import { findMember } from '@/lib/domain/workspaces/find-member';
import { api, makePerson, makeWorkspace, signIn } from './api';

const anybody = ['owner', 'admin', 'developer', 'viewer'] as const;

async function roleOf(slug: string, userId: string) {
  return (await findMember(slug, userId))?.role ?? null;
}

describe('workspaces', () => {
  it('are made by a person, who owns them, under a name nobody has', async () => {
    const ada = await makePerson('ada@example.org', { name: 'Ada' });
    const as = await signIn(ada.id);
    const first = await api<{ slug: string }>('POST', '/workspaces', {
      as,
      body: { name: 'Blue Clinic' },
    });
    expect(first.data).toMatchObject({ slug: 'blue-clinic', role: 'owner' });
    const second = await api('POST', '/workspaces', { as, body: { name: 'Blue Clinic' } });
    expect(second.data).toMatchObject({ slug: 'blue-clinic-2' });
    const taken = await api('POST', '/workspaces', {
      as,
      body: { name: 'X', slug: 'blue-clinic' },
    });
    expect(taken.problem).toMatchObject({
      status: 409,
      code: 'resource.conflict',
      errors: [{ path: 'slug' }],
    });
    const list = await api<{ workspaces: { slug: string }[] }>('GET', '/workspaces', { as });
    expect(list.data.workspaces.map(({ slug }) => slug)).toEqual(['blue-clinic', 'blue-clinic-2']);
  });

  it('give a slug to one of many who ask for it at the same moment', async () => {
    const as = await signIn((await makePerson('race@example.org')).id);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () =>
        api('POST', '/workspaces', { as, body: { name: 'R', slug: 'raced' } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  it('are deleted whole, but for their audit', async () => {
    const { id, members } = await makeWorkspace('doomed', ['owner']);
    await api('PATCH', '/workspaces/doomed', { as: members.owner, body: { name: 'Doomed' } });
    expect((await api('DELETE', '/workspaces/doomed', { as: members.owner })).status).toBe(204);
    expect((await api('GET', '/workspaces/doomed', { as: members.owner })).status).toBe(404);
    const client = await db();
    const entries = await client.auditEntry.findMany({
      where: { workspaceId: id },
      orderBy: { id: 'asc' },
    });
    expect(entries.map(({ action }) => action)).toEqual(['workspace.update', 'workspace.delete']);
  });
});

describe('members', () => {
  it('are listed without anything secret', async () => {
    const { members } = await makeWorkspace('list', anybody);
    const { data } = await api<{ members: object[] }>('GET', '/workspaces/list/members', {
      as: members.viewer,
    });
    expect(data.members).toHaveLength(4);
    expect(JSON.stringify(data)).not.toMatch(/password|hash/i);
  });

  it('change roles within what the one who changes has', async () => {
    const { members } = await makeWorkspace('roles', anybody);
    const set = (as: { cookie: string }, userId: string, role: string) =>
      api('PATCH', `/workspaces/roles/members/${userId}`, { as, body: { role } });
    expect((await set(members.admin, members.viewer.id, 'developer')).data).toMatchObject({
      role: 'developer',
    });
    expect(await roleOf('roles', members.viewer.id)).toBe('developer');
    expect((await set(members.admin, members.viewer.id, 'owner')).problem.code).toBe(
      'auth.forbidden',
    );
    expect((await set(members.admin, members.admin.id, 'owner')).problem.code).toBe(
      'auth.forbidden',
    );
    expect((await set(members.admin, members.owner.id, 'viewer')).problem.code).toBe(
      'auth.forbidden',
    );
    expect(await roleOf('roles', members.owner.id)).toBe('owner');
    expect((await set(members.owner, members.admin.id, 'owner')).status).toBe(200);
    expect((await set(members.owner, 'usr_nobody', 'viewer')).problem.code).toBe(
      'resource.not_found',
    );
  });

  it('are not changed or removed from another workspace', async () => {
    const one = await makeWorkspace('one', ['owner', 'viewer']);
    const two = await makeWorkspace('two', ['owner']);
    const path = `/workspaces/two/members/${one.members.viewer.id}`;
    for (const method of ['PATCH', 'DELETE']) {
      const body = method === 'PATCH' ? { body: { role: 'viewer' } } : {};
      const answer = await api(method, path, { as: two.members.owner, ...body });
      expect(answer.problem.code).toBe('resource.not_found');
    }
    expect(await roleOf('one', one.members.viewer.id)).toBe('viewer');
  });

  it('lose their tokens and their open invitations with their membership', async () => {
    const { members } = await makeWorkspace('leaving', ['owner', 'admin']);
    const { admin, owner } = members;
    const made = await api<{ token: string }>('POST', '/workspaces/leaving/tokens', {
      as: admin,
      body: { name: 'back door', role: 'admin' },
    });
    const invited = await api<{ link: string }>('POST', '/workspaces/leaving/invitations', {
      as: admin,
      body: { email: 'friend@example.org', role: 'admin' },
    });
    const as = { token: made.data.token };
    expect((await api('GET', '/workspaces/leaving', { as })).status).toBe(200);
    expect(
      (await api('DELETE', `/workspaces/leaving/members/${admin.id}`, { as: owner })).status,
    ).toBe(204);
    expect((await api('GET', '/workspaces/leaving', { as })).problem.code).toBe(
      'auth.invalid_token',
    );
    expect((await api('GET', '/workspaces/leaving', { as: admin })).status).toBe(404);
    const token = new URL(invited.data.link).searchParams.get('token') ?? '';
    expect(await findInvitation(token)).toBeNull();
  });

  it('keep only the tokens that fit their new role', async () => {
    const { members } = await makeWorkspace('demoted', ['owner', 'admin']);
    const make = async (role: string) => {
      const { data } = await api<{ token: string }>('POST', '/workspaces/demoted/tokens', {
        as: members.admin,
        body: { name: role, role },
      });
      return { token: data.token };
    };
    const [strong, weak] = [await make('admin'), await make('viewer')];
    await api('PATCH', `/workspaces/demoted/members/${members.admin.id}`, {
      as: members.owner,
      body: { role: 'developer' },
    });
    expect((await api('GET', '/workspaces/demoted', { as: strong })).status).toBe(401);
    expect((await api('GET', '/workspaces/demoted', { as: weak })).status).toBe(200);
  });
});

describe('the last owner', () => {
  it('stays, whoever tries what', async () => {
    const { members } = await makeWorkspace('last', ['owner', 'admin']);
    const path = `/workspaces/last/members/${members.owner.id}`;
    const down = await api('PATCH', path, { as: members.owner, body: { role: 'admin' } });
    expect(down.problem).toMatchObject({ status: 409, code: 'membership.last_owner' });
    expect((await api('DELETE', path, { as: members.owner })).problem.code).toBe(
      'membership.last_owner',
    );
    expect((await api('PATCH', path, { as: members.owner, body: { role: 'owner' } })).status).toBe(
      200,
    );
    expect(await roleOf('last', members.owner.id)).toBe('owner');
  });

  it('is left when two owners remove each other at the same moment', async () => {
    for (let round = 0; round < 3; round += 1) {
      const slug = `duel-${round}`;
      const { id, members } = await makeWorkspace(slug, ['owner', 'admin']);
      const { owner, admin: other } = members;
      await api('PATCH', `/workspaces/${slug}/members/${other.id}`, {
        as: owner,
        body: { role: 'owner' },
      });
      const answers = await Promise.all([
        api('DELETE', `/workspaces/${slug}/members/${other.id}`, { as: owner }),
        api('DELETE', `/workspaces/${slug}/members/${owner.id}`, { as: other }),
      ]);
      expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
      const client = await db();
      expect(await client.membership.count({ where: { workspaceId: id, role: 'owner' } })).toBe(1);
    }
  });
});

describe('invitations', () => {
  const invite = async (slug: string, as: { cookie: string }, body: object) => {
    const answer = await api<{ id: string; link: string; mailed: boolean }>(
      'POST',
      `/workspaces/${slug}/invitations`,
      { as, body },
    );
    const token =
      answer.status === 201 ? (new URL(answer.data.link).searchParams.get('token') ?? '') : '';
    return { ...answer, token };
  };
  const accept = (body: object, as?: { cookie: string }) =>
    api<{ isNewAccount: boolean }>('POST', '/invitations/accept', { body, ...(as ? { as } : {}) });

  it('let a new person in, who sets a name and a password, once', async () => {
    const { members } = await makeWorkspace('inviting', ['admin']);
    const { data, token } = await invite('inviting', members.admin, {
      email: 'New@Example.org',
      role: 'viewer',
    });
    expect(data).toMatchObject({
      mailed: false,
      link: expect.stringContaining('/invite?token=') as string,
    });
    const client = await db();
    const row = await client.invitation.findUniqueOrThrow({
      where: { id: data.id },
      select: { tokenHash: true },
    });
    expect(row.tokenHash).toBe(hashToken(token));
    const bare = await accept({ token });
    expect(bare.problem.errors.map(({ path }) => path)).toEqual(['name', 'password']);
    const done = await accept({ token, name: 'New', password: 'correct horse battery' });
    expect(done.data).toMatchObject({
      role: 'viewer',
      email: 'new@example.org',
      isNewAccount: true,
    });
    const person = await client.user.findUniqueOrThrow({ where: { email: 'new@example.org' } });
    expect(await roleOf('inviting', person.id)).toBe('viewer');
    expect(
      (await accept({ token, name: 'X', password: 'correct horse battery' })).problem.code,
    ).toBe('invitation.invalid');
    const audit = await client.auditEntry.findFirst({ where: { action: 'invitation.accept' } });
    expect(audit).toMatchObject({ actorId: person.id, targetId: data.id });
  });

  it('are accepted by the person they are for, and by nobody else', async () => {
    const { members } = await makeWorkspace('meant', ['admin']);
    const ada = await signIn((await makePerson('meant@example.org')).id);
    const eve = await signIn((await makePerson('eve@example.org')).id);
    const { token } = await invite('meant', members.admin, { email: 'meant@example.org' });
    expect((await accept({ token }, eve)).problem.code).toBe('invitation.invalid');
    const stranger = await accept({ token, name: 'Eve', password: 'correct horse battery' });
    expect(stranger.problem).toMatchObject({ status: 401, code: 'auth.required' });
    const done = await accept({ token }, ada);
    expect(done.data).toMatchObject({ isNewAccount: false, role: 'developer' });
  });

  it('make one account when accepted twice at the same moment', async () => {
    const { members } = await makeWorkspace('twice', ['admin']);
    const { token } = await invite('twice', members.admin, { email: 'twice@example.org' });
    const answers = await Promise.all(
      [1, 2, 3].map((i) => accept({ token, name: `T${i}`, password: 'correct horse battery' })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.every(({ status }) => [200, 401, 403].includes(status))).toBe(true);
  });

  it('end when they are taken back, replaced or too old', async () => {
    const { members } = await makeWorkspace('ending', ['admin']);
    const first = await invite('ending', members.admin, { email: 'end@example.org' });
    const second = await invite('ending', members.admin, { email: 'END@example.org' });
    expect(await findInvitation(first.token)).toBeNull();
    expect(await findInvitation(second.token)).toMatchObject({
      email: 'end@example.org',
      hasAccount: false,
    });
    const path = `/workspaces/ending/invitations/${second.data.id}`;
    expect((await api('DELETE', path, { as: members.admin })).status).toBe(204);
    expect((await api('DELETE', path, { as: members.admin })).problem.code).toBe(
      'resource.not_found',
    );
    expect(await findInvitation(second.token)).toBeNull();
    const third = await invite('ending', members.admin, { email: 'end@example.org' });
    const client = await db();
    await client.invitation.update({
      where: { id: third.data.id },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect(
      (await accept({ token: third.token, name: 'E', password: 'correct horse battery' })).problem
        .code,
    ).toBe('invitation.invalid');
    const { data } = await api<{ invitations: object[] }>('GET', '/workspaces/ending/invitations', {
      as: members.admin,
    });
    expect(data.invitations).toEqual([]);
  });

  it('give no more than the inviter has, and nothing to a member', async () => {
    const { members } = await makeWorkspace('modest', ['admin', 'viewer']);
    const above = await invite('modest', members.admin, { email: 'x@example.org', role: 'owner' });
    expect(above.problem.code).toBe('auth.forbidden');
    const member = await invite('modest', members.admin, { email: 'viewer@modest.example' });
    expect(member.problem).toMatchObject({ status: 409, errors: [{ path: 'email' }] });
  });

  it('of one workspace cannot be taken back from another', async () => {
    const here = await makeWorkspace('here', ['admin']);
    const there = await makeWorkspace('there', ['admin']);
    const { data, token } = await invite('here', here.members.admin, { email: 'h@example.org' });
    const answer = await api('DELETE', `/workspaces/there/invitations/${data.id}`, {
      as: there.members.admin,
    });
    expect(answer.problem.code).toBe('resource.not_found');
    expect(await findInvitation(token)).not.toBeNull();
  });
});
