import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { POST as control } from '@/app/api/control/route';
import { hashToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { controlSecret } from '@/lib/db/lock';
import { checkSetupLink } from '@/lib/domain/setup/check-setup-link';
import { createFirstOwner } from '@/lib/domain/setup/create-first-owner';
import { createHeadlessOwner } from '@/lib/domain/setup/create-headless-owner';
import { createSetupLink } from '@/lib/domain/setup/create-setup-link';
import { CommandSchema, runCommand } from '@/lib/domain/setup/run-command';
import { resetEnv } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { api } from './api';

const person = { email: 'Ada@Example.org', name: 'Ada', password: 'correct horse battery' };

function setupBody(token: string, workspace: { name: string; slug?: string }) {
  return { token, ...person, workspace };
}

async function newLinkToken(): Promise<string> {
  const link = await createSetupLink();
  return new URL(link ?? '').searchParams.get('token') ?? '';
}

/** A link beside the one that the portal made, as if two starts had crossed. */
async function insertLink(expiresAt = new Date(Date.now() + 60_000)): Promise<string> {
  const token = `setup_${randomBytes(32).toString('base64url')}`;
  const client = await db();
  await client.setupLink.create({
    data: { id: newId('set'), tokenHash: hashToken(token), expiresAt },
  });
  return token;
}

beforeEach(async () => {
  const client = await db();
  await client.workspace.deleteMany();
  await client.user.deleteMany();
  await client.setupLink.deleteMany();
  process.env.ONRAMP_OWNER_EMAIL = '';
  process.env.ONRAMP_OWNER_PASSWORD = '';
  resetEnv();
});

describe('set-up by link', () => {
  it('makes an operator who owns the first workspace, once', async () => {
    const token = await newLinkToken();
    expect(await checkSetupLink(token)).toBe('valid');
    const done = await api('POST', '/setup', { body: setupBody(token, { name: 'Blue Clinic' }) });
    expect(done.status).toBe(201);
    expect(done.data).toMatchObject({
      user: { email: 'ada@example.org' },
      workspace: { slug: 'blue-clinic', name: 'Blue Clinic' },
    });
    const client = await db();
    const owner = await client.user.findUniqueOrThrow({
      where: { email: 'ada@example.org' },
      select: { isOperator: true, passwordHash: true, memberships: true },
    });
    expect(owner.isOperator).toBe(true);
    expect(owner.passwordHash).toMatch(/^\$argon2id\$/);
    expect(owner.memberships).toMatchObject([{ role: 'owner' }]);
    expect(await client.auditEntry.count({ where: { action: 'setup.complete' } })).toBe(1);

    const again = await api('POST', '/setup', { body: setupBody(token, { name: 'Again' }) });
    expect(again.problem).toMatchObject({ status: 409, code: 'setup.already_done' });
    expect(await checkSetupLink(token)).toBe('done');
    expect(await createSetupLink()).toBeNull();
  });

  it('keeps only a hash of the link, and the newest link only', async () => {
    const first = await newLinkToken();
    const second = await newLinkToken();
    const client = await db();
    const rows = await client.setupLink.findMany();
    expect(rows.map((row) => row.tokenHash)).toEqual([hashToken(second)]);
    const refused = await api('POST', '/setup', { body: setupBody(first, { name: 'Old' }) });
    expect(refused.problem).toMatchObject({ status: 403, code: 'setup.link_invalid' });
    expect(await client.user.count()).toBe(0);
  });

  it('refuses a link that has expired', async () => {
    const token = await insertLink(new Date(Date.now() - 1000));
    const refused = await api('POST', '/setup', { body: setupBody(token, { name: 'Late' }) });
    expect(refused.problem.code).toBe('setup.link_invalid');
  });

  it('lists every field that is wrong, without repeating the password', async () => {
    const refused = await api('POST', '/setup', {
      body: {
        token: 'x',
        email: 'nobody',
        name: '',
        password: 'short-one',
        workspace: { name: 'A', slug: 'API' },
      },
    });
    expect(refused.status).toBe(422);
    expect(refused.problem.errors.map(({ path }) => path).sort()).toEqual([
      'email',
      'name',
      'password',
      'workspace.slug',
    ]);
    expect(JSON.stringify(refused.problem)).not.toContain('short-one');
  });

  it.each(['the same link', 'different links'])('has one winner of many with %s', async (kind) => {
    const tokens =
      kind === 'the same link'
        ? Array.from({ length: 6 }, (_, i) => (i === 0 ? newLinkToken() : null))
        : Array.from({ length: 6 }, () => insertLink());
    const first = (await tokens[0]) ?? '';
    const all = await Promise.all(tokens.map(async (token) => (await token) ?? first));
    const answers = await Promise.all(
      all.map((token, i) =>
        api('POST', '/setup', {
          body: { ...setupBody(token, { name: `W ${i}` }), email: `person${i}@example.org` },
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const losers = answers.filter(({ status }) => status !== 201);
    expect(losers.every(({ status }) => status === 409 || status === 403)).toBe(true);
    const client = await db();
    expect(await client.user.count()).toBe(1);
    expect(await client.workspace.count()).toBe(1);
  });
});

describe('the first owner', () => {
  it('is one, of many transactions that overlap', async () => {
    const client = await db();
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) =>
        client.$transaction((transaction) =>
          createFirstOwner(transaction, {
            email: `owner${i}@example.org`,
            name: null,
            passwordHash: 'x',
            workspace: { name: `Workspace ${i}` },
          }),
        ),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') {
        expect(result.reason).toMatchObject({ code: 'setup.already_done' });
      }
    }
    expect(await client.user.count()).toBe(1);
  });
});

describe('set-up by environment', () => {
  it('makes the owner and the workspace demo on a first start only', async () => {
    expect(await createHeadlessOwner()).toBeNull();
    process.env.ONRAMP_OWNER_EMAIL = 'Owner@Example.org';
    process.env.ONRAMP_OWNER_PASSWORD = 'a long enough password';
    resetEnv();
    expect(await createHeadlessOwner()).toEqual({ email: 'owner@example.org' });
    expect(await createHeadlessOwner()).toBeNull();
    expect(await createSetupLink()).toBeNull();
    const client = await db();
    expect(await client.workspace.findMany({ select: { slug: true } })).toEqual([{ slug: 'demo' }]);
  });

  it('does not run beside a set-up by link: one of them wins', async () => {
    process.env.ONRAMP_OWNER_EMAIL = 'owner@example.org';
    process.env.ONRAMP_OWNER_PASSWORD = 'a long enough password';
    resetEnv();
    const token = await newLinkToken();
    const results = await Promise.allSettled([
      createHeadlessOwner(),
      api('POST', '/setup', { body: setupBody(token, { name: 'By link' }) }),
    ]);
    const client = await db();
    expect(await client.user.count()).toBe(1);
    expect(
      results.every((result) => result.status === 'fulfilled' || result.reason instanceof AppError),
    ).toBe(true);
  });
});

describe('the onramp command', () => {
  it('prints a token that works in its workspace, and a set-up link only before set-up', async () => {
    expect(await runCommand({ command: 'setup-link' })).toMatch(/^http:.*\/setup\?token=setup_/);
    const token = await newLinkToken();
    await api('POST', '/setup', { body: setupBody(token, { name: 'Demo', slug: 'demo' }) });
    await expect(runCommand({ command: 'setup-link' })).rejects.toMatchObject({
      code: 'setup.already_done',
    });
    const command = CommandSchema.parse({ command: 'token.create', workspace: 'demo', name: 'ci' });
    const bearer = await runCommand(command);
    const seen = await api('GET', '/workspaces/demo', { as: { token: bearer } });
    expect(seen.data).toMatchObject({ slug: 'demo', role: 'developer' });
    await expect(runCommand({ ...command, workspace: 'nope' } as never)).rejects.toMatchObject({
      code: 'resource.not_found',
    });
    const client = await db();
    expect(await client.auditEntry.findFirst({ where: { actorKind: 'command' } })).toMatchObject({
      action: 'token.create',
      targetKind: 'token',
    });
  });

  const send = (secret: string | null, body: unknown) =>
    control(
      new Request('http://127.0.0.1:3000/api/control', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(secret === null ? {} : { 'x-onramp-control': secret }),
        },
        body: JSON.stringify(body),
      }),
    );

  it('is answered by the process that has the database open, for who knows the secret', async () => {
    await db();
    const secret = controlSecret();
    const body = { command: 'setup-link' };
    expect((await send(null, body)).status).toBe(404);
    expect((await send('x'.repeat(43), body)).status).toBe(404);
    // On a PostgreSQL of its own there is no lock, no secret, and so no channel.
    if (secret === null) return;
    const answer = await send(secret, body);
    expect(await answer.json()).toMatchObject({
      output: expect.stringContaining('/setup?token=') as string,
    });
    expect((await send(secret, { command: 'rm' })).status).toBe(422);
    const unknown = await send(secret, { command: 'token.create', workspace: 'nope', name: 'x' });
    expect(await unknown.json()).toMatchObject({
      code: 'resource.not_found',
      detail: 'There is no workspace nope.',
    });
  });
});
