import 'server-only';
import type { Access } from '../scopes';
import { findResourceType, type ResourceType, type StoredResource } from '../resource-types';
import { findParameter, referenceParameters } from './parameters/table';
import type { ResourceStore } from './store';

/** References to follow: of one type, by some of its parameters, to one type or any. */
export interface Include {
  source: ResourceType;
  parameters: readonly string[];
  target: ResourceType | null;
}

/** More resources than these are not added to one page. */
export const maxIncluded = 1000;

/**
 * Reads `Source:parameter`, `Source:parameter:Target` or `Source:*`. Returns in words what is wrong.
 * @see https://hl7.org/fhir/R4/search.html#include
 */
export function parseInclude(text: string): Include | string {
  const [sourceName = '', parameter = '', targetName, ...rest] = text.split(':');
  const source = findResourceType(sourceName);
  if (!source || rest.length > 0) {
    return `'${text}' is not of the form Type:parameter or Type:parameter:Type with types of this server.`;
  }
  const known = referenceParameters(source);
  if (parameter !== '*' && !known.includes(parameter)) {
    return `${source} has no reference parameter '${parameter}'; it has ${known.join(', ')}.`;
  }
  const target = targetName === undefined ? null : findResourceType(targetName);
  if (targetName !== undefined && !target) return `There is no type '${targetName}' here.`;
  return { source, parameters: parameter === '*' ? known : [parameter], target };
}

/**
 * What belongs to a page by its `_include` and `_revinclude`: each resource once, none of the page itself, and
 * only what the token may see. Following a reference is reading, looking for referrers is searching.
 */
export function findIncluded(
  store: ResourceStore,
  matches: readonly StoredResource[],
  query: { includes: readonly Include[]; revincludes: readonly Include[] },
  access: Access,
): { resources: StoredResource[]; isCut: boolean } {
  const seen = new Set<StoredResource>(matches);
  const resources: StoredResource[] = [];
  let isCut = false;
  const candidates = [
    ...query.includes.flatMap((include) => followed(store, matches, include, access)),
    ...query.revincludes.flatMap((include) => referring(store, matches, include, access)),
  ];
  for (const candidate of candidates) {
    if (seen.has(candidate)) continue;
    if (resources.length >= maxIncluded) {
      isCut = true;
      break;
    }
    seen.add(candidate);
    resources.push(candidate);
  }
  return { resources, isCut };
}

function followed(
  store: ResourceStore,
  matches: readonly StoredResource[],
  include: Include,
  access: Access,
): StoredResource[] {
  return matches
    .filter((match) => match.resourceType === include.source)
    .flatMap((match) => include.parameters.flatMap((name) => referencesFrom(match, name)))
    .flatMap((reference) => findByReference(store, reference) ?? [])
    .filter((target) => !include.target || target.resourceType === include.target)
    .filter((target) => access.shows(target, 'read'));
}

/** The literal references that a reference parameter finds in a resource. */
export function referencesFrom(resource: StoredResource, name: string): string[] {
  const parameter = findParameter(resource.resourceType, name);
  return parameter?.type === 'reference' ? parameter.values(resource) : [];
}

function referring(
  store: ResourceStore,
  matches: readonly StoredResource[],
  include: Include,
  access: Access,
): StoredResource[] {
  if (!access.canSearch(include.source)) return [];
  const list = store.list(include.source);
  return matches
    .filter((match) => !include.target || match.resourceType === include.target)
    .flatMap((match) =>
      include.parameters.flatMap((parameter) =>
        store
          .referrers(include.source, parameter, `${match.resourceType}/${match.id}`)
          .flatMap((position) => list[position] ?? [])
          .filter((resource) => access.shows(resource, 'search')),
      ),
    );
}

/** The resource that a literal reference (`Type/id`) leads to, or null. */
export function findByReference(store: ResourceStore, reference: string): StoredResource | null {
  const [typeName = '', id = ''] = reference.split('/');
  const type = findResourceType(typeName);
  return type ? store.find(type, id) : null;
}
