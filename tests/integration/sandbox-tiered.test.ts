import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as upstreamRoute } from '@/app/sandbox/[holder]/oauth/upstream/route';
import { db } from '@/lib/db/client';
import { resetEnv } from '@/lib/env';
import { communityUri } from '@/lib/sandbox/addresses';
import { sandboxCommunity } from '@/lib/sandbox/pki/community';
import { startPlannedHolders, type HolderPlan, type PlannedAnswer } from '../fakes/planned-holder';
import { startPortalServer } from '../fakes/portal-server';
import {
  addresses,
  newClient,
  nowSeconds,
  postRegistration,
  sign,
  type Claims,
  type TestClient,
} from './sandbox-oauth.fixtures';
import {
  fhir,
  newPkce,
  newUserApp,
  redeem,
  requestOf,
  TestBrowser,
  type UserApp,
} from './sandbox-people.fixtures';
import { userApp } from './sandbox-registration.fixtures';

const scope = 'openid fhirUser udap launch/patient patient/*.rs';

let portal: Awaited<ReturnType<typeof startPortalServer>>;
let providers: Awaited<ReturnType<typeof startPlannedHolders>>;
let app: UserApp;

beforeAll(async () => {
  portal = await startPortalServer();
  providers = await startPlannedHolders();
  process.env.OUTBOUND_ALLOW = providers.host;
  resetEnv();
  await sandboxCommunity();
  app = await newUserApp({ scope });
}, 240_000);

afterAll(async () => {
  await portal.close();
  await providers.close();
});

const idp = () => addresses('idp').baseUrl;

/** Asks harbor for access with an identity provider; gives the browser, which is where harbor sent it. */
async function ask(provider: string, more: Record<string, string> = {}) {
  const browser = new TestBrowser();
  const { verifier, challenge } = newPkce();
  const request = { ...requestOf(app, challenge, scope), idp: provider, ...more };
  await browser.authorize(request);
  return { browser, verifier, request };
}

/** The parameters with which the browser was sent to an identity provider. */
function question(browser: TestBrowser): Record<string, string> {
  return Object.fromEntries(new URL(browser.location).searchParams);
}

/** Has a person sign in at the sandbox's identity provider; gives where that sends the browser. */
async function signInThere(browser: TestBrowser, username: string, scopes = ['openid', 'udap']) {
  expect(browser.location).toMatch(/\/sandbox\/idp\/oauth\/authorize\?/);
  const there = new TestBrowser('idp');
  await there.authorize(question(browser));
  await there.signIn(username);
  await there.answer({ step: 'allow', scope: scopes });
  return there.location;
}

async function comeBack(browser: TestBrowser, to: string): Promise<TestBrowser> {
  await browser.open(upstreamRoute, to);
  return browser;
}

const upstreamRow = async (provider: string) =>
  (await db()).sandboxUpstreamClient.findFirst({ where: { holder: 'harbor', provider } });

describe('a person whom an identity provider knows', () => {
  it('signs in there, allows at the holder, and the app reads the record', async () => {
    const { browser, verifier, request } = await ask(idp());
    const asked = question(browser);
    expect(asked).toMatchObject({
      response_type: 'code',
      scope: 'openid udap',
      redirect_uri: addresses().upstreamRedirect,
      code_challenge_method: 'S256',
    });
    expect(asked.state).not.toBe(request.state);
    expect(asked.nonce).toMatch(/^[\w-]{43}$/);
    expect(asked).not.toHaveProperty('aud');
    await comeBack(browser, await signInThere(browser, 'ada.id'));
    expect(await browser.view()).toMatchObject({
      step: 'consent',
      person: 'Ada Mae Winslow',
      patient: { id: 'harbor-ada' },
    });
    const { code, state } = await browser.allow();
    expect(state).toBe(request.state);
    const { body } = await redeem(app, { code: code!, verifier });
    expect(body).toMatchObject({ scope, patient: 'harbor-ada' });
    const read = await fhir('Patient/harbor-ada', body.access_token as string);
    expect(read.status).toBe(200);
  });

  it('finds the holder registered there once, for who signs in and nothing else', async () => {
    const first = await ask(idp());
    const row = await upstreamRow(idp());
    const second = await ask(idp());
    expect(question(first.browser).client_id).toBe(row?.clientId);
    expect(question(second.browser).client_id).toBe(row?.clientId);
    expect(await upstreamRow(idp())).toEqual(row);
    const client = await (
      await db()
    ).sandboxClient.findUniqueOrThrow({ where: { id: row!.clientId } });
    expect(client).toMatchObject({
      holder: 'idp',
      issuer: addresses().baseUrl,
      community: communityUri(),
      scope: 'openid udap',
      grantTypes: ['authorization_code'],
    });
  });

  it('has to come back as somebody whom the holder knows', async () => {
    const { browser, request } = await ask(idp());
    await comeBack(browser, await signInThere(browser, 'river.id'));
    const answer = browser.returned();
    expect(answer).toMatchObject({ error: 'access_denied', state: request.state });
    expect(answer.error_description).toContain("'account-river'");
    expect(answer.error_description).toContain('nobody at this holder');
  });

  it('can say no at the identity provider, and at the holder while away', async () => {
    const { browser } = await ask(idp());
    const there = new TestBrowser('idp');
    await there.authorize(question(browser));
    await there.answer({ step: 'deny' });
    await comeBack(browser, there.location);
    expect(browser.returned()).toMatchObject({ error: 'access_denied' });
    expect(browser.returned().error_description).toContain('The person said no');
  });

  it('cannot sign in with a password of the holder instead', async () => {
    const { browser } = await ask(idp());
    const row = await (
      await db()
    ).sandboxInteraction.findFirstOrThrow({
      where: { clientId: app.id },
      orderBy: { createdAt: 'desc' },
    });
    browser.location = `${portal.url}/sandbox/harbor/oauth/interaction/${row.id}`;
    expect(await browser.view()).toMatchObject({ step: 'elsewhere', provider: idp() });
    await browser.answer({ step: 'sign-in', username: 'ada', password: 'ada-harbor' });
    expect((await browser.view()).step).toBe('elsewhere');
    await browser.answer({ step: 'deny' });
    expect(browser.returned()).toMatchObject({ error: 'access_denied' });
  });

  it('is asked by the holder itself when the app has no udap in its scopes', async () => {
    const browser = new TestBrowser();
    const request = requestOf(app, newPkce().challenge, 'openid patient/*.rs');
    await browser.authorize({ ...request, idp: idp() });
    expect((await browser.view()).step).toBe('sign-in');
  });
});

