import 'server-only';
import { shown } from '@/lib/protocol/json-body';
import type { HolderName } from '../addresses';
import { issueAccessToken } from './access-token';
import { authenticateClient } from './authenticate-client';
import { requireB2bExtension } from './b2b-extension';
import { grantTypes } from './capabilities';
import { sweepNowAndThen } from './housekeeping';
import { OAuthError, oauthJson } from './oauth-error';
import { readFormBody } from './request-body';
import { negotiateScope } from './scopes';

/**
 * The token endpoint: an access token for a client that authenticates with a signed assertion and says in
 * it, with `hl7-b2b`, for whom and for what purpose it asks.
 *
 * @throws OAuthError with the codes of RFC 6749 §5.2
 * @see https://hl7.org/fhir/us/udap-security/STU2/b2b.html
 */
export async function grantToken(holder: HolderName, request: Request): Promise<Response> {
  await sweepNowAndThen();
  const form = await readFormBody(request);
  requireUdapRequest(request, form);
  const client = await authenticateClient(holder, form);
  if (!client.grantTypes.includes('client_credentials')) {
    throw new OAuthError(
      'unauthorized_client',
      `The client is registered for ${client.grantTypes.join(', ')}, not for client_credentials.`,
    );
  }
  const b2b = requireB2bExtension(client.claims);
  const requested = form.get('scope');
  if (requested === undefined) {
    throw new OAuthError('invalid_scope', 'Found no scope, expected at least one.');
  }
  const scope = negotiateScope(requested, client.scope);
  const { token, expiresInSeconds } = await issueAccessToken(holder, {
    clientId: client.id,
    scope,
    context: { 'hl7-b2b': b2b },
  });
  return oauthJson({
    access_token: token,
    token_type: 'Bearer',
    expires_in: expiresInSeconds,
    scope,
  });
}

/** Demands what can be judged before the client is known. */
function requireUdapRequest(request: Request, form: ReadonlyMap<string, string>): void {
  if (request.headers.has('authorization')) {
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
  const grantType = form.get('grant_type');
  if (grantType === undefined) {
    throw new OAuthError('invalid_request', 'Found no grant_type, expected client_credentials.');
  }
  if (!grantTypes.includes(grantType)) {
    throw new OAuthError(
      'unsupported_grant_type',
      `Found grant_type ${grantType}, offered is ${grantTypes.join(', ')}.`,
    );
  }
  if (form.get('udap') !== '1') {
    throw new OAuthError(
      'invalid_request',
      `Found udap ${shown(form.get('udap'))}, expected the parameter udap=1.`,
    );
  }
}
