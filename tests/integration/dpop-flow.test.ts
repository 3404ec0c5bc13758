import { calculateJwkThumbprint, type JWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as callback } from '@/app/oauth/callback/route';
import { GET as depart } from '@/app/oauth/go/[authorization]/route';
import { db } from '@/lib/db/client';
import { followRun } from '@/lib/domain/runs/follow-run';
import { startRun } from '@/lib/domain/runs/start-run';
import { startTokenTool } from '@/lib/domain/runs/token-tools/start-token-tool';
import { resetEnv } from '@/lib/env';
import type { RunFrame } from '@/lib/run/frames';
import { RunRequestSchema, type Run, type RunRequestInput } from '@/lib/schemas/run';
import { TokenToolSchema, type TokenTool } from '@/lib/schemas/token-tool';
import { startAuthorizationServer } from '../fakes/authorization-server';
import { startPortalServer } from '../fakes/portal-server';
import { makeWorkspace, type TestMember } from './api';
import { addresses } from './sandbox-oauth.fixtures';
import { TestBrowser } from './sandbox-people.fixtures';
import { makeHolder } from './sandbox-registration.fixtures';

let portal: Awaited<ReturnType<typeof startPortalServer>>;
let bearerOnly: Awaited<ReturnType<typeof startAuthorizationServer>>;
let workspaceId = '';
let owner: TestMember;

beforeAll(async () => {
  portal = await startPortalServer();
  bearerOnly = await startAuthorizationServer();
  process.env.OUTBOUND_ALLOW = `${bearerOnly.host},${new URL(portal.url).host}`;
  resetEnv();
  const workspace = await makeWorkspace('dpop', ['owner']);
  workspaceId = workspace.id;
  owner = workspace.members.owner;
}, 120_000);

afterAll(async () => {
  await portal.close();
  await bearerOnly.close();
});

const scope = 'openid fhirUser launch/patient offline_access patient/*.rs';
const headers = () => ({ cookie: owner.cookie });

/** The person goes to the sandbox, signs in, allows everything, and comes back. */
async function goAndAllow(authorizationId: string, holder: string): Promise<void> {
  const go = await depart(
    new Request(`${portal.url}/oauth/go/${authorizationId}`, { headers: headers() }),
    { params: Promise.resolve({ authorization: authorizationId }) },
  );
  const there = new URL(go.headers.get('location') ?? '');
  const browser = new TestBrowser(holder);
  if (there.origin !== portal.url) {
    const back = await fetch(there, { redirect: 'manual' });
    await callback(new Request(back.headers.get('location') ?? '', { headers: headers() }));
    return;
  }
  await browser.authorize(Object.fromEntries(there.searchParams));
  await browser.signIn('ada');
  const patient = await browser.view();
  if (patient.step === 'patient') {
    await browser.answer({ step: 'patient', patient: 'harbor-ada' });
  }
  const consent = await browser.view();
  if (consent.step !== 'consent') throw new Error(`the page is ${consent.step}`);
  const allowed = consent.scopes.map((one) => one.scope);
  await browser.answer({ step: 'allow', scope: allowed });
  await callback(new Request(browser.location, { headers: headers() }));
}

async function follow(run: Run, holder = 'harbor'): Promise<RunFrame[]> {
  const frames: RunFrame[] = [];
  for await (const frame of followRun(run.id, AbortSignal.timeout(60_000))) {
    frames.push(frame);
    if (frame.type === 'authorization.requested') await goAndAllow(frame.authorizationId, holder);
  }
  return frames;
}

type Auth = Omit<Extract<NonNullable<RunRequestInput['auth']>, { method: 'code' }>, 'method'>;
const signIn = async (holder: string, auth: Auth = {}, base = addresses(holder).baseUrl) =>
  follow(
    await startRun(
      workspaceId,
      owner.id,
      RunRequestSchema.parse({
        holder: base,
        auth: { method: 'code', scope, ...auth },
        request: { path: 'Patient?_count=1' },
      }),
    ),
    holder,
  );
const tool = async (act: TokenTool['act'], tokenId: string) =>
  follow(await startTokenTool(workspaceId, owner.id, TokenToolSchema.parse({ act, tokenId })));

const checks = (frames: readonly RunFrame[]) =>
  frames.flatMap((frame) => (frame.type === 'check' ? [frame.check] : []));
const failures = (frames: readonly RunFrame[]) =>
  checks(frames).flatMap(({ id, verdict, seen }) => (verdict === 'fail' ? [`${id}: ${seen}`] : []));
const verdictOf = (frames: readonly RunFrame[], id: string) =>
  checks(frames).findLast((check) => check.id === id)?.verdict;
