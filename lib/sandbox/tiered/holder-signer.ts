import 'server-only';
import { signerFromKey, type Signer } from '@/lib/protocol/jose/sign';
import { findCommunityByUri } from '../communities';
import type { Holder } from '../holders/settings';
import { authority } from '../pki/authority';
import { holderCredential } from '../pki/holder-credential';

/**
 * With what a data holder signs as a client of an identity provider: the key of its metadata in a community.
 * @param communityUri of one of the sandbox
 */
export async function holderSigner(holder: Holder, communityUri: string): Promise<Signer> {
  const community = findCommunityByUri(communityUri);
  if (!community) throw new Error('the community is none of the sandbox');
  const { certificate, privateKey } = await holderCredential(holder, community);
  const intermediate = await authority(community.intermediate);
  return signerFromKey(privateKey, 'RS256', [certificate, intermediate.certificate]);
}
