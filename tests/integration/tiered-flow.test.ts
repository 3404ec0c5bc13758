import { afterAll, beforeAll, expect, it } from 'vitest';
import { GET as callback } from '@/app/oauth/callback/route';
import { GET as depart } from '@/app/oauth/go/[authorization]/route';
import { followRun } from '@/lib/domain/runs/follow-run';
import { startRun } from '@/lib/domain/runs/start-run';
import type { RunFrame } from '@/lib/run/frames';
import { RunRequestSchema } from '@/lib/schemas/run';
import { sandboxCommunity } from '@/lib/sandbox/pki/community';
import { startPortalServer } from '../fakes/portal-server';
import { makeWorkspace, type TestMember } from './api';
import { addresses } from './sandbox-oauth.fixtures';
import { visitProvider } from './tiered-people.fixtures';

let portal: Awaited<ReturnType<typeof startPortalServer>>;
let workspaceId = '';
let owner: TestMember;

beforeAll(async () => {
  portal = await startPortalServer();
  await sandboxCommunity();
  const workspace = await makeWorkspace('tiered', ['owner']);
  workspaceId = workspace.id;
  owner = workspace.members.owner;
}, 240_000);

afterAll(() => portal.close());

/** The person goes portal, holder, identity provider, holder, and back; gives where the holder sends them at the end. */
async function visit(
  authorizationId: string,
  username: string,
  spoil: (back: string) => string,
): Promise<string> {
  const headers = { cookie: owner.cookie };
  const go = await depart(new Request(`${portal.url}/oauth/go/${authorizationId}`, { headers }), {
    params: Promise.resolve({ authorization: authorizationId }),
  });
  const { searchParams } = new URL(go.headers.get('location') ?? '');
  return visitProvider(Object.fromEntries(searchParams), username, spoil);
}

/** Runs the console's UDAP client with an identity provider. */
async function run(
  idp: string,
  username = 'ada.id',
  spoil = (back: string) => back,
): Promise<RunFrame[]> {
  const request = RunRequestSchema.parse({
    holder: 'harbor',
    auth: {
      method: 'code',
      registration: 'udap',
      session: 'new',
      scope: 'openid launch/patient patient/*.rs udap',
      idp,
    },
    request: { path: 'Patient/harbor-ada' },
  });
  const { id } = await startRun(workspaceId, owner.id, request);
  const frames: RunFrame[] = [];
  for await (const frame of followRun(id, AbortSignal.timeout(60_000))) {
    frames.push(frame);
    if (frame.type !== 'authorization.requested') continue;
    const to = await visit(frame.authorizationId, username, spoil);
    await callback(new Request(to, { headers: { cookie: owner.cookie } }));
  }
  return frames;
}

const checksOf = (frames: readonly RunFrame[]) =>
  frames.flatMap((frame) => (frame.type === 'check' ? [frame.check] : []));
const failuresOf = (frames: readonly RunFrame[]) =>
  checksOf(frames)
    .filter(({ verdict }) => verdict === 'fail')
    .map(({ id, seen }) => `${id}: ${seen}`);
const causesOf = (frames: readonly RunFrame[]) =>
  frames.flatMap((frame) =>
    frame.type === 'explanation' ? frame.explanation.causes.map(({ check }) => check.id) : [],
  );

it('the portal registers with udap, the person signs in at the identity provider, and the data come', async () => {
  const frames = await run(addresses('idp').baseUrl);
  expect(failuresOf(frames)).toEqual([]);
  const idChecks = checksOf(frames).filter(({ id }) => id.startsWith('oauth.authorization.idp-'));
  expect(idChecks.map(({ id, verdict }) => `${verdict} ${id}`)).toEqual([
    'pass oauth.authorization.idp-address',
    'pass oauth.authorization.idp-scope',
    'pass oauth.authorization.idp-offered',
  ]);
  const statement = frames.flatMap((frame) =>
    frame.type === 'jwt' && frame.jwt.kind === 'software_statement' ? [frame.jwt.claims] : [],
  )[0];
  expect(String(statement?.['scope']).split(' ')).toContain('udap');
  expect(frames.at(-1)).toMatchObject({
    resource: { resourceType: 'Patient', id: 'harbor-ada' },
  });
});

it('who is not known at the holder is told, and why', async () => {
  const frames = await run(addresses('idp').baseUrl, 'river.id');
  expect(failuresOf(frames)).toEqual([
    expect.stringMatching(/^oauth\.authorization\.access-denied: .*account-river/),
  ]);
  expect(causesOf(frames)).toContain('explain.authorization.not-mapped');
});

it('an identity provider that the holder does not take is told, and why', async () => {
  const frames = await run(`${portal.url}/sandbox/harbor/none`);
  expect(failuresOf(frames)).toEqual([
    expect.stringMatching(/^oauth\.authorization\.invalid-idp: .*404/),
  ]);
  expect(causesOf(frames)).toContain('explain.authorization.idp-refused');
});

it('a state that does not come back to the holder as it was sent is told as no fault of the app', async () => {
  const frames = await run(addresses('idp').baseUrl, 'ada.id', (back) => {
    const url = new URL(back);
    url.searchParams.set('state', 'other');
    return url.href;
  });
  expect(failuresOf(frames)).toEqual([
    expect.stringMatching(/^oauth\.authorization\.server-error: /),
  ]);
  expect(causesOf(frames)).toContain('explain.authorization.holder-broke');
});

it('an address that nobody can look up is told before anybody is sent anywhere', async () => {
  const frames = await run('http://idp.example.org');
  expect(failuresOf(frames)).toEqual([expect.stringContaining('oauth.authorization.idp-address')]);
  expect(frames.some(({ type }) => type === 'authorization.requested')).toBe(false);
});
