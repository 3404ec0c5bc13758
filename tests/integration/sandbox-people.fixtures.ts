import { createHash, randomBytes } from 'node:crypto';
import { POST as answerRoute } from '@/app/sandbox/[holder]/oauth/interaction/[id]/answer/route';
import { GET as authorizeRoute } from '@/app/sandbox/[holder]/oauth/authorize/route';
import { GET as fhirRoute } from '@/app/sandbox/[holder]/fhir/r4/[[...path]]/route';
import { POST as introspectRoute } from '@/app/sandbox/[holder]/oauth/introspect/route';
import { POST as revokeRoute } from '@/app/sandbox/[holder]/oauth/revoke/route';
import { viewInteraction, type InteractionView } from '@/lib/sandbox/people/interaction-view';
import {
  addresses,
  answerOf,
  postRegistration,
  postToken,
  type Answer,
  type Claims,
} from './sandbox-oauth.fixtures';
import { userApp } from './sandbox-registration.fixtures';

export const redirectUri = 'https://app.example.org/callback';

/** A registered app with users. */
export interface UserApp {
  id: string;
  secret: string;
  holder: string;
}

/** Every scope that the tests ask for. */
export const fullScope =
  'openid fhirUser launch launch/patient launch/encounter offline_access patient/*.rs user/*.rs';

/** Registers an app with users; `claims` replace what is proper. */
export async function newUserApp(claims: Claims = {}, holder = 'harbor'): Promise<UserApp> {
  const app = { ...userApp(), scope: fullScope, ...claims };
  const { body } = await postRegistration(app, undefined, holder);
  if (typeof body.client_id !== 'string') throw new Error(JSON.stringify(body));
  return { id: body.client_id, secret: String(body.client_secret), holder };
}

/** The header of a client with a secret. */
export function basicOf({ id, secret }: Pick<UserApp, 'id' | 'secret'>): Record<string, string> {
  const text = `${encodeURIComponent(id)}:${encodeURIComponent(secret)}`;
  return { authorization: `Basic ${Buffer.from(text).toString('base64')}` };
}

