import 'server-only';
import type { JSONWebKeySet } from 'jose';
import { openTransport } from '@/lib/net/open-transport';
import { readJsonObject } from '@/lib/protocol/json-body';
import { keySetProblem } from '@/lib/protocol/registration/preflight-jwks';

/** How long a holder waits for the keys of a client, in milliseconds. */
const patienceMs = 8_000;

/**
 * The keys of a client from its address, through the one door out: a client that registered is not trusted with
 * addresses of the network that the portal is in.
 */
export async function fetchJwks(
  uri: string,
): Promise<{ keys: JSONWebKeySet; problem: null } | { keys: null; problem: string }> {
  const transport = openTransport({ signal: AbortSignal.timeout(patienceMs) });
  const { response, failure } = await transport({
    purpose: 'jwks',
    method: 'GET',
    url: uri,
    headers: { accept: 'application/json' },
    redirect: 'manual',
    maxBytes: 64 * 1024,
  });
  if (!response) return { keys: null, problem: failure.message };
  if (response.status !== 200) return { keys: null, problem: `status ${response.status}.` };
  const { value, problem } = readJsonObject(response);
  if (value === null) return { keys: null, problem: `the body is ${problem}` };
  const wrong = keySetProblem(value);
  return wrong === null
    ? { keys: value as unknown as JSONWebKeySet, problem: null }
    : { keys: null, problem: wrong };
}
