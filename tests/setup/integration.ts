import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { closeDb } from '@/lib/db/client';
import { resetEnv } from '@/lib/env';

// Every integration test file gets a database and a data folder of its own, copied from the template.
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onramp-test-'));
const name = `onramp_test_${randomBytes(6).toString('hex')}`;
process.env.DATA_DIR = folder;
process.env.APP_URL = 'http://localhost:3000';
process.env.LOG_LEVEL = 'silent';
process.env.DATABASE_URL = '';
process.env.MASTER_KEY = inject('masterKey');
resetEnv();

async function administer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  const template = inject('template');
  if (template.kind === 'embedded') {
    fs.cpSync(template.folder, folder, { recursive: true });
    return;
  }
  await administer(template.url, `CREATE DATABASE ${name} TEMPLATE ${template.name}`);
  const url = new URL(template.url);
  url.pathname = `/${name}`;
  process.env.DATABASE_URL = url.href;
  resetEnv();
});

afterAll(async () => {
  await closeDb();
  const template = inject('template');
  if (template.kind === 'postgres') {
    await administer(template.url, `DROP DATABASE ${name} WITH (FORCE)`);
  }
  await fs.promises.rm(folder, { recursive: true, force: true });
});
