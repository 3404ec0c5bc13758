import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { holderAddresses } from '../addresses';
import type { Holder } from '../holders/settings';
import { issueAccessToken } from './access-token';
import { requireExtensions } from './assertion-extensions';
import { authenticateAny, refuseSecrets } from './authenticate-any';
import type { KnownClient } from './authenticate-client';
import { grantTypesOf } from './capabilities';
import { verifyDpopProof } from './dpop-proof';
import { sweepNowAndThen } from './housekeeping';
import { OAuthError, oauthJson } from './oauth-error';
import { redeemCode } from './redeem-code';
import { refreshGrant } from './refresh-grant';
import { readFormBody } from './request-body';
import { negotiateScope, scopesFor } from './scopes';

type Form = ReadonlyMap<string, string>;

/**
 * The token endpoint: tokens for a code, for a refresh token, or for a client without a user. With `udap` the client
 * authenticates with a signed assertion (and, without a user, says in it for whom and for what purpose it asks);
 * without, it is a client of plain registration, as SMART has them. With a DPoP proof the tokens are bound to its key.
 *
 * @throws OAuthError with the codes of RFC 6749 §5.2
 * @see https://hl7.org/fhir/us/udap-security/STU2/b2b.html
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/backend-services.html
 */
export async function grantToken(holder: Holder, request: Request): Promise<Response> {
  await sweepNowAndThen();
  const form = await readFormBody(request);
  // Before the grant type: whoever sends secrets beside an assertion is told so first.
  if (form.has('udap')) refuseSecrets(request, form);
  const grantType = requireGrantType(holder, form);
  const client = await authenticateAny(holder, request, form);
  if (!client.grantTypes.includes(grantType)) {
    throw new OAuthError(
      'unauthorized_client',
      `The client is registered for ${client.grantTypes.join(', ')}, not for ${grantType}.`,
    );
  }
  const jkt = await provenKey(holder, client, request);
  switch (grantType) {
    case 'authorization_code':
      return redeemCode(holder, client, form, jkt);
    case 'refresh_token':
      return refreshGrant(holder, client, form, jkt);
    default: {
      const extensions = 'claims' in client ? requireExtensions(client.claims) : null;
      return answer(holder, client, form, { extensions, jkt });
    }
  }
}

/** The key that the request proves with DPoP; null without a proof, where none is demanded. */
async function provenKey(
  holder: Holder,
  { isDpopBound }: KnownClient,
  request: Request,
): Promise<string | null> {
  const target = { method: 'POST', url: holderAddresses(holder.name).tokenEndpoint };
  const jkt = await verifyDpopProof(holder, request, target);
  if (jkt !== null || (holder.settings.dpop === 'optional' && !isDpopBound)) return jkt;
  throw new OAuthError(
    'invalid_dpop_proof',
    isDpopBound
      ? 'Found no DPoP header, expected a proof: the client registered with dpop_bound_access_tokens.'
      : 'Found no DPoP header, expected a proof: this holder binds every token to a key.',
  );
}

async function answer(
  holder: Holder,
  client: KnownClient,
  form: Form,
  { extensions, jkt }: { extensions: Prisma.InputJsonObject | null; jkt: string | null },
): Promise<Response> {
  // The first generation of the guide does not have scope among the parameters of this request.
  const isOptional = holder.settings.ruleSet === 'stu1' && extensions !== null;
  const requested = form.get('scope') ?? (isOptional ? client.scope : undefined);
  if (requested === undefined) {
    throw new OAuthError('invalid_scope', 'Found no scope, expected at least one.');
  }
  const supported = scopesFor('client_credentials', holder);
  const scope = negotiateScope(requested, client.scope, supported);
  const { token, expiresInSeconds } = await issueAccessToken(
    holder.name,
    {
      clientId: client.id,
      scope,
      context: { ...extensions, ...(jkt !== null && { cnf: { jkt } }) },
    },
    client.expiresAt,
  );
  return oauthJson({
    access_token: token,
    token_type: jkt === null ? 'Bearer' : 'DPoP',
    expires_in: expiresInSeconds,
    scope,
  });
}

function requireGrantType(holder: Holder, form: Form): string {
  const grantType = form.get('grant_type');
  if (grantType === undefined) {
    throw new OAuthError(
      'invalid_request',
      'Found no grant_type, expected one such as authorization_code.',
    );
  }
  const offered = grantTypesOf(holder);
  if (!offered.includes(grantType)) {
    throw new OAuthError(
      'unsupported_grant_type',
      `Found grant_type ${grantType}, offered is ${offered.join(', ')}.`,
    );
  }
  return grantType;
}
