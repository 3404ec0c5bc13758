import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { GET as health } from '@/app/api/health/route';
import { GET as ready } from '@/app/api/ready/route';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { startUp, stopJobs } from '@/lib/domain/health/start-up';

afterEach(async () => {
  await stopJobs();
});

describe('health', () => {
  it('is live as soon as it answers', async () => {
    const response = health();
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'live' });
  });

  it('is ready when the database answers, has every migration, and the jobs run', async () => {
    const before = await ready();
    expect(before.status).toBe(503);
    expect(await before.json()).toEqual({
      status: 'not_ready',
      checks: { database: 'ok', migrations: 'ok', jobs: 'stopped' },
    });
    await startUp();
    const after = await ready();
    expect(after.status).toBe(200);
    expect(await after.json()).toEqual({
      status: 'ready',
      checks: { database: 'ok', migrations: 'ok', jobs: 'ok' },
    });
  });

  it('is not ready while a migration is missing', async () => {
    const client = await db();
    await startUp();
    await client.$executeRaw`UPDATE _prisma_migrations SET finished_at = NULL`;
    const response = await ready();
    await client.$executeRaw`UPDATE _prisma_migrations SET finished_at = now()`;
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ checks: { migrations: 'pending' } });
  });
});

describe('a start', () => {
  it('marks what the process before left running', async () => {
    const client = await db();
    const workspaceId = newId('wsp');
    await client.workspace.create({ data: { id: workspaceId, slug: 'left', name: 'Left' } });
    const run = {
      workspaceId,
      kind: 'console',
      status: 'running' as const,
      title: 'x',
      holder: 'x',
      request: {},
    };
    const id = newId('run');
    const heartbeatAt = new Date(Date.now() - 10 * 60_000);
    await client.run.create({ data: { ...run, id, heartbeatAt } });
    await startUp();
    expect(await client.run.findUniqueOrThrow({ where: { id } })).toMatchObject({
      status: 'interrupted',
    });
  });
});

/** A process like the server's: opens the database, and has a listener that ends it at once. */
const program = `
  import { db } from '@/lib/db/client';
  import { startUp } from '@/lib/domain/health/start-up';
  import { closeOnSignal } from '@/lib/domain/health/close-on-signal';
  process.on('SIGTERM', () => { console.log('server ends'); process.exit(143); });
  await startUp();
  closeOnSignal();
  await (await db()).$queryRaw\`SELECT 1\`;
  console.log('open');
  setInterval(() => undefined, 1000);
`;

describe.skipIf(inject('template').kind !== 'embedded')('a signal', { timeout: 180_000 }, () => {
  it('closes the embedded database before the server ends', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onramp-signal-'));
    const { folder: template } = inject('template') as { folder: string };
    fs.cpSync(template, folder, { recursive: true });
    const child = spawn(
      process.execPath,
      ['--conditions=react-server', '--import', 'tsx', '--input-type=module', '-e', program],
      { env: { ...process.env, DATA_DIR: folder, DATABASE_URL: '' } },
    );
    let output = '';
    const opened = new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (chunk) => {
        output += String(chunk);
        if (output.includes('open')) resolve();
      });
      child.stderr.on('data', (chunk) => (output += String(chunk)));
      child.once('exit', () => reject(new Error(output)));
    });
    const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
    await opened;
    const lock = path.join(folder, 'database.lock');
    const postmaster = path.join(folder, 'postgres', 'postmaster.pid');
    expect(fs.existsSync(lock)).toBe(true);
    // A terminal and a parent process may both send it.
    child.kill('SIGTERM');
    child.kill('SIGTERM');
    expect(await exited).toBe(143);
    expect(output).toContain('server ends');
    expect(fs.existsSync(lock)).toBe(false);
    expect(fs.existsSync(postmaster)).toBe(false);
    fs.rmSync(folder, { recursive: true, force: true });
  });
});
