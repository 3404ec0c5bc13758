import { checksFrom, type CheckDefinition } from '../check';
import { smart } from '../citations';

const scopes = smart('scopes-and-launch-context', 'Scopes and launch context');

/** What comes with an access token about the situation in which the app was opened. */
export const launchContextChecks = {
  'smart.context.patient': {
    title: 'A patient is in context',
    level: 'SHALL',
    expected: 'patient, an id, when launch/patient or a scope of patient/ was granted.',
    why: 'A scope of patient/ gives access to the data of one patient; the app has to know whose.',
    fix: 'Choose a patient at the holder. If one was chosen, the operator returns patient with the access token.',
    citation: scopes,
  },
  'smart.context.encounter': {
    title: 'An encounter is in context',
    level: 'SHOULD',
    expected: 'encounter, an id, when launch/encounter was granted.',
    why: 'The app asked for the encounter at which the person is.',
    fix: 'Choose an encounter at the holder, or work without.',
    citation: scopes,
  },
  'smart.context.fhir-context': {
    title: 'fhirContext is a list of objects',
    level: 'SHALL',
    expected: 'An array of objects, each with reference, canonical or identifier.',
    why: 'Early versions of SMART 2 had strings here, later ones have objects.',
    fix: 'The operator returns objects such as { "reference": "ImagingStudy/1" }.',
    citation: scopes,
  },
} as const satisfies Record<string, CheckDefinition>;

export const check = checksFrom(launchContextChecks);
