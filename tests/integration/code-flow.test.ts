import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { GET as callback } from '@/app/oauth/callback/route';
import { GET as depart } from '@/app/oauth/go/[authorization]/route';
import { db } from '@/lib/db/client';
import { patienceMs } from '@/lib/domain/authorizations/await-authorization';
import { cancelRun } from '@/lib/domain/runs/cancel-run';
import { createEnvironment } from '@/lib/domain/environments/save-environment';
import { followRun } from '@/lib/domain/runs/follow-run';
import { liveRuns } from '@/lib/domain/runs/live-runs';
import { startRun } from '@/lib/domain/runs/start-run';
import { resetEnv } from '@/lib/env';
import type { RunFrame } from '@/lib/run/frames';
import type { Authorization } from '@/lib/schemas/authorization';
import type { RunToken } from '@/lib/schemas/run-token';
import { RunRequestSchema, type RunRequestInput } from '@/lib/schemas/run';
import { startAuthorizationServer } from '../fakes/authorization-server';
import { startPortalServer } from '../fakes/portal-server';
import { api, makePerson, makeWorkspace, signIn, type TestMember } from './api';

let portal: Awaited<ReturnType<typeof startPortalServer>>;
let holder: Awaited<ReturnType<typeof startAuthorizationServer>>;
let workspaceId = '';
let owner: TestMember;
let other: TestMember;

beforeAll(async () => {
  portal = await startPortalServer();
  holder = await startAuthorizationServer();
  process.env.OUTBOUND_ALLOW = `${holder.host},${new URL(portal.url).host}`;
  resetEnv();
  const workspace = await makeWorkspace('flows', ['owner', 'developer']);
  workspaceId = workspace.id;
  owner = workspace.members.owner;
  other = workspace.members.developer;
});

afterEach(() => {
  Object.assign(holder.settings, {
    consent: 'allow',
    idClaims: {},
    expiresInSeconds: 300,
    without: [],
  });
});

afterAll(async () => {
  await portal.close();
  await holder.close();
});

type Auth = Omit<Extract<NonNullable<RunRequestInput['auth']>, { method: 'code' }>, 'method'>;
const code = (auth: Auth = {}) =>
  RunRequestSchema.parse({
    holder: holder.fhir,
    auth: { method: 'code', ...auth },
    request: { path: 'Patient/p1' },
  });

/** Where a holder sends the browser back to, after the way through the portal and the holder. */
async function visit(authorizationId: string, cookie = owner.cookie): Promise<string> {
  const go = await depart(
    new Request(`${portal.url}/oauth/go/${authorizationId}`, { headers: { cookie } }),
    { params: Promise.resolve({ authorization: authorizationId }) },
  );
  expect(go.status).toBe(303);
  const there = await fetch(go.headers.get('location') ?? '', { redirect: 'manual' });
  return there.headers.get('location') ?? '';
}

async function comeBack(to: string, cookie: string | null = owner.cookie): Promise<string> {
  const answer = await callback(new Request(to, { headers: cookie === null ? {} : { cookie } }));
  expect(answer.status).toBe(303);
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  return answer.headers.get('location')?.replace(portal.url, '') ?? '';
}

interface Ended {
  frames: RunFrame[];
  runId: string;
  /** Where the person was led after they came back; null when nobody had to go. */
  landed: string | null;
}

/** Runs to the end, with the person going to the holder when they are asked to. */
async function follow(
  request: ReturnType<typeof code>,
  onRequested: (id: string) => Promise<string | null> = async (id) => comeBack(await visit(id)),
): Promise<Ended> {
  const run = await startRun(workspaceId, owner.id, request);
  const frames: RunFrame[] = [];
  let landed: string | null = null;
  for await (const frame of followRun(run.id, AbortSignal.timeout(30_000))) {
    frames.push(frame);
    if (frame.type === 'authorization.requested') landed = await onRequested(frame.authorizationId);
  }
  return { frames, runId: run.id, landed };
}

