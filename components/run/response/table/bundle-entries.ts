import { isObject } from '@/lib/protocol/json-value';
import { textOf } from '../fhir/fhir-parts';

/** One resource of a Bundle with what the Bundle says of it. */
export interface BundleEntry {
  resource: Readonly<Record<string, unknown>>;
  resourceType: string;
  /** `Patient/123`, or null where it has no id. */
  path: string | null;
  /** `include`, `outcome` or `match`; null where the Bundle does not say. */
  mode: string | null;
  /** JSON Pointer within the Bundle. */
  pointer: string;
}

function entryOf(
  resource: Readonly<Record<string, unknown>>,
  mode: string | null,
  pointer: string,
): BundleEntry {
  const resourceType = textOf(resource['resourceType']) ?? 'unknown';
  const id = textOf(resource['id']);
  return {
    resource,
    resourceType,
    path: id === null ? null : `${resourceType}/${id}`,
    mode,
    pointer,
  };
}

/** The resources of the lines of a file; empty when none of them is one. */
export function lineEntries(lines: readonly unknown[]): BundleEntry[] {
  return lines.flatMap((line, index) =>
    isObject(line) && typeof line['resourceType'] === 'string'
      ? [entryOf(line, null, `/${index}`)]
      : [],
  );
}

/** The resources of a Bundle; null for what is none. */
export function bundleEntries(value: unknown): BundleEntry[] | null {
  if (!isObject(value) || value['resourceType'] !== 'Bundle') return null;
  const entries: unknown[] = Array.isArray(value['entry']) ? value['entry'] : [];
  return entries.flatMap((entry, index) => {
    if (!isObject(entry) || !isObject(entry['resource'])) return [];
    const { resource, search } = entry;
    const mode = isObject(search) ? textOf(search['mode']) : null;
    return [entryOf(resource, mode, `/entry/${index}/resource`)];
  });
}

/** The types in a list of entries, the most frequent first. */
export function typesOf(entries: readonly BundleEntry[]): [type: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { resourceType } of entries) {
    counts.set(resourceType, (counts.get(resourceType) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a);
}
