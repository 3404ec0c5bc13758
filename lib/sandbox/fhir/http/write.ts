import 'server-only';
import { randomUUID } from 'node:crypto';
import type { FhirResource } from 'fhir/r4';
import type { ResourceType, StoredResource } from '../resource-types';
import { FhirError, issueOf, outcomeOf } from '../search/fhir-error';
import type { Version } from '../writes/world';
import { requireAccess, requireShown } from './authorize';
import { maxResourceBytes, readResource, requireStructure } from './body';
import { prefers, type Answer, type Call, type Parameter, type Scene } from './call';
import { applyJsonPatch } from './json-patch';
import { headersOf, matchesTag, notThere } from './read';
import { findAll } from './search';

const idPattern = /^[A-Za-z0-9\-.]{1,64}$/;

/**
 * Creates a resource, unless one that `If-None-Exist` describes is there.
 * @see https://hl7.org/fhir/R4/http.html#create
 * @see https://hl7.org/fhir/R4/http.html#ccreate
 */
export async function serveCreate(
  scene: Scene,
  call: Call,
  type: ResourceType,
  id: string = randomUUID(),
): Promise<Answer> {
  requireAccess(scene.holder, scene.access, 'create', type);
  const content = await readContent(scene, call, type, 'create', id);
  const condition = call.headers.get('if-none-exist');
  if (condition !== null) {
    const found = matchOf(scene, call, type, [...new URLSearchParams(condition)]);
    if (found) return written(scene, call, found, 200);
  }
  const { resource } = scene.world.write(type, id, 'POST', content);
  return written(scene, call, resource, 201);
}

/**
 * Updates a resource, or creates it under the id of the client.
 * @see https://hl7.org/fhir/R4/http.html#update
 */
export async function serveUpdate(
  scene: Scene,
  call: Call,
  type: ResourceType,
  id: string,
): Promise<Answer> {
  requireAccess(scene.holder, scene.access, 'update', type);
  if (!idPattern.test(id)) {
    throw new FhirError(
      400,
      'value',
      `'${id}' is no id: letters, digits, '-' and '.', at most 64.`,
    );
  }
  const content = await readContent(scene, call, type, 'update', id);
  if (content.id !== id) {
    const found = content.id === undefined ? 'none' : `'${content.id}'`;
    throw new FhirError(
      400,
      'invalid',
      `The body has to have the id '${id}' of the URL; it has ${found}.`,
    );
  }
  const isNew = requireMatch(scene, call, type, id, 'update') === null;
  const { resource } = scene.world.write(type, id, 'PUT', content);
  return written(scene, call, resource, isNew ? 201 : 200);
}

/**
 * Changes a resource by the operations of a JSON Patch.
 * @see https://hl7.org/fhir/R4/http.html#patch
 */
export async function servePatch(
  scene: Scene,
  call: Call,
  type: ResourceType,
  id: string,
): Promise<Answer> {
  requireAccess(scene.holder, scene.access, 'update', type);
  const current = requireMatch(scene, call, type, id, 'update');
  if (!current) throw notThere(scene, type, id);
  const patched = (await applyJsonPatch(call, current)) as FhirResource;
  if (patched.resourceType !== type || patched.id !== id) {
    throw new FhirError(422, 'invalid', 'A patch cannot change the type or the id of a resource.');
  }
  requireStructure(patched);
  requireShown(scene.holder, scene.access, patched as StoredResource, 'update');
  const { resource } = scene.world.write(type, id, 'PATCH', patched);
  return written(scene, call, resource, 200);
}

/**
 * Deletes a resource; what is not there is deleted already. References that lead to it are left as they are.
 * @see https://hl7.org/fhir/R4/http.html#delete
 */
export function serveDelete(scene: Scene, call: Call, type: ResourceType, id: string): Answer {
  requireAccess(scene.holder, scene.access, 'delete', type);
  const current = requireMatch(scene, call, type, id, 'delete');
  if (!current) return { status: 204 };
  const { number } = scene.world.write(type, id, 'DELETE', null);
  return { status: 204, headers: { etag: `W/"${number}"` } };
}

