import type { ExplainCase } from './world';

const outcome = (
  status: number,
  code: string,
  text: string,
  headers: Record<string, string> = {},
) => ({
  status,
  headers,
  body: {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code, diagnostics: text }],
  },
});
const asked = (path: string, scope = 'system/*.rs') => ({
  auth: { method: 'udap', register: 'always', scope } as const,
  request: { path },
});
const searchset = (resources: object[], link: object[] = []) => ({
  status: 200,
  body: {
    resourceType: 'Bundle',
    type: 'searchset',
    total: resources.length,
    link,
    entry: resources.map((resource) => ({ resource })),
  },
});
const empty = { status: 200, body: { resourceType: 'Bundle', type: 'searchset', total: 0 } };

/** Section 8.6: the FHIR request. */
export const fhirCases: readonly ExplainCase[] = [
  {
    row: '8.6 401: without token',
    told: 'explain.fhir.no-token',
    holder: { fhir: outcome(401, 'login', 'log in') },
    request: { auth: { method: 'none' }, request: { path: 'Patient' } },
    proof: /no Authorization header/,
    fix: /way to authenticate/,
    cite: /RFC 6750/,
  },
  {
    row: '8.6 401: token expired',
    told: 'explain.fhir.token-ended',
    holder: {
      fhir: outcome(401, 'expired', 'x', {
        'www-authenticate': 'Bearer error="invalid_token", error_description="The token expired"',
      }),
    },
    request: asked('Patient'),
    proof: /The token expired/,
    fix: /Get a new token/,
    cite: /RFC 6750 §3\.1/,
  },
  {
    row: '8.6 401: token of another server or revoked',
    told: 'explain.fhir.token-refused',
    certainty: 'likely',
    holder: {
      fhir: outcome(401, 'login', 'x', { 'www-authenticate': 'Bearer error="invalid_token"' }),
    },
    request: asked('Patient'),
    proof: /invalid_token; the token was granted at 20/,
    fix: /agree on keys or introspection/,
    cite: /SMART App Launch/,
  },
  {
    row: '8.6 403: scope',
    told: 'explain.fhir.scope-missing',
    run: (world) =>
      world.run({ holder: 'harbor', ...asked('Observation?_count=1', 'system/Patient.rs') }),
    proof: /search of Observation; granted: system\/Patient\.rs/,
    fix: /system\/Observation\.s.*system\/Observation\.read/,
    cite: /Scopes/,
  },
  {
    row: '8.6 403: policy',
    told: 'explain.fhir.policy',
    certainty: 'likely',
    holder: { fhir: outcome(403, 'forbidden', 'not for this organization') },
    request: asked('Patient'),
    proof: /not for this organization.*hl7-b2b/,
    fix: /new token with that purpose/,
    cite: /§5\.2\.4/,
  },
  {
    row: '8.6 200 empty or filtered: patient compartment',
    told: 'explain.fhir.patient-context',
    certainty: 'likely',
    holder: {
      token: ({ members }) => ({
        status: 200,
        body: {
          access_token: 'token-of-a-test-0123456789',
          token_type: 'Bearer',
          scope: members['scope'],
          patient: 'patient-in-context',
        },
      }),
      fhir: empty,
    },
    request: asked('Observation?patient=somebody-else'),
    proof: /patient-in-context; the request names another one/,
    fix: /patient in the request/,
    cite: /Scopes/,
  },
  {
    row: '8.6 200 empty or filtered: unknown parameter',
    told: 'explain.fhir.nothing-found',
    certainty: 'likely',
    holder: { fhir: empty },
    request: asked('Patient?famly=Smith'),
    proof: /does not list famly for Patient/,
    fix: /fewer parameters/,
    cite: /FHIR R4, search/,
  },
  {
    row: '8.6 404/400 OperationOutcome: type that is not served',
    told: 'explain.fhir.type-not-served',
    holder: { fhir: outcome(404, 'not-supported', 'unknown') },
    request: asked('Device/1'),
    proof: /Device is not in the CapabilityStatement/,
    fix: /type that the holder lists/,
    cite: /FHIR R4/,
  },
  {
    row: '8.6 404/400 OperationOutcome: request',
    told: 'explain.fhir.request-wrong',
    holder: { fhir: outcome(400, 'invalid', 'birthdate is no date') },
    request: asked('Patient?birthdate=yesterday'),
    proof: /birthdate is no date/,
    fix: /Read the issues/,
    cite: /FHIR R4/,
  },
  {
    row: '8.6 purpose changed',
    told: 'explain.fhir.purpose-changed',
    holder: { fhir: outcome(403, 'forbidden', 'purpose of use RESEARCH is not that of the token') },
    request: asked('Patient'),
    proof: /RESEARCH.*purpose_of_use of the token.*#TREAT/,
    fix: /Set the purpose of use/,
    cite: /§5\.2\.4/,
  },
  {
    row: '8.6 200 empty or filtered: redaction',
    told: 'explain.fhir.redacted',
    holder: {
      fhir: searchset([
        {
          resourceType: 'Patient',
          id: 'p1',
          meta: { security: [{ system: 'http://terminology.hl7.org/x', code: 'REDACTED' }] },
        },
        { resourceType: 'Patient', id: 'p2' },
      ]),
    },
    request: asked('Patient'),
    proof: /REDACTED on 1 of 2 resources, the first Patient\/p1.*Granted scopes.*purpose_of_use/,
    fix: /only the holder can release/,
    cite: /Scopes/,
  },
  {
    row: '8.6 200 empty or filtered: parameter ignored',
    told: 'explain.fhir.search-changed',
    holder: {
      fhir: searchset(
        [
          { resourceType: 'Patient', id: 'p1' },
          {
            resourceType: 'OperationOutcome',
            issue: [{ severity: 'warning', code: 'not-supported', diagnostics: 'famly ignored' }],
          },
        ],
        [{ relation: 'self', url: 'https://holder.example/r4/Patient' }],
      ),
    },
    request: asked('Patient?famly=Smith'),
    proof: /famly ignored.*Patient\?famly=Smith.*holder\.example\/r4\/Patient/,
    fix: /link “self”/,
    cite: /handling errors/,
  },
];
