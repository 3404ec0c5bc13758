import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { readLock } from '@/lib/db/lock';
import { pendingMigrations } from '@/lib/db/migrations';
import { seal, unseal } from '@/lib/crypto/vault';

const script = (name: string) => [
  '--conditions=react-server',
  '--import',
  'tsx',
  `scripts/${name}`,
];

describe('database', () => {
  it('has every migration of this build', async () => {
    expect(await pendingMigrations()).toEqual([]);
  });

  it('finds people by e-mail whatever the case, and omits the password hash', async () => {
    const client = await db();
    const id = newId('usr');
    await client.user.create({ data: { id, email: 'Ada@Example.org', passwordHash: 'x' } });
    const found = await client.user.findUnique({ where: { email: 'ada@example.ORG' } });
    expect(found?.id).toBe(id);
    expect(found && 'passwordHash' in found).toBe(false);
  });

  it('rolls a failed transaction back', async () => {
    const client = await db();
    const id = newId('wsp');
    await expect(
      client.$transaction(async (tx) => {
        await tx.workspace.create({ data: { id, slug: 'rolled-back', name: 'Rolled back' } });
        throw new Error('stop');
      }),
    ).rejects.toThrow('stop');
    expect(await client.workspace.findUnique({ where: { id } })).toBeNull();
  });

  it.skipIf(inject('template').kind !== 'embedded')(
    'refuses a second process with a message that says what to do',
    async () => {
      await db();
      const second = spawnSync(process.execPath, script('prepare.ts'), { encoding: 'utf8' });
      expect(second.status).not.toBe(0);
      expect(second.stderr).toContain('is in use by process');
      expect(second.stderr).toContain('DATABASE_URL');
      expect(fs.statSync(process.env.DATA_DIR!).mode & 0o777).toBe(0o700);
      const client = await db();
      expect(await client.user.count()).toBeGreaterThan(0);
    },
  );
});

describe('the lock of the embedded database', () => {
  it.skipIf(process.platform !== 'linux')(
    'is not held by a process that was killed and is not reaped yet',
    async () => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onramp-lock-'));
      // The shell turns into sleep, which never asks after the child that has ended.
      const parent = spawn('sh', ['-c', 'sleep 0.2 & echo $!; exec sleep 30']);
      const [printed] = (await once(parent.stdout, 'data')) as [Buffer];
      const pid = Number(printed.toString());
      const stat = () => fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1] ?? '';
      const held = {
        pid,
        started: stat().split(' ')[19],
        host: os.hostname(),
        purpose: 'the portal',
        url: 'http://localhost:1',
        control: 'x',
      };
      fs.writeFileSync(path.join(folder, 'database.lock'), JSON.stringify(held));
      expect(readLock(folder)).toMatchObject({ pid });
      await expect.poll(() => stat().charAt(0)).toBe('Z');
      expect(readLock(folder)).toBeNull();
      parent.kill();
      fs.rmSync(folder, { recursive: true });
    },
  );
});

describe('preparing a start', () => {
  it('names the entry of OUTBOUND_ALLOW that cannot be read, and opens nothing', () => {
    const result = spawnSync(process.execPath, script('prepare.ts'), {
      encoding: 'utf8',
      env: { ...process.env, OUTBOUND_ALLOW: 'fhir.internal, http://bad/' },
    });
    expect(result.status).toBe(1);
    expect(result.stderr).toMatch(/^OUTBOUND_ALLOW: “http:\/\/bad\/” /);
    expect(result.stderr).not.toMatch(/\n\s+at /);
  });
});

describe('vault', () => {
  it('opens what it sealed, and only where it belongs', async () => {
    const sealed = await seal('the private key', 'key:1');
    expect(sealed).not.toContain('private');
    expect(Buffer.from(await unseal(sealed, 'key:1')).toString()).toBe('the private key');
    await expect(unseal(sealed, 'key:2')).rejects.toThrow();
    const broken = sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA');
    await expect(unseal(broken, 'key:1')).rejects.toThrow();
  });
});