describe('an answer that cannot be believed', () => {
  it('with a state that is not the one of the holder is a server_error', async () => {
    for (const spoil of [
      (url: URL) => url.searchParams.set('state', 'other'),
      (url: URL) => url.searchParams.delete('state'),
    ]) {
      const { browser, request } = await ask(idp());
      const back = new URL(await signInThere(browser, 'ada.id'));
      spoil(back);
      await comeBack(browser, back.href);
      expect(browser.returned()).toMatchObject({ error: 'server_error', state: request.state });
    }
  });

  it('in another browser, or twice, leads to no app', async () => {
    const { browser } = await ask(idp());
    const back = await signInThere(browser, 'ada.id');
    const stranger = new TestBrowser();
    expect((await stranger.open(upstreamRoute, back)).status).toBe(400);
    await comeBack(browser, back);
    expect((await browser.view()).step).toBe('consent');
    expect((await browser.open(upstreamRoute, back)).status).toBe(400);
  });

  it('from another server (iss), or without code, is refused', async () => {
    for (const spoil of [
      (url: URL) => url.searchParams.set('iss', 'https://other.example.org'),
      (url: URL) => url.searchParams.delete('code'),
    ]) {
      const { browser } = await ask(idp());
      const back = new URL(await signInThere(browser, 'ada.id'));
      spoil(back);
      await comeBack(browser, back.href);
      expect(browser.returned().error).toBe('invalid_idp');
    }
  });

  it('without id_token is refused', async () => {
    const { browser } = await ask(idp());
    await comeBack(browser, await signInThere(browser, 'ada.id', ['udap']));
    expect(browser.returned().error).toBe('invalid_idp');
    expect(browser.returned().error_description).toContain('no id_token');
  });

  it('of a provider that forgot the holder is refused, and the next person finds it registered anew', async () => {
    const { browser } = await ask(idp());
    const back = await signInThere(browser, 'ada.id');
    const before = await upstreamRow(idp());
    await (await db()).sandboxClient.delete({ where: { id: before!.clientId } });
    await comeBack(browser, back);
    expect(browser.returned().error).toBe('invalid_idp');
    expect(await upstreamRow(idp())).toBeNull();
    const again = await ask(idp());
    await comeBack(again.browser, await signInThere(again.browser, 'basil.id'));
    expect(await again.browser.view()).toMatchObject({ patient: { id: 'harbor-basil' } });
  });
});

