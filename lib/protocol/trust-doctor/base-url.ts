/**
 * The FHIR base URL and the community that an address names: it may be the base URL itself, or the address of
 * its UDAP metadata with or without `?community=`.
 * @see UDAP Security IG 2 §2.1, §2.4
 */
export function baseUrlOf(address: string): { baseUrl: string; community: string | null } {
  const found = /^(.*?)\/\.well-known\/udap\/?(\?.*)?$/.exec(address.trim());
  if (!found) return { baseUrl: address.trim(), community: null };
  const community = new URLSearchParams(found[2] ?? '').get('community');
  return { baseUrl: found[1] ?? '', community };
}
