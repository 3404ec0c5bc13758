/** What the sealed client secret of a registration is bound to, so that it opens only in its own row. */
export function secretBinding(registrationId: string): string {
  return `registration-secret:${registrationId}`;
}

/** What a sealed RFC 7592 registration access token is bound to. */
export function registrationTokenBinding(registrationId: string): string {
  return `registration-token:${registrationId}`;
}

/** What the sealed initial access token of a bulk registration is bound to. */
export function bulkTokenBinding(bulkId: string): string {
  return `bulk-token:${bulkId}`;
}
