import 'server-only';
import { isIdentityProvider, type HolderName } from '../addresses';
import { sandboxStore } from '../fhir/dataset';
import type { StoredResource } from '../fhir/resource-types';

interface Login {
  /** Stable; the `sub` of id_tokens. */
  id: string;
  username: string;
  /** Published: the sandbox is for tests only. */
  password: string;
}

/** Somebody whom the data holders of the sandbox know. */
export interface HolderPerson extends Login {
  kind: 'patient' | 'clinician';
  /** Relative reference to the resource that describes the person. */
  fhirUser: string;
}

/** An account of the sandbox's identity provider, which knows no resource that describes the person. */
export interface SandboxAccount extends Login {
  kind: 'account';
  fhirUser: null;
  /** The person whom the data holders of the sandbox know by it; null when they know nobody by it. */
  personId: string | null;
  name: string;
}

/** Somebody who can sign in at the holders of the sandbox, or at its identity provider. */
export type SandboxPerson = HolderPerson | SandboxAccount;

const patientIds = ['ada', 'basil', 'lucia', 'hana', 'paloma', 'imani', 'omar'];

/** The people of the sandbox: patients of the generated data, and one clinician who sees all of them. */
export const sandboxPeople: readonly HolderPerson[] = [
  ...patientIds.map((name): HolderPerson => ({
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

/** Somebody who can prove who they are, and whom no data holder knows. */
const stranger: SandboxAccount = {
  id: 'account-river',
  username: 'river.id',
  password: 'river-lighthouse',
  kind: 'account',
  fhirUser: null,
  personId: null,
  name: 'River Stone',
};

/** The accounts of the identity provider: one for each person of the sandbox, and one whom no data holder knows. */
export function identityAccounts(): readonly SandboxAccount[] {
  return [
    ...sandboxPeople.map((person): SandboxAccount => {
      const [, name = person.id] = person.id.split('-');
      return {
        id: `account-${name}`,
        username: `${name}.id`,
        password: `${name}-lighthouse`,
        kind: 'account',
        fhirUser: null,
        personId: person.id,
        name: nameOfPerson(person),
      };
    }),
    stranger,
  ];
}

/** Everybody who can sign in at a holder. */
export function peopleOf(holder: HolderName): readonly SandboxPerson[] {
  return isIdentityProvider({ name: holder }) ? identityAccounts() : sandboxPeople;
}

/** A person by their id at a holder, or null. */
export function findPerson(holder: HolderName, id: string): SandboxPerson | null {
  return peopleOf(holder).find((person) => person.id === id) ?? null;
}

/** The person whom a user name and a password fit at a holder, or null. User names are written in any case. */
export function signInPerson(
  holder: HolderName,
  username: string,
  password: string,
): SandboxPerson | null {
  const name = username.trim().toLowerCase();
  const found = peopleOf(holder).find((person) => person.username === name);
  return found?.password === password ? found : null;
}

/** The patient that a person is, or null for a clinician. */
export function ownPatientId({ kind, fhirUser }: SandboxPerson): string | null {
  return kind === 'patient' ? (fhirUser.split('/')[1] ?? null) : null;
}

/** The official name of a person, for pages and for `name` of the user info. */
export function nameOfPerson(person: SandboxPerson): string {
  if (person.kind === 'account') return person.name;
  const { fhirUser, username } = person;
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
