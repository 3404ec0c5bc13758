import 'server-only';
import type { ResourceType, StoredResource } from '../../resource-types';
import type { Parameters, SearchParameter } from '../parameter';
import { dateIntervals } from '../values';
import {
  allergyParameters,
  conditionParameters,
  diagnosticReportParameters,
  immunizationParameters,
  medicationRequestParameters,
  observationParameters,
  procedureParameters,
} from './clinical';
import { binaryParameters, documentReferenceParameters, groupParameters } from './documents';
import {
  coverageParameters,
  encounterParameters,
  organizationParameters,
  patientParameters,
  practitionerParameters,
} from './people';

/** What every type can be searched by. */
export const commonParameters: Parameters = {
  _id: { type: 'token', values: (r: StoredResource) => [{ code: r.id }] },
  _lastUpdated: {
    type: 'date',
    values: (r: StoredResource) => dateIntervals(r.meta.lastUpdated),
  },
};

/** The search parameters of each type, without the common ones. */
export const parametersByType: Readonly<Record<ResourceType, Parameters>> = {
  AllergyIntolerance: allergyParameters,
  Binary: binaryParameters,
  Condition: conditionParameters,
  Coverage: coverageParameters,
  DiagnosticReport: diagnosticReportParameters,
  DocumentReference: documentReferenceParameters,
  Encounter: encounterParameters,
  Group: groupParameters,
  Immunization: immunizationParameters,
  MedicationRequest: medicationRequestParameters,
  Observation: observationParameters,
  Organization: organizationParameters,
  Patient: patientParameters,
  Practitioner: practitionerParameters,
  Procedure: procedureParameters,
};

/** The parameter of a type by its name, or null. */
export function findParameter(type: ResourceType, name: string): SearchParameter | null {
  const own = parametersByType[type];
  if (Object.hasOwn(own, name)) return own[name] ?? null;
  return Object.hasOwn(commonParameters, name) ? (commonParameters[name] ?? null) : null;
}

/** The names of a type's reference parameters: what `_include` and `_revinclude` can follow. */
export function referenceParameters(type: ResourceType): string[] {
  return Object.entries(parametersByType[type])
    .filter(([, parameter]) => parameter.type === 'reference')
    .map(([name]) => name);
}
