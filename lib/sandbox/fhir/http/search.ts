import 'server-only';
import { findResourceType, type ResourceType, type StoredResource } from '../resource-types';
import { runEverything } from '../search/everything';
import { parseQuery, type QueryContext } from '../search/query';
import { findMatches, runSearch } from '../search/run-search';
import { FhirError } from '../search/fhir-error';
import { requireAccess, requireShown } from './authorize';
import { prefers, type Answer, type Call, type Parameter, type Scene } from './call';
import { readOperationInput } from './operation-input';
import { requireMethod } from './respond';
import { readSearchForm } from './search-form';

/**
 * A search of one type, by URL or by form.
 * @see https://hl7.org/fhir/R4/http.html#search
 */
export async function serveSearch(scene: Scene, call: Call, type: ResourceType): Promise<Answer> {
  requireAccess(scene.holder, scene.access, 'search', type);
  const parameters = call.method === 'POST' ? await readSearchForm(call) : call.parameters;
  const query = parseQuery(type, parameters, contextOf(scene, call));
  return {
    status: 200,
    resource: runSearch(scene.world.store, query, scene.access, scene.baseUrl),
  };
}

/** Everything that meets the parameters of a condition. What is not understood is always refused. */
export function findAll(
  scene: Scene,
  call: Call,
  type: ResourceType,
  parameters: readonly Parameter[],
): StoredResource[] {
  const query = parseQuery(type, parameters, { ...contextOf(scene, call), isStrict: true });
  if (query.clauses.length === 0) {
    throw new FhirError(412, 'multiple-matches', 'The condition has no search parameter.');
  }
  const { store } = scene.world;
  const list = store.list(type);
  return findMatches(store, query)
    .flatMap((position) => list[position] ?? [])
    .filter((resource) => scene.access.shows(resource, 'search'));
}

/**
 * `Patient/{id}/$everything`.
 * @see https://hl7.org/fhir/R4/patient-operation-everything.html
 */
export async function serveEverything(scene: Scene, call: Call, id: string): Promise<Answer> {
  requireMethod(call.method, ['GET', 'POST']);
  requireAccess(scene.holder, scene.access, 'read', 'Patient');
  const context = contextOf(scene, call);
  const { store } = scene.world;
  const patient = store.find('Patient', id);
  if (patient) requireShown(scene.holder, scene.access, patient);
  const input = await readOperationInput(call);
  return { status: 200, resource: runEverything(store, id, input, scene.access, context) };
}

/** What the URL and `Prefer` settle for a search. */
export function contextOf({ baseUrl }: Scene, call: Call): QueryContext {
  return { baseUrl, isStrict: prefers(call, 'handling', 'strict') };
}

/**
 * The served type of a name.
 * @throws {FhirError} 404
 */
export function typeOf(name: string): ResourceType {
  const type = findResourceType(name);
  if (!type) throw new FhirError(404, 'not-supported', `'${name}' is not a type of this server.`);
  return type;
}
