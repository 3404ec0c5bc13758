import 'server-only';
import type { Bundle } from 'fhir/r4';
import type { ResourceType, StoredResource } from '../resource-types';
import { accessOf, patientsOf, type Access } from '../scopes';
import { partOf } from '../search/elements';
import { referencesFrom } from '../search/include';
import { referenceParameters } from '../search/parameters/table';
import type { World } from '../writes/world';
import type { ExportPlan } from './plan';
import { filteredBy, parseTypeFilter } from './type-filter';

/**
 * The resources of one file of an export, each as a line of NDJSON is made from it.
 * @see https://hl7.org/fhir/uv/bulkdata/STU2/export.html#query-parameters
 */
export function selectResources(
  world: World,
  plan: ExportPlan,
  type: ResourceType,
  baseUrl: string,
): StoredResource[] {
  const access = accessOf(plan.scope);
  const filters = plan.typeFilters.map((text) => parseTypeFilter(text, baseUrl));
  const since = plan.since === null ? null : Date.parse(plan.since);
  const isWanted = selector(world, plan, access, type);
  return filteredBy(world.store, type, filters)
    .filter((resource) => access.shows(resource, 'read') && access.shows(resource, 'search'))
    .filter(({ meta }) => since === null || Date.parse(meta.lastUpdated) >= since)
    .filter(isWanted)
    .map((resource) => partOf(resource, { elements: elementsFor(plan, type), summary: null }));
}

/** Elements of this type; null, for all of them, where none are asked for of it. */
function elementsFor({ elements }: ExportPlan, type: ResourceType): string[] | null {
  const own = (elements ?? []).filter((name) => !name.includes('.') || name.startsWith(`${type}.`));
  return own.length === 0 ? null : own;
}

function selector(
  world: World,
  plan: ExportPlan,
  access: Access,
  type: ResourceType,
): (resource: StoredResource) => boolean {
  const { patients, groupId } = plan;
  if (patients === null) return () => true;
  if (type === 'Group' && groupId !== null) return ({ id }) => id === groupId;
  const wanted = new Set(patients.map((id) => `Patient/${id}`));
  const isOfThem = (resource: StoredResource) =>
    patientsOf(resource)?.some((reference) => wanted.has(reference)) ?? false;
  if (!isOutside(type)) return isOfThem;
  // People and organizations belong to no patient: those that the records of these patients name go along.
  const named = new Set(
    plan.types
      .filter((one) => !isOutside(one) && access.canSearch(one))
      .flatMap((one) => world.store.list(one).filter(isOfThem))
      .flatMap((resource) =>
        referenceParameters(resource.resourceType).flatMap((name) =>
          referencesFrom(resource, name),
        ),
      ),
  );
  return ({ resourceType, id }) => named.has(`${resourceType}/${id}`);
}

/** Whether a type is outside of the patient compartment. */
export function isOutside(type: ResourceType): boolean {
  return type === 'Organization' || type === 'Practitioner';
}

/**
 * What the client deleted since then and would have been in the export, as a Bundle; null when it is nothing.
 * @see https://hl7.org/fhir/uv/bulkdata/STU2/export.html#response---output-manifest
 */
export function deletedBundle(world: World, plan: ExportPlan): Bundle | null {
  const { types, patients } = plan;
  const since = Date.parse(plan.since ?? '');
  const access = accessOf(plan.scope);
  const wanted = patients && new Set(patients.map((id) => `Patient/${id}`));
  const gone = world
    .deleted()
    .filter(({ resource, at }) => types.includes(resource.resourceType) && at.getTime() >= since)
    .map(({ resource }) => resource)
    .filter((resource) => access.shows(resource, 'read'))
    .filter((resource) => !wanted || patientsOf(resource)?.some((one) => wanted.has(one)));
  if (gone.length === 0) return null;
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: gone.map(({ resourceType, id }) => ({
      request: { method: 'DELETE', url: `${resourceType}/${id}` },
    })),
  };
}
