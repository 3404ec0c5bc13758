import 'server-only';
import { communityUri, type CommunitySegment } from './addresses';
import type { BuiltInHolderName } from './holders/built-in';
import type { AuthorityId, CertificationAuthorityId } from './pki/authority-plans';

/** A trust community of the sandbox, as it is before any key is made. */
export interface CommunityDefinition {
  id: 'sandbox-harbor' | 'sandbox-harbor-ec';
  segment: CommunitySegment;
  name: string;
  description: string;
  /** Kind of the keys of its authorities. Members bring RSA or EC keys to either. */
  keyType: 'RSA' | 'EC';
  anchor: CertificationAuthorityId;
  intermediate: CertificationAuthorityId;
  /** The key with which a built-in holder signs its metadata for this community. */
  holderKey: (holder: BuiltInHolderName) => AuthorityId;
  /** The key that all other holders share. */
  sharedHolderKey: AuthorityId;
  /** The key with which the sandbox signs certifications of apps. */
  certifierKey: AuthorityId;
}

/** The trust communities of the sandbox. Every holder is a member of each; the first is the default. */
export const communities: readonly [CommunityDefinition, ...CommunityDefinition[]] = [
  {
    id: 'sandbox-harbor',
    segment: 'harbor',
    name: 'Onramp sandbox',
    description:
      'The community in which the sandbox holders trust each other and their clients. Its authorities sign with RSA.',
    keyType: 'RSA',
    anchor: 'anchor',
    intermediate: 'intermediate',
    holderKey: (holder) => `holder:${holder}`,
    sharedHolderKey: 'shared-holder',
    certifierKey: 'certifier',
  },
  {
    id: 'sandbox-harbor-ec',
    segment: 'harbor-ec',
    name: 'Onramp sandbox (EC)',
    description:
      'A second community of the same holders, whose authorities sign with ECDSA. For clients that choose among communities, and for chains with elliptic curves.',
    keyType: 'EC',
    anchor: 'ec:anchor',
    intermediate: 'ec:intermediate',
    holderKey: (holder) => `ec:holder:${holder}`,
    sharedHolderKey: 'ec:shared-holder',
    certifierKey: 'ec:certifier',
  },
];

/** A trust community by its URI, byte for byte; null for every other one. */
export function findCommunityByUri(uri: string): CommunityDefinition | null {
  return communities.find(({ segment }) => communityUri(segment) === uri) ?? null;
}

/** A trust community by its id, or null. */
export function findCommunityById(id: string): CommunityDefinition | null {
  return communities.find((community) => community.id === id) ?? null;
}
