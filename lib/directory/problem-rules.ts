/** What can be wrong with an entry of a list. `expected` is said with every example. */
export const problemRules = {
  'url.unusable': {
    title: 'The address cannot be the base URL of a FHIR server',
    expected: 'an absolute http or https URL of at most 500 characters, on a host with a dot',
  },
  'url.missing': { title: 'The entry has no address', expected: 'a base URL' },
  'url.resource': {
    title: 'The address goes on behind the base URL, which was taken',
    expected: 'the base URL, without a type of resource, a placeholder or a query behind it',
  },
  'url.page': {
    title: 'The address is that of a page or of an authorization server',
    expected: 'the base URL of a FHIR server',
  },
  'endpoint.not-fhir': {
    title: 'The endpoint is not a FHIR server',
    expected: 'a connection type of HL7 FHIR',
  },
  'endpoint.connection-type': {
    title: 'The connection type does not fit the address, which looks like a FHIR server',
    expected: 'hl7-fhir-rest',
  },
  'endpoint.direct': {
    title: 'The endpoint is a Direct address, not a FHIR server',
    expected: 'a FHIR base URL',
  },
  'name.blank': {
    title: 'No organization is named; the endpoint stands alone',
    expected: 'the name of the organization',
  },
  'name.truncated': {
    title: 'The publisher cut the list of names',
    expected: 'all names',
  },
  'npi.shape': {
    title: 'The value given as NPI is none; it was kept as an unknown identifier',
    expected: 'ten digits, the first of them 1 or 2',
  },
  'npi.check-digit': {
    title: 'The check digit of the NPI is wrong; it was kept as an unknown identifier',
    expected: 'a number that passes the check of Luhn with the prefix 80840',
  },
  'phone.placeholder': {
    title: 'The telephone number is a placeholder',
    expected: 'a telephone number',
  },
  'row.duplicate': { title: 'The row is there twice', expected: 'each row once' },
  'row.conflicting': {
    title:
      'A row has the name, ZIP code and address of an earlier one but other details, which were dropped',
    expected: 'one row for an organization at an endpoint',
  },
  'row.no-url': { title: 'The row has no URL', expected: 'a URL in the row' },
  'entry.unreadable': {
    title: 'The entry is not of the form that the list has',
    expected: 'an object with the members of the format',
  },
  'entry.other-resource': {
    title: 'The entry is neither an Organization nor an Endpoint',
    expected: 'resources of type Organization and Endpoint',
  },
  'key.repeated': {
    title: 'Two entries have the same id; the later one got another',
    expected: 'an id of its own for each entry',
  },
  'link.dangling': {
    title: 'A reference leads to nothing in the list',
    expected: 'a reference to an entry of the same list',
  },
  'partof.cycle': {
    title: 'Organizations are parts of each other in a circle',
    expected: 'a chain of partOf that ends',
  },
} as const satisfies Record<string, { title: string; expected: string }>;

export type ProblemRule = keyof typeof problemRules;