/**
 * An update, patch or deletion of the one resource that the parameters of the URL describe.
 * @see https://hl7.org/fhir/R4/http.html#cond-update
 */
export async function serveConditional(
  scene: Scene,
  call: Call,
  type: ResourceType,
): Promise<Answer> {
  const found = matchOf(scene, call, type, call.parameters);
  switch (call.method) {
    case 'PUT': {
      if (found) return serveUpdate(scene, withId(call, found.id), type, found.id);
      const body = await readResource(call, maxResourceBytes);
      const { id } = body;
      return id === undefined ? serveCreate(scene, call, type) : serveUpdate(scene, call, type, id);
    }
    case 'PATCH':
      if (found) return servePatch(scene, call, type, found.id);
      throw new FhirError(404, 'not-found', `No ${type} matches; there is nothing to patch.`);
    default:
      requireAccess(scene.holder, scene.access, 'delete', type);
      return found ? serveDelete(scene, call, type, found.id) : { status: 204 };
  }
}

/** The body with the id of what was found, where it has none. */
function withId(call: Call, id: string): Call {
  const headers = new Headers(call.headers);
  headers.set('content-type', 'application/fhir+json');
  return {
    ...call,
    headers,
    readText: async (maxBytes) => {
      const body = await readResource(call, maxBytes);
      return JSON.stringify({ ...body, id: body.id ?? id });
    },
  };
}

function matchOf(
  scene: Scene,
  call: Call,
  type: ResourceType,
  parameters: readonly Parameter[],
): StoredResource | null {
  requireAccess(scene.holder, scene.access, 'search', type);
  const found = findAll(scene, call, type, parameters);
  if (found.length > 1) {
    const text = `${found.length} resources match; the condition has to describe one.`;
    throw new FhirError(412, 'multiple-matches', text);
  }
  return found[0] ?? null;
}

async function readContent(
  { holder, access }: Scene,
  call: Call,
  type: ResourceType,
  action: 'create' | 'update',
  id: string,
): Promise<FhirResource> {
  const content = await readResource(call, maxResourceBytes);
  if (content.resourceType !== type) {
    throw new FhirError(400, 'invalid', `Found a ${content.resourceType}, expected a ${type}.`);
  }
  requireStructure(content);
  // A token of one patient writes into the record of this patient.
  requireShown(holder, access, { ...content, id } as StoredResource, action);
  return content;
}

/**
 * What is there, null when nothing is, provided that it is what `If-Match` says.
 * @throws {FhirError} 412; 403 for what the token does not open
 * @see https://hl7.org/fhir/R4/http.html#concurrency
 */
function requireMatch(
  scene: Scene,
  call: Call,
  type: ResourceType,
  id: string,
  action: 'update' | 'delete',
): StoredResource | null {
  const current = scene.world.store.find(type, id);
  if (current) requireShown(scene.holder, scene.access, current, action);
  const tags = call.headers.get('if-match');
  if (tags === null) return current;
  const etag = current && headersOf(current).etag;
  if (etag && matchesTag(tags, etag)) return current;
  const found = etag ? `is ${etag}` : 'is not there';
  const text = `If-Match is ${tags}, but the resource ${found}: somebody changed it. Read it again.`;
  throw new FhirError(412, 'conflict', text);
}

function written(
  { baseUrl }: Scene,
  call: Call,
  resource: Version['resource'],
  status: number,
): Answer {
  if (!resource) return { status };
  const { resourceType, id, meta } = resource;
  const location = `${baseUrl}/${resourceType}/${id}/_history/${meta.versionId}`;
  const headers = { ...headersOf(resource), ...(status === 201 && { location }) };
  if (prefers(call, 'return', 'minimal')) return { status, headers };
  if (prefers(call, 'return', 'OperationOutcome')) {
    const text = `${resourceType}/${id} is version ${meta.versionId} now.`;
    return {
      status,
      headers,
      resource: outcomeOf([issueOf('information', 'informational', text)]),
    };
  }
  return { status, headers, resource };
}
