import 'server-only';
import type {
  AllergyIntolerance,
  Binary,
  Condition,
  Coverage,
  DiagnosticReport,
  DocumentReference,
  Encounter,
  Group,
  Immunization,
  MedicationRequest,
  Observation,
  Organization,
  Patient,
  Practitioner,
  Procedure,
} from 'fhir/r4';
import { resourceTypes } from '../oauth/scopes';

/** A type that the holder serves: exactly those that a scope can be had for. */
export type ResourceType = (typeof resourceTypes)[number];

interface ByType {
  AllergyIntolerance: AllergyIntolerance;
  Binary: Binary;
  Condition: Condition;
  Coverage: Coverage;
  DiagnosticReport: DiagnosticReport;
  DocumentReference: DocumentReference;
  Encounter: Encounter;
  Group: Group;
  Immunization: Immunization;
  MedicationRequest: MedicationRequest;
  Observation: Observation;
  Organization: Organization;
  Patient: Patient;
  Practitioner: Practitioner;
  Procedure: Procedure;
}

/** What every stored resource has. */
export interface Stored {
  id: string;
  meta: { versionId: string; lastUpdated: string };
}

/** A resource of one type, as it is stored and served. */
export type StoredResource<T extends ResourceType = ResourceType> = {
  [K in T]: ByType[K] & Stored;
}[T];

/** A resource before the store gave it its `meta`. */
export type NewResource<T extends ResourceType = ResourceType> = {
  [K in T]: ByType[K] & { id: string };
}[T];

/** The served type that a name names, or null. Names are case-sensitive. */
export function findResourceType(name: string): ResourceType | null {
  return resourceTypes.find((type) => type === name) ?? null;
}