const failures = (frames: readonly RunFrame[]) =>
  frames.flatMap((frame) =>
    frame.type === 'check' && frame.check.verdict === 'fail'
      ? [`${frame.check.id}: ${frame.check.seen}`]
      : [],
  );
const checkIds = (frames: readonly RunFrame[]) =>
  frames.flatMap((frame) => (frame.type === 'check' ? [frame.check.id] : []));
const verdictOf = (frames: readonly RunFrame[]) => {
  const last = frames.at(-1);
  return last?.type === 'run.finished' ? (last.verdict ?? last.status) : 'open';
};
const purposes = (frames: readonly RunFrame[]) =>
  frames.flatMap((frame) => (frame.type === 'exchange' ? [frame.exchange.purpose] : []));

describe('a person signs in', () => {
  it.each([
    ['none', ['client_id', 'code', 'code_verifier', 'grant_type', 'redirect_uri'], false],
    ['client_secret_basic', ['code', 'code_verifier', 'grant_type', 'redirect_uri'], true],
    [
      'client_secret_post',
      ['client_id', 'client_secret', 'code', 'code_verifier', 'grant_type', 'redirect_uri'],
      false,
    ],
    [
      'private_key_jwt',
      [
        'client_assertion',
        'client_assertion_type',
        'code',
        'code_verifier',
        'grant_type',
        'redirect_uri',
      ],
      false,
    ],
  ] as const)('with %s, and the data come', async (authMethod, names, isBasic) => {
    const { frames, runId, landed } = await follow(code({ authMethod, session: 'new' }));
    expect(failures(frames)).toEqual([]);
    expect(verdictOf(frames)).not.toBe('fail');
    expect(landed).toBe(`/w/flows/runs/${runId}`);
    expect(frames.at(-1)).toMatchObject({ resource: { resourceType: 'Patient', id: 'p1' } });
    expect(holder.tokenRequests.at(-1)).toEqual({ names, isBasic, grant: 'authorization_code' });
    const steps = frames.flatMap((frame) => (frame.type === 'step.finished' ? [frame.step] : []));
    expect(steps).toEqual(['discover', 'register', 'authorize', 'token', 'request']);
  });

  it('keeps of an id_token in production what belongs to the protocol, and nothing of the person', async () => {
    holder.settings.idClaims = {
      name: 'Ann Canary',
      email: 'ann@canary.example',
      birthdate: '1970-01-04',
      address: { locality: 'Canaryville' },
    };
    const { id } = await createEnvironment(workspaceId, {
      name: 'Live',
      colour: 'red',
      isProduction: true,
      variables: [],
    });
    const { frames, runId } = await follow({ ...code({ session: 'new' }), environment: id });
    expect(failures(frames)).toEqual([]);
    const [claims] = frames.flatMap((frame) =>
      frame.type === 'jwt' && frame.jwt.kind === 'id_token' ? [frame.jwt.claims] : [],
    );
    expect(claims).toMatchObject({
      iss: expect.stringContaining('http') as string,
      nonce: expect.any(String) as string,
      exp: expect.any(Number) as number,
      name: '‹left out: the environment is production›',
      address: '‹left out: the environment is production›',
    });
    const client = await db();
    const kept = JSON.stringify([
      await client.runFrame.findMany({ where: { runId } }),
      await client.run.findMany({ where: { id: runId } }),
    ]);
    // Nor in the token itself, as it stands in the answer.
    const tokens = [...kept.matchAll(/eyJ[\w-]+\.([\w-]+)/g)].map(([, part = '']) =>
      Buffer.from(part, 'base64url').toString(),
    );
    for (const text of [kept, ...tokens]) {
      expect(text).not.toMatch(/canary|1970-01-04/i);
    }
    expect(kept).toContain('id_token');

    // Elsewhere they are shown.
    const open = await follow(code({ session: 'new' }));
    expect(JSON.stringify(open.frames)).toContain('ann@canary.example');
  });

  it('keeps no code, state, verifier or token where it can be read', async () => {
    let returned = '';
    let there = '';
    const { frames } = await follow(code({ session: 'new' }), async (id) => {
      const address = await api<Authorization>('GET', `/workspaces/flows/authorizations/${id}`, {
        as: { cookie: owner.cookie },
      });
      there = address.data.url ?? '';
      returned = await visit(id);
      return comeBack(returned);
    });
    const answer = new URL(returned).searchParams;
    const text = JSON.stringify(frames);
    const state = new URL(there).searchParams.get('state') ?? 'none';
    expect(answer.get('state')).toBe(state);
    expect(text).not.toContain(state);
    expect(text).not.toContain(answer.get('code'));
    expect(text).toContain('‹state · 43 characters');
    expect(text).toContain('‹code_verifier');
    const client = await db();
    const rows = await client.runAuthorization.findMany();
    expect(rows.every((row) => row.sealedAnswer === null && row.status === 'taken')).toBe(true);
    expect(JSON.stringify(rows)).not.toContain(state);
  });

  it('registers once, asks once, and goes on with the access that is kept', async () => {
    const first = await follow(code({ session: 'new' }));
    expect(purposes(first.frames)).not.toContain('registration');
    const again = await follow(code());
    expect(again.landed).toBeNull();
    expect(purposes(again.frames)).toEqual(['capability-statement', 'smart-configuration', 'fhir']);
    expect(verdictOf(again.frames)).not.toBe('fail');
    // Other scopes are another question.
    const more = await follow(code({ scope: 'launch/patient patient/*.rs' }));
    expect(more.landed).not.toBeNull();
  });
});

