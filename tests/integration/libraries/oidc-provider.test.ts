import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { GET as callback } from '@/app/oauth/callback/route';
import { GET as depart } from '@/app/oauth/go/[authorization]/route';
import { followRun } from '@/lib/domain/runs/follow-run';
import { startRun } from '@/lib/domain/runs/start-run';
import { resetEnv } from '@/lib/env';
import type { RunFrame } from '@/lib/run/frames';
import type { RunToken } from '@/lib/schemas/run-token';
import { RunRequestSchema, type Run, type RunRequestInput } from '@/lib/schemas/run';
import type { TokenTool } from '@/lib/schemas/token-tool';
import { startIndependentHolder } from '../../fakes/independent-holder';
import { startPortalServer } from '../../fakes/portal-server';
import { api, makeWorkspace, type TestMember } from '../api';

let portal: Awaited<ReturnType<typeof startPortalServer>>;
let holder: Awaited<ReturnType<typeof startIndependentHolder>>;
let workspaceId = '';
let owner: TestMember;

beforeAll(async () => {
  portal = await startPortalServer();
  holder = await startIndependentHolder();
  process.env.OUTBOUND_ALLOW = `${holder.host},${new URL(portal.url).host}`;
  resetEnv();
  const workspace = await makeWorkspace('independent', ['owner']);
  workspaceId = workspace.id;
  owner = workspace.members.owner;
});

afterEach(() => {
  expect(holder.errors).toEqual([]);
  Object.assign(holder.settings, { answer: 'allow', accessTokenSeconds: 300 });
});

afterAll(async () => {
  await portal.close();
  await holder.close();
});

const requestOf = (auth: RunRequestInput['auth']) =>
  RunRequestSchema.parse({ holder: holder.fhir, auth, request: { path: 'Patient/p1' } });

/** A browser: keeps cookies, and follows redirects until they lead back to the portal. */
async function goTo(address: string): Promise<string> {
  const cookies = new Map<string, string>();
  let url = address;
  for (let count = 0; count < 12; count += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`${answer.status}: ${await answer.text()}`);
    url = new URL(location, url).href;
    if (url.startsWith(portal.url)) return url;
  }
  throw new Error(`still at ${url}`);
}

async function signIn(authorizationId: string): Promise<void> {
  const headers = { cookie: owner.cookie };
  const params = Promise.resolve({ authorization: authorizationId });
  const go = await depart(new Request(`${portal.url}/oauth/go/${authorizationId}`, { headers }), {
    params,
  });
  const back = await goTo(go.headers.get('location') ?? '');
  expect((await callback(new Request(back, { headers }))).status).toBe(303);
}

/** Runs to the end; the person goes to the holder when they are asked to. */
async function follow(auth: RunRequestInput['auth']) {
  const run = await startRun(workspaceId, owner.id, requestOf(auth));
  return followed(run.id);
}

async function followed(runId: string) {
  const frames: RunFrame[] = [];
  let hasSignedIn = false;
  for await (const frame of followRun(runId, AbortSignal.timeout(30_000))) {
    frames.push(frame);
    if (frame.type !== 'authorization.requested') continue;
    await signIn(frame.authorizationId);
    hasSignedIn = true;
  }
  const checks = frames.flatMap((frame) => (frame.type === 'check' ? [frame.check] : []));
  const last = frames.at(-1);
  return {
    frames,
    hasSignedIn,
    /** What is not as it should be. */
    complaints: checks
      .filter(({ verdict }) => verdict === 'fail' || verdict === 'warn')
      .map(({ id, verdict, seen }) => `${verdict} ${id}: ${seen}`),
    seen: Object.fromEntries(checks.map(({ id, seen }) => [id, seen])),
    passed: checks.filter(({ verdict }) => verdict === 'pass').map(({ id }) => id),
    resource: last?.type === 'run.finished' ? last.resource : null,
  };
}

/** What this provider does otherwise than RFC 6749 §5.1 and SMART have it; nothing else is wrong. */
const itsWays = [
  'warn oauth.registration.values: launch_uris',
  'warn oauth.token.no-store: Cache-Control: no-store; Pragma: absent',
];

const short = (complaints: readonly string[]) =>
  complaints.map((one) => itsWays.find((known) => one.startsWith(known)) ?? one);

/** Does something with the access that was kept last. */
async function useToken(act: TokenTool['act'], which: TokenTool['which'] = 'access_token') {
  const as = { cookie: owner.cookie };
  const path = '/workspaces/independent';
  const { data } = await api<{ tokens: RunToken[] }>('GET', `${path}/run-tokens`, { as });
  const body = { act, which, tokenId: data.tokens[0]?.id };
  const run = await api<Run>('POST', `${path}/token-tools`, { as, body });
  return followed(run.data.id);
}

