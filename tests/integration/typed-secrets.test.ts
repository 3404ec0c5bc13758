import { afterAll, beforeAll, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { followRun } from '@/lib/domain/runs/follow-run';
import type { Run, RunWithFrames } from '@/lib/schemas/run';
import { startPortalServer } from '../fakes/portal-server';
import { api, makeWorkspace, type TestMember } from './api';

const root = '/workspaces/typed';
const canary = 'canary-4711-of-a-person';
const signature = 'canarySignature4711OfAToken';
const jwt = `eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.${signature}`;
let portal: Awaited<ReturnType<typeof startPortalServer>>;
let developer: TestMember;

beforeAll(async () => {
  portal = await startPortalServer();
  developer = (await makeWorkspace('typed', ['developer'])).members.developer;
});

afterAll(async () => {
  await portal.close();
});

async function wholeDatabase(): Promise<string> {
  const client = await db();
  const tables = await client.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`;
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await client.$queryRawUnsafe<{ row: string }[]>(
      `SELECT t::text AS row FROM "${name}" t`,
    );
    texts.push(...rows.map(({ row }) => row));
  }
  return texts.join('\n');
}

const request = {
  auth: { method: 'none' },
  request: {
    method: 'POST',
    path: `Patient/${jwt}?_count=1&access_token=${canary}`,
    headers: [
      ['Authorization', `Bearer ${canary}`],
      ['X-Trace', `https://a.example/?token=${canary}`],
      ['Content-Type', 'application/x-www-form-urlencoded'],
    ],
    body: `name=Ann&client_secret=${canary}`,
  },
};

it('keeps no secret that a person typed, in no row and no answer', async () => {
  const started = await api<Run>('POST', `${root}/runs`, { as: developer, body: request });
  expect(started.problem).toBeUndefined();
  const { id } = started.data;
  for await (const frame of followRun(id, AbortSignal.timeout(60_000))) void frame;
  const stored = await wholeDatabase();
  // The run itself is in what is looked through.
  expect(stored).toContain(id);
  const run = await api<RunWithFrames>('GET', `${root}/runs/${id}`, { as: developer });
  const list = await api('GET', `${root}/runs`, { as: developer });
  const audit = await api('GET', `${root}/audit`, { as: developer });
  const seen = [stored, ...[started, run, list, audit].map((answer) => JSON.stringify(answer))];
  for (const text of seen) {
    expect(text).not.toContain(canary);
    expect(text).not.toContain(signature);
    expect(text.toLowerCase()).not.toContain(signature.toLowerCase());
  }
  expect(run.data.title).toMatch(
    /^POST Patient\/eyJ\S+‹signature removed›\?_count=1&access_token=‹access_token› at /,
  );
  expect(run.data.request).toMatchObject({
    request: {
      headers: [
        ['Authorization', '‹authorization›'],
        ['X-Trace', 'https://a.example/?token=‹token›'],
        ['Content-Type', 'application/x-www-form-urlencoded'],
      ],
      body: 'name=Ann&client_secret=‹client_secret›',
    },
  });
  // It left as it was written: the exchange shows the masks of what was sent.
  const sent = run.data.frames.flatMap((frame) =>
    frame.type === 'exchange' && frame.exchange.purpose === 'fhir' ? [frame.exchange.request] : [],
  );
  expect(sent[0]?.url).toContain('access_token=');
  expect(sent[0]?.url).toMatch(new RegExp(`${canary.length}(?: |%20|\\+)characters`));
});

it('says what is missing when such a run is sent again, and sends nothing', async () => {
  const path = 'Patient?access_token=‹access_token›';
  const send = (part: Record<string, unknown>) =>
    api('POST', `${root}/runs`, { as: developer, body: { ...request, request: part } });
  expect((await send({ path })).problem.errors).toMatchObject([
    {
      path: 'request.path',
      code: 'masked',
      detail: expect.stringContaining('‹access_token›') as string,
    },
  ]);
  expect(
    (await send({ path: 'Patient/eyJh.eyJz.‹signature removed›' })).problem.errors,
  ).toMatchObject([{ path: 'request.path', code: 'masked' }]);
  expect(
    (await send({ method: 'POST', path: 'Patient', body: 'a=‹client_secret›' })).problem.errors,
  ).toMatchObject([{ path: 'request.body', code: 'masked' }]);
});

it('keeps the names of variables, so that the request can be sent again', async () => {
  const environment = await api<{ id: string }>('POST', `${root}/environments`, {
    as: developer,
    body: { name: 'Typed', variables: [{ kind: 'secret', name: 'key', value: canary }] },
  });
  const started = await api<Run>('POST', `${root}/runs`, {
    as: developer,
    body: {
      environment: environment.data.id,
      auth: { method: 'none' },
      request: {
        path: 'metadata?access_token={{key}}',
        headers: [['Authorization', 'Bearer {{key}}']],
      },
    },
  });
  for await (const frame of followRun(started.data.id, AbortSignal.timeout(60_000))) void frame;
  expect(started.data.title).toContain('access_token={{key}}');
  const run = await api<RunWithFrames>('GET', `${root}/runs/${started.data.id}`, { as: developer });
  expect(run.data.request).toMatchObject({
    request: {
      path: 'metadata?access_token={{key}}',
      headers: [['Authorization', 'Bearer {{key}}']],
    },
  });
  expect(await wholeDatabase()).not.toContain(canary);
});
