import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offersBulkExport } from './bulk-export';
import { connectionWays } from './connection-words';

const abilities = (more: object = {}) => ({
  fhirVersion: '4.0.1',
  software: null,
  resources: [],
  smartCapabilities: [] as string[],
  grantTypes: [] as string[],
  authMethods: [] as string[],
  scopes: [],
  registrationEndpoint: null,
  udapRegistrationEndpoint: null,
  udapProfiles: [],
  communities: [],
  brandBundleUrl: null,
  hasMetadata: true,
  hasSmart: true,
  hasUdap: false,
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...more,
});

describe('connectionWays', () => {
  it('tells what is offered from what is not and from what nobody knows', () => {
    const ways = connectionWays(
      abilities({
        smartCapabilities: ['launch-ehr', 'client-public'],
        grantTypes: ['client_credentials'],
        authMethods: ['private_key_jwt'],
      }),
      null,
    );
    const offered = Object.fromEntries(ways.map(({ title, offers }) => [title, offers]));
    expect(offered).toMatchObject({
      'Apps that people start by themselves': 'no',
      'Apps that are started inside the EHR': 'yes',
      'Public clients': 'yes',
      'Confidential clients with a key': 'yes',
      'Backend services': 'yes',
      'Bulk export': 'unknown',
      'Registration by a certificate': 'unknown',
      'Registration by plain metadata': 'no',
    });
  });
});

describe('offersBulkExport', () => {
  it.each<[object, boolean]>([
    [{ rest: [{ operation: [{ name: 'export' }] }] }, true],
    [{ rest: [{ resource: [{ type: 'Group', operation: [{ name: '$export' }] }] }] }, true],
    [
      {
        rest: [
          {
            resource: [
              {
                operation: [
                  {
                    name: 'x',
                    definition:
                      'http://hl7.org/fhir/uv/bulkdata/OperationDefinition/patient-export',
                  },
                ],
              },
            ],
          },
        ],
      },
      true,
    ],
    [
      { instantiates: ['http://hl7.org/fhir/uv/bulkdata/CapabilityStatement/bulk-data|2.0.0'] },
      true,
    ],
    [{ rest: [{ operation: [{ name: 'reexported' }] }] }, false],
    [{}, false],
  ])('%o', (statement, expected) => {
    expect(offersBulkExport(statement as Record<string, unknown>)).toBe(expected);
  });

  it('reads whatever a document holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(typeof offersBulkExport({ rest: value, instantiates: value })).toBe('boolean');
      }),
    );
  });
});
