import type { GrantType } from '@/lib/protocol/registration/client-metadata';

/** What a new client asks for: reading, with a user as the patient who signed in, without one for the system. */
export const defaultScopes: Readonly<Record<GrantType, string>> = {
  authorization_code: 'openid fhirUser launch/patient patient/*.rs',
  client_credentials: 'system/*.rs',
};
