import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { readCapabilities } from '@/lib/domain/capabilities/read-capabilities';
import { followRun } from '@/lib/domain/runs/follow-run';
import { getRun } from '@/lib/domain/runs/get-run';
import { startRun } from '@/lib/domain/runs/start-run';
import { resetEnv } from '@/lib/env';
import type { RunFrame } from '@/lib/run/frames';
import { maxRequestBodyBytes, RunRequestSchema, type RunRequestInput } from '@/lib/schemas/run';
import { startPortalServer } from '../fakes/portal-server';
import { addresses } from './sandbox-oauth.fixtures';
import { makeHolder } from './sandbox-registration.fixtures';

interface Seen {
  method: string;
  url: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}

const seen: Seen[] = [];
let workspaceId = '';
let holder = '';
let portal: Awaited<ReturnType<typeof startPortalServer>>;

/** A holder that remembers what it was asked and answers with what it got. */
const server = http.createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString();
    seen.push({
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      body,
    });
    if (request.method === 'DELETE') {
      response.writeHead(204).end();
      return;
    }
    response.writeHead(request.method === 'GET' ? 200 : 201, {
      'content-type': 'application/fhir+json',
    });
    response.end(JSON.stringify({ resourceType: 'Basic', id: '1' }));
  });
});

beforeAll(async () => {
  portal = await startPortalServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  holder = `http://${host}/r4`;
  process.env.OUTBOUND_ALLOW = host;
  resetEnv();
  workspaceId = newId('wsp');
  const client = await db();
  await client.workspace.create({ data: { id: workspaceId, slug: 'shapes', name: 'Shapes' } });
});

afterAll(async () => {
  await portal.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function send(request: RunRequestInput['request']) {
  const input = RunRequestSchema.parse({ holder, auth: { method: 'none' }, request });
  const run = await startRun(workspaceId, null, input);
  const frames: RunFrame[] = [];
  for await (const frame of followRun(run.id, AbortSignal.timeout(60_000))) frames.push(frame);
  return { run, frames };
}

/** What the API says about a request that it does not take. */
function refusals(request: unknown, auth: unknown = { method: 'none' }): string[] {
  const parsed = RunRequestSchema.safeParse({ holder: 'harbor', auth, request });
  return parsed.error?.issues.map(({ path }) => path.join('.')) ?? [];
}

describe('a request of any shape', () => {
  it('goes out as it was written, with a body of 1 MB', async () => {
    const body = JSON.stringify({
      resourceType: 'Basic',
      text: 'x'.repeat(maxRequestBodyBytes - 100),
    });
    const { frames } = await send({
      method: 'PUT',
      path: 'Basic/1?x=1',
      headers: [
        ['If-Match', 'W/"3"'],
        ['Prefer', 'return=minimal'],
        ['Prefer', 'handling=strict'],
      ],
      body,
    });
    const asked = seen.find(({ method }) => method === 'PUT');
    expect(asked?.url).toBe('/r4/Basic/1?x=1');
    expect(asked?.headers).toMatchObject({
      'if-match': 'W/"3"',
      prefer: 'return=minimal, handling=strict',
      accept: 'application/fhir+json',
      'content-type': 'application/fhir+json',
    });
    expect(asked?.body).toBe(body);
    expect(frames.at(-1)).toMatchObject({
      type: 'run.finished',
      resource: { resourceType: 'Basic' },
    });
  });

  it('may be a method of its own, and a deletion needs no answer', async () => {
    await send({ method: 'M-SEARCH', path: '' });
    expect(seen.some(({ method, url }) => method === 'M-SEARCH' && url.startsWith('/r4'))).toBe(
      true,
    );
    const { frames } = await send({ method: 'DELETE', path: 'Basic/1' });
    const answered = frames.find(
      (frame) => frame.type === 'check' && frame.check.id === 'fhir.response.answered',
    );
    expect(answered).toMatchObject({ check: { verdict: 'pass' } });
  });

  it('keeps a token that was written by hand out of everything', async () => {
    const { run } = await send({
      path: 'Basic/1',
      headers: [['Authorization', 'Bearer canary-0123456789abcdef']],
    });
    expect(seen.at(-1)?.headers.authorization).toBe('Bearer canary-0123456789abcdef');
    expect(JSON.stringify(await getRun(workspaceId, run.id))).not.toContain('canary-0123456789');
  });

  it('is refused field by field', () => {
    expect(refusals({ method: 'get it' })).toEqual(['request.method']);
    expect(refusals({ headers: [['Host', 'x']] })).toEqual(['request.headers.0.0']);
    expect(refusals({ headers: [['X', 'a\r\nY: b']] })).toEqual(['request.headers.0.1']);
    expect(refusals({ body: 'é'.repeat(maxRequestBodyBytes / 2 + 1) })).toEqual(['request.body']);
    expect(refusals({ headers: [['authorization', 'x']] }, { method: 'udap' })).toEqual([
      'request.headers.0.0',
    ]);
  });
});

describe('what a holder can do', () => {
  it('is read from the sandbox, and kept', async () => {
    const first = await readCapabilities('harbor', false);
    const patient = first.capabilities?.resources.find(({ type }) => type === 'Patient');
    expect(patient?.searchParams.map(({ name }) => name)).toContain('family');
    expect(first.udapProfiles).toEqual(['udap_dcr', 'udap_authn', 'udap_authz', 'udap_to']);
    expect(await readCapabilities('harbor', false)).toBe(first);
    expect(await readCapabilities('harbor', true)).not.toBe(first);
  });

  it('tells who offers Tiered OAuth, and who publishes no UDAP metadata', async () => {
    const profilesOf = async (settings: Parameters<typeof makeHolder>[0]) =>
      (await readCapabilities(addresses(await makeHolder(settings)).baseUrl, false)).udapProfiles;
    const scopesSupported = ['system/*.rs', 'patient/*.rs'];
    expect(await profilesOf({ scopesSupported })).not.toContain('udap_to');
    expect(await profilesOf({ methods: { udap: false, dcr: true } })).toEqual([]);
  });

  it('is said to be unknown where nobody answers so', async () => {
    const { capabilities, problem } = await readCapabilities(holder, false);
    expect(capabilities).toBeNull();
    expect(problem).toContain('Basic');
  });
});
