import { endpointKey } from '@/lib/directory/normalize/endpoint-key';
import { fhirFamilyOfUrl } from '@/lib/directory/normalize/fhir-family';
import { guessAudience, guessEnvironment } from '@/lib/directory/normalize/guesses';
import type { EndpointStatement, OrganizationStatement } from '@/lib/directory/statement';

interface Accepted {
  id: string;
  url: string;
  organization: string;
  /** USPS code. */
  state: string | null;
}

/** What an accepted suggestion says: an endpoint and the organization behind it, both under the id of the suggestion. */
export function suggestionStatements({
  id,
  url,
  organization,
  state,
}: Accepted): [EndpointStatement, OrganizationStatement] {
  const key = endpointKey(url);
  if (!('key' in key)) throw new Error('a suggestion without a usable URL was accepted');
  return [
    {
      kind: 'endpoint',
      key: id,
      url,
      urlKey: key.key,
      name: null,
      fhirVersion: null,
      fhirFamily: fhirFamilyOfUrl(url),
      environment: guessEnvironment(url, organization).value,
      audience: guessAudience(url, organization, null).value,
      status: null,
      vendor: null,
      registerUrl: null,
    },
    {
      kind: 'organization',
      key: id,
      name: organization,
      aliases: [],
      organizationKind: 'unknown',
      identifiers: [],
      website: null,
      locations:
        state === null ? [] : [{ line: null, city: null, state, zip: null, country: 'US' }],
      parentKey: null,
      brand: null,
      links: [{ endpointKey: id, relation: 'serves', shape: 'row' }],
    },
  ];
}