describe('access that runs out', () => {
  it('is renewed before it does, and the new refresh token is the one that counts', async () => {
    holder.settings.expiresInSeconds = 5;
    await follow(code({ session: 'new' }));
    for (const round of [1, 2]) {
      const { frames, landed } = await follow(code());
      expect(landed, `round ${round}`).toBeNull();
      expect(failures(frames)).toEqual([]);
      expect(checkIds(frames)).toContain('oauth.code-token.rotated');
      expect(holder.tokenRequests.at(-1)).toMatchObject({ grant: 'refresh_token' });
    }
  });

  it('is renewed when the holder refuses it, once, and the run goes on', async () => {
    await follow(code({ session: 'new' }));
    holder.settings.revokeAll();
    const { frames, landed } = await follow(code());
    expect(landed).toBeNull();
    expect(purposes(frames).slice(2)).toEqual([
      'fhir',
      'token',
      // The renewed id_token is verified as the first one was.
      'openid-configuration',
      'issuer-keys',
      'fhir',
    ]);
    expect(verdictOf(frames)).not.toBe('fail');
  });

  it('is asked for again when the refresh token is no good any more', async () => {
    holder.settings.expiresInSeconds = 5;
    await follow(code({ session: 'new' }));
    const client = await db();
    const [kept] = await client.runToken.findMany({ orderBy: { createdAt: 'desc' }, take: 1 });
    // The refresh token is used behind the portal's back: the one that is kept is void.
    const before = kept?.sealedRefreshToken ?? '';
    await follow(code());
    await client.runToken.update({
      where: { id: kept?.id ?? '' },
      data: { sealedRefreshToken: before },
    });
    const { frames, landed } = await follow(code());
    expect(landed).not.toBeNull();
    expect(checkIds(frames)).toContain('oauth.code-token.invalid-refresh-token');
    expect(failures(frames)).toEqual([]);
  });

  it('is renewed once when two runs want it at the same time', async () => {
    holder.settings.expiresInSeconds = 29;
    await follow(code({ session: 'new' }));
    holder.settings.expiresInSeconds = 300;
    const before = holder.tokenRequests.length;
    const both = await Promise.all([follow(code()), follow(code())]);
    for (const { frames, landed } of both) {
      expect(landed).toBeNull();
      expect(failures(frames)).toEqual([]);
    }
    expect(holder.tokenRequests.length - before).toBe(1);
  });
});

