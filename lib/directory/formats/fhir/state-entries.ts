import type { OpenList } from '../../list-bytes';
import type { Statements } from '../../list-options';
import type { Statement } from '../../statement';
import type { FhirEntry, FhirItem } from './entries';
import type { LinkGraph, OrganizationNode } from './graph';
import { readOrganization } from './organization';
import { linksOf, resolveLinks } from './resolve-links';
import { EndpointSchema, OrganizationSchema, type OrganizationResource } from './resources';
import { containedKey, resourceType, surveyEntries } from './survey-entries';

/**
 * Statements of a list of Organization and Endpoint resources, read twice: all endpoints, then the organizations in
 * their order with the links that were found.
 */
export async function* stateEntries(
  open: OpenList,
  read: (open: OpenList) => AsyncIterable<FhirItem>,
  vendor: string | null,
): Statements {
  const { graph, rows } = yield* surveyEntries(read(open), vendor);
  const named = yield* resolveLinks(graph);
  const nodes = graph.organizations.values();
  for await (const item of read(open)) {
    if ('bundleId' in item) continue;
    const type = resourceType(item.resource);
    if (type === 'Endpoint' && graph.contained.size > 0) yield* stateContained(graph, item);
    const resource =
      type === 'Organization' ? OrganizationSchema.safeParse(item.resource).data : undefined;
    const node = resource && nodes.next().value;
    if (resource && node) yield* stateOrganization(resource, node);
  }
  yield* named;
  return { rows };
}

function* stateOrganization(
  resource: OrganizationResource,
  node: OrganizationNode,
): Generator<Statement> {
  const { organization, problems } = readOrganization(resource, {
    key: node.key,
    place: node.place,
    parentKey: parentKeyOf(node),
    links: linksOf(node),
  });
  yield* problems;
  if (organization) yield organization;
}

/** An organization without a name is not stated, so nothing can be part of it. */
function parentKeyOf({ parent }: OrganizationNode): string | null {
  let above = parent;
  while (above !== null && above.nameNorm === '') above = above.parent;
  return above?.key ?? null;
}

function* stateContained(graph: LinkGraph, { resource, place }: FhirEntry): Generator<Statement> {
  for (const contained of EndpointSchema.safeParse(resource).data?.contained ?? []) {
    const node = graph.contained.get(containedKey(contained));
    if (!node || node.isStated) continue;
    node.isStated = true;
    const links = [...node.links.values()];
    const given = { key: node.key, place, parentKey: null, links };
    const { organization, problems } = readOrganization(contained, given);
    yield* problems;
    if (organization) yield organization;
  }
}
