import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import type { BulkDetail } from '../../lib/schemas/register';
import { createToken, newDataDir, startPortal, type Portal } from './portal';

const port = 3217;
const holders = 40;

/** Runs `bulk-rows.ts` on the data of a portal that is stopped. */
function onRows<Result>(dataDir: string, ...args: string[]): Result {
  const result = spawnSync(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'tests/e2e/bulk-rows.ts', ...args],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        NODE_ENV: 'production',
        LOG_LEVEL: 'silent',
        DATA_DIR: dataDir,
        PORT: String(port),
        APP_URL: '',
        DATABASE_URL: '',
      },
    },
  );
  if (result.status !== 0) throw new Error(result.stderr);
  return JSON.parse(result.stdout.trim().split('\n').at(-1) ?? '') as Result;
}

let portal: Portal | undefined;

test.afterEach(() => portal?.stop());

test('a bulk registration goes on after the server was killed, and makes no client twice', async () => {
  test.setTimeout(300_000);
  const options = {
    port,
    dataDir: newDataDir(),
    env: {
      ONRAMP_OWNER_EMAIL: 'owner@example.org',
      ONRAMP_OWNER_PASSWORD: 'correct horse battery',
    },
  };
  portal = await startPortal(options);
  const token = createToken({ dataDir: options.dataDir, port });
  await portal.stop();
  const { appId } = onRows<{ appId: string }>(options.dataDir, 'prepare', String(holders));
  portal = await startPortal(options);

  const call = async <Data>(method: string, path: string, body?: unknown): Promise<Data> => {
    const response = await fetch(
      `http://localhost:${port}/api/v1/workspaces/demo/registrations/bulk${path}`,
      {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
    );
    const data = (await response.json()) as Data;
    expect(response.ok, JSON.stringify(data)).toBe(true);
    return data;
  };
  const read = (id: string) => call<BulkDetail>('GET', `/${id}`);

  /** Starts a bulk registration, kills the server in the middle of it, and returns how it ends after a new start. */
  async function throughCrash(method: 'udap' | 'dcr'): Promise<BulkDetail> {
    const { id } = await call<BulkDetail>('POST', '', {
      appId,
      grantType: 'client_credentials',
      method,
      ...(method === 'dcr' ? { authMethod: 'client_secret_basic' } : {}),
      holders: Array.from({ length: holders }, (_, index) => `row-${index + 1}`),
    });
    await expect
      .poll(async () => (await read(id)).counts.registered, { intervals: [50], timeout: 60_000 })
      .toBeGreaterThanOrEqual(6);
    await portal?.kill();
    portal = await startPortal(options);
    await expect.poll(async () => (await read(id)).status, { timeout: 120_000 }).toBe('finished');
    return read(id);
  }

  const udap = await throughCrash('udap');
  expect(udap.counts).toMatchObject({ registered: holders, failed: 0, unknown: 0 });
  // Some were in hand when the server died; those that were done before it were not begun again.
  expect(udap.items.filter(({ attempts }) => attempts > 1).length).toBeLessThanOrEqual(4);
  expect(new Set(udap.items.map(({ registrationId }) => registrationId)).size).toBe(holders);

  const dcr = await throughCrash('dcr');
  expect(dcr.counts.registered + dcr.counts.unknown).toBe(holders);
  expect(dcr.counts.unknown).toBeLessThanOrEqual(4);
  for (const { state, message } of dcr.items) {
    if (state === 'unknown') expect(message).toContain('may have made a client');
  }

  await portal.stop();
  const clients = onRows<{ holder: string; udap: number; dcr: number }[]>(
    options.dataDir,
    'clients',
  );
  expect(clients).toHaveLength(holders);
  expect(clients.filter((one) => one.udap !== 1 || one.dcr > 1)).toEqual([]);
  const lost = dcr.items.filter(({ state }) => state === 'unknown').map(({ holder }) => holder);
  const without = clients.filter((one) => one.dcr === 0).map(({ holder }) => holder);
  expect(lost).toEqual(expect.arrayContaining(without));
});
