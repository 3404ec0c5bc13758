import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import pg from 'pg';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    template:
      { kind: 'embedded'; folder: string } | { kind: 'postgres'; url: string; name: string };
    /** Opens the keys in the template. */
    masterKey: string;
  }
}

function prepare(env: Record<string, string>): void {
  execFileSync(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'tests/setup/prepare-template.ts'],
    {
      env: { ...process.env, LOG_LEVEL: 'silent', APP_URL: 'http://localhost:3000', ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
}

/**
 * Makes one database, migrated and with the keys of the sandbox; every test file then works on a copy of it. With TEST_DATABASE_URL on that
 * PostgreSQL server, else embedded in a temporary folder.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL;
  const masterKey = randomBytes(32).toString('base64');
  project.provide('masterKey', masterKey);
  if (!server) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onramp-template-'));
    prepare({ DATA_DIR: folder, DATABASE_URL: '', MASTER_KEY: masterKey });
    project.provide('template', { kind: 'embedded', folder });
    return async () => fs.promises.rm(folder, { recursive: true, force: true });
  }
  const name = `onramp_template_${process.pid}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  prepare({ DATABASE_URL: url.href, MASTER_KEY: masterKey });
  project.provide('template', { kind: 'postgres', url: server, name });
  return async () => {
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await client.end();
  };
}
