import { buildProblem } from '../../build-problem';
import { normalizeName } from '../../normalize/names';
import type { Statement } from '../../statement';
import { readBrand } from './brand';
import { readEndpoint } from './endpoint';
import type { FhirEntry, FhirItem } from './entries';
import { LinkGraph, link, type EndpointNode } from './graph';
import { identifierToken } from './references';
import {
  EndpointSchema,
  OrganizationSchema,
  type EndpointResource,
  type OrganizationResource,
} from './resources';

const mostIdentifiers = 20;

/**
 * The first pass: states the endpoints, and collects who refers to whom. References go forward, so nothing is joined
 * before the end.
 * @returns the graph of the list and the number of its entries.
 */
export async function* surveyEntries(
  items: AsyncIterable<FhirItem>,
  vendor: string | null,
): AsyncGenerator<Statement, { graph: LinkGraph; rows: number }> {
  const graph = new LinkGraph();
  let list: string | null = null;
  let rows = 0;
  for await (const item of items) {
    if ('bundleId' in item) {
      list = item.bundleId;
      continue;
    }
    rows += 1;
    const type = resourceType(item.resource);
    const endpoint = type === 'Endpoint' ? EndpointSchema.safeParse(item.resource).data : undefined;
    const organization =
      type === 'Organization' ? OrganizationSchema.safeParse(item.resource).data : undefined;
    if (endpoint) yield* addEndpoint(graph, endpoint, item, { list, vendor });
    else if (organization) yield* addOrganization(graph, organization, item);
    else {
      const rule = type === null ? 'entry.unreadable' : 'entry.other-resource';
      const found = type ?? 'no resource';
      yield buildProblem(rule, { place: item.place, found, effect: 'rejected' });
    }
  }
  return { graph, rows };
}

export function resourceType(resource: unknown): string | null {
  if (typeof resource !== 'object' || resource === null || !('resourceType' in resource))
    return null;
  return typeof resource.resourceType === 'string' ? resource.resourceType : null;
}

function* addEndpoint(
  graph: LinkGraph,
  resource: EndpointResource,
  { place, fullUrl }: FhirEntry,
  given: { list: string | null; vendor: string | null },
): Generator<Statement> {
  const id = resource.id ?? fullUrl;
  const { endpoint, problems } = readEndpoint(resource, { key: id, place, ...given });
  yield* problems;
  if (endpoint === null) {
    graph.endpointIndex.add(null, fullUrl, resource.id ?? null);
    return;
  }
  const key = graph.freeKey('Endpoint', endpoint.key);
  if (key !== endpoint.key) {
    yield buildProblem('key.repeated', { place, found: endpoint.key, effect: 'corrected' });
  }
  const manager = resource.managingOrganization ?? null;
  const node: EndpointNode = { key, place, manager, isManaged: false };
  graph.endpoints.push(node);
  graph.endpointIndex.add(node, fullUrl, resource.id ?? null);
  linkContained(graph, resource, node);
  yield { ...endpoint, key };
}

/** Ids of contained resources are in base 64 at some vendors, so a slash in them separates nothing. */
const fragmentId = (id: string) => id.trim().replace(/^#/, '');

/** The key of a contained Organization. */
export function containedKey(organization: OrganizationResource): string {
  return `${fragmentId(organization.id ?? '')}|${normalizeName(organization.name ?? '')}`;
}

function linkContained(graph: LinkGraph, resource: EndpointResource, node: EndpointNode): void {
  const { reference, id } = node.manager ?? {};
  const wanted = [reference, id].flatMap((published) => (published ? [fragmentId(published)] : []));
  const fitting = resource.contained.filter((entry) => wanted.includes(fragmentId(entry.id ?? '')));
  // Nothing points at it, or what points at it is misspelt: it is there for the endpoint all the same.
  const meant = fitting.length > 0 ? fitting : resource.contained;
  const shape =
    fitting.length > 0 && reference === undefined ? 'managingOrganization.id' : 'contained';
  for (const organization of meant) {
    const key = containedKey(organization);
    const known = graph.contained.get(key) ?? { key, links: new Map(), isStated: false };
    graph.contained.set(key, known);
    link(known, node.key, 'manages', shape);
    node.isManaged = true;
  }
}

function* addOrganization(
  graph: LinkGraph,
  resource: OrganizationResource,
  { place, fullUrl }: FhirEntry,
): Generator<Statement> {
  const nameNorm = normalizeName(resource.name ?? '');
  const wanted = resource.id ?? fullUrl ?? nameNorm;
  const key = graph.freeKey('Organization', wanted);
  if (key !== wanted)
    yield buildProblem('key.repeated', { place, found: wanted, effect: 'corrected' });
  const { portalEndpoints } = readBrand(resource);
  const node = {
    key,
    place,
    nameNorm,
    identifiers: resource.identifier
      .slice(0, mostIdentifiers)
      .flatMap((identifier) => identifierToken(identifier) ?? []),
    endpoints: [
      ...resource.endpoint.map((reference) => ({
        reference,
        shape: 'organization.endpoint' as const,
      })),
      ...portalEndpoints.map((reference) => ({ reference, shape: 'portalEndpoint' as const })),
    ],
    partOf: resource.partOf?.reference ?? resource.partOf?.id ?? null,
    links: null,
    parent: null,
  };
  graph.organizations.push(node);
  graph.organizationIndex.add(node, fullUrl, resource.id ?? null);
}