const factsOf = (frames: readonly RunFrame[]) =>
  frames.flatMap((frame) => (frame.type === 'note' ? [frame.facts] : [])).at(-1);

describe('the portal as a client of oidc-provider', () => {
  it.each(['none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt'] as const)(
    'registers, signs in, verifies who it was, reads, renews twice and gives back, with %s',
    async (authMethod) => {
      // Less than what the portal wants to have left, and enough for one run on a busy machine.
      holder.settings.accessTokenSeconds = 25;
      const auth = { method: 'code', authMethod, prompt: 'consent' } as const;
      const first = await follow({ ...auth, session: 'new' });
      expect(short(first.complaints)).toEqual(itsWays);
      expect(first.passed).toEqual(
        expect.arrayContaining([
          'oauth.registration.created',
          'oauth.authorization.issuer',
          'oidc.id-token.signature',
          'oidc.id-token.nonce',
          'smart.scopes.granted',
        ]),
      );
      expect(first.hasSignedIn).toBe(true);
      expect(first.resource).toMatchObject({ resourceType: 'Patient', id: 'p1' });

      for (const round of [1, 2]) {
        const again = await follow(auth);
        expect(again.hasSignedIn, `round ${round}`).toBe(false);
        expect(short(again.complaints)).toEqual(itsWays.slice(1));
        expect(again.seen).toMatchObject({
          'oauth.code-token.rotated': 'A new refresh token came.',
        });
        expect(again.resource).toMatchObject({ id: 'p1' });
      }

      holder.settings.accessTokenSeconds = 300;
      await follow(auth);
      const person = await useToken('userinfo');
      expect(person.complaints).toEqual([]);
      expect(factsOf(person.frames)).toMatchObject({ sub: 'person-1' });
      const known = await useToken('introspect');
      expect(known.complaints).toEqual([]);
      expect(factsOf(known.frames)).toMatchObject({ active: 'true', sub: 'person-1' });
      expect((await useToken('revoke', 'refresh_token')).complaints).toEqual([]);
      // Nothing is left: the person has to sign in again.
      expect((await follow(auth)).hasSignedIn).toBe(true);
    },
  );

  it.each(['none', 'client_secret_basic', 'private_key_jwt'] as const)(
    'binds its tokens to a key (DPoP), and proves it at each endpoint, with %s',
    async (authMethod) => {
      holder.settings.accessTokenSeconds = 25;
      const auth = { method: 'code', authMethod, prompt: 'consent', dpop: 'always' } as const;
      const first = await follow({ ...auth, session: 'new' });
      expect(short(first.complaints)).toEqual(itsWays);
      expect(first.passed).toEqual(
        expect.arrayContaining(['oauth.dpop.token-type', 'oidc.id-token.signature']),
      );
      expect(first.resource).toMatchObject({ resourceType: 'Patient', id: 'p1' });
      // Over: it is renewed with the key that is kept.
      holder.settings.accessTokenSeconds = 300;
      const again = await follow(auth);
      expect(again.hasSignedIn).toBe(false);
      expect(short(again.complaints)).toEqual(itsWays.slice(1));
      expect(again.passed).toContain('oauth.dpop.token-type');
      expect(again.resource).toMatchObject({ id: 'p1' });
      expect((await useToken('userinfo')).complaints).toEqual([]);
      const known = await useToken('introspect');
      expect(factsOf(known.frames)).toMatchObject({ active: 'true', token_type: 'DPoP' });
      expect(short((await useToken('renew')).complaints)).toEqual(itsWays.slice(1));
    },
  );

  it('is told why there is no refresh token without consent', async () => {
    const { complaints, passed } = await follow({ method: 'code', session: 'new' });
    expect(complaints.at(-1)).toBe(
      'warn smart.scopes.granted: Not granted: go on with refresh tokens when the user is away.',
    );
    expect(passed).toContain('oidc.id-token.signature');
  });

  it('is told when the person says no', async () => {
    holder.settings.answer = 'deny';
    const { complaints } = await follow({ method: 'code', session: 'new' });
    expect(complaints.join()).toContain('access_denied: “the person said no”');
  });

  it.each(['jwks_uri', 'jwks'] as const)(
    'registers as a backend service and proves its key, which it names by %s',
    async (keys) => {
      const { complaints, resource } = await follow({
        method: 'backend',
        keys,
        register: 'always',
      });
      expect(short(complaints)).toEqual(itsWays.slice(1));
      expect(resource).toMatchObject({ resourceType: 'Patient', id: 'p1' });
    },
  );
});
