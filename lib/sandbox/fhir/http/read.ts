import 'server-only';
import type { Bundle, BundleEntry } from 'fhir/r4';
import type { ResourceType, StoredResource } from '../resource-types';
import { elementNames, partOf, summaries } from '../search/elements';
import { FhirError } from '../search/fhir-error';
import type { Version } from '../writes/world';
import { requireAccess, requireShown } from './authorize';
import { parameterOf, type Answer, type Call, type Scene } from './call';
import { formatOf, wantsContent } from './negotiate';
import { requireMethod } from './respond';

/**
 * A resource with its version and date, or 304 when the client says that it has just this one. A Binary is served as
 * what it is to those who want it so.
 * @throws {FhirError} 404, and 410 for what was deleted
 * @see https://hl7.org/fhir/R4/http.html#cread
 */
export function serveRead(scene: Scene, call: Call, type: ResourceType, id: string): Answer {
  requireAccess(scene.holder, scene.access, 'read', type);
  const resource = scene.world.store.find(type, id);
  if (!resource) throw notThere(scene, type, id);
  requireShown(scene.holder, scene.access, resource);
  const headers = headersOf(resource);
  if (isKnown(call.headers, headers.etag, resource)) return { status: 304, headers };
  if (resource.resourceType === 'Binary' && isContentWanted(call, resource.contentType)) {
    return {
      status: 200,
      headers: { ...headers, 'content-type': resource.contentType },
      content: new Uint8Array(Buffer.from(resource.data ?? '', 'base64')),
    };
  }
  return { status: 200, headers, resource: partOf(resource, partAsked(call)) };
}

/** One version of a resource. */
export function serveVersion(
  scene: Scene,
  call: Call,
  type: ResourceType,
  id: string,
  number: string,
): Answer {
  requireMethod(call.method, ['GET']);
  requireAccess(scene.holder, scene.access, 'read', type);
  const version = versionsSeen(scene, type, id).find((one) => String(one.number) === number);
  if (!version) {
    throw new FhirError(404, 'not-found', `There is no version ${number} of ${type}/${id} here.`);
  }
  if (!version.resource) throw deleted(type, id);
  const { resource } = version;
  return { status: 200, headers: headersOf(resource), resource: partOf(resource, partAsked(call)) };
}

/**
 * The versions of a resource, the newest first.
 * @see https://hl7.org/fhir/R4/http.html#history
 */
export function serveHistory(scene: Scene, call: Call, type: ResourceType, id: string): Answer {
  requireMethod(call.method, ['GET']);
  requireAccess(scene.holder, scene.access, 'read', type);
  const versions = versionsSeen(scene, type, id);
  if (versions.length === 0) throw notThere(scene, type, id);
  const bundle: Bundle = {
    resourceType: 'Bundle',
    type: 'history',
    total: versions.length,
    link: [{ relation: 'self', url: `${scene.baseUrl}/${type}/${id}/_history` }],
    entry: versions.toReversed().map((version) => historyEntry(scene, version)),
  };
  return { status: 200, resource: bundle };
}

function historyEntry({ baseUrl }: Scene, version: Version): BundleEntry {
  const { type, id, number, method, resource, at } = version;
  const status = method === 'DELETE' ? '204 No Content' : number === 1 ? '201 Created' : '200 OK';
  return {
    fullUrl: `${baseUrl}/${type}/${id}`,
    ...(resource && { resource }),
    request: { method, url: method === 'POST' ? type : `${type}/${id}` },
    response: { status, etag: `W/"${number}"`, lastModified: at.toISOString() },
  };
}

/** The versions that the token may see: none where the newest that has content is not for it. */
function versionsSeen(
  { access, world }: Scene,
  type: ResourceType,
  id: string,
): readonly Version[] {
  const versions = world.versionsOf(type, id);
  const last = versions.findLast((version) => version.resource)?.resource;
  return last && access.shows(last, 'read') ? versions : [];
}

/** Why there is nothing to read: it was deleted, or never was there for this token. */
export function notThere(scene: Scene, type: ResourceType, id: string): FhirError {
  const isDeleted = versionsSeen(scene, type, id).at(-1)?.resource === null;
  if (isDeleted) return deleted(type, id);
  return new FhirError(404, 'not-found', `There is no ${type}/${id} here.`);
}

function deleted(type: ResourceType, id: string): FhirError {
  return new FhirError(410, 'deleted', `${type}/${id} was deleted. Its history has what it was.`);
}

/** Version and date of a resource as headers. */
export function headersOf(resource: StoredResource): { etag: string; 'last-modified': string } {
  const { versionId, lastUpdated } = resource.meta;
  return { etag: `W/"${versionId}"`, 'last-modified': new Date(lastUpdated).toUTCString() };
}

function isContentWanted(call: Call, contentType: string): boolean {
  const format = parameterOf(call, '_format');
  if (format !== null) return formatOf(format) === null && format === contentType;
  return wantsContent(call.headers.get('accept'), contentType);
}

/** The part of a resource that the parameters ask for. */
export function partAsked(call: Call) {
  const elements = parameterOf(call, '_elements');
  const summary = parameterOf(call, '_summary');
  return {
    elements: elements === null || elements === '' ? null : elementNames(elements),
    summary: summaries.find((known) => known === summary) ?? null,
  };
}

function isKnown(headers: Headers, etag: string, resource: StoredResource): boolean {
  const tags = headers.get('if-none-match');
  // RFC 9110 §13.1.3: with If-None-Match the date does not count.
  if (tags !== null) return matchesTag(tags, etag);
  const since = Date.parse(headers.get('if-modified-since') ?? '');
  // HTTP dates have whole seconds.
  const changed = Math.floor(Date.parse(resource.meta.lastUpdated) / 1000) * 1000;
  return !Number.isNaN(since) && changed <= since;
}

/** Whether a list of entity tags names this one, by weak comparison (RFC 9110 §8.8.3.2). */
export function matchesTag(tags: string, etag: string): boolean {
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return tags.split(',').some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etag));
}
