import type {
  AuthMethod,
  GrantType,
  RegistrationMethod,
} from '@/lib/protocol/registration/client-metadata';

/** What the console has to know of a registration in order to act as it. */
export interface ConsoleClient {
  id: string;
  holderBaseUrl: string;
  method: RegistrationMethod;
  grantType: GrantType;
  authMethod: AuthMethod;
  status: string;
  clientId: string | null;
  certificateId: string | null;
  community: string | null;
  scope: string;
}

/** The members of the address that choose the client, named as the forms of the console have them. */
function authOf(client: ConsoleClient): Record<string, string> | null {
  const { id, method, grantType, authMethod, certificateId, community, scope } = client;
  const trust = community !== null && URL.canParse(community) ? { community } : {};
  if (grantType === 'authorization_code') {
    const asked = scope === '' ? {} : { 'code.scope': scope };
    return { auth: 'code', 'code.client': id, ...asked, ...(method === 'udap' ? trust : {}) };
  }
  if (method === 'udap') {
    return { scope, ...(certificateId === null ? {} : { certificateId }), ...trust };
  }
  // Without a person the console signs, or does not get a token at all.
  return authMethod === 'private_key_jwt'
    ? { auth: 'backend', 'backend.registrationId': id, 'backend.scope': scope }
    : null;
}

/**
 * The path of the console below the workspace, ready to act as a registration: its holder, its client and its scope.
 * Null for registrations with which the console cannot get a token.
 */
export function consolePath(client: ConsoleClient): string | null {
  if (client.status !== 'active' || client.clientId === null) return null;
  const auth = authOf(client);
  return auth && `console?${new URLSearchParams({ holder: client.holderBaseUrl, ...auth })}`;
}
