import type { HostAnswer } from './answer-host';

const fhir = 'application/fhir+json';
const json = (value: unknown): HostAnswer => ({ type: fhir, body: JSON.stringify(value) });

/** A PNG of one red pixel. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
);

export const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
);

const ada = {
  resourceType: 'Patient',
  id: 'ada',
  text: {
    status: 'generated',
    div: '<div xmlns="http://www.w3.org/1999/xhtml"><p onclick="parent.hacked=1">Ada <b>Meyer</b></p><script>parent.hacked=1</script><img src="https://tracker.example/x.png"/><a href="javascript:parent.hacked=1">more</a><table><tr><td>Born</td><td>1990</td></tr></table></div>',
  },
  identifier: [{ system: 'http://hl7.org/fhir/sid/us-ssn', value: '000-00-0001' }],
  name: [{ use: 'official', family: 'Meyer', given: ['Ada', 'Lou'] }],
  gender: 'female',
  birthDate: '1990-05',
  generalPractitioner: [{ reference: 'Practitioner/9', display: 'Dr. Gray' }],
};

const observation = (id: string, value: number) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: {
    coding: [{ system: 'http://loinc.org', code: '2339-0', display: 'Glucose' }],
    text: 'Blood sugar',
  },
  subject: { reference: 'Patient/ada', display: 'Ada Meyer' },
  effectiveDateTime: '2026-11-24T09:05:00-05:00',
  valueQuantity: { value, unit: 'mg/dL', system: 'http://unitsofmeasure.org', code: 'mg/dL' },
});

/** Answers of every kind that the viewers know, by path. */
export const samples: Readonly<Record<string, HostAnswer>> = {
  'Patient/ada': json(ada),
  Observation: json({
    resourceType: 'Bundle',
    type: 'searchset',
    entry: [
      { resource: observation('o1', 90), search: { mode: 'match' } },
      { resource: observation('o2', 110), search: { mode: 'match' } },
      { resource: observation('o3', 9), search: { mode: 'match' } },
      { fullUrl: 'urn:uuid:1', resource: ada, search: { mode: 'include' } },
    ],
  }),
  'Binary/picture': json({
    resourceType: 'Binary',
    id: 'picture',
    contentType: 'text/html',
    data: png.toString('base64'),
  }),
  'Binary/page': json({
    resourceType: 'Binary',
    id: 'page',
    contentType: 'image/png',
    data: Buffer.from('<script>parent.hacked=1</script>').toString('base64'),
  }),
  'Binary/document': { type: 'application/pdf', body: pdf },
  'Patient/refused': {
    ...json({
      resourceType: 'OperationOutcome',
      issue: [
        {
          severity: 'error',
          code: 'code-invalid',
          diagnostics: 'The code is not known.',
          expression: ['OperationOutcome.issue[0].code'],
        },
      ],
    }),
    status: 422,
  },
  'Patient/xml': {
    type: 'application/fhir+xml',
    body: '<?xml version="1.0"?><Patient xmlns="http://hl7.org/fhir"><id value="x"/><active value="true"/></Patient>',
  },
  'export/lines': {
    type: 'application/fhir+ndjson',
    body: `${JSON.stringify(ada)}\n${JSON.stringify(observation('o9', 7))}\nnot json\n`,
  },
};
