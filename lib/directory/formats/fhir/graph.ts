import type { LinkShape, LinkStatement } from '../../statement';
import type { FhirReference } from './resources';
import { ReferenceIndex } from './references';

/** An Organization as far as links go; what else it says is read in the second pass. */
export interface OrganizationNode {
  key: string;
  place: string;
  nameNorm: string;
  identifiers: readonly string[];
  endpoints: readonly { reference: FhirReference; shape: LinkShape }[];
  partOf: string | null;
  /** By key of the endpoint; the first one that was found stays. */
  links: Map<string, LinkStatement> | null;
  parent: OrganizationNode | null;
}

/** An Endpoint that was stated, with what it says of the organization behind it. */
export interface EndpointNode {
  key: string;
  place: string;
  manager: FhirReference | null;
  isManaged: boolean;
}

/** An Organization within an Endpoint, by its id and name: Epic gave one id to several names. */
export interface ContainedNode {
  key: string;
  links: Map<string, LinkStatement>;
  isStated: boolean;
}

/** Everything of a list that links are made of. Grows with the number of its entries, not with their size. */
export class LinkGraph {
  readonly organizations: OrganizationNode[] = [];
  readonly organizationIndex = new ReferenceIndex<OrganizationNode>();
  readonly endpoints: EndpointNode[] = [];
  /** Null: the endpoint is there, but was rejected. */
  readonly endpointIndex = new ReferenceIndex<EndpointNode | null>();
  readonly contained = new Map<string, ContainedNode>();
  readonly keys = new Set<string>();

  /** `wanted`, or with a number behind it when that is taken. */
  freeKey(type: 'Organization' | 'Endpoint', wanted: string): string {
    let key = wanted;
    for (let number = 2; this.keys.has(`${type} ${key}`); number += 1) key = `${wanted}~${number}`;
    this.keys.add(`${type} ${key}`);
    return key;
  }
}

/** Adds a link unless the organization has one to that endpoint already. */
export function link(
  node: { links: Map<string, LinkStatement> | null },
  endpointKey: string,
  relation: LinkStatement['relation'],
  shape: LinkShape,
): void {
  node.links ??= new Map();
  if (!node.links.has(endpointKey)) node.links.set(endpointKey, { endpointKey, relation, shape });
}
