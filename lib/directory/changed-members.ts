import type { EndpointStatement } from './statement';

const words: Readonly<Partial<Record<keyof EndpointStatement, string>>> = {
  url: 'address',
  name: 'name',
  fhirVersion: 'FHIR version',
  environment: 'environment',
  audience: 'audience',
  status: 'status',
  vendor: 'vendor',
  registerUrl: 'address for developers',
};

/**
 * What a source says otherwise of an endpoint than before, in the order of people's interest: `address`, `name` …
 *
 * @param before as it is kept, by whatever version of the portal
 */
export function changedMembers(
  before: Readonly<Record<string, unknown>>,
  after: EndpointStatement,
): string[] {
  return (Object.keys(words) as (keyof EndpointStatement)[])
    .filter((member) => (before[member] ?? null) !== (after[member] ?? null))
    .flatMap((member) => words[member] ?? []);
}
