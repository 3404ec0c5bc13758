import type { NppesRecord } from '@/lib/schemas/nppes';
import { fhirFamilyOfUrl } from '../normalize/fhir-family';
import type { EndpointStatement, OrganizationKind, OrganizationStatement } from '../statement';

/** By the beginning of the taxonomy code: managed care organizations, and laboratories. */
const kinds: readonly [RegExp, OrganizationKind][] = [
  [/^30[25]/, 'payer'],
  [/^29[123]/, 'laboratory'],
];

/**
 * What a record of NPPES says of an organization and its FHIR endpoints. Everything is self-reported and often years
 * old, so environment and audience stay unknown, whatever the address looks like. A person's record gives nothing:
 * clinicians repeat the address of the system that they work in.
 *
 * @returns the endpoints first: the organization links to them
 * @see https://nucc.org for the taxonomy codes
 */
export function nppesStatements(
  record: NppesRecord,
): (EndpointStatement | OrganizationStatement)[] {
  if (record.type === 'person') return [];
  const endpoints = record.endpoints.flatMap(({ urlKey, address, description, affiliation }) =>
    urlKey === null
      ? []
      : [
          {
            kind: 'endpoint',
            key: nppesEndpointKey(record.npi, urlKey),
            url: address,
            urlKey,
            name: description ?? affiliation,
            fhirVersion: null,
            fhirFamily: fhirFamilyOfUrl(address),
            environment: 'unknown',
            audience: 'unknown',
            status: null,
            vendor: null,
            registerUrl: null,
          } satisfies EndpointStatement,
        ],
  );
  return [...endpoints, organizationOf(record, endpoints)];
}

/** The key of an endpoint in the source of NPPES look-ups: two organizations may name one URL. */
export function nppesEndpointKey(npi: string, urlKey: string): string {
  return `${npi} ${urlKey}`;
}

function organizationOf(
  record: NppesRecord,
  endpoints: readonly EndpointStatement[],
): OrganizationStatement {
  const { npi, name, otherNames, taxonomies, locations } = record;
  const { code } = taxonomies.find(({ isPrimary }) => isPrimary) ?? taxonomies[0] ?? { code: '' };
  return {
    kind: 'organization',
    key: npi,
    name,
    aliases: otherNames,
    organizationKind: kinds.find(([pattern]) => pattern.test(code))?.[1] ?? 'provider',
    identifiers: [{ kind: 'npi', system: 'http://hl7.org/fhir/sid/us-npi', value: npi }],
    website: null,
    locations,
    parentKey: null,
    brand: null,
    links: endpoints.map(({ key }) => ({ endpointKey: key, relation: 'listed', shape: 'row' })),
  };
}
