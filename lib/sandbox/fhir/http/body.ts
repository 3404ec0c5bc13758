import 'server-only';
import type { FhirResource } from 'fhir/r4';
import { validateStructure } from '../elements/validate';
import { FhirError } from '../search/fhir-error';
import { readXml } from '../xml/read-xml';
import type { Call } from './call';
import { formatOf } from './negotiate';

/** A resource that is written may have this size, a Bundle that one. */
export const maxResourceBytes = 256 * 1024;
export const maxBundleBytes = 2 * 1024 * 1024;

/**
 * The resource in a body, as it came: that it has the structure of its type is checked elsewhere.
 * @throws {FhirError} 400 when it is none, 413 and 415
 */
export async function readResource(call: Call, maxBytes: number): Promise<FhirResource> {
  const contentType = call.headers.get('content-type') ?? '';
  const format = formatOf(contentType);
  if (format === null) {
    const found = contentType === '' ? 'no content type' : `the content type '${contentType}'`;
    const text = `Found ${found}, expected application/fhir+json or application/fhir+xml.`;
    throw new FhirError(415, 'not-supported', text);
  }
  const text = await call.readText(maxBytes);
  const resource = format === 'xml' ? readXml(text) : parseJson(text);
  if (typeof resource !== 'object' || resource === null || !('resourceType' in resource)) {
    throw new FhirError(400, 'structure', 'The body is no resource: it has no resourceType.');
  }
  return resource as FhirResource;
}

/** JSON from a body. Throws when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it cannot be read';
    throw new FhirError(400, 'structure', `The body is no JSON: ${reason}.`);
  }
}

/**
 * Refuses a resource whose structure is wrong.
 * @throws {FhirError} 422 with everything that is wrong
 */
export function requireStructure(resource: FhirResource): void {
  const issues = validateStructure(resource);
  const [first] = issues;
  if (first) {
    throw new FhirError(422, 'invalid', first.diagnostics ?? 'The structure is wrong.', {}, issues);
  }
}