describe('what can go wrong at the holder', () => {
  it.each([
    ['deny', /access-denied: access_denied: “the person said no”/],
    ['other-issuer', /authorization\.issuer: https:\/\/evil\.example/],
  ] as const)('%s is told in words', async (consent, said) => {
    holder.settings.consent = consent;
    const { frames } = await follow(code({ session: 'new' }));
    expect(failures(frames).join('\n')).toMatch(said);
    expect(verdictOf(frames)).toBe('fail');
    expect(
      holder.tokenRequests.at(-1)?.grant === 'authorization_code' && purposes(frames),
    ).not.toContain('token');
  });

  it('another state ends the run of the person that waits, and the code is not exchanged', async () => {
    holder.settings.consent = 'other-state';
    const { frames, landed, runId } = await follow(code({ session: 'new' }));
    expect(landed).toBe(`/w/flows/runs/${runId}`);
    expect(verdictOf(frames)).toBe('fail');
    expect(failures(frames)).toEqual(['oauth.authorization.state: Another state.']);
    expect(purposes(frames)).not.toContain('token');
  });

  it('another state of a person for whom two runs wait fits neither, and both go on', async () => {
    const client = await db();
    const cancel = async (id: string) => {
      const { runId } = await client.runAuthorization.findUniqueOrThrow({ where: { id } });
      await cancelRun(workspaceId, runId);
    };
    let landed = '';
    const first = await follow(code({ session: 'new' }), async (id) => {
      const second = await follow(code({ session: 'new' }), async (other) => {
        holder.settings.consent = 'other-state';
        landed = await comeBack(await visit(other));
        await cancel(other);
        return null;
      });
      expect(verdictOf(second.frames)).toBe('cancelled');
      await cancel(id);
      return null;
    });
    expect(landed).toBe('/oauth/problem?why=unknown');
    expect(verdictOf(first.frames)).toBe('cancelled');
    expect(first.frames).toContainEqual(
      expect.objectContaining({ type: 'authorization.ended', how: 'cancelled' }),
    );
  });

  it('a scope of patient/ without a patient is a failure', async () => {
    holder.settings.without = ['patient'];
    const { frames } = await follow(code({ session: 'new' }));
    expect(failures(frames)).toEqual(['smart.context.patient: patient is absent.']);
  });
});

describe('who signed in', () => {
  const identityOf = (frames: readonly RunFrame[]) =>
    frames.flatMap((frame) =>
      frame.type === 'jwt' && frame.jwt.kind === 'id_token' ? [frame.jwt] : [],
    );
  const listed = async () => {
    const path = '/workspaces/flows/run-tokens';
    const { data } = await api<{ tokens: RunToken[] }>('GET', path, {
      as: { cookie: owner.cookie },
    });
    return data.tokens[0]?.context.identity;
  };

  it('is verified with the keys of the issuer, shown, and kept with the access', async () => {
    const { frames } = await follow(code({ session: 'new', maxAge: 600 }));
    expect(failures(frames)).toEqual([]);
    expect(purposes(frames)).toEqual(
      expect.arrayContaining(['openid-configuration', 'issuer-keys']),
    );
    const [jwt] = identityOf(frames);
    expect(jwt).toMatchObject({ direction: 'received', signature: 'verified' });
    expect(jwt?.claims).toMatchObject({ iss: holder.url, sub: 'person-1' });
    expect(checkIds(frames)).toEqual(
      expect.arrayContaining([
        'oidc.configuration.issuer',
        'oidc.keys.found',
        'oidc.id-token.signature',
        'oidc.id-token.nonce',
        'oidc.id-token.auth-time',
        'oidc.id-token.fhir-user',
      ]),
    );
    expect(await listed()).toEqual({
      iss: holder.url,
      sub: 'person-1',
      fhirUser: `${holder.fhir}/Patient/p1`,
      name: 'Ada Harbor',
    });
  });

  it.each([
    [{ nonce: 'another' }, /id-token\.nonce: nonce is "another", sent was /],
    [{ iss: 'https://evil.example' }, /id-token\.issuer: iss is "https:\/\/evil\.example"/],
    [{ aud: 'another-client' }, /id-token\.audience: aud is "another-client"/],
    [{ at_hash: 'x' }, /id-token\.access-token-hash: at_hash is "x"; computed is/],
  ])('is not believed with %j, and the access is not kept', async (idClaims, said) => {
    const client = await db();
    await client.runToken.deleteMany({ where: { workspaceId } });
    holder.settings.idClaims = idClaims;
    const { frames } = await follow(code({ session: 'new' }));
    expect(failures(frames).join('\n')).toMatch(said);
    expect(failures(frames)).toHaveLength(1);
    expect(verdictOf(frames)).toBe('fail');
    expect(purposes(frames)).not.toContain('fhir');
    expect(await client.runToken.count({ where: { workspaceId } })).toBe(0);
  });

  it('has to be the same person when access is renewed', async () => {
    holder.settings.expiresInSeconds = 5;
    await follow(code({ session: 'new' }));
    holder.settings.idClaims = { sub: 'person-2' };
    const { frames, landed } = await follow(code(), async (id) => {
      holder.settings.idClaims = {};
      return comeBack(await visit(id));
    });
    // The person is asked again, and is the one that they were.
    expect(landed).not.toBeNull();
    expect(checkIds(frames)).toContain('oidc.id-token.same-person');
    expect((await listed())?.sub).toBe('person-1');
  });

  it('is nobody where openid was not asked for, and told where no id_token came', async () => {
    const without = await follow(code({ session: 'new', scope: 'launch/patient patient/*.rs' }));
    expect(identityOf(without.frames)).toEqual([]);
    expect(await listed()).toBeNull();
    holder.settings.without = ['id_token'];
    const { frames } = await follow(code({ session: 'new' }));
    expect(checkIds(frames)).toContain('oidc.id-token.present');
    expect(verdictOf(frames)).toBe('warn');
    expect(await listed()).toBeNull();
  });
});

