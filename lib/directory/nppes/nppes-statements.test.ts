import { describe, expect, it } from 'vitest';
import type { NppesRecord } from '@/lib/schemas/nppes';
import { nppesStatements } from './nppes-statements';

const record: NppesRecord = {
  npi: '1234567893',
  type: 'organization',
  name: 'LAKESIDE CLINIC',
  otherNames: [{ name: 'LAKESIDE FAMILY CARE', kind: 'dba' }],
  parentName: null,
  locations: [{ line: null, city: 'DULUTH', state: 'MN', zip: '55802', country: 'US' }],
  telephone: null,
  taxonomies: [
    { code: '302R00000X', description: 'Health Maintenance Organization', isPrimary: false },
    { code: '261QP2300X', description: 'Clinic/Center, Primary Care', isPrimary: true },
  ],
  lastUpdated: null,
  endpoints: [
    {
      type: 'FHIR',
      address: 'https://prod.patient.example.org/fhir/r4/',
      urlKey: 'https://prod.patient.example.org/fhir/r4',
      problem: null,
      description: null,
      affiliation: 'Harbor Health',
    },
    {
      type: 'FHIR',
      address: 'work',
      urlKey: null,
      problem: 'it does not begin with https:// or http://',
      description: null,
      affiliation: null,
    },
  ],
  otherEndpoints: 2,
};

describe('nppesStatements', () => {
  it('gives usable endpoints as published, then the organization that links to them', () => {
    const [endpoint, organization, ...rest] = nppesStatements(record);
    expect(rest).toEqual([]);
    expect(endpoint).toMatchObject({
      kind: 'endpoint',
      url: 'https://prod.patient.example.org/fhir/r4/',
      urlKey: 'https://prod.patient.example.org/fhir/r4',
      name: 'Harbor Health',
      fhirFamily: 'r4',
    });
    expect(organization).toMatchObject({
      kind: 'organization',
      key: '1234567893',
      identifiers: [{ kind: 'npi', value: '1234567893' }],
      aliases: [{ name: 'LAKESIDE FAMILY CARE', kind: 'dba' }],
      links: [{ endpointKey: endpoint!.key, relation: 'listed' }],
    });
  });

  it('leaves environment and audience unknown, whatever the address looks like', () => {
    expect(nppesStatements(record)[0]).toMatchObject({
      environment: 'unknown',
      audience: 'unknown',
    });
  });

  it('gives two organizations that name one URL a key each', () => {
    const keys = ['1234567893', '1003000126'].map(
      (npi) => nppesStatements({ ...record, npi })[0]!.key,
    );
    expect(new Set(keys).size).toBe(2);
  });

  it('gives nothing for a person', () => {
    expect(nppesStatements({ ...record, type: 'person' })).toEqual([]);
  });

  it.each([
    ['302R00000X', 'payer'],
    ['305S00000X', 'payer'],
    ['291U00000X', 'laboratory'],
    ['282N00000X', 'provider'],
  ])('takes the kind from the primary taxonomy: %s is a %s', (code, kind) => {
    const taxonomies = [{ code, description: '', isPrimary: true }];
    expect(nppesStatements({ ...record, taxonomies }).at(-1)).toMatchObject({
      organizationKind: kind,
    });
  });
});
