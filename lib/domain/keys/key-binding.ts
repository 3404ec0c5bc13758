/** What a sealed private key is bound to, so that it opens only in its own row. */
export function keyBinding(keyId: string): string {
  return `key:${keyId}`;
}
