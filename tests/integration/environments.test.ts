import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { followRun } from '@/lib/domain/runs/follow-run';
import type { RunFrame } from '@/lib/run/frames';
import type { Environment } from '@/lib/schemas/environment';
import type { Run } from '@/lib/schemas/run';
import { startPortalServer } from '../fakes/portal-server';
import { api, makeWorkspace, type TestMember } from './api';

const secret = 'hush-hush-4711';
const root = '/workspaces/kept-envs';
let portal: Awaited<ReturnType<typeof startPortalServer>>;
let members: Record<'developer' | 'viewer', TestMember>;

beforeAll(async () => {
  portal = await startPortalServer();
  ({ members } = await makeWorkspace('kept-envs', ['developer', 'viewer']));
});

afterAll(async () => {
  await portal.close();
});

async function make(body: Record<string, unknown>): Promise<Environment> {
  const answer = await api<Environment>('POST', `${root}/environments`, {
    as: members.developer,
    body,
  });
  expect(answer.problem).toBeUndefined();
  return answer.data;
}

async function framesOf(body: Record<string, unknown>): Promise<RunFrame[]> {
  const { data: run } = await api<Run>('POST', `${root}/runs`, { as: members.developer, body });
  const frames: RunFrame[] = [];
  for await (const frame of followRun(run.id, AbortSignal.timeout(60_000))) frames.push(frame);
  return frames;
}

describe('environments', () => {
  it('keep secrets sealed, and never give them back', async () => {
    const made = await make({
      name: 'Sandbox',
      colour: 'green',
      variables: [
        { kind: 'plain', name: 'count', value: '2' },
        { kind: 'secret', name: 'key', value: secret },
      ],
    });
    expect(made.variables).toEqual([
      { kind: 'plain', name: 'count', value: '2' },
      { kind: 'secret', name: 'key' },
    ]);
    const client = await db();
    const rows = await client.environmentVariable.findMany({ where: { environmentId: made.id } });
    expect(JSON.stringify(rows)).not.toContain(secret);
    const listed = await api('GET', `${root}/environments`, { as: members.viewer });
    expect(JSON.stringify(listed.data)).not.toContain(secret);
    const audited = await client.auditEntry.findMany({ where: { targetId: made.id } });
    expect(audited.map(({ action }) => action)).toEqual(['environment.create']);
    expect(JSON.stringify(audited)).not.toContain(secret);
  });

  it('say when somebody else was quicker, and lose nothing', async () => {
    const made = await make({ name: 'Two people' });
    const change = (body: Record<string, unknown>) =>
      api<Environment>('PUT', `${root}/environments/${made.id}`, { as: members.developer, body });
    const first = await change({ name: 'First', version: made.version });
    expect(first.data).toMatchObject({ name: 'First', version: made.version + 1 });
    const second = await change({ name: 'Second', version: made.version });
    expect(second).toMatchObject({ status: 409, problem: { code: 'resource.changed' } });
    const now = await api<Environment>('GET', `${root}/environments/${made.id}`, {
      as: members.viewer,
    });
    expect(now.data.name).toBe('First');
  });

  it('keep a secret that is saved without a value, and want one for a new name', async () => {
    const made = await make({
      name: 'Keeps',
      variables: [{ kind: 'secret', name: 'key', value: secret }],
    });
    const change = (variables: unknown[], version: number) =>
      api<Environment>('PUT', `${root}/environments/${made.id}`, {
        as: members.developer,
        body: { name: 'Keeps', variables, version },
      });
    const kept = await change(
      [
        { kind: 'plain', name: 'a', value: '1' },
        { kind: 'secret', name: 'key' },
      ],
      1,
    );
    expect(kept.status).toBe(200);
    const frames = await framesOf({
      environment: made.id,
      auth: { method: 'none' },
      request: { path: 'metadata?x={{key}}' },
    });
    expect(JSON.stringify(frames)).toContain('‹variable · 14 characters');
    const refused = await change([{ kind: 'secret', name: 'other' }], 2);
    expect(refused.problem.errors).toMatchObject([
      { path: 'variables.0.value', code: 'missing_secret' },
    ]);
  });

  it.each([
    [{ name: 'X', variables: [{ kind: 'plain', name: '1a', value: '' }] }, 'variables.0.name'],
    [
      { name: 'X', variables: [{ kind: 'secret', name: 'a', value: 'short' }] },
      'variables.0.value',
    ],
    [
      {
        name: 'X',
        variables: [
          { kind: 'plain', name: 'a', value: '1' },
          { kind: 'plain', name: 'a', value: '2' },
        ],
      },
      'variables',
    ],
    [{ name: 'Sandbox' }, 'name'],
  ])('refuse %j', async (body, path) => {
    const answer = await api('POST', `${root}/environments`, { as: members.developer, body });
    expect(answer.problem.errors.map((error) => error.path)).toEqual([path]);
  });

  it('are deleted', async () => {
    const made = await make({ name: 'Gone' });
    const at = `${root}/environments/${made.id}`;
    expect((await api('DELETE', at, { as: members.developer })).status).toBe(204);
    expect((await api('DELETE', at, { as: members.developer })).status).toBe(404);
  });
});

