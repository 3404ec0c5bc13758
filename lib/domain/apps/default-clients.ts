import type { GrantType } from '@/lib/protocol/registration/client-metadata';

/** The two workflows of an app, in the order in which they are shown. */
export const grantTypes: readonly GrantType[] = ['authorization_code', 'client_credentials'];

/** What a client asks for unless people say something else. */
export const defaultScopes: Readonly<Record<GrantType, string>> = {
  authorization_code: 'openid fhirUser launch/patient patient/*.rs',
  client_credentials: 'system/*.rs',
};
