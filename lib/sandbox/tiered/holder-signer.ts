import 'server-only';
import { signerFromKey, type Signer } from '@/lib/protocol/jose/sign';
import type { CommunityDefinition } from '../communities';
import type { Holder } from '../holders/settings';
import { authority } from '../pki/authority';
import { holderCredential } from '../pki/holder-credential';

/** With what a data holder signs as a client of an identity provider: the key of its metadata in a community. */
export async function holderSigner(
  holder: Holder,
  community: CommunityDefinition,
): Promise<Signer> {
  const { certificate, privateKey } = await holderCredential(holder, community);
  const intermediate = await authority(community.intermediate);
  return signerFromKey(privateKey, 'RS256', [certificate, intermediate.certificate]);
}
