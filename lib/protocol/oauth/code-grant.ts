import type { HttpRequest } from '../transport';
import type { ClientAuthentication } from './client-authentication';
import { buildClientRequest } from './client-request';

export interface CodeExchange {
  tokenEndpoint: string;
  client: ClientAuthentication;
  code: string;
  /** As it was in the authorization request. */
  redirectUri: string;
  codeVerifier: string;
}

/**
 * The request that exchanges a code for tokens.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3
 * @see https://www.rfc-editor.org/rfc/rfc7636#section-4.5
 */
export function buildCodeExchange(exchange: CodeExchange): HttpRequest {
  const { tokenEndpoint, client, code, redirectUri, codeVerifier } = exchange;
  return buildClientRequest({
    purpose: 'token',
    url: tokenEndpoint,
    client,
    parameters: {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: codeVerifier,
    },
  });
}

export interface RefreshExchange {
  tokenEndpoint: string;
  client: ClientAuthentication;
  refreshToken: string;
}

/**
 * The request for a new access token without the person. It asks for the scopes that were granted, so it names none.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-6
 */
export function buildRefreshRequest(exchange: RefreshExchange): HttpRequest {
  const { tokenEndpoint, client, refreshToken } = exchange;
  return buildClientRequest({
    purpose: 'token',
    url: tokenEndpoint,
    client,
    parameters: { grant_type: 'refresh_token', refresh_token: refreshToken },
  });
}
