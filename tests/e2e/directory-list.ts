/** A list of invented organizations, as a vendor publishes it. */
interface Listed {
  readonly name: string;
  readonly alias?: string;
  readonly npi?: string;
  readonly city?: string;
  readonly state?: string;
  readonly zip?: string;
  /** Base URLs. */
  readonly at: readonly string[];
}

const listed: readonly Listed[] = [
  {
    name: 'Harborview Lakes Medical Center',
    alias: 'HVLMC',
    npi: '1234567893',
    city: 'Duluth',
    state: 'MN',
    zip: '55802',
    at: ['https://fhir.harborview-lakes.org/api/FHIR/R4'],
  },
  {
    name: 'Harborview Lakes Pediatrics',
    city: 'Burlington',
    state: 'VT',
    zip: '05401',
    at: ['https://fhir.harborview-kids.org/r4'],
  },
  {
    name: 'Quarry Ridge Hospice',
    city: 'Barre',
    state: 'VT',
    zip: '05641',
    at: ['https://fhir.quarry-ridge.org/r4'],
  },
  { name: 'Twin Pines Care', state: 'TX', zip: '78701', at: ['https://fhir.twin-pines.org/tx/r4'] },
  { name: 'Twin Pines Care', state: 'MD', zip: '21204', at: ['https://fhir.twin-pines.org/md/r4'] },
];

/** The list as a FHIR Bundle of Organizations and Endpoints. */
export function directoryList(): string {
  const entry = listed.flatMap(({ name, alias, npi, city, state, zip, at }, index) => [
    ...at.map((address, place) => ({
      resource: {
        resourceType: 'Endpoint',
        id: `e${index}-${place}`,
        status: 'active',
        connectionType: {
          system: 'http://terminology.hl7.org/CodeSystem/endpoint-connection-type',
          code: 'hl7-fhir-rest',
        },
        address,
      },
    })),
    {
      resource: {
        resourceType: 'Organization',
        id: `o${index}`,
        name,
        ...(alias ? { alias: [alias] } : {}),
        ...(npi ? { identifier: [{ system: 'http://hl7.org/fhir/sid/us-npi', value: npi }] } : {}),
        ...(state ? { address: [{ ...(city ? { city } : {}), state, postalCode: zip }] } : {}),
        endpoint: at.map((_, place) => ({ reference: `Endpoint/e${index}-${place}` })),
      },
    },
  ]);
  return JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry });
}
