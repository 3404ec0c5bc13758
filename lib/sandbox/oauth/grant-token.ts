import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { shown } from '@/lib/protocol/json-body';
import type { Holder } from '../holders/find-holder';
import { issueAccessToken } from './access-token';
import { authenticateClient } from './authenticate-client';
import { authenticatePlainClient } from './authenticate-plain-client';
import { requireB2bExtension } from './b2b-extension';
import { tokenGrantTypes } from './capabilities';
import { sweepNowAndThen } from './housekeeping';
import { OAuthError, oauthJson } from './oauth-error';
import { readFormBody } from './request-body';
import { negotiateScope } from './scopes';

type Form = ReadonlyMap<string, string>;

/** A client that may have a token, and what is known of its request. */
interface Entitled {
  id: string;
  scope: string;
  grantTypes: readonly string[];
  context: Prisma.InputJsonObject;
}

/**
 * The token endpoint: an access token by client credentials. A client of UDAP says `udap=1`, authenticates with a signed
 * assertion and says in it, with `hl7-b2b`, for whom and for what purpose it asks; a client of RFC 7591 authenticates as
 * it registered.
 *
 * @throws OAuthError with the codes of RFC 6749 §5.2
 * @see https://hl7.org/fhir/us/udap-security/STU2/b2b.html
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/backend-services.html
 */
export async function grantToken(holder: Holder, request: Request): Promise<Response> {
  await sweepNowAndThen();
  const form = await readFormBody(request);
  requireGrantType(form);
  const authorization = request.headers.get('authorization');
  const client = isPlain(form, authorization)
    ? await entitlePlain(holder, form, authorization)
    : await entitleUdap(holder, form, authorization);
  if (!client.grantTypes.includes('client_credentials')) {
    throw new OAuthError(
      'unauthorized_client',
      `The client is registered for ${client.grantTypes.join(', ')}, not for client_credentials.`,
    );
  }
  const requested = form.get('scope');
  if (requested === undefined) {
    throw new OAuthError('invalid_scope', 'Found no scope, expected at least one.');
  }
  const scope = negotiateScope(requested, client.scope);
  const { token, expiresInSeconds } = await issueAccessToken(holder.name, {
    clientId: client.id,
    scope,
    context: client.context,
  });
  return oauthJson({
    access_token: token,
    token_type: 'Bearer',
    expires_in: expiresInSeconds,
    scope,
  });
}

function requireGrantType(form: Form): void {
  const grantType = form.get('grant_type');
  if (grantType === undefined) {
    throw new OAuthError('invalid_request', 'Found no grant_type, expected client_credentials.');
  }
  if (!tokenGrantTypes.includes(grantType)) {
    throw new OAuthError(
      'unsupported_grant_type',
      `Found grant_type ${grantType}, offered is ${tokenGrantTypes.join(', ')}.`,
    );
  }
}

/** Whether a request is one of RFC 7591 clients: without `udap`, with a secret, or with an assertion that names a `kid`. */
function isPlain(form: Form, authorization: string | null): boolean {
  if (form.has('udap')) return false;
  if (authorization !== null || form.has('client_secret')) return true;
  const [header = ''] = (form.get('client_assertion') ?? '').split('.');
  try {
    const read = JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid?: unknown };
    return read.kid !== undefined;
  } catch {
    return false;
  }
}

async function entitlePlain(
  holder: Holder,
  form: Form,
  authorization: string | null,
): Promise<Entitled> {
  const client = await authenticatePlainClient(holder, form, authorization);
  return { ...client, context: {} };
}

async function entitleUdap(
  { name }: Holder,
  form: Form,
  authorization: string | null,
): Promise<Entitled> {
  requireUdapRequest(form, authorization);
  const client = await authenticateClient(name, form);
  // Judged before the extension: who may not ask need not say for whom.
  if (!client.grantTypes.includes('client_credentials')) return { ...client, context: {} };
  return { ...client, context: { 'hl7-b2b': requireB2bExtension(client.claims) } };
}

/** Demands what can be judged before the client is known. */
function requireUdapRequest(form: Form, authorization: string | null): void {
  if (authorization !== null) {
    throw new OAuthError(
      'invalid_request',
      'Found an Authorization header, expected none: the client authenticates with client_assertion alone.',
    );
  }
  if (form.has('client_secret')) {
    throw new OAuthError(
      'invalid_request',
      'Found client_secret, expected none: the client authenticates with client_assertion alone.',
    );
  }
  if (form.get('udap') !== '1') {
    throw new OAuthError(
      'invalid_request',
      `Found udap ${shown(form.get('udap'))}, expected the parameter udap=1.`,
    );
  }
}
