import 'server-only';
import { db } from '@/lib/db/client';
import { stringArray } from '@/lib/protocol/json-body';
import type { Holder } from '../holders/find-holder';
import { alive } from './client-life';
import { toErrorDescription } from './oauth-error';
import { readFormBody } from './request-body';
import { supportedScope } from './scopes';

/** The parameters of an authorization request, each once. */
async function readParameters(request: Request): Promise<ReadonlyMap<string, string>> {
  if (request.method === 'POST') return readFormBody(request);
  return new Map(new URL(request.url).searchParams);
}

/** A page for a person whose client sent them here with something that cannot be sent back to it. */
function errorPage(holder: Holder, problem: string): Response {
  const text = problem.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sign-in is not possible</title><body style="font-family:system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem"><h1>Sign-in is not possible</h1><p>${text}</p><p>Nothing was sent back to the app. Data holder: ${holder.name}.</p></body></html>`;
  return new Response(body, {
    status: 400,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    },
  });
}

function sendBack(
  redirectUri: string,
  state: string | undefined,
  error: string,
  description: string,
): Response {
  const target = new URL(redirectUri);
  target.searchParams.set('error', error);
  target.searchParams.set('error_description', toErrorDescription(description));
  if (state !== undefined) target.searchParams.set('state', state);
  return new Response(null, {
    status: 302,
    headers: { location: target.href, 'cache-control': 'no-store' },
  });
}

/** What is wrong with a request whose redirect URI is good, as an OAuth error; null when nothing is. */
function problemOf(
  { settings }: Holder,
  parameters: ReadonlyMap<string, string>,
  grantTypes: readonly string[],
): [error: string, description: string] | null {
  if (!grantTypes.includes('authorization_code')) {
    return ['unauthorized_client', 'The client is registered for client_credentials.'];
  }
  const type = parameters.get('response_type');
  if (type === undefined) return ['invalid_request', 'Found no response_type, expected code.'];
  if (type !== 'code') {
    return ['unsupported_response_type', `Found response_type ${type}, expected code.`];
  }
  // The second generation of the UDAP guide and SMART demand both; the first one neither.
  if (settings.ruleSet === 'stu2') {
    if (!parameters.get('state')) return ['invalid_request', 'Found no state, expected one.'];
    if (!parameters.get('code_challenge')) {
      return ['invalid_request', 'Found no code_challenge, expected one (PKCE).'];
    }
  }
  const method = parameters.get('code_challenge_method');
  if (parameters.has('code_challenge') && method !== 'S256') {
    return ['invalid_request', `Found code_challenge_method ${method ?? 'none'}, expected S256.`];
  }
  try {
    supportedScope(parameters.get('scope') ?? '', 'invalid_scope', 'authorization_code');
  } catch (error) {
    return [
      'invalid_scope',
      error instanceof Error ? error.message : 'The scope is not supported.',
    ];
  }
  return null;
}

/**
 * The authorization endpoint. It judges the request of a client as the standards demand. Nobody can sign in at this
 * holder: a request that is good in everything is sent back with `temporarily_unavailable`, which says so.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1
 * @see https://hl7.org/fhir/us/udap-security/STU2/general.html
 */
export async function authorizeUser(holder: Holder, request: Request): Promise<Response> {
  const parameters = await readParameters(request);
  const clientId = parameters.get('client_id') ?? '';
  const client = await db();
  const row = await client.sandboxClient.findFirst({
    where: { id: clientId, holder: holder.name, ...alive() },
    select: { metadata: true, grantTypes: true },
  });
  if (!row) return errorPage(holder, `The client_id “${clientId}” is not registered here.`);
  const registered = stringArray((row.metadata as Record<string, unknown>).redirect_uris) ?? [];
  const asked = parameters.get('redirect_uri') ?? (registered.length === 1 ? registered[0] : '');
  // Never sent anywhere that was not registered, character by character.
  if (asked === undefined || !registered.includes(asked)) {
    return errorPage(
      holder,
      `The redirect_uri “${asked ?? ''}” is none of those that the app registered: ${registered.join(', ') || 'none'}.`,
    );
  }
  const state = parameters.get('state');
  const [error, description] = problemOf(holder, parameters, row.grantTypes) ?? [
    'temporarily_unavailable',
    'The request is good. Sign-in at this holder is not open yet.',
  ];
  return sendBack(asked, state, error, description);
}
