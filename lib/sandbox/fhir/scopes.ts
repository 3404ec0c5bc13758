import 'server-only';
import { findResourceType, type ResourceType, type StoredResource } from './resource-types';
import { buildClause, type Clause } from './search/clause';
import { FhirError } from './search/fhir-error';
import { findParameter } from './search/parameters/table';
import { referencesOf } from './search/values';

/** What may be done with a resource: read it by its id, find it in a search, or write it. */
export type Action = 'create' | 'read' | 'update' | 'delete' | 'search';

/** What a token allows. */
export interface Access {
  /** Whether an action with a type is allowed at all. */
  can: (type: ResourceType, action: Action) => boolean;
  /** Read one resource whose id is known. */
  canRead: (type: ResourceType) => boolean;
  /** Search and list. */
  canSearch: (type: ResourceType) => boolean;
  /** Whether a resource is among those that the token opens: of the right patient, of the right kind. */
  shows: (resource: StoredResource, action: Action) => boolean;
  /** Whose access it is, for advice: the level of the first scope. */
  level: ScopeLevel;
  /** Whether the client acts for itself: with system scopes and no others. */
  isSystem: boolean;
}

/** For whom a token was made. */
export interface AccessContext {
  /** The id of the patient in context. */
  patient?: string | undefined;
  /** The user, such as `Patient/harbor-ada` or `Practitioner/harbor-dr-okafor`. */
  fhirUser?: string | undefined;
}

type ScopeLevel = 'system' | 'user' | 'patient';

/** What one scope allows. */
interface Grant {
  type: ResourceType | '*';
  /** Letters of SMART 2. */
  letters: string;
  /** The only patient whose data it opens; null: everybody's. */
  patient: string | null;
  clauses: readonly Clause[];
}

const v1Permissions: Readonly<Record<string, string>> = { read: 'rs', write: 'cud', '*': 'cruds' };
const letterOf = { create: 'c', read: 'r', update: 'u', delete: 'd', search: 's' } as const;

/**
 * Reads granted scopes of both syntaxes: `system/Patient.rs`, `patient/*.r`, `user/Patient.read`, and
 * `patient/Observation.rs?category=…|laboratory`. Letters that are out of order void the scope, and so do conditions
 * that are not understood. `patient/` opens the data of the patient in context; `user/` opens everything to a
 * clinician, and to a patient what is their own.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html
 */
export function accessOf(scope: string, context: AccessContext = {}): Access {
  const entries = scope.split(/\s+/);
  const grants = entries.flatMap((entry) => grantOf(entry, context) ?? []);
  const levels = entries.map(levelOf).filter((level) => level !== null);
  const can = (type: ResourceType, action: Action) =>
    grants.some((grant) => isFor(grant, type, action));
  return {
    can,
    canRead: (type) => can(type, 'read'),
    canSearch: (type) => can(type, 'search'),
    shows: (resource, action) =>
      grants.some(
        (grant) =>
          isFor(grant, resource.resourceType, action) &&
          (grant.patient === null || isOfPatient(resource, grant.patient)) &&
          grant.clauses.every((clause) => meets(resource, clause)),
      ),
    level: levels[0] ?? 'system',
    isSystem: levels.length > 0 && levels.every((level) => level === 'system'),
  };
}

function isFor(grant: Grant, type: ResourceType, action: Action): boolean {
  return (grant.type === '*' || grant.type === type) && grant.letters.includes(letterOf[action]);
}

function levelOf(entry: string): ScopeLevel | null {
  return (/^(system|user|patient)\//.exec(entry)?.[1] ?? null) as ScopeLevel | null;
}

function grantOf(entry: string, context: AccessContext): Grant | null {
  const match =
    /^(?:system|user|patient)\/(\*|[A-Za-z]+)\.(read|write|\*|c?r?u?d?s?)(?:\?(.+))?$/.exec(entry);
  const level = levelOf(entry);
  const [, name = '', suffix = '', query] = match ?? [];
  if (suffix === '' || level === null) return null;
  const type = name === '*' ? '*' : findResourceType(name);
  const patient = patientOf(level, context);
  const clauses = query === undefined ? [] : clausesOf(type, query);
  if (type === null || patient === undefined || clauses === null) return null;
  return { type, letters: v1Permissions[suffix] ?? suffix, patient, clauses };
}

/** The only patient that a level opens; null: all of them; undefined: none at all. */
function patientOf(level: ScopeLevel, context: AccessContext): string | null | undefined {
  if (level === 'system') return null;
  if (level === 'patient') return context.patient;
  const [kind, id] = context.fhirUser?.split('/') ?? [];
  if (kind === 'Practitioner') return null;
  return kind === 'Patient' ? id : undefined;
}

/** The conditions after the question mark; null when one is not understood: too little rather than too much. */
function clausesOf(type: ResourceType | '*' | null, query: string): Clause[] | null {
  if (type === null || type === '*') return null;
  const clauses: Clause[] = [];
  for (const [name, value] of new URLSearchParams(query)) {
    const parameter = findParameter(type, name);
    if (!parameter || value === '') return null;
    try {
      clauses.push(buildClause(name, null, value, parameter, ''));
    } catch (error) {
      if (error instanceof FhirError) return null;
      throw error;
    }
  }
  return clauses;
}

function meets(resource: StoredResource, clause: Clause): boolean {
  return clause.matches(findParameter(resource.resourceType, clause.name)?.values(resource) ?? []);
}

/**
 * Whether a resource is in the compartment of a patient. What belongs to no patient, such as an Organization, is
 * open to whoever has a scope for its type.
 * @see https://hl7.org/fhir/R4/compartmentdefinition-patient.html
 */
function isOfPatient(resource: StoredResource, patient: string): boolean {
  // A Group is a list of other people.
  if (resource.resourceType === 'Group') return false;
  return patientsOf(resource)?.includes(`Patient/${patient}`) ?? true;
}

/** The patients that a resource is about, as references; null for a type that is about none. */
export function patientsOf(resource: StoredResource): readonly string[] | null {
  switch (resource.resourceType) {
    case 'Patient':
      return [`Patient/${resource.id}`];
    // A Binary names whose it is.
    case 'Binary':
      return referencesOf(resource.securityContext);
    case 'Group':
      return referencesOf(...(resource.member ?? []).map(({ entity }) => entity));
    default: {
      const parameter = findParameter(resource.resourceType, 'patient');
      if (!parameter) return null;
      return parameter.values(resource).filter((value) => typeof value === 'string');
    }
  }
}
