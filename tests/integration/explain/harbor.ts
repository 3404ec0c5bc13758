import type { RunFrame } from '@/lib/run/frames';
import type { CodeAuth } from '@/lib/schemas/code-auth';
import { addresses } from '../sandbox-oauth.fixtures';
import { TestBrowser } from '../sandbox-people.fixtures';
import { visitProvider } from '../tiered-people.fixtures';
import { making, type Mistakes } from './faulty-client';
import type { World } from './world';

/** What apps with a person ask harbor for. */
export const codeScope = 'launch/patient patient/*.rs';

const queryOf = (url: string) => Object.fromEntries(new URL(url).searchParams);

/** A business client at harbor, of the sandbox, that makes these mistakes. */
export const atHarbor =
  (mistakes: Mistakes, auth: Record<string, unknown> = {}, until: 'register' | 'token' = 'token') =>
  (world: World): Promise<RunFrame[]> =>
    making(mistakes, () =>
      world.run({ holder: 'harbor', until, auth: { method: 'udap', register: 'always', ...auth } }),
    );

/** A business client that makes no mistake, at harbor behind a gateway that changes token requests on their way. */
export const behindGateway =
  (change: (form: URLSearchParams, headers: Headers) => void) =>
  async (world: World): Promise<RunFrame[]> => {
    const { gateway } = world.portal;
    gateway.change = async (request) => {
      if (!request.url.endsWith('/harbor/oauth/token')) return null;
      const [form, headers] = [
        new URLSearchParams(await request.text()),
        new Headers(request.headers),
      ];
      change(form, headers);
      headers.delete('content-length');
      return new Request(request.url, { method: 'POST', headers, body: form.toString() });
    };
    try {
      return await atHarbor({})(world);
    } finally {
      delete gateway.change;
    }
  };

/** A person signs in at harbor and allows everything; gives what they come back with. */
async function allow(sent: URLSearchParams): Promise<Record<string, string>> {
  const browser = new TestBrowser();
  await browser.authorize(Object.fromEntries(sent));
  if (browser.location.startsWith(sent.get('redirect_uri') ?? '')) return queryOf(browser.location);
  await browser.signIn('ada');
  await browser.consent();
  return queryOf(browser.location);
}

/** A person signs in at harbor with an app of theirs. */
export const signInAtHarbor = (world: World, auth: Partial<CodeAuth> = {}) =>
  world.signIn(
    {
      holder: 'harbor',
      until: 'token',
      auth: {
        method: 'code',
        register: 'always',
        session: 'new',
        scope: codeScope,
        ...auth,
      },
    },
    allow,
  );

/** A person signs in at harbor with an account of an identity provider. */
export const throughProvider =
  (idp: () => string, username = 'ada.id', spoil?: (back: string) => string) =>
  (world: World) =>
    world.signIn(
      {
        holder: 'harbor',
        until: 'token',
        auth: {
          method: 'code',
          registration: 'udap',
          session: 'new',
          scope: `openid ${codeScope} udap`,
          idp: idp(),
        },
      },
      async (sent) => queryOf(await visitProvider(Object.fromEntries(sent), username, spoil)),
    );

/** The identity provider of the sandbox. */
export const sandboxIdp = () => addresses('idp').baseUrl;
