import { describe, expect, it } from 'vitest';
import { KeyCensus } from './key-census';
import { matchKeysOf, nameSimilarity } from './match-keys';
import type { OrganizationStatement } from './statement';

const organization = (given: Partial<OrganizationStatement>): OrganizationStatement => ({
  kind: 'organization',
  key: 'one',
  name: 'Lakeside Clinic',
  aliases: [],
  organizationKind: 'unknown',
  identifiers: [],
  website: null,
  locations: [],
  parentKey: null,
  brand: null,
  links: [],
  ...given,
});
const brand = { logoUrl: null, portalName: null, portalUrl: null, categories: [] };
const place = { line: null, city: null, state: 'MN', zip: '55401', country: null };

describe('matchKeysOf', () => {
  it('gives the strongest first and each once', () => {
    const keys = matchKeysOf(
      organization({
        brand,
        website: 'https://www.lakeside.example/',
        locations: [place, place],
        identifiers: [
          { kind: 'ein', system: null, value: '123456780' },
          { kind: 'npi', system: null, value: '1234567893' },
          { kind: 'website', system: 'urn:ietf:rfc:3986', value: 'https://lakeside.example' },
          { kind: 'oid', system: null, value: '2.16.840.1' },
          { kind: 'other', system: null, value: 'FI' },
        ],
      }),
      ['https://fhir.lakeside.example/r4'],
    );
    expect(keys).toEqual([
      { kind: 'npi', value: '1234567893' },
      { kind: 'oid', value: '2.16.840.1' },
      { kind: 'ein', value: '123456780' },
      { kind: 'website', value: 'lakeside.example' },
      { kind: 'name-zip', value: 'lakeside clinic|55401' },
      { kind: 'name-state-endpoint', value: 'lakeside clinic|MN|https://fhir.lakeside.example/r4' },
    ]);
  });

  it('never goes by the name alone, nor by the website of a site or of a plain organization', () => {
    const website = 'https://lakeside.example';
    expect(matchKeysOf(organization({}), ['https://fhir.lakeside.example'])).toEqual([]);
    expect(matchKeysOf(organization({ website }), [])).toEqual([]);
    expect(matchKeysOf(organization({ website, brand, parentKey: 'above' }), [])).toEqual([]);
  });

  it('takes more than 20 NPIs for those of practitioners', () => {
    const npis = (count: number) =>
      organization({
        identifiers: Array.from({ length: count }, (_, index) => ({
          kind: 'npi' as const,
          system: null,
          value: String(1_000_000_000 + index),
        })),
      });
    expect(matchKeysOf(npis(20), [])).toHaveLength(20);
    expect(matchKeysOf(npis(21), [])).toEqual([]);
  });
});

describe('KeyCensus', () => {
  const hosted = (name: string, value: string) =>
    organization({ name, identifiers: [{ kind: 'oid', system: null, value }] });

  it('finds identifiers that organizations of different names share', () => {
    const census = new KeyCensus();
    const [lakeside, branch, other, single] = [
      hosted('Lakeside Clinic', '1.2.3'),
      hosted('LAKESIDE CLINIC', '1.2.4'),
      hosted('Hillside Clinic', '1.2.3'),
      hosted('Lakeside Clinic', '1.2.4'),
    ];
    for (const statement of [lakeside, branch, other, single]) census.add(statement);
    expect([...census.ambiguous]).toEqual(['oid|1.2.3']);
    expect(matchKeysOf(lakeside, [], census.ambiguous)).toEqual([]);
    expect(matchKeysOf(single, [], census.ambiguous)).toEqual([{ kind: 'oid', value: '1.2.4' }]);
  });
});

describe('nameSimilarity', () => {
  const weightOf = (word: string) => (word === 'clinic' ? 0.1 : 1);

  it('counts rare words for more', () => {
    expect(nameSimilarity('Lakeside Clinic', 'Lakeside', weightOf)).toBeCloseTo(1 / 1.1);
    expect(nameSimilarity('Lakeside Clinic', 'Hillside Clinic', weightOf)).toBeCloseTo(0.1 / 2.1);
  });

  it('is never certain, and nothing for names without words', () => {
    expect(nameSimilarity('Lakeside', 'LAKESIDE', weightOf)).toBe(0.99);
    expect(nameSimilarity('-', '-', weightOf)).toBe(0);
  });
});
