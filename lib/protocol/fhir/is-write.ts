/**
 * Whether an interaction changes something at the holder. A search by POST reads, like a GET.
 *
 * @param path below the FHIR base URL
 * @see https://hl7.org/fhir/R4/http.html#search
 */
export function isWrite({ method, path }: Readonly<{ method: string; path: string }>): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return false;
  return !(method === 'POST' && /(^|\/)_search(\?|$)/.test(path));
}