describe('a return that is not taken', () => {
  it('of nobody, of somebody else, twice, late, after the end', async () => {
    const stranger = await makePerson('stranger@example.org');
    const { cookie: strange } = await signIn(stranger.id);
    const { frames } = await follow(code({ session: 'new' }), async (id) => {
      const to = await visit(id);
      expect(await comeBack(to, null)).toBe('/oauth/problem?why=signed-out');
      expect(await comeBack(to, strange)).toBe('/oauth/problem?why=other-person');
      expect(await comeBack(to, other.cookie)).toBe('/oauth/problem?why=other-person');
      expect(await comeBack(`${to}&x=${'y'.repeat(20_000)}`)).toBe('/oauth/problem?why=too-long');
      const landed = await comeBack(to);
      expect(await comeBack(to)).toBe('/oauth/problem?why=used');
      return landed;
    });
    expect(verdictOf(frames)).not.toBe('fail');
    expect(await comeBack(`${portal.url}/oauth/callback?code=x`)).toBe(
      '/oauth/problem?why=no-state',
    );
  });

  it('after the time that a run waits, and after the run was cancelled', async () => {
    const client = await db();
    let late = '';
    const { frames } = await follow(code({ session: 'new' }), async (id) => {
      late = await visit(id);
      const past = new Date(Date.now() - patienceMs);
      await client.runAuthorization.update({ where: { id }, data: { expiresAt: past } });
      const landed = await comeBack(late);
      const { runId } = await client.runAuthorization.findUniqueOrThrow({ where: { id } });
      await client.runAuthorization.update({
        where: { id },
        data: { expiresAt: new Date(Date.now() + patienceMs) },
      });
      await cancelRun(workspaceId, runId);
      return landed;
    });
    expect(verdictOf(frames)).toBe('cancelled');
    expect(await comeBack(late)).toBe('/oauth/problem?why=cancelled');
  });

  it('tells the way to the holder to the person who started the run only', async () => {
    await follow(code({ session: 'new' }), async (id) => {
      const path = `/workspaces/flows/authorizations/${id}`;
      expect((await api('GET', path, { as: { cookie: other.cookie } })).status).toBe(404);
      const mine = await api<Authorization>('GET', path, { as: { cookie: owner.cookie } });
      expect(mine.data).toMatchObject({ id, status: 'waiting' });
      const go = await depart(
        new Request(`${portal.url}/oauth/go/${id}`, { headers: { cookie: other.cookie } }),
        { params: Promise.resolve({ authorization: id }) },
      );
      expect(go.headers.get('location')).toContain('/oauth/problem?why=other-person');
      const landed = await comeBack(await visit(id));
      const after = await api<Authorization>('GET', path, { as: { cookie: owner.cookie } });
      expect(after.data.url).toBeNull();
      return landed;
    });
  });
});

