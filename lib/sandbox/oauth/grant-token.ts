import 'server-only';
import { shown } from '@/lib/protocol/json-body';
import type { Holder } from '../holders/settings';
import { issueAccessToken } from './access-token';
import { authenticateClient, type KnownClient } from './authenticate-client';
import { authenticatePlainClient } from './authenticate-plain-client';
import { requireB2bExtension, type B2bContext } from './b2b-extension';
import { grantTypes } from './capabilities';
import { sweepNowAndThen } from './housekeeping';
import { OAuthError, oauthJson } from './oauth-error';
import { readFormBody } from './request-body';
import { negotiateScope, scopesFor } from './scopes';

type Form = ReadonlyMap<string, string>;

/**
 * The token endpoint: an access token for a client without a user. With `udap` the client authenticates with a signed
 * assertion and says in it, with `hl7-b2b`, for whom and for what purpose it asks; without, it is a client of
 * plain registration, as SMART has them.
 *
 * @throws OAuthError with the codes of RFC 6749 §5.2
 * @see https://hl7.org/fhir/us/udap-security/STU2/b2b.html
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/backend-services.html
 */
export async function grantToken(holder: Holder, request: Request): Promise<Response> {
  await sweepNowAndThen();
  const form = await readFormBody(request);
  const isUdap = form.has('udap');
  if (isUdap) refuseSecrets(request, form);
  const grantType = requireGrantType(form);
  if (isUdap) requireUdap(form);
  const asserted = isUdap ? await authenticateClient(holder, form) : null;
  const client = asserted ?? (await authenticatePlainClient(holder, request, form));
  if (!client.grantTypes.includes(grantType)) {
    throw new OAuthError(
      'unauthorized_client',
      `The client is registered for ${client.grantTypes.join(', ')}, not for ${grantType}.`,
    );
  }
  if (grantType !== 'client_credentials') throw refuseUserGrant(grantType);
  const b2b = asserted && requireB2bExtension(asserted.claims);
  return answer(holder, client, form, b2b);
}

async function answer(
  holder: Holder,
  client: KnownClient,
  form: Form,
  b2b: B2bContext | null,
): Promise<Response> {
  // The first generation of the guide does not have scope among the parameters of this request.
  const isOptional = holder.settings.ruleSet === 'stu1' && b2b !== null;
  const requested = form.get('scope') ?? (isOptional ? client.scope : undefined);
  if (requested === undefined) {
    throw new OAuthError('invalid_scope', 'Found no scope, expected at least one.');
  }
  const supported = scopesFor('client_credentials', holder);
  const scope = negotiateScope(requested, client.scope, supported);
  const { token, expiresInSeconds } = await issueAccessToken(
    holder.name,
    { clientId: client.id, scope, context: b2b ? { 'hl7-b2b': b2b } : {} },
    client.expiresAt,
  );
  return oauthJson({
    access_token: token,
    token_type: 'Bearer',
    expires_in: expiresInSeconds,
    scope,
  });
}

/** A UDAP client authenticates with its assertion alone. */
function refuseSecrets(request: Request, form: Form): void {
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
}

function requireGrantType(form: Form): string {
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
  return grantType;
}

function requireUdap(form: Form): void {
  if (form.get('udap') !== '1') {
    throw new OAuthError(
      'invalid_request',
      `Found udap ${shown(form.get('udap'))}, expected the parameter udap=1.`,
    );
  }
}

/** No user can sign in yet, so no code and no refresh token was ever handed out. */
function refuseUserGrant(grantType: string): OAuthError {
  const name = grantType === 'refresh_token' ? 'refresh_token' : 'code';
  return new OAuthError(
    'invalid_grant',
    `This holder handed out no such ${name}: sign-in is not open here yet.`,
  );
}
