import 'server-only';
import { stringArray } from '@/lib/protocol/json-body';
import type { AuthorizationGrounds } from '@/lib/protocol/oauth/authorization-request';
import type { CodeAuth } from '@/lib/schemas/code-auth';
import type { RunState } from '../run-state';
import { codeEndpointsOf } from './code-state';
import type { UserClient } from './user-client';

/** The capability that a holder of SMART lists for each way to authenticate. */
const clientCapability = {
  none: 'client-public',
  client_secret_basic: 'client-confidential-symmetric',
  client_secret_post: 'client-confidential-symmetric',
  private_key_jwt: 'client-confidential-asymmetric',
} as const;

/** What is known of the holder and of the client when a person is about to be sent there. */
export function groundsOf(
  state: RunState,
  client: UserClient,
  auth: CodeAuth,
  redirectUri: string,
): AuthorizationGrounds {
  const { smart, metadata } = state;
  const { isUdap, authMethod } = client;
  const published = isUdap ? metadata : smart;
  const launchMode = auth.launch === undefined ? 'launch-standalone' : 'launch-ehr';
  return {
    endpoint: codeEndpointsOf(state, client).authorization,
    redirectUri,
    scope: auth.scope,
    launch: auth.launch,
    idp: auth.idp,
    needs: isUdap ? [] : [launchMode, clientCapability[authMethod]],
    offered: {
      udapProfiles: stringArray(metadata?.udap_profiles_supported),
      grantTypes: stringArray(published?.grant_types_supported),
      codeChallengeMethods: stringArray(smart?.code_challenge_methods_supported),
      scopes: stringArray(published?.scopes_supported),
      capabilities: isUdap ? null : stringArray(smart?.capabilities),
    },
    registered: { redirectUris: client.redirectUris, scope: client.scope },
  };
}

/** The issuer with which an answer of the authorization server can be compared. */
export function issuerOf(
  { smart }: RunState,
  { isUdap }: UserClient,
): { issuer: string | null; hasIssuer: boolean } {
  if (isUdap || !smart) return { issuer: null, hasIssuer: false };
  return {
    issuer: smart.issuer ?? null,
    hasIssuer: smart['authorization_response_iss_parameter_supported'] === true,
  };
}
