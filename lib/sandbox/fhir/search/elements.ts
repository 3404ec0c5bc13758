import 'server-only';
import { elementsOf } from '../elements/table';
import type { StoredResource } from '../resource-types';

/** The parts of a resource that `_summary` can ask for. `false` is all of it. */
export const summaries = ['true', 'text', 'data', 'count', 'false'] as const;
export type Summary = (typeof summaries)[number];

const subsetted = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
  code: 'SUBSETTED',
  display: 'subsetted',
};

/** What of a resource is asked for. */
export interface Part {
  /** Elements that are asked for; null: all. */
  elements: readonly string[] | null;
  summary: Summary | null;
}

/**
 * A resource with only what was asked for and what it cannot be without, marked as a part.
 * @see https://hl7.org/fhir/R4/search.html#elements
 * @see https://hl7.org/fhir/R4/search.html#summary
 */
export function partOf(resource: StoredResource, { elements, summary }: Part): StoredResource {
  const definitions = elementsOf(resource.resourceType);
  if (elements) {
    const prefix = `${resource.resourceType}.`;
    const wanted = elements.map((name) =>
      name.startsWith(prefix) ? name.slice(prefix.length) : name,
    );
    return withOnly(resource, (name) => wanted.includes(name));
  }
  switch (summary) {
    case 'true':
      return withOnly(resource, (name) => definitions?.get(name)?.isSummary ?? false);
    case 'text':
      return withOnly(resource, (name) => name === 'text');
    case 'data':
      return withOnly(resource, (name) => name !== 'text');
    default:
      return resource;
  }
}

function withOnly(resource: StoredResource, isWanted: (name: string) => boolean): StoredResource {
  const definitions = elementsOf(resource.resourceType);
  const { resourceType, id, meta, ...rest } = resource;
  const part = Object.entries(rest).filter(
    ([name]) => isWanted(name) || (definitions?.get(name)?.isRequired ?? false),
  );
  return {
    resourceType,
    id,
    meta: { ...meta, tag: [...(meta.tag ?? []), subsetted] },
    ...Object.fromEntries(part),
  } as StoredResource;
}

/** The elements that `_elements` names. */
export function elementNames(value: string): string[] {
  return value.split(',').map((part) => part.trim());
}