describe('a run in an environment', () => {
  it('has values in the place of variables, secrets masked wherever they turn up', async () => {
    const { id } = await make({
      name: 'Run',
      variables: [
        { kind: 'plain', name: 'base', value: 'harbor' },
        { kind: 'plain', name: 'count', value: '1' },
        { kind: 'plain', name: 'scope', value: 'system/Patient.rs' },
        { kind: 'secret', name: 'name', value: secret },
      ],
    });
    const frames = await framesOf({
      holder: '{{base}}',
      environment: id,
      auth: { method: 'udap', scope: '{{ scope }}' },
      request: { path: 'Patient?_count={{count}}&name={{name}}' },
    });
    const end = frames.at(-1);
    expect(end).toMatchObject({ type: 'run.finished', verdict: 'pass' });
    expect(frames[0]).toMatchObject({
      title: 'GET Patient?_count=1&name={{name}} at harbor',
      request: { holder: '{{base}}', environment: id },
    });
    const client = await db();
    const kept = JSON.stringify([
      await client.run.findMany(),
      await client.runFrame.findMany(),
      await client.registration.findMany(),
    ]);
    expect(kept).not.toContain(secret);
    const sent = frames.flatMap((frame) =>
      frame.type === 'exchange' && frame.exchange.purpose === 'fhir' ? [frame.exchange] : [],
    );
    expect(sent[0]?.request.url).toMatch(/_count=1&name=.*variable/);
    // The server says it back in its links.
    expect(sent[0]?.response?.body.text).toContain('‹variable · 14 characters');
  });

  it('is refused for a variable that is not there, and names it', async () => {
    const { id } = await make({ name: 'Empty' });
    const send = (body: Record<string, unknown>) =>
      api('POST', `${root}/runs`, { as: members.developer, body });
    const request = { path: 'Patient/{{patient}}' };
    const inEmpty = await send({ environment: id, request });
    expect(inEmpty.problem.errors).toMatchObject([
      { path: 'request.path', code: 'unknown_variable' },
    ]);
    expect(inEmpty.problem.errors[0]?.detail).toContain('{{patient}}, but the environment “Empty”');
    const inNone = await send({ request });
    expect(inNone.problem.errors[0]?.detail).toContain('no environment is chosen');
    const inOther = await send({ environment: 'env_x', request });
    expect(inOther.problem.errors[0]?.path).toBe('environment');
  });

  it('takes a secret only where it is masked, and judges what comes of a value', async () => {
    const { id } = await make({
      name: 'Strict',
      variables: [
        { kind: 'secret', name: 'key', value: secret },
        { kind: 'plain', name: 'out', value: '../../admin' },
      ],
    });
    const errorsOf = async (body: Record<string, unknown>) =>
      (
        await api('POST', `${root}/runs`, {
          as: members.developer,
          body: { ...body, environment: id },
        })
      ).problem.errors;
    expect(await errorsOf({ holder: '{{key}}' })).toMatchObject([
      { path: 'holder', code: 'secret_variable' },
    ]);
    expect(await errorsOf({ request: { path: 'Patient/{{out}}' } })).toMatchObject([
      { path: 'request.path' },
    ]);
  });

  it('keeps no body of a production environment', async () => {
    const { id } = await make({ name: 'Production', isProduction: true });
    const frames = await framesOf({
      environment: id,
      // The registration of another case was for fewer scopes.
      auth: { method: 'udap', register: 'always' },
      request: { path: 'Patient?_count=1' },
    });
    const end = frames.at(-1);
    expect(end).toMatchObject({ type: 'run.finished', verdict: 'pass' });
    expect(end).not.toHaveProperty('resource');
    const bodies = frames.flatMap((frame) =>
      frame.type === 'exchange' && frame.exchange.purpose === 'fhir'
        ? [frame.exchange.response?.body]
        : [],
    );
    expect(bodies).toMatchObject([
      { text: null, note: expect.stringContaining('production') as string },
    ]);
    expect(JSON.stringify(frames)).not.toContain('birthDate');
  });

  it('sends a secret in a header, keeps its name in the request, and wants writes confirmed', async () => {
    const { id } = await make({
      name: 'Writes',
      isProduction: true,
      variables: [{ kind: 'secret', name: 'key', value: secret }],
    });
    const body = {
      environment: id,
      auth: { method: 'none' },
      request: {
        method: 'POST',
        path: 'Patient',
        headers: [['X-Api-Key', '{{key}}']],
        body: '{"resourceType":"Patient","id":"{{key}}"}',
      },
    };
    const refused = await api('POST', `${root}/runs`, { as: members.developer, body });
    expect(refused).toMatchObject({ status: 409, problem: { code: 'run.unconfirmed_write' } });
    const frames = await framesOf({ ...body, confirmed: true });
    expect(frames[0]).toMatchObject({ request: body });
    expect(JSON.stringify(frames[0])).not.toContain('confirmed');
    const text = JSON.stringify(frames);
    expect(text).not.toContain(secret);
    expect(text).toContain('characters');
  });
});
