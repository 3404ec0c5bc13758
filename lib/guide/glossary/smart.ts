import { bulkData, fhirR4, smart } from '@/lib/protocol/citations';
import type { GlossaryEntry } from './entry';

/** Words of FHIR and SMART App Launch. */
export const smartTerms = {
  fhir: {
    term: 'FHIR',
    short: 'The standard by which health records are read over the web: resources, as JSON.',
    citation: fhirR4('overview', 'overview'),
    page: '/docs/steps',
  },
  'base-url': {
    term: 'FHIR base URL',
    short:
      'The address below which a FHIR server has everything: `…/metadata`, `…/Patient`, `…/.well-known/…`.',
    more: 'Copy it byte for byte. A slash too many makes another address of it.',
    citation: fhirR4('http', 'service base URL'),
    page: '/docs/directory',
  },
  resource: {
    term: 'resource',
    short: 'One piece of a health record: a Patient, an Observation, a MedicationRequest.',
    citation: fhirR4('resource', 'resource'),
  },
  bundle: {
    term: 'Bundle',
    short: 'A resource that holds others: what a search gives back, page by page.',
    citation: fhirR4('bundle', 'Bundle'),
  },
  'capability-statement': {
    term: 'CapabilityStatement',
    short:
      'What a FHIR server says it can do. It stands at `/metadata` and can be read by anybody.',
    citation: fhirR4('capabilitystatement', 'CapabilityStatement'),
    page: '/docs/directory',
  },
  'operation-outcome': {
    term: 'OperationOutcome',
    short: 'How a FHIR server says what went wrong, in a form that programs can read.',
    citation: fhirR4('operationoutcome', 'OperationOutcome'),
  },
  smart: {
    term: 'SMART',
    also: ['SMART App Launch', 'SMART on FHIR'],
    short: 'How an app gets into a FHIR server by OAuth: discovery, sign-in, scopes, context.',
    citation: smart('app-launch', 'app launch'),
    page: '/docs/smart',
  },
  'smart-configuration': {
    term: 'SMART configuration',
    short:
      'The document at `/.well-known/smart-configuration` that says where to sign in and where to get tokens.',
    citation: smart('conformance', 'conformance'),
    page: '/docs/smart',
  },
  'scope-v1': {
    term: 'scope v1',
    short: 'The older spelling of SMART scopes: `patient/Observation.read`.',
    citation: smart('scopes-and-launch-context', 'scopes for SMART v1'),
    page: '/docs/smart',
  },
  'scope-v2': {
    term: 'scope v2',
    short:
      'The newer spelling of SMART scopes: `patient/Observation.rs`. The letters are create, read, update, delete, search.',
    citation: smart('scopes-and-launch-context', 'scopes'),
    page: '/docs/smart',
  },
  'launch-context': {
    term: 'launch context',
    short: 'What comes with a token so that the app knows where it is: which patient, which visit.',
    citation: smart('scopes-and-launch-context', 'launch context'),
    page: '/docs/smart',
  },
  'standalone-launch': {
    term: 'standalone launch',
    short: 'The app starts by itself and sends the person to the holder to sign in.',
    citation: smart('app-launch', 'standalone launch'),
    page: '/docs/flows/smart-standalone',
  },
  'ehr-launch': {
    term: 'EHR launch',
    short: 'The app is opened from within the record system, which tells it which patient is open.',
    citation: smart('app-launch', 'EHR launch'),
    page: '/docs/flows/smart-ehr',
  },
  'fhir-user': {
    term: 'fhirUser',
    short: 'A claim of the ID token: the Patient, Practitioner or other resource of who signed in.',
    citation: smart('scopes-and-launch-context', 'scopes for requesting identity data'),
    page: '/docs/smart',
  },
  'offline-access': {
    term: 'offline_access',
    short: 'The scope that asks for a refresh token that works after the person has left.',
    citation: smart('scopes-and-launch-context', 'scopes for requesting a refresh token'),
    page: '/docs/smart',
  },
  'backend-services': {
    term: 'backend services',
    short:
      'SMART without a person: the app signs with a key of its JWKS and gets `system/` scopes.',
    citation: smart('backend-services', 'backend services'),
    page: '/docs/flows/backend-services',
  },
  'bulk-export': {
    term: 'bulk export',
    also: ['Bulk Data', '$export'],
    short:
      'Fetching the records of many patients as files. The holder works on it for a while, and the app asks until it is done.',
    citation: bulkData('bulk-data-kick-off-request', 'kick-off'),
    page: '/docs/flows/bulk-export',
  },
  ndjson: {
    term: 'NDJSON',
    short: 'A file with one JSON object a line.',
    citation: bulkData('bulk-data-output-file-request', 'output files'),
    page: '/docs/flows/bulk-export',
  },
} as const satisfies Readonly<Record<string, GlossaryEntry>>;
