import { isObject } from '@/lib/protocol/json-value';
import { requestPathOf } from '../fhir-path';

type Json = Readonly<Record<string, unknown>>;

/** Where a reference leads: to a resource that is there already, to a request below the base URL, or nowhere. */
export type ResolvedReference =
  { kind: 'here'; resource: Json } | { kind: 'request'; path: string } | { kind: 'elsewhere' };

function entriesOf(root: unknown): Json[] {
  if (!isObject(root) || !Array.isArray(root['entry'])) return [];
  return root['entry'].filter(isObject);
}

/**
 * Resolves a reference within what came back: contained resources (`#…`), entries of the Bundle by `fullUrl` or by
 * type and id, else a path to ask for.
 *
 * @param owner the resource that holds the reference
 * @param root the whole answer
 * @see https://hl7.org/fhir/R4/references.html
 */
export function resolveReference(
  reference: string,
  owner: Json,
  root: unknown,
  baseUrl: string,
): ResolvedReference {
  if (reference.startsWith('#')) {
    const contained = Array.isArray(owner['contained']) ? owner['contained'].filter(isObject) : [];
    const found = contained.find((resource) => resource['id'] === reference.slice(1));
    return found ? { kind: 'here', resource: found } : { kind: 'elsewhere' };
  }
  const path = requestPathOf(reference, baseUrl);
  for (const entry of entriesOf(root)) {
    const { resource } = entry;
    if (!isObject(resource)) continue;
    const own = `${String(resource['resourceType'])}/${String(resource['id'])}`;
    if (entry['fullUrl'] === reference || (path !== null && own === path)) {
      return { kind: 'here', resource };
    }
  }
  return path === null ? { kind: 'elsewhere' } : { kind: 'request', path };
}