describe('an identity provider that the holder does not take', () => {
  const good: HolderPlan['metadata'] = {
    plain: {
      grant_types_supported: ['authorization_code'],
      scopes_supported: ['openid', 'udap'],
      udap_authorization_extensions_supported: [],
      udap_authorization_extensions_required: undefined,
    },
  };
  const endpoint = { authorization_endpoint: 'https://idp.example.org/authorize' };

  /** Puts one up, and says its base URL. */
  const provider = (plan: HolderPlan = {}) =>
    providers.add(`idp-${randomUUID().slice(0, 8)}`, {
      ...plan,
      metadata: {
        ...good,
        ...plan.metadata,
        claims: { ...endpoint, ...plan.metadata?.claims },
        plain: { ...endpoint, ...good.plain, ...plan.metadata?.plain },
      },
    });

  const cases: [name: string, url: () => Promise<string> | string, why: RegExp][] = [
    ['is no URL', () => 'lighthouse', /not an absolute URL/],
    ['is not encrypted', () => 'http://idp.example.org', /not encrypted/],
    ['has a query', () => 'https://idp.example.org/?a=1', /query/],
    ['is at an address that may not be called', () => 'https://169.254.169.254', /169\.254/],
    ['does not answer', () => 'http://127.0.0.1:1', /./],
    ['has no UDAP', () => provider({ udap: { status: 404 } }), /404/],
    ['does not know the community', () => provider({ udap: { status: 204 } }), /204/],
    ['is certified elsewhere', () => provider({ metadata: { kind: 'untrusted-root' } }), /anchor/i],
    ['has a revoked certificate', () => provider({ metadata: { kind: 'revoked' } }), /revoked/i],
    [
      'has the certificate of somebody else',
      () => provider({ metadata: { sanUri: 'https://other.example.org' } }),
      /other\.example\.org/,
    ],
    [
      'does not offer udap',
      () => provider({ metadata: { plain: { scopes_supported: ['openid'] } } }),
      /lack udap/,
    ],
    [
      'does not register the holder',
      () =>
        provider({ register: { status: 400, body: { error: 'unapproved_software_statement' } } }),
      /could not register/,
    ],
  ];

  it.each(cases)('because it %s', async (_, urlOf, why) => {
    const { browser, request } = await ask(await urlOf());
    const answer = browser.returned();
    expect(answer).toMatchObject({ error: 'invalid_idp', state: request.state });
    expect(answer.error_description).toMatch(why);
  });

  const tokens: [
    name: string,
    spoil: (claims: Claims, other: TestClient) => { claims: Claims; signer?: TestClient },
    why: RegExp,
  ][] = [
    [
      'issuer',
      (claims) => ({ claims: { ...claims, iss: 'https://x.example.org' } }),
      /iss is 'https:..x\.example\.org'/,
    ],
    ['audience', (claims) => ({ claims: { ...claims, aud: 'somebody' } }), /aud is 'somebody'/],
    ['nonce', (claims) => ({ claims: { ...claims, nonce: 'other' } }), /nonce/],
    ['end', (claims) => ({ claims: { ...claims, exp: nowSeconds() - 3600 } }), /exp is/],
    ['start', (claims) => ({ claims: { ...claims, iat: nowSeconds() + 3600 } }), /iat is/],
    ['person', (claims) => ({ claims: { ...claims, sub: undefined } }), /sub is absent/],
    [
      'signature',
      (claims, other) => ({ claims, signer: { ...other, x5c: other.x5c.toReversed() } }),
      /does not verify/,
    ],
    ['signer', (claims, signer) => ({ claims, signer }), /certificate names/],
  ];

  /** A provider whose id_tokens are good but for what `spoil` does, asked about its answer. */
  async function answerWith(
    spoil: (claims: Claims, other: TestClient) => { claims: Claims; signer?: TestClient },
  ): Promise<Record<string, string>> {
    const asked: Record<string, string> = {};
    let idToken = '';
    const token = (): PlannedAnswer => ({
      status: 200,
      headers: { 'cache-control': 'no-store', pragma: 'no-cache' },
      body: {
        access_token: 'a',
        token_type: 'Bearer',
        expires_in: 300,
        scope: 'openid udap',
        id_token: idToken,
      },
    });
    const url = await provider({ token });
    const { browser } = await ask(url);
    Object.assign(asked, question(browser));
    const claims: Claims = {
      iss: url,
      // An account of the sandbox's own provider: of another one it means nothing.
      sub: 'account-ada',
      aud: asked.client_id,
      iat: nowSeconds(),
      exp: nowSeconds() + 300,
      nonce: asked.nonce,
    };
    const spoiled = spoil(claims, await newClient());
    idToken = await sign(spoiled.signer ?? (await newClient('RS256', [url])), spoiled.claims);
    const back = new URLSearchParams({ code: 'c', state: asked.state ?? '' });
    await comeBack(browser, `${addresses().upstreamRedirect}?${back.toString()}`);
    return browser.returned();
  }

  it.each(tokens)('because its id_token has another %s', async (_, spoil, why) => {
    const answer = await answerWith(spoil);
    expect(answer.error).toBe('invalid_idp');
    expect(answer.error_description).toMatch(why);
  });

  it('unless all of it is good; then nobody is known by its accounts', async () => {
    const answer = await answerWith((claims) => ({ claims }));
    expect(answer.error).toBe('access_denied');
    expect(answer.error_description).toContain('nobody at this holder is known');
  });
});

it('the redirect of a holder is one that its own identity provider takes, and nothing else on http is', async () => {
  const claims = { ...userApp(), redirect_uris: [`${portal.url}/sandbox/harbor/oauth/other`] };
  expect((await postRegistration(claims)).body.error).toBe('invalid_redirect_uri');
});
