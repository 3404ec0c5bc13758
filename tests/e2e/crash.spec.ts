import { expect, test } from '@playwright/test';
import { plainAnswers, startHostileHolder } from '../fakes/hostile-holder';
import { createToken, newDataDir, startPortal } from './portal';

const port = 3216;

test('a server that is killed in mid-run loses nothing and marks the run interrupted', async () => {
  const holder = await startHostileHolder(plainAnswers);
  const options = {
    port,
    dataDir: newDataDir(),
    env: {
      ONRAMP_OWNER_EMAIL: 'owner@example.org',
      ONRAMP_OWNER_PASSWORD: 'correct horse battery',
      OUTBOUND_ALLOW: holder.host,
    },
  };
  const first = await startPortal(options);
  const token = createToken({ dataDir: first.dataDir, port });
  const call = (method: string, path: string, body?: unknown) =>
    fetch(`${first.url}/api/v1/workspaces/demo${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).then((response) => response.json() as Promise<Record<string, never>>);

  const done = await call('POST', '/runs', {});
  await expect
    .poll(async () => (await call('GET', `/runs/${String(done.id)}`)).status, { timeout: 30_000 })
    .toBe('finished');
  const before = await call('GET', `/runs/${String(done.id)}`);
  const hanging = await call('POST', '/runs', { holder: `${holder.url}/hang/r4` });
  await expect.poll(() => holder.seen.length).toBeGreaterThan(0);
  await first.kill();

  const second = await startPortal(options);
  const interrupted = await call('GET', `/runs/${String(hanging.id)}`);
  expect(interrupted).toMatchObject({ status: 'interrupted', verdict: null });
  const frames = interrupted.frames as unknown as { type: string }[];
  expect(frames[0]?.type).toBe('run.started');
  expect(frames.at(-1)?.type).toBe('run.finished');
  expect(await call('GET', `/runs/${String(done.id)}`)).toEqual(before);
  await second.stop();
  await holder.close();
});
