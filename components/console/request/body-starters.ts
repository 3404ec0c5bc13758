/** A request with a body to begin with. */
export interface BodyStarter {
  label: string;
  method: string;
  path: string;
  body: string;
  /** When it is not FHIR JSON. */
  contentType?: string;
}

function pretty(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

const patient = {
  resourceType: 'Patient',
  active: true,
  name: [{ use: 'official', family: 'Example', given: ['Ada'] }],
  gender: 'female',
  birthDate: '1980-01-31',
};

/** Bodies that show how FHIR R4 wants them. */
export const bodyStarters: readonly BodyStarter[] = [
  { label: 'Create a patient', method: 'POST', path: 'Patient', body: pretty(patient) },
  {
    label: 'Replace a patient',
    method: 'PUT',
    path: 'Patient/example',
    body: pretty({ ...patient, id: 'example' }),
  },
  {
    label: 'JSON patch',
    method: 'PATCH',
    path: 'Patient/example',
    body: pretty([{ op: 'replace', path: '/active', value: false }]),
    contentType: 'application/json-patch+json',
  },
  {
    label: 'Batch: several reads at once',
    method: 'POST',
    path: '',
    body: pretty({
      resourceType: 'Bundle',
      type: 'batch',
      entry: [
        { request: { method: 'GET', url: 'Patient?_count=2' } },
        { request: { method: 'GET', url: 'Condition?_count=2' } },
      ],
    }),
  },
  {
    label: 'Transaction: all or nothing',
    method: 'POST',
    path: '',
    body: pretty({
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [
        {
          fullUrl: 'urn:uuid:7d0f9d3a-6a2b-4a35-9d4f-0c1b8f1f6f11',
          resource: patient,
          request: { method: 'POST', url: 'Patient' },
        },
        {
          resource: {
            resourceType: 'Observation',
            status: 'final',
            code: {
              coding: [{ system: 'http://loinc.org', code: '8867-4', display: 'Heart rate' }],
            },
            subject: { reference: 'urn:uuid:7d0f9d3a-6a2b-4a35-9d4f-0c1b8f1f6f11' },
            valueQuantity: {
              value: 64,
              unit: '/min',
              system: 'http://unitsofmeasure.org',
              code: '/min',
            },
          },
          request: { method: 'POST', url: 'Observation' },
        },
      ],
    }),
  },
  {
    label: 'Search by POST',
    method: 'POST',
    path: 'Patient/_search',
    body: 'family=S&_count=5',
    contentType: 'application/x-www-form-urlencoded',
  },
  {
    label: 'Validate a resource',
    method: 'POST',
    path: 'Patient/$validate',
    body: pretty({
      resourceType: 'Parameters',
      parameter: [{ name: 'resource', resource: patient }],
    }),
  },
];
