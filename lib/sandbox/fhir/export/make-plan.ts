import 'server-only';
import { resourceTypes } from '../../oauth/scopes';
import { requireAccess } from '../http/authorize';
import type { Parameter, Scene } from '../http/call';
import { findResourceType, type ResourceType } from '../resource-types';
import { patientsOf } from '../scopes';
import { FhirError } from '../search/fhir-error';
import { listOf, typeFiltersOf } from './parameters';
import type { ExportPlan } from './plan';
import { isOutside } from './select';
import { parseTypeFilter } from './type-filter';

/** Whose data are asked for. */
export type ExportLevel =
  { kind: 'system' } | { kind: 'patient' } | { kind: 'group'; groupId: string };

/** A kick-off as it came, and how strictly it is read. */
export interface KickOff {
  level: ExportLevel;
  method: string;
  parameters: readonly Parameter[];
  /** What the access token allows, as text. */
  scope: string;
  /** `Prefer: handling=lenient`: what is not understood is left out, and told in the manifest. */
  isLenient: boolean;
}

const known = ['_outputFormat', '_since', '_type', '_typeFilter', '_elements', 'patient'];
const formats = ['application/fhir+ndjson', 'application/ndjson', 'ndjson'];

/** An instant, as FHIR has it: to the second, with a time zone. */
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/**
 * Settles what an export is to write.
 * @throws {FhirError} 400 when a parameter is wrong or not known, 403 for types that the token does not open
 * @see https://hl7.org/fhir/uv/bulkdata/STU2/export.html#query-parameters
 */
export function makePlan(scene: Scene, kickOff: KickOff): ExportPlan {
  const { parameters, isLenient, level } = kickOff;
  const ignored: string[] = [];
  /** Refuses, or notes when the client is content with less. */
  const object = (text: string): void => {
    if (!isLenient) throw new FhirError(400, 'not-supported', text);
    ignored.push(text);
  };
  for (const [name] of parameters) {
    if (known.includes(name) || name === '_format' || name === '_pretty') continue;
    object(`$export has no parameter '${name}' here; it has ${known.join(', ')}.`);
  }
  requireFormat(parameters);
  const types = typesAsked(scene, kickOff, object);
  const patients = patientsAsked(scene, kickOff, object);
  return {
    types,
    patients,
    groupId: level.kind === 'group' ? level.groupId : null,
    since: sinceOf(parameters),
    typeFilters: filtersAsked(scene, parameters, types, object),
    elements: elementsAsked(parameters),
    scope: kickOff.scope,
    ignored,
  };
}

function requireFormat(parameters: readonly Parameter[]): void {
  const format = parameters.findLast(([name]) => name === '_outputFormat')?.[1];
  // A plus sign that was not encoded arrives as a space.
  if (format === undefined || formats.includes(format.replace(' ', '+'))) return;
  throw new FhirError(
    400,
    'not-supported',
    `Found _outputFormat '${format}', expected one of ${formats.join(', ')}.`,
  );
}

function sinceOf(parameters: readonly Parameter[]): string | null {
  const since = parameters.findLast(([name]) => name === '_since')?.[1].replace(' ', '+');
  if (since === undefined) return null;
  if (instant.test(since) && !Number.isNaN(Date.parse(since))) return since;
  throw new FhirError(
    400,
    'value',
    `Found _since '${since}', expected an instant with a time zone, such as 2026-01-31T00:00:00Z.`,
  );
}

function elementsAsked(parameters: readonly Parameter[]): string[] | null {
  const elements = listOf(parameters, '_elements');
  return elements.length === 0 ? null : elements;
}

function typesAsked(
  { holder, access }: Scene,
  { level, parameters }: KickOff,
  object: (text: string) => void,
): ResourceType[] {
  const open = resourceTypes.filter((type) => access.canRead(type) && access.canSearch(type));
  const names = [...new Set(listOf(parameters, '_type'))];
  if (names.length === 0) {
    if (open.length > 0) return open;
    requireAccess(holder, access, 'search', 'Patient');
    throw new FhirError(403, 'forbidden', 'The scope of the access token opens no type to search.');
  }
  const asked = names.flatMap((name) => {
    const type = findResourceType(name);
    if (type) return type;
    object(`_type: '${name}' is not served here; served are ${resourceTypes.join(', ')}.`);
    return [];
  });
  for (const type of asked) {
    requireAccess(holder, access, 'read', type);
    requireAccess(holder, access, 'search', type);
  }
  if (asked.length === 0 || (level.kind !== 'system' && asked.every(isOutside))) {
    throw new FhirError(
      400,
      'invalid',
      `_type: ${names.join(', ')} leaves nothing to export: ${asked.length === 0 ? 'none of these is served here' : 'these types belong to no patient; ask for them at the system level'}.`,
    );
  }
  return resourceTypes.filter((type) => asked.includes(type));
}

function filtersAsked(
  { baseUrl }: Scene,
  parameters: readonly Parameter[],
  types: readonly ResourceType[],
  object: (text: string) => void,
): string[] {
  return typeFiltersOf(parameters).filter((text) => {
    try {
      const { type } = parseTypeFilter(text, baseUrl);
      if (types.includes(type)) return true;
      object(`_typeFilter '${text}' is for ${type}, which is not exported.`);
    } catch (error) {
      if (!(error instanceof FhirError)) throw error;
      object(error.message);
    }
    return false;
  });
}

/** The patients whose data are wanted; null at the system level. */
function patientsAsked(
  { world, access }: Scene,
  { level, method, parameters }: KickOff,
  object: (text: string) => void,
): string[] | null {
  const asked = listOf(parameters, 'patient').map((value) => value.replace(/^.*Patient\//, ''));
  if (level.kind === 'system') {
    if (asked.length > 0) object("'patient' has no meaning at the system level.");
    return null;
  }
  if (asked.length > 0 && method !== 'POST') {
    throw new FhirError(400, 'not-supported', "'patient' is for kick-offs by POST only.");
  }
  const all = level.kind === 'group' ? membersOf(world, level.groupId) : null;
  const there = world.store
    .list('Patient')
    .filter((patient) => !access.canRead('Patient') || access.shows(patient, 'read'))
    .map(({ id }) => id)
    .filter((id) => !all || all.has(id));
  if (asked.length === 0) return there;
  return asked.filter((id) => {
    if (there.includes(id)) return true;
    object(
      `patient: there is no Patient/${id} ${level.kind === 'group' ? `in Group/${level.groupId}` : 'here'}.`,
    );
    return false;
  });
}

function membersOf(world: Scene['world'], groupId: string): Set<string> {
  const group = world.store.find('Group', groupId);
  if (!group) throw new FhirError(404, 'not-found', `There is no Group/${groupId} here.`);
  return new Set((patientsOf(group) ?? []).map((reference) => reference.replace('Patient/', '')));
}
