import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capabilityOf } from './capability';
import { capabilityWords, resourceWords } from './capability-words';

const nothing = { metadata: null, smart: null, udap: null };

describe('capabilityOf', () => {
  it('joins what SMART and UDAP say, each value once', () => {
    const capability = capabilityOf({
      metadata: {
        fhirVersion: '4.0.1',
        software: { name: ' Marigold ', version: '7' },
        rest: [
          { mode: 'client', resource: [{ type: 'Media' }] },
          {
            mode: 'server',
            resource: [{ type: 'Patient' }, { type: 7 }, null, { type: 'Patient' }],
          },
        ],
      },
      smart: {
        capabilities: ['launch-ehr', 'launch-ehr', 3],
        grant_types_supported: ['authorization_code'],
        registration_endpoint: '/register',
      },
      udap: {
        grant_types_supported: ['client_credentials', 'authorization_code'],
        registration_endpoint: 'https://marigold.example/udap',
        udap_profiles_supported: 'udap_dcr',
      },
    });
    expect(capability).toMatchObject({
      software: 'Marigold 7',
      resources: ['Patient'],
      smartCapabilities: ['launch-ehr'],
      grantTypes: ['authorization_code', 'client_credentials'],
      // A relative address leads nowhere, and a text is no list.
      registrationEndpoint: null,
      udapRegistrationEndpoint: 'https://marigold.example/udap',
      udapProfiles: [],
    });
    expect(capabilityWords(capability)).toEqual({
      fhir: 'FHIR R4 (4.0.1)',
      software: 'Marigold 7',
      resources: 'Patient',
      access: 'EHR launch, backend services',
      registration: 'by UDAP',
    });
  });

  it('keeps nothing that the database does not take, and not more than fits', () => {
    const { scopes } = capabilityOf({
      ...nothing,
      smart: {
        scopes_supported: [
          'a\u0000b',
          '\ud800',
          'x'.repeat(401),
          ...Array.from({ length: 2_000 }, (_, index) => `s${index}`),
        ],
      },
    });
    expect(scopes).toHaveLength(1_000);
    expect(scopes[0]).toBe('s0');
  });

  it('reads whatever documents hold', () => {
    const anything = fc.option(fc.dictionary(fc.string(), fc.jsonValue()));
    const named = fc.record({
      rest: fc.jsonValue(),
      software: fc.jsonValue(),
      capabilities: fc.jsonValue(),
      registration_endpoint: fc.jsonValue(),
    });
    fc.assert(
      fc.property(fc.oneof(anything, named), anything, (first, other) => {
        const capability = capabilityOf({ metadata: first, smart: first, udap: other });
        expect(Object.keys(capabilityWords(capability))).toHaveLength(5);
      }),
    );
  });
});

describe('resourceWords', () => {
  it('names first what apps look for', () => {
    const many = ['Account', 'Basic', 'Binary', 'Claim', 'Observation', 'Patient', 'Task'];
    expect(resourceWords(many)).toBe(
      'Patient, Observation, Account, Basic, Binary and 2 more resources',
    );
    expect(resourceWords([])).toBeNull();
  });
});
