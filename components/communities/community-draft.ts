import type { Community, CommunityInput } from '@/lib/schemas/community';

/** What the form of a community holds. */
export interface CommunityDraft extends Omit<CommunityInput, 'sanSchemes' | 'issuance'> {
  /** Separated by commas or blanks. */
  sanSchemes: string;
  issuance: 'none' | 'outside';
}

export const emptyCommunity: CommunityDraft = {
  name: '',
  uri: '',
  description: '',
  anchorsPem: '',
  intermediatesPem: '',
  revocation: 'hard',
  algorithms: ['RS256', 'RS384', 'ES256', 'ES384'],
  sanSchemes: '',
  issuance: 'none',
  caName: '',
  caUrl: '',
  caInstructions: '',
  agreement: '',
};

const pemOf = (certificates: Community['anchors']) =>
  certificates.map(({ pem }) => pem.trim()).join('\n');

/** The form of a community that exists. */
export function draftOf(community: Community): CommunityDraft {
  const { anchors, intermediates, sanSchemes, issuance } = community;
  return {
    name: community.name,
    uri: community.uri,
    description: community.description,
    anchorsPem: pemOf(anchors),
    intermediatesPem: pemOf(intermediates),
    revocation: community.revocation,
    algorithms: community.algorithms,
    sanSchemes: sanSchemes.join(', '),
    issuance: issuance === 'outside' ? 'outside' : 'none',
    caName: community.caName,
    caUrl: community.caUrl,
    caInstructions: community.caInstructions,
    agreement: community.agreement,
  };
}

const noAuthority = { caName: '', caUrl: '', caInstructions: '', agreement: '' };

/** What is sent. Where nobody issues, what was typed about an authority is not shown, and stays here. */
export function bodyOf(draft: CommunityDraft): CommunityInput {
  const sanSchemes = draft.sanSchemes.split(/[\s,]+/).filter((scheme) => scheme !== '');
  return {
    ...draft,
    ...(draft.issuance === 'none' ? noAuthority : {}),
    sanSchemes: sanSchemes.map((scheme) => scheme.replace(/:$/, '').toLowerCase()),
  };
}
