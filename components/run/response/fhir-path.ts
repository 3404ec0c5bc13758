const reference = /^([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})(\/_history\/[A-Za-z0-9.-]{1,64})?$/;

/**
 * The request path of a URL below a FHIR base URL, or of a relative reference such as `Patient/123`; null
 * for what lies elsewhere or inside the resource (`#…`, `urn:…`).
 */
export function requestPathOf(target: string, baseUrl: string): string | null {
  if (reference.test(target)) return target;
  const base = baseUrl.replace(/\/$/, '');
  if (target.startsWith(`${base}?`)) return target.slice(base.length);
  return target.startsWith(`${base}/`) ? target.slice(base.length + 1) : null;
}

const linkMembers = new Set(['reference', 'fullUrl', 'url']);

/** The request path that a member of a resource leads to, or null when it is no link to this server. */
export function linkOfMember(
  name: string | number | null,
  value: unknown,
  baseUrl: string,
): string | null {
  if (typeof name !== 'string' || !linkMembers.has(name) || typeof value !== 'string') return null;
  return requestPathOf(value, baseUrl);
}
