import 'server-only';
import type { ResourceType, StoredResource } from '../resource-types';

/** Elements that may not be left out, beside `id` and `meta`: without them the resource would not be valid. */
const mandatory: Readonly<Record<ResourceType, readonly string[]>> = {
  AllergyIntolerance: ['patient'],
  Condition: ['subject'],
  Coverage: ['status', 'beneficiary', 'payor'],
  DiagnosticReport: ['status', 'code'],
  Encounter: ['status', 'class'],
  Immunization: ['status', 'vaccineCode', 'patient', 'occurrenceDateTime'],
  MedicationRequest: ['status', 'intent', 'medicationCodeableConcept', 'subject'],
  Observation: ['status', 'code'],
  Organization: ['name'],
  Patient: [],
  Practitioner: [],
  Procedure: ['status', 'subject'],
};

const subsetted = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
  code: 'SUBSETTED',
  display: 'subsetted',
};

/**
 * A resource with only the elements that were asked for and those it cannot be without, marked as a part.
 * @see https://hl7.org/fhir/R4/search.html#elements
 */
export function withElements(
  resource: StoredResource,
  elements: readonly string[],
): StoredResource {
  const prefix = `${resource.resourceType}.`;
  const wanted = elements.map((name) =>
    name.startsWith(prefix) ? name.slice(prefix.length) : name,
  );
  const kept = ['id', ...mandatory[resource.resourceType], ...wanted];
  const { resourceType, id, meta, ...rest } = resource;
  const part = Object.entries(rest).filter(([name]) => kept.includes(name));
  return {
    resourceType,
    id,
    meta: { ...meta, tag: [subsetted] },
    ...Object.fromEntries(part),
  } as StoredResource;
}