/** A verifier and its challenge. */
export function newPkce(): { verifier: string; challenge: string } {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** A browser of a person: it keeps its cookie, follows to the pages, and fills in their forms. */
export class TestBrowser {
  cookie: string | null = null;
  location = '';
  readonly holder: string;

  constructor(holder = 'harbor') {
    this.holder = holder;
  }

  #context<P extends object>(params: P) {
    return { params: Promise.resolve({ holder: this.holder, ...params }) };
  }

  #take(response: Response): Response {
    const cookie = response.headers.get('set-cookie')?.split(';')[0];
    if (cookie !== undefined) this.cookie = cookie;
    this.location = response.headers.get('location') ?? '';
    return response;
  }

  #headers(more: Record<string, string> = {}): Record<string, string> {
    return { ...more, ...(this.cookie !== null && { cookie: this.cookie }) };
  }

  /** Opens the authorization endpoint. */
  async authorize(parameters: Record<string, string>): Promise<Response> {
    const query = new URLSearchParams(parameters).toString();
    const url = `${addresses(this.holder).authorizationEndpoint}?${query}`;
    const request = new Request(url, { headers: this.#headers() });
    return this.#take(await authorizeRoute(request, this.#context({})));
  }

  /** Opens an address of the holder, by the route that serves it. */
  async open(
    route: (
      request: Request,
      context: { params: Promise<{ holder: string }> },
    ) => Promise<Response>,
    url: string,
  ): Promise<Response> {
    return this.#take(
      await route(new Request(url, { headers: this.#headers() }), this.#context({})),
    );
  }

  get #id(): string {
    return new URL(this.location).pathname.split('/').at(-1) ?? '';
  }

  /** What the page shows to which the browser was sent. */
  async view(query = ''): Promise<InteractionView> {
    const [name, value] = this.cookie?.split('=') ?? [];
    const cookies = (wanted: string) => (wanted === name ? value : undefined);
    const view = await viewInteraction(this.holder, this.#id, { cookies, query });
    if (!view) throw new Error('there is no such page');
    return view;
  }

  /** Sends a form of the page; `spoil` replaces what the page put into it. */
  async answer(
    fields: Record<string, string | readonly string[]>,
    spoil: { form?: string; cookie?: string } = {},
  ): Promise<Response> {
    const view = await this.view();
    const form = new URLSearchParams({ form: spoil.form ?? ('form' in view ? view.form : '') });
    for (const [name, value] of Object.entries(fields)) {
      for (const one of typeof value === 'string' ? [value] : value) form.append(name, one);
    }
    const headers = {
      ...this.#headers({ 'content-type': 'application/x-www-form-urlencoded' }),
      ...(spoil.cookie !== undefined && { cookie: spoil.cookie }),
    };
    const request = new Request(`${this.location.split('?')[0] ?? ''}/answer`, {
      method: 'POST',
      headers,
      body: form.toString(),
    });
    return this.#take(await answerRoute(request, this.#context({ id: this.#id })));
  }

  /** Signs in with the published password. */
  async signIn(username: string): Promise<void> {
    const view = await this.view();
    if (view.step !== 'sign-in') throw new Error(`the page is ${view.step}`);
    const person = view.people.find((one) => one.username === username);
    await this.answer({ step: 'sign-in', username, password: person?.password ?? '' });
  }

  /** Allows everything that the page lists, or only `scopes`. */
  async consent(scopes?: readonly string[]): Promise<void> {
    const view = await this.view();
    if (view.step !== 'consent') throw new Error(`the page is ${view.step}`);
    const scope = scopes ?? view.scopes.map((one) => one.scope);
    await this.answer({ step: 'allow', scope });
  }

  /** The same at the end of a sign-in; gives what the app gets. */
  async allow(scopes?: readonly string[]): Promise<Record<string, string>> {
    await this.consent(scopes);
    return this.returned();
  }

  /** The query with which the browser was sent back to the app. */
  returned(): Record<string, string> {
    if (!this.location.startsWith(redirectUri)) throw new Error(`still at ${this.location}`);
    return Object.fromEntries(new URL(this.location).searchParams);
  }
}

/** A proper authorization request of an app. */
export function requestOf(app: UserApp, challenge: string, scope = fullScope) {
  return {
    response_type: 'code',
    client_id: app.id,
    redirect_uri: redirectUri,
    scope,
    state: randomBytes(16).toString('base64url'),
    aud: addresses(app.holder).baseUrl,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  };
}

const standalone = fullScope.replace(' launch ', ' ');

/** Lets a person allow an app; gives the code and its verifier. */
export async function getCode(
  app: UserApp,
  options: {
    username?: string;
    scope?: string;
    extra?: Record<string, string>;
    browser?: TestBrowser;
  } = {},
): Promise<{ code: string; verifier: string }> {
  const { username = 'ada', scope = standalone, extra = {} } = options;
  const browser = options.browser ?? new TestBrowser(app.holder);
  const { verifier, challenge } = newPkce();
  await browser.authorize({ ...requestOf(app, challenge, scope), ...extra });
  await browser.signIn(username);
  if ((await browser.view()).step === 'patient') {
    await browser.answer({ step: 'patient', patient: 'harbor-basil' });
  }
  const { code } = await browser.allow();
  if (code === undefined) throw new Error('no code');
  return { code, verifier };
}

/** The form that redeems a code. */
export function codeForm(code: string, verifier: string): Record<string, string> {
  return {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  };
}

/** Redeems a code of an app with a secret. */
export async function redeem(
  app: UserApp,
  { code, verifier }: { code: string; verifier: string },
  headers: Record<string, string> = {},
): Promise<Answer> {
  return postToken(codeForm(code, verifier), { ...basicOf(app), ...headers }, app.holder);
}

/** Exchanges a refresh token of an app with a secret. */
export async function refresh(app: UserApp, token: string, scope?: string): Promise<Answer> {
  const form = { grant_type: 'refresh_token', refresh_token: token, ...(scope && { scope }) };
  return postToken(form, basicOf(app), app.holder);
}

/** Reads from the FHIR side. */
export async function fhir(
  path: string,
  token: string,
  options: { holder?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const { holder = 'harbor', headers = { authorization: `Bearer ${token}` } } = options;
  const request = new Request(`${addresses(holder).baseUrl}/${path}`, { headers });
  const segments = path.split('?')[0]?.split('/') ?? [];
  const params = Promise.resolve({ holder, path: segments });
  return answerOf(await fhirRoute(request, { params }));
}

/** Asks an endpoint that takes a token in a form, as an app with a secret. */
export async function aboutToken(
  endpoint: 'introspect' | 'revoke',
  app: UserApp,
  token: string,
): Promise<Answer> {
  const { introspectionEndpoint, revocationEndpoint } = addresses(app.holder);
  const url = endpoint === 'introspect' ? introspectionEndpoint : revocationEndpoint;
  const route = endpoint === 'introspect' ? introspectRoute : revokeRoute;
  const request = new Request(url, {
    method: 'POST',
    headers: { ...basicOf(app), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ token }).toString(),
  });
  return answerOf(await route(request, { params: Promise.resolve({ holder: app.holder }) }));
}
