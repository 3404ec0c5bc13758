import { buildProblem } from '../../build-problem';
import { cleanName, normalizeName } from '../../normalize/names';
import type {
  LinkShape,
  LinkStatement,
  OrganizationStatement,
  ProblemStatement,
} from '../../statement';
import { link, type EndpointNode, type LinkGraph, type OrganizationNode } from './graph';
import { identifierToken, nameInReference } from './references';
import type { FhirReference } from './resources';

/**
 * Joins what the first pass collected, in both directions, and by every shape of reference that lists use.
 * @returns organizations that are nothing but a name at their endpoint.
 */
export function* resolveLinks(
  graph: LinkGraph,
): Generator<ProblemStatement, readonly OrganizationStatement[]> {
  const managed = new Set<string>();
  for (const node of graph.organizations) {
    for (const { reference, shape } of node.endpoints) {
      const endpoint = findEndpoint(graph, reference);
      if (endpoint === undefined) yield dangling(node.place, reference);
      if (!endpoint) continue;
      link(node, endpoint.key, 'serves', shape);
      managed.add(endpoint.key);
    }
    // Not needed any more, and there may be a hundred thousand of them.
    node.endpoints = [];
  }
  const named = new Map<string, OrganizationStatement>();
  const lookUp = managerLookUp(graph);
  for (const endpoint of graph.endpoints) {
    if (endpoint.manager === null || endpoint.isManaged) continue;
    const found = lookUp(endpoint.manager);
    if (found) link(found.node, endpoint.key, 'manages', found.shape);
    else if (!managed.has(endpoint.key) && nameByItself(endpoint.manager) !== null) {
      addNamed(named, nameByItself(endpoint.manager)!, endpoint);
    } else yield dangling(endpoint.place, endpoint.manager);
  }
  yield* resolveParents(graph);
  return [...named.values()];
}

function findEndpoint(graph: LinkGraph, reference: FhirReference): EndpointNode | null | undefined {
  const byReference = graph.endpointIndex.find(reference.reference);
  return byReference === undefined ? graph.endpointIndex.find(reference.id) : byReference;
}

/** By reference, then id, then logical identifier, then name. */
function managerLookUp(graph: LinkGraph) {
  const byIdentifier = new Map<string, OrganizationNode>();
  const byName = new Map<string, OrganizationNode>();
  for (const node of graph.organizations) {
    for (const token of node.identifiers)
      if (!byIdentifier.has(token)) byIdentifier.set(token, node);
    if (node.nameNorm !== '' && !byName.has(node.nameNorm)) byName.set(node.nameNorm, node);
  }
  return (manager: FhirReference): { node: OrganizationNode; shape: LinkShape } | null => {
    const token = manager.identifier && identifierToken(manager.identifier);
    const name = normalizeName(manager.display ?? manager.reference ?? '');
    const found: readonly (readonly [LinkShape, OrganizationNode | undefined])[] = [
      ['managingOrganization.reference', graph.organizationIndex.find(manager.reference)],
      ['managingOrganization.id', graph.organizationIndex.find(manager.id)],
      ['managingOrganization.identifier', byIdentifier.get(token ?? '')],
      ['managingOrganization.display', byName.get(name)],
    ];
    for (const [shape, node] of found) if (node) return { node, shape };
    return null;
  };
}

function nameByItself(manager: FhirReference): string | null {
  return cleanName(manager.display) ?? cleanName(nameInReference(manager.reference));
}

function addNamed(named: Map<string, OrganizationStatement>, name: string, endpoint: EndpointNode) {
  const key = `name|${normalizeName(name)}`;
  const entry: LinkStatement = {
    endpointKey: endpoint.key,
    relation: 'manages',
    shape: 'managingOrganization.display',
  };
  const known = named.get(key);
  if (known) known.links.push(entry);
  else {
    named.set(key, {
      kind: 'organization',
      key,
      name,
      aliases: [],
      organizationKind: 'unknown',
      identifiers: [],
      website: null,
      locations: [],
      parentKey: null,
      brand: null,
      links: [entry],
    });
  }
}

function* resolveParents(graph: LinkGraph): Generator<ProblemStatement> {
  for (const node of graph.organizations) {
    if (node.partOf === null) continue;
    const parent = graph.organizationIndex.find(node.partOf);
    if (parent === undefined) yield dangling(node.place, { reference: node.partOf });
    else if (isAbove(node, parent)) {
      const { place } = node;
      yield buildProblem('partof.cycle', { place, found: node.partOf, effect: 'corrected' });
    } else node.parent = parent;
  }
}

function isAbove(node: OrganizationNode, start: OrganizationNode): boolean {
  for (let above: OrganizationNode | null = start; above !== null; above = above.parent) {
    if (above === node) return true;
  }
  return false;
}

function dangling(place: string, reference: Partial<FhirReference>): ProblemStatement {
  const token = reference.identifier && identifierToken(reference.identifier);
  const found =
    reference.reference ?? token ?? reference.display ?? reference.id ?? 'an empty reference';
  return buildProblem('link.dangling', { place, found, effect: 'corrected' });
}

/**
 * The links of an organization: its own; a site that has none inherits those of the nearest organization above it
 * that has some.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/brands.html
 */
export function linksOf(node: OrganizationNode): LinkStatement[] {
  if (node.links) return [...node.links.values()];
  for (let above = node.parent; above !== null; above = above.parent) {
    if (!above.links) continue;
    return [...above.links.keys()].map((endpointKey) => ({
      endpointKey,
      relation: 'inherited',
      shape: 'partOf',
    }));
  }
  return [];
}
