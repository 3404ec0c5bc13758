import 'server-only';
import type { CodeAuth } from '@/lib/schemas/code-auth';
import type { SmartConfiguration } from '@/lib/protocol/smart/configuration';
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

/** Relative addresses are not allowed but seen; they count from the FHIR base URL. */
function absolute(address: unknown, baseUrl: string): string | undefined {
  if (typeof address !== 'string') return undefined;
  const base = baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`;
  return URL.canParse(address, base) ? new URL(address, base).href : undefined;
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
  const { authorization_endpoint, token_endpoint }: Partial<SmartConfiguration> = smart ?? {};
  return {
    authorization: absolute(authorization_endpoint, baseUrl),
    token: absolute(token_endpoint, baseUrl),
  };
}
