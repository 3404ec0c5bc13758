/** What a sealed access token is bound to. */
export function accessTokenBinding(id: string): string {
  return `run-access-token:${id}`;
}

/** What a sealed refresh token is bound to. */
export function refreshTokenBinding(id: string): string {
  return `run-refresh-token:${id}`;
}
