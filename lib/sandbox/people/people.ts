import 'server-only';
import { sandboxStore } from '../fhir/dataset';
import type { StoredResource } from '../fhir/resource-types';

/** Somebody who can sign in at the holders of the sandbox. */
export interface SandboxPerson {
  /** Stable; the `sub` of id_tokens. */
  id: string;
  username: string;
  /** Published: the sandbox is for tests only. */
  password: string;
  kind: 'patient' | 'clinician';
  /** Relative reference to the resource that describes the person. */
  fhirUser: string;
}

const patientIds = ['ada', 'basil', 'lucia', 'hana', 'paloma', 'imani', 'omar'];

/** The people of the sandbox: patients of the generated data, and one clinician who sees all of them. */
export const sandboxPeople: readonly SandboxPerson[] = [
  ...patientIds.map((name): SandboxPerson => ({
    id: `patient-${name}`,
    username: name,
    password: `${name}-harbor`,
    kind: 'patient',
    fhirUser: `Patient/harbor-${name}`,
  })),
  {
    id: 'clinician-okafor',
    username: 'dr.okafor',
    password: 'okafor-harbor',
    kind: 'clinician',
    fhirUser: 'Practitioner/dr-okafor',
  },
];

/** A person by their id, or null. */
export function findPerson(id: string): SandboxPerson | null {
  return sandboxPeople.find((person) => person.id === id) ?? null;
}

/** The person whom a user name and a password fit, or null. User names are written in any case. */
export function signInPerson(username: string, password: string): SandboxPerson | null {
  const name = username.trim().toLowerCase();
  return (
    sandboxPeople.find((person) => person.username === name && person.password === password) ?? null
  );
}

/** The patient that a person is, or null for a clinician. */
export function ownPatientId({ kind, fhirUser }: SandboxPerson): string | null {
  return kind === 'patient' ? (fhirUser.split('/')[1] ?? null) : null;
}

/** The official name of a person, for pages and for `name` of the user info. */
export function nameOfPerson({ fhirUser, username }: SandboxPerson): string {
  const [type, id = ''] = fhirUser.split('/');
  const store = sandboxStore();
  const resource = type === 'Patient' ? store.find('Patient', id) : store.find('Practitioner', id);
  return resource ? nameOfResource(resource) : username;
}

/** The first name of a Patient or a Practitioner as people write it. */
export function nameOfResource(resource: StoredResource): string {
  const names = 'name' in resource && Array.isArray(resource.name) ? resource.name : [];
  const [name] = names;
  if (!name) return resource.id;
  return [...(name.prefix ?? []), ...(name.given ?? []), name.family, ...(name.suffix ?? [])]
    .filter((part) => part !== undefined)
    .join(' ');
}
