import 'server-only';
import type { X509Certificate } from '@peculiar/x509';
import { communityUri } from '../addresses';
import {
  communities,
  findCommunityById,
  findCommunityByUri,
  type CommunityDefinition,
} from '../communities';
import { authority } from './authority';

/** A trust community: its URI, and what its members' certificates must lead to. */
export interface Community {
  id: CommunityDefinition['id'];
  uri: string;
  name: string;
  description: string;
  /** Kind of the keys of its authorities. */
  keyType: 'RSA' | 'EC';
  anchors: X509Certificate[];
  intermediates: X509Certificate[];
}

async function communityOf(definition: CommunityDefinition): Promise<Community> {
  const anchor = await authority(definition.anchor);
  const intermediate = await authority(definition.intermediate);
  return {
    id: definition.id,
    uri: communityUri(definition.segment),
    name: definition.name,
    description: definition.description,
    keyType: definition.keyType,
    anchors: [anchor.certificate],
    intermediates: [intermediate.certificate],
  };
}

/** The first trust community of the sandbox. Its authorities are made when it is first asked for. */
export async function sandboxCommunity(): Promise<Community> {
  return communityOf(communities[0]);
}

/** All trust communities of the sandbox, the first one first. */
export async function sandboxCommunities(): Promise<Community[]> {
  return Promise.all(communities.map(communityOf));
}

/** A trust community of the sandbox by its id or its URI, byte for byte; null when there is none. */
export async function findSandboxCommunity(idOrUri: string): Promise<Community | null> {
  const definition = findCommunityById(idOrUri) ?? findCommunityByUri(idOrUri);
  return definition && communityOf(definition);
}
