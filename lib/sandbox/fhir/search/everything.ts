import 'server-only';
import type { Bundle } from 'fhir/r4';
import { resourceTypes } from '../../oauth/scopes';
import { findResourceType, type ResourceType, type StoredResource } from '../resource-types';
import type { Access } from '../scopes';
import { readCursor } from './cursor';
import { FhirError } from './fhir-error';
import { findByReference, referencesFrom } from './include';
import { dateMatcher } from './match-range';
import { pageLinks } from './page-links';
import { findParameter, referenceParameters } from './parameters/table';
import { countOf, formParameters, maxCount, type QueryContext } from './query';
import { entryOf } from './run-search';
import type { ResourceStore } from './store';
import { dateIntervals } from './values';

interface EverythingQuery {
  types: readonly ResourceType[];
  isRecent: (resource: StoredResource) => boolean;
  count: number;
  offset: number;
  applied: [name: string, value: string][];
}

/**
 * The operation `Patient/{id}/$everything`: the patient, what belongs to it, and the people and organizations
 * that this refers to, as far as the token may see them. It is paged like a search.
 *
 * @throws {FhirError} when there is no such patient, and when a parameter is wrong or (strict handling) unknown
 * @see https://hl7.org/fhir/R4/patient-operation-everything.html
 */
export function runEverything(
  store: ResourceStore,
  id: string,
  parameters: Iterable<readonly [name: string, value: string]>,
  access: Access,
  context: QueryContext,
): Bundle {
  const patient = store.find('Patient', id);
  if (!patient) throw new FhirError(404, 'not-found', `There is no Patient/${id} here.`);
  const query = parseEverything(parameters, context);
  const compartment = [patient, ...compartmentOf(store, id, access)];
  const found = [...compartment, ...referredTo(store, compartment, access)].filter(
    (resource) => query.types.includes(resource.resourceType) && query.isRecent(resource),
  );
  const page = found.slice(query.offset, query.offset + query.count);
  const isOwn = new Set(compartment);
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: found.length,
    link: pageLinks(
      `${context.baseUrl}/Patient/${id}/$everything`,
      { ...query, isCountOnly: false },
      found.length,
      page.length,
    ),
    ...(page.length > 0 && {
      entry: page.map((resource) =>
        entryOf(resource, isOwn.has(resource) ? 'match' : 'include', context.baseUrl),
      ),
    }),
  };
}

function parseEverything(
  parameters: Iterable<readonly [name: string, value: string]>,
  context: QueryContext,
): EverythingQuery {
  const query: EverythingQuery = {
    types: resourceTypes,
    isRecent: () => true,
    count: maxCount,
    offset: 0,
    applied: [],
  };
  let cursor: string | null = null;
  for (const [name, value] of parameters) {
    if (value === '' || formParameters.includes(name)) continue;
    if (name === '_cursor') {
      cursor = value;
      continue;
    }
    if (name === '_count') query.count = Math.max(1, Math.min(countOf(value), maxCount));
    else if (name === '_type') {
      query.types = value.split(',').flatMap((type) => findResourceType(type.trim()) ?? []);
    } else if (name === '_since') {
      const isSince = dateMatcher(name, `ge${value}`);
      query.isRecent = (resource) => dateIntervals(resource.meta.lastUpdated).some(isSince);
    } else if (context.isStrict) {
      throw new FhirError(400, 'not-supported', `$everything has no parameter '${name}' here.`);
    } else continue;
    query.applied.push([name, value]);
  }
  if (cursor !== null) query.offset = readCursor(cursor, query.applied);
  return query;
}

/** What refers to the patient as its patient. */
function compartmentOf(store: ResourceStore, id: string, access: Access): StoredResource[] {
  return resourceTypes
    .filter((type) => findParameter(type, 'patient') && access.canSearch(type))
    .flatMap((type) =>
      store
        .referrers(type, 'patient', `Patient/${id}`)
        .flatMap((position) => store.list(type)[position] ?? [])
        .filter((resource) => access.shows(resource, 'search')),
    );
}

/** The people and organizations behind a record; other patients are nobody's everything. */
function referredTo(
  store: ResourceStore,
  resources: readonly StoredResource[],
  access: Access,
): StoredResource[] {
  const references = resources.flatMap((resource) =>
    referenceParameters(resource.resourceType).flatMap((name) => referencesFrom(resource, name)),
  );
  return [...new Set(references)]
    .filter((reference) => /^(Organization|Practitioner)\//.test(reference))
    .flatMap((reference) => findByReference(store, reference) ?? [])
    .filter((resource) => access.shows(resource, 'read'));
}