const proofs = (frames: readonly RunFrame[]) =>
  frames.flatMap((frame) =>
    frame.type === 'jwt' && frame.jwt.kind === 'dpop_proof' ? [frame.jwt] : [],
  );
const sent = (frames: readonly RunFrame[], purpose: string) =>
  frames.flatMap((frame) =>
    frame.type === 'exchange' && frame.exchange.purpose === purpose ? [frame.exchange] : [],
  );
const schemeOf = (frames: readonly RunFrame[]) =>
  sent(frames, 'fhir').map(
    ({ request }) => request.headers.find(([name]) => name === 'authorization')?.[1].split(' ')[0],
  );
async function newest() {
  const client = await db();
  return client.runToken.findFirstOrThrow({
    where: { workspaceId },
    orderBy: { createdAt: 'desc' },
  });
}
const thumbprint = (jwt: { header: Record<string, unknown> } | undefined) =>
  calculateJwkThumbprint(jwt?.header['jwk'] as JWK);

describe('a person signs in, and the tokens are bound to a key', () => {
  it('because the client registered so: proofs go to the token endpoint, FHIR and user info', async () => {
    const frames = await signIn('harbor', { dpop: 'always' });
    expect(failures(frames)).toEqual([]);
    const { tokenEndpoint, baseUrl } = addresses('harbor');
    const [registration] = sent(frames, 'registration');
    expect(registration?.request.body?.text).toContain('"dpop_bound_access_tokens":true');
    expect(verdictOf(frames, 'oauth.dpop.token-type')).toBe('pass');
    expect(schemeOf(frames).at(-1)).toBe('DPoP');
    const [atToken, atFhir] = proofs(frames);
    expect(atToken?.claims).toMatchObject({ htm: 'POST', htu: tokenEndpoint });
    expect(atToken?.claims).not.toHaveProperty('ath');
    expect(atFhir?.claims).toMatchObject({ htm: 'GET', htu: `${baseUrl}/Patient` });
    expect(atFhir?.claims['ath']).toMatch(/^[\w-]{43}$/);
    expect(new Set(proofs(frames).map(({ claims }) => claims['jti'])).size).toBe(2);
    expect(await thumbprint(atToken)).toBe(await thumbprint(atFhir));

    const row = await newest();
    expect(row.sealedDpopKey).not.toBeNull();
    const userinfo = await tool('userinfo', row.id);
    expect(failures(userinfo)).toEqual([]);
    expect(proofs(userinfo)).toHaveLength(1);
    expect(await thumbprint(proofs(userinfo)[0])).toBe(await thumbprint(atFhir));
    expect(failures(await tool('introspect', row.id))).toEqual([]);
  });

  it('with the access and its key kept, renewed with the same key, and given back', async () => {
    const again = await signIn('harbor', { dpop: 'always' });
    expect(sent(again, 'token')).toEqual([]);
    expect(schemeOf(again).at(-1)).toBe('DPoP');
    const { id, sealedAccessToken } = await newest();
    const renewal = await tool('renew', id);
    expect(failures(renewal)).toEqual([]);
    expect(proofs(renewal)).toHaveLength(1);
    expect(await thumbprint(proofs(renewal)[0])).toBe(await thumbprint(proofs(again)[0]));
    const after = await newest();
    expect(after.id).toBe(id);
    expect(after.renewedAt).not.toBeNull();
    expect(after.sealedAccessToken).not.toBe(sealedAccessToken);
    expect(failures(await signIn('harbor', { dpop: 'always' }))).toEqual([]);
    expect(failures(await tool('revoke', id))).toEqual([]);
    const client = await db();
    expect(await client.runToken.count({ where: { id } })).toBe(0);
  });

  it('because the holder demands it, with its nonce; nobody had to choose anything', async () => {
    const holder = await makeHolder({ dpop: 'required-with-nonce' });
    const frames = await signIn(holder);
    expect(failures(frames)).toEqual([]);
    // Without a proof, without the nonce, with both.
    expect(sent(frames, 'token').map(({ response }) => response?.status)).toEqual([400, 400, 200]);
    expect(verdictOf(frames, 'oauth.dpop.demanded')).toBe('info');
    expect(verdictOf(frames, 'oauth.dpop.nonce')).toBe('info');
    expect(proofs(frames).map(({ claims }) => 'nonce' in claims)).toEqual([false, true, true]);
    // A later run has the key, but no nonce yet.
    const later = await signIn(holder);
    expect(failures(later)).toEqual([]);
    expect(sent(later, 'fhir').map(({ response }) => response?.status)).toEqual([401, 200]);
    const renewal = await tool('renew', (await newest()).id);
    expect(failures(renewal)).toEqual([]);
    expect(sent(renewal, 'token').map(({ response }) => response?.status)).toEqual([400, 200]);
  });

  it('never, when the person says so: the holder refuses, and it is told why', async () => {
    const holder = await makeHolder({ dpop: 'required' });
    const frames = await signIn(holder, { dpop: 'never' });
    expect(failures(frames).join('\n')).toMatch(
      /oauth\.token\.invalid-dpop-proof: .*this holder binds every token to a key/,
    );
    expect(proofs(frames)).toEqual([]);
  });

  it('and a holder that gives a bearer token instead is not trusted with it', async () => {
    const frames = await signIn('', { dpop: 'always' }, bearerOnly.fhir);
    expect(failures(frames)).toEqual([
      'oauth.dpop.token-type: token_type is "Bearer", although the request had a proof.',
    ]);
    expect(sent(frames, 'fhir')).toEqual([]);
  });

  it('keeps no private key and no proof where it can be read', async () => {
    const frames = await signIn('harbor', { dpop: 'always', session: 'new' });
    const text = JSON.stringify(frames);
    expect(text).not.toContain('"d":');
    const headers = sent(frames, 'fhir').at(-1)?.request.headers ?? [];
    const proof = headers.find(([name]) => name.toLowerCase() === 'dpop')?.[1] ?? '';
    expect(proof).toMatch(/^eyJ[\w-]+\.eyJ[\w-]+\.‹signature removed›$/);
    const { sealedDpopKey } = await newest();
    expect(sealedDpopKey).not.toContain('kty');
  });
});

