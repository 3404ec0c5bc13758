import { expect, test } from '@playwright/test';
import { createToken } from './portal';

const port = Number(process.env.E2E_PORT ?? 3210);
let token = '';

test.beforeAll(() => {
  token = createToken({ dataDir: process.env.E2E_DATA_DIR ?? '', port });
});

test('a token and one POST stream a whole run as NDJSON, ending with pass and the Patient', async () => {
  const response = await fetch(`http://localhost:${port}/api/v1/workspaces/demo/runs`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      accept: 'application/x-ndjson',
    },
    body: JSON.stringify({ request: { path: 'Patient?_count=1' } }),
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('application/x-ndjson');
  const frames = (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(frames[0]).toMatchObject({ type: 'run.started', seq: 1 });
  expect(frames.at(-1)).toMatchObject({
    type: 'run.finished',
    status: 'finished',
    verdict: 'pass',
    resource: { entry: [{ resource: { resourceType: 'Patient' } }] },
  });
});

test('errors are problem+json that name the field and the way out', async () => {
  const url = `http://localhost:${port}/api/v1/workspaces/demo/runs`;
  const anonymous = await fetch(url, { method: 'POST', body: '{}' });
  expect(anonymous.status).toBe(401);
  expect(anonymous.headers.get('content-type')).toContain('application/problem+json');
  const bad = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ request: { path: 'https://elsewhere.example/Patient' }, surprise: 1 }),
  });
  expect(bad.status).toBe(422);
  const problem = (await bad.json()) as { errors: { path: string }[]; type: string };
  expect(problem.errors.map((error) => error.path)).toEqual(
    expect.arrayContaining(['request.path', 'surprise']),
  );
  expect((await fetch(new URL(problem.type, `http://localhost:${port}`))).status).toBe(200);
});
