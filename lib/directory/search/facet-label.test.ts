import { describe, expect, it } from 'vitest';
import { AbilitySchema, EndpointStatusSchema, FhirFamilySchema } from '@/lib/schemas/directory';
import { facetLabel, facetPlace } from './facet-label';

describe('facetLabel', () => {
  it.each([
    ['state', 'NH', 'New Hampshire'],
    ['state', 'DC', 'District of Columbia'],
    ['state', 'FM', 'Federated States of Micronesia'],
    ['status', 'working', 'Works now'],
    ['fhir', 'dstu2', 'DSTU2'],
    ['grant', 'client_credentials', 'Client credentials (no user)'],
    ['capability', 'launch-ehr', 'Launch from the EHR'],
  ] as const)('says of %s %s “%s”', (facet, value, label) =>
    expect(facetLabel(facet, value)).toBe(label),
  );

  it('shows what it has no words for as it is', () => {
    expect(facetLabel('capability', 'constructor')).toBe('constructor');
    expect(facetLabel('state', 'ZZ')).toBe('ZZ');
    expect(facetLabel('vendor', 'epic')).toBe('epic');
  });

  it('has words for every value that the schema knows', () => {
    for (const status of EndpointStatusSchema.options)
      expect(facetLabel('status', status)).not.toBe(status);
    for (const fhir of FhirFamilySchema.options) expect(facetLabel('fhir', fhir)).not.toBe(fhir);
    for (const has of AbilitySchema.options) expect(facetLabel('has', has)).not.toBe(has);
  });
});

describe('facetPlace', () => {
  it('puts what works first, and what is not known last', () => {
    const sorted = ['not-checked', 'strange', 'unreachable', 'working'].sort(
      (a, b) => facetPlace('status', a) - facetPlace('status', b),
    );
    expect(sorted).toEqual(['working', 'unreachable', 'not-checked', 'strange']);
    expect(facetPlace('fhir', 'r4')).toBeLessThan(facetPlace('fhir', 'unknown'));
  });

  it('leaves the others to how many have them', () => {
    expect(facetPlace('vendor', 'epic')).toBe(facetPlace('vendor', 'meditech'));
  });
});
