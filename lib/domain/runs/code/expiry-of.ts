/** When an access token is over, from the seconds that the holder gives; null when it does not say. */
export function expiryOf(expiresInSeconds: number | undefined, now: Date): Date | null {
  if (expiresInSeconds === undefined || !(expiresInSeconds > 0)) return null;
  // No date can hold more; nobody waits for it either.
  return new Date(now.getTime() + Math.min(expiresInSeconds, 10_000_000_000) * 1000);
}
