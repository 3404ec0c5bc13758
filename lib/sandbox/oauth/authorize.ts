import 'server-only';
import { db } from '@/lib/db/client';
import { stringArray } from '@/lib/protocol/json-body';
import type { Holder } from '../holders/settings';
import { startInteraction } from '../people/start-interaction';
import { readAuthorizationRequest, readPrompts, type AskingClient } from './authorization-request';
import { authorizationErrorPage } from './authorization-error-page';
import { sweepNowAndThen } from './housekeeping';
import { liveClients } from './live-client';
import { OAuthError } from './oauth-error';
import { readFormBody, readForm } from './request-body';
import { sendBack } from './send-back';

type Form = ReadonlyMap<string, string>;

interface UserClient extends AskingClient {
  id: string;
  community: string | null;
  redirectUris: string[];
}

/** Nobody may be sent back: the person who asks is told on a page. */
class PageError extends Error {}

/**
 * The authorization endpoint: judges the request. As long as it is not known that the redirect is one of the client's,
 * what is wrong is told on a page; from then on the browser is sent back with an error. With a request in which
 * nothing is wrong the person goes on to the pages for sign-in and consent.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1
 */
export async function authorizeUser(holder: Holder, request: Request): Promise<Response> {
  try {
    await sweepNowAndThen();
    const form =
      request.method === 'POST'
        ? await readFormBody(request)
        : readForm(new URL(request.url).search);
    const client = await requireClient(holder, form);
    const redirectUri = requireRedirect(client, form);
    return await answer(holder, request, client, form, redirectUri);
  } catch (error) {
    // Whoever sends a parameter twice has no redirect that could be relied on.
    if (error instanceof PageError || error instanceof OAuthError) {
      return authorizationErrorPage(holder, error.message);
    }
    throw error;
  }
}

/** From here on everything that is wrong is the app's to know. */
async function answer(
  holder: Holder,
  request: Request,
  client: UserClient,
  form: Form,
  redirectUri: string,
): Promise<Response> {
  try {
    const asked = readAuthorizationRequest(holder, client, form, redirectUri);
    return await startInteraction(holder, request, {
      clientId: client.id,
      request: asked,
      prompts: readPrompts(form),
      maxAge: readMaxAge(form),
      community: client.community,
      launch: form.get('launch'),
    });
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    return sendBack(holder, { redirectUri, state: form.get('state') }, error);
  }
}

/** How long ago the person may have signed in, in seconds; null for any time (OpenID Connect Core §3.1.2.1). */
function readMaxAge(form: Form): number | null {
  const text = form.get('max_age');
  if (text === undefined) return null;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new OAuthError('invalid_request', `Found max_age “${text}”, expected seconds, 0 or more.`);
}

async function requireClient(holder: Holder, form: Form): Promise<UserClient> {
  const id = form.get('client_id');
  if (id === undefined) throw new PageError('The request has no client_id.');
  const client = await db();
  const row = await client.sandboxClient.findFirst({
    where: { id, holder: holder.name, ...liveClients() },
    select: {
      id: true,
      community: true,
      issuer: true,
      scope: true,
      grantTypes: true,
      metadata: true,
    },
  });
  if (!row) {
    throw new PageError(
      `There is no client “${id}” at ${holder.name}. It never registered here, was cancelled, or has ended.`,
    );
  }
  const { metadata, ...rest } = row;
  const uris = stringArray((metadata as Record<string, unknown>).redirect_uris);
  return { ...rest, redirectUris: uris ?? [] };
}

/** The redirect, byte for byte one of the client's; it may be left out by a client that has just one. */
function requireRedirect({ redirectUris }: UserClient, form: Form): string {
  const asked = form.get('redirect_uri');
  const only = redirectUris.length === 1 ? redirectUris[0] : undefined;
  if (asked === undefined && only !== undefined) return only;
  if (asked !== undefined && redirectUris.includes(asked)) return asked;
  throw new PageError(
    `Found the redirect_uri ${asked === undefined ? 'absent' : `“${asked}”`}, expected exactly one of those that the client registered: ` +
      `${redirectUris.map((uri) => `“${uri}”`).join(', ') || 'it registered none, because it has no users'}.`,
  );
}