describe('a client without a person', () => {
  const run = async (holder: string, auth: RunRequestInput['auth']) => {
    const started = await startRun(
      workspaceId,
      owner.id,
      RunRequestSchema.parse({
        holder: addresses(holder).baseUrl,
        auth,
        request: { path: 'Patient?_count=1' },
      }),
    );
    return { id: started.id, frames: await follow(started) };
  };

  it.each(['udap', 'backend'] as const)(
    '%s: binds the token where the person says always, although nobody demands it',
    async (method) => {
      const { id, frames } = await run('harbor', { method, dpop: 'always' });
      expect(failures(frames)).toEqual([]);
      // The first request has a proof already: nobody had to refuse one without.
      expect(sent(frames, 'token').map(({ response }) => response?.status)).toEqual([200]);
      expect(verdictOf(frames, 'oauth.dpop.token-type')).toBe('pass');
      expect(proofs(frames)).toHaveLength(2);
      expect(schemeOf(frames).at(-1)).toBe('DPoP');
      expect((await newest()).sealedDpopKey).not.toBeNull();
      const { request } = await (await db()).run.findUniqueOrThrow({ where: { id } });
      expect(request).toMatchObject({ auth: { method, dpop: 'always' } });
      const plain = await run('harbor', { method });
      expect(failures(plain.frames)).toEqual([]);
      expect(schemeOf(plain.frames).at(-1)).toBe('Bearer');
    },
    120_000,
  );

  it('backend: registers a client of its own for bound tokens, and goes on with it', async () => {
    const holder = await makeHolder();
    const first = await run(holder, { method: 'backend', dpop: 'always' });
    const [registration] = sent(first.frames, 'registration');
    expect(registration?.request.body?.text).toContain('"dpop_bound_access_tokens":true');
    const again = await run(holder, { method: 'backend', dpop: 'always' });
    expect(sent(again.frames, 'registration')).toEqual([]);
    const without = await run(holder, { method: 'backend' });
    expect(sent(without.frames, 'registration')).toHaveLength(1);
    expect(schemeOf(without.frames).at(-1)).toBe('Bearer');
  }, 120_000);

  it.each(['udap', 'backend'] as const)(
    '%s: never proves a key when the person says so, and is told why it is refused',
    async (method) => {
      const holder = await makeHolder({ dpop: 'required' });
      const { frames } = await run(holder, { method, dpop: 'never' });
      expect(failures(frames).join('\n')).toMatch(/invalid-dpop-proof: .*binds every token/);
      expect(proofs(frames)).toEqual([]);
      expect(sent(frames, 'fhir')).toEqual([]);
    },
    120_000,
  );

  it.each([{ method: 'udap' }, { method: 'backend' }] as const)(
    '$method: proves a key where the holder demands it, with a fresh assertion each time',
    async (auth) => {
      const holder = await makeHolder({ dpop: 'required-with-nonce' });
      const { frames } = await run(holder, auth);
      expect(failures(frames)).toEqual([]);
      expect(schemeOf(frames).at(-1)).toBe('DPoP');
      const assertions = frames.flatMap((frame) =>
        frame.type === 'jwt' && frame.jwt.kind === 'client_assertion'
          ? [frame.jwt.claims['jti']]
          : [],
      );
      expect(new Set(assertions).size).toBe(3);
    },
    120_000,
  );
});
