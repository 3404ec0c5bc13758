/** What an endpoint names in `user_access_brand_bundle`, as a source: its address and the host at which it is. */
export interface BrandBundle {
  url: string;
  host: string;
}

/**
 * The address of a bundle of brands that can become a source: https, of a host with a name, without credentials. Null for
 * all others, which are only shown.
 *
 * @param url as `capabilityOf` found it
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/brands.html
 */
export function brandBundleOf(url: string | null): BrandBundle | null {
  if (url === null || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  const { protocol, hostname, username, password, hash } = parsed;
  const hasName = /[a-z]/i.test(hostname) && hostname.includes('.') && !hostname.includes(':');
  const isUsable = protocol === 'https:' && username === '' && password === '' && hash === '';
  return isUsable && hasName ? { url, host: hostname } : null;
}
