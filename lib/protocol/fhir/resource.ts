import type { HttpResponse } from '../transport';
import { excerpt } from '../bytes';
import { mediaType, readJsonObject } from '../json-body';

/** Any FHIR resource in JSON. */
export type FhirResource = Record<string, unknown> & { resourceType: string };

/** Whether a value is a FHIR resource: an object with a `resourceType`. */
export function isResource(value: unknown): value is FhirResource {
  return (
    typeof value === 'object' &&
    value !== null &&
    'resourceType' in value &&
    typeof value.resourceType === 'string' &&
    /^[A-Z][A-Za-z]+$/.test(value.resourceType)
  );
}

export type ResourceResult =
  { resource: FhirResource; problem: null } | { resource: null; problem: string };

/** Reads a body as a FHIR resource; says what it was when it was something else. */
export function readResource(response: HttpResponse): ResourceResult {
  if (/^application\/(fhir\+)?xml$/.test(mediaType(response))) {
    return {
      resource: null,
      problem: `XML (${mediaType(response)}), although JSON was asked for.`,
    };
  }
  const { value, problem } = readJsonObject(response);
  if (value === null) return { resource: null, problem };
  if (isResource(value)) return { resource: value, problem: null };
  const members = Object.keys(value).slice(0, 10).join(', ') || 'none';
  return { resource: null, problem: `JSON without a resourceType; members: ${members}` };
}

/**
 * What a resource is, on one line: a Bundle with its total and entries, or type and id.
 * @see https://hl7.org/fhir/R4/bundle.html
 */
export function describeResource(resource: FhirResource): string {
  const { resourceType, id } = resource;
  if (resourceType !== 'Bundle') {
    return typeof id === 'string' ? `${resourceType}/${excerpt(id, 70)}` : resourceType;
  }
  const entries = Array.isArray(resource.entry) ? resource.entry.length : 0;
  const kind = typeof resource.type === 'string' ? ` of type ${excerpt(resource.type, 30)}` : '';
  const total = typeof resource.total === 'number' ? `, ${resource.total} in total` : '';
  return `Bundle${kind} with ${entries} ${entries === 1 ? 'entry' : 'entries'}${total}`;
}
