import 'server-only';
import { db } from '@/lib/db/client';
import { shown, stringArray } from '@/lib/protocol/json-body';
import { holderAddresses } from '../addresses';
import type { Holder } from '../holders/settings';
import { authorizationErrorPage } from './authorization-error-page';
import { liveClients } from './live-client';
import { OAuthError, type OAuthErrorCode } from './oauth-error';
import { readFormBody, readForm } from './request-body';
import { negotiateScope, scopesFor } from './scopes';

type Form = ReadonlyMap<string, string>;

interface UserClient {
  id: string;
  issuer: string | null;
  scope: string;
  grantTypes: string[];
  redirectUris: string[];
}

/** Nobody may be sent back: the person who asks is told on a page. */
class PageError extends Error {}

/**
 * The authorization endpoint: judges the request. As long as it is not known that the redirect is one of the client's,
 * what is wrong is told on a page; from then on the browser is sent back with an error. A request in which nothing is
 * wrong is sent back with `temporarily_unavailable`, because users cannot sign in at this holder yet.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1
 * @see https://hl7.org/fhir/us/udap-security/STU2/general.html (IG 2 §7.2)
 */
export async function authorizeUser(holder: Holder, request: Request): Promise<Response> {
  try {
    const form =
      request.method === 'POST'
        ? await readFormBody(request)
        : readForm(new URL(request.url).search);
    const client = await requireClient(holder, form);
    const redirectUri = requireRedirect(client, form);
    return sendBack(redirectUri, form.get('state'), judge(holder, client, form));
  } catch (error) {
    // Whoever sends a parameter twice has no redirect that could be relied on.
    if (error instanceof PageError || error instanceof OAuthError) {
      return authorizationErrorPage(holder, error.message);
    }
    throw error;
  }
}

async function requireClient(holder: Holder, form: Form): Promise<UserClient> {
  const id = form.get('client_id');
  if (id === undefined) throw new PageError('The request has no client_id.');
  const client = await db();
  const row = await client.sandboxClient.findFirst({
    where: { id, holder: holder.name, ...liveClients() },
    select: { id: true, issuer: true, scope: true, grantTypes: true, metadata: true },
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

/** What is wrong with a request of a client that is known; if nothing is, that nobody can sign in. */
function judge(holder: Holder, client: UserClient, form: Form): OAuthError {
  try {
    requireCodeRequest(holder, client, form);
    const scope = form.get('scope');
    if (scope === undefined) {
      throw new OAuthError('invalid_scope', 'Found no scope, expected at least one.');
    }
    negotiateScope(scope, client.scope, scopesFor('authorization_code', holder));
  } catch (error) {
    if (error instanceof OAuthError) return error;
    throw error;
  }
  return new OAuthError(
    'temporarily_unavailable',
    'Nothing is wrong with the request, but sign-in at this holder is not open yet.',
  );
}

function requireCodeRequest(holder: Holder, client: UserClient, form: Form): void {
  const refuse = (code: OAuthErrorCode, description: string) => new OAuthError(code, description);
  const type = form.get('response_type');
  if (type === undefined) throw refuse('invalid_request', 'Found no response_type, expected code.');
  if (type !== 'code') {
    throw refuse('unsupported_response_type', `Found response_type ${type}, expected code.`);
  }
  if (!client.grantTypes.includes('authorization_code')) {
    throw refuse(
      'unauthorized_client',
      `The client is registered for ${client.grantTypes.join(', ')}, not for authorization_code.`,
    );
  }
  const audience = form.get('aud');
  const { baseUrl } = holderAddresses(holder.name);
  if (audience !== undefined && audience !== baseUrl) {
    throw refuse('invalid_request', `Found aud ${shown(audience)}, expected '${baseUrl}'.`);
  }
  // The first generation of the guide demands neither; SMART, which plain clients follow, demands both.
  const isOptional = holder.settings.ruleSet === 'stu1' && client.issuer !== null;
  if (!form.has('state') && !isOptional) {
    throw refuse('invalid_request', 'Found no state, expected a value that cannot be guessed.');
  }
  if (!isOptional || form.has('code_challenge')) requirePkce(form);
}

/** @see https://www.rfc-editor.org/rfc/rfc7636#section-4.4.1 */
function requirePkce(form: Form): void {
  const challenge = form.get('code_challenge');
  const method = form.get('code_challenge_method');
  if (challenge === undefined) {
    throw new OAuthError('invalid_request', 'Found no code_challenge, expected one (PKCE).');
  }
  if (method !== 'S256') {
    throw new OAuthError(
      'invalid_request',
      `Found code_challenge_method ${shown(method)}, expected S256.`,
    );
  }
  if (!/^[\w-]{43}$/.test(challenge)) {
    throw new OAuthError(
      'invalid_request',
      'The code_challenge is not a SHA-256 in base64url, which has 43 characters.',
    );
  }
}

function sendBack(redirectUri: string, state: string | undefined, error: OAuthError): Response {
  const query = new URLSearchParams({
    error: error.code,
    error_description: error.message,
    ...(state !== undefined && { state }),
  });
  const glue = redirectUri.includes('?') ? '&' : '?';
  return new Response(null, {
    status: 303,
    headers: {
      location: `${redirectUri}${glue}${query.toString()}`,
      'cache-control': 'no-store',
      // The address of the request is nobody else's business.
      'referrer-policy': 'no-referrer',
    },
  });
}
