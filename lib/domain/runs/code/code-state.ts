import 'server-only';
import type { CodeAuth } from '@/lib/schemas/code-auth';
import { addressOf } from '@/lib/protocol/fhir/well-known';
import type { RunState } from '../run-state';
import type { UserClient } from './user-client';

/** The authentication of a run in which a person signs in; null for another run. */
export function codeAuthOf(state: RunState): CodeAuth | null {
  const { auth } = state.request;
  return auth.method === 'code' ? auth : null;
}

/** The two endpoints of the flow. */
export interface CodeEndpoints {
  authorization: string | undefined;
  token: string | undefined;
}

/**
 * Where a person signs in and where tokens come from: for UDAP as it is signed, else as the SMART configuration has it.
 */
export function codeEndpointsOf(
  { endpoints, smart, baseUrl }: RunState,
  client: Pick<UserClient, 'isUdap'>,
): CodeEndpoints {
  if (client.isUdap) {
    return { authorization: endpoints?.authorization_endpoint, token: endpoints?.token_endpoint };
  }
  return {
    authorization: addressOf(smart?.authorization_endpoint, baseUrl),
    token: addressOf(smart?.token_endpoint, baseUrl),
  };
}
