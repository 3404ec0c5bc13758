/** What a sealed access token is bound to. */
export function accessTokenBinding(id: string): string {
  return `run-access-token:${id}`;
}

/** What a sealed key of DPoP is bound to. */
export function dpopKeyBinding(id: string): string {
  return `run-dpop-key:${id}`;
}

/** What a sealed refresh token is bound to. */
export function refreshTokenBinding(id: string): string {
  return `run-refresh-token:${id}`;
}