describe('a restart of the portal while the person is away', () => {
  it('does not lose what they come back with: another run goes on', async () => {
    const client = await db();
    const run = await startRun(workspaceId, owner.id, code({ session: 'new' }));
    let to = '';
    for await (const frame of followRun(run.id, AbortSignal.timeout(20_000))) {
      if (frame.type !== 'authorization.requested') continue;
      to = await visit(frame.authorizationId);
      break;
    }
    // The process is gone: nobody waits, and the sweep at the start says so.
    const live = liveRuns.get(run.id);
    live?.controller.abort();
    await live?.done;
    await client.run.update({ where: { id: run.id }, data: { status: 'interrupted' } });
    await client.runAuthorization.updateMany({
      where: { runId: run.id },
      data: { status: 'waiting' },
    });
    const landed = await comeBack(to);
    const next = landed.split('/').at(-1) ?? '';
    expect(next).not.toBe(run.id);
    const frames: RunFrame[] = [];
    for await (const frame of followRun(next, AbortSignal.timeout(20_000))) frames.push(frame);
    expect(failures(frames)).toEqual([]);
    expect(frames.at(-1)).toMatchObject({ resource: { id: 'p1' } });
    expect(frames.some((frame) => frame.type === 'authorization.requested')).toBe(false);
  });
});

describe('access that is kept', () => {
  it('is listed without tokens to whom it belongs, and forgotten by them only', async () => {
    await follow(code({ session: 'new' }));
    const path = '/workspaces/flows/run-tokens';
    const mine = await api<{ tokens: RunToken[] }>('GET', path, { as: { cookie: owner.cookie } });
    expect(mine.data.tokens[0]).toMatchObject({
      holder: holder.fhir,
      isRenewable: true,
      context: { launch: { patient: 'p1' } },
    });
    expect(JSON.stringify(mine.data)).not.toContain('v1.');
    const theirs = await api<{ tokens: RunToken[] }>('GET', path, { as: { cookie: other.cookie } });
    expect(theirs.data.tokens).toEqual([]);
    const one = `${path}/${mine.data.tokens[0]?.id}`;
    expect((await api('DELETE', one, { as: { cookie: other.cookie } })).status).toBe(404);
    expect((await api('DELETE', one, { as: { cookie: owner.cookie } })).status).toBe(204);
    const { landed } = await follow(code());
    expect(landed).not.toBeNull();
  });
});

describe('UDAP with users, at the sandbox', () => {
  it('registers with a statement of its own issuer, once, and leaves the other client alone', async () => {
    const udapCode = (until: 'register') =>
      RunRequestSchema.parse({
        auth: { method: 'code', registration: 'udap', scope: 'launch/patient patient/*.rs' },
        until,
      });
    const first = await follow(udapCode('register'));
    expect(failures(first.frames)).toEqual([]);
    expect(purposes(first.frames)).toContain('registration');
    const again = await follow(udapCode('register'));
    expect(purposes(again.frames)).not.toContain('registration');
    const client = await db();
    const [registered] = await client.registration.findMany({
      where: { workspaceId, method: 'udap' },
    });
    expect(registered).toMatchObject({ grantType: 'authorization_code' });
    expect(registered?.issuer).toMatch(/\/user$/);
    // The client without users has a certificate and a registration of its own.
    const alone = await follow(RunRequestSchema.parse({ request: { path: 'Patient?_count=1' } }));
    expect(failures(alone.frames)).toEqual([]);
    const all = await client.registration.findMany({ where: { workspaceId, method: 'udap' } });
    expect(new Set(all.map(({ issuer }) => issuer)).size).toBe(2);
  });
});
