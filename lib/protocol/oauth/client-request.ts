import type { HttpRequest } from '../transport';
import { proveClient, type ClientAuthentication } from './client-authentication';

/**
 * A form that a client sends to an endpoint of an authorization server, with the proof of who it is. Redirects are not
 * followed: they would carry the proof elsewhere.
 *
 * @param parameters those of the endpoint; the proof comes behind them
 */
export function buildClientRequest(options: {
  purpose: 'token' | 'introspection' | 'revocation';
  url: string;
  client: ClientAuthentication;
  parameters: Readonly<Record<string, string>>;
}): HttpRequest {
  const { headers, form } = proveClient(options.client);
  return {
    purpose: options.purpose,
    method: 'POST',
    url: options.url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
      ...headers,
    },
    body: new URLSearchParams({ ...options.parameters, ...form }).toString(),
    redirect: 'manual',
  };
}
