import 'server-only';
import type { ClientRegistrationGiven } from '@/lib/domain/registrations/save-registration';
import type { RegisteredClient } from '@/lib/protocol/oauth/client-registration';
import { AuthMethodSchema, type ClientMetadata } from '@/lib/protocol/registration/client-metadata';
import { clientEnd, dateOfSeconds } from './life-of-client';
import type { RegistrationState } from './registration-state';

/** What a holder's answer of RFC 7591 or 7592 gives us, as it is kept. */
export function givenByHolder(
  state: RegistrationState,
  answer: RegisteredClient,
  sent: ClientMetadata,
): Omit<ClientRegistrationGiven, 'registrationEndpoint'> {
  const { client_secret: secret, registration_client_uri: uri } = answer;
  const { registration_access_token: token } = answer;
  const method = AuthMethodSchema.safeParse(answer['token_endpoint_auth_method']);
  const scope = answer['scope'];
  return {
    appId: state.app.id,
    holderBaseUrl: state.baseUrl,
    profileKey: state.profile?.key ?? null,
    grantType: state.client.grantType,
    authMethod: method.success ? method.data : sent.token_endpoint_auth_method,
    clientId: answer.client_id,
    scope: typeof scope === 'string' && scope !== '' ? scope : sent.scope,
    clientExpiresAt: clientEnd(answer, state.profile?.methods.dcr, state.context.now()),
    clientSecret: secret ?? null,
    clientSecretExpiresAt:
      secret === undefined ? null : dateOfSeconds(answer.client_secret_expires_at),
    management: uri !== undefined && token !== undefined ? { uri, token } : null,
    sent,
    response: answer,
  };
}
