import 'server-only';
import { sandboxStore } from '../fhir/dataset';
import { normalizeText } from '../fhir/search/match-text';
import { nameOfResource } from './people';

/** A patient in a list to choose from. */
export interface PatientChoice {
  id: string;
  name: string;
  /** YYYY-MM-DD. */
  birthDate: string;
  gender: string;
}

/** An encounter in a list to choose from. */
export interface EncounterChoice {
  id: string;
  /** What it was, and when. */
  label: string;
}

const maxChoices = 20;

/** Every patient, by name. */
export function listPatients(): PatientChoice[] {
  return sandboxStore()
    .list('Patient')
    .flatMap(({ id }) => choiceOf(id) ?? [])
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Patients whose name has all words of a text, by name; at most twenty. `total` counts all of them. */
export function findPatients(text: string): { total: number; patients: PatientChoice[] } {
  const words = normalizeText(text).split(/\s+/).filter(Boolean);
  const found = listPatients().filter(({ name }) => {
    const normalized = normalizeText(name);
    return words.every((word) => normalized.includes(word));
  });
  return { total: found.length, patients: found.slice(0, maxChoices) };
}

/** A patient by its id, or null. */
export function choiceOf(id: string): PatientChoice | null {
  const patient = sandboxStore().find('Patient', id);
  if (patient?.resourceType !== 'Patient') return null;
  return {
    id,
    name: nameOfResource(patient),
    birthDate: patient.birthDate ?? '',
    gender: patient.gender ?? 'unknown',
  };
}

/** The encounters of a patient, the last one first. */
export function encountersOf(patientId: string): EncounterChoice[] {
  const store = sandboxStore();
  return store
    .referrers('Encounter', 'patient', `Patient/${patientId}`)
    .flatMap((position) => store.list('Encounter')[position] ?? [])
    .flatMap((encounter) => (encounter.resourceType === 'Encounter' ? [encounter] : []))
    .sort((a, b) => (b.period?.start ?? '').localeCompare(a.period?.start ?? ''))
    .map(({ id, type, period }) => ({
      id,
      label: `${type?.[0]?.coding?.[0]?.display ?? 'Encounter'}, ${period?.start?.slice(0, 10) ?? 'without a date'}`,
    }));
}
