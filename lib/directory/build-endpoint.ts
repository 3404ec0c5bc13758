import { endpointKey } from './normalize/endpoint-key';
import { fhirFamilyOf, fhirFamilyOfUrl } from './normalize/fhir-family';
import { guessAudience, guessEnvironment } from './normalize/guesses';
import type { Audience, EndpointStatement, Environment } from './statement';

/** What a list says of an endpoint; everything else is guessed from it. */
export interface PublishedEndpoint {
  url: string;
  /** Null: the normalized URL. */
  key?: string | null;
  name?: string | null;
  fhirVersion?: string | null;
  environment?: Environment | null;
  audience?: Audience | null;
  status?: string | null;
  vendor?: string | null;
  registerUrl?: string | null;
  /** Name of the list. */
  list?: string | null;
}

/** The statement of an endpoint with what its address, name and version let guess; or why its address is unusable. */
export function buildEndpoint(
  published: PublishedEndpoint,
): EndpointStatement | { problem: string } {
  const url = published.url.trim();
  const key = endpointKey(url);
  if ('problem' in key) return key;
  const name = published.name ?? null;
  const fhirVersion = published.fhirVersion || null;
  const said = fhirFamilyOf(fhirVersion ?? '');
  return {
    kind: 'endpoint',
    key: published.key ?? key.key,
    url,
    urlKey: key.key,
    name,
    fhirVersion,
    fhirFamily: said === 'unknown' ? fhirFamilyOfUrl(key.key) : said,
    environment: published.environment ?? guessEnvironment(key.key, name).value,
    audience: published.audience ?? guessAudience(key.key, name, published.list ?? null).value,
    status: published.status ?? null,
    vendor: published.vendor ?? null,
    registerUrl: published.registerUrl ?? null,
  };
}
