import 'server-only';
import type { RegistrationRecord } from '@/lib/domain/registrations/get-registration';
import { stringArray } from '@/lib/protocol/json-body';
import type { AuthMethod } from '@/lib/protocol/registration/client-metadata';

/** The client with which a person signs in: a registration, as far as the flow needs it. */
export interface UserClient {
  registrationId: string;
  appId: string;
  clientId: string;
  authMethod: AuthMethod;
  /** It authenticates with a certified key (UDAP), not with one of a JWK Set. */
  isUdap: boolean;
  /** UDAP: the URI with which it registered, which its certificate has to name. */
  issuer: string | null;
  /** It registered for tokens that are bound to a key (RFC 9449 §5.2). */
  isDpopBound: boolean;
  /** Null where nobody wrote down what is registered. */
  redirectUris: string[] | null;
  scope: string;
}

/** A registration as the client of the flow, or null while the holder has not given a client_id. */
export function userClientOf(registration: RegistrationRecord): UserClient | null {
  const { id, appId, clientId, authMethod, method, issuer, scope, sent, response } = registration;
  if (clientId === null) return null;
  const said = stringArray(response['redirect_uris']) ?? stringArray(sent['redirect_uris']);
  return {
    registrationId: id,
    appId,
    clientId,
    authMethod,
    isUdap: method === 'udap',
    issuer: method === 'udap' ? issuer : null,
    isDpopBound:
      (response['dpop_bound_access_tokens'] ?? sent['dpop_bound_access_tokens']) === true,
    redirectUris: said,
    scope,
  };
}
