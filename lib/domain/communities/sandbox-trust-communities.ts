import 'server-only';
import { sandboxCommunities } from '@/lib/sandbox/pki/community';
import type { TrustCommunity } from './trust-community';

/** What applicants accept when they ask the sandbox's CA for a certificate. It rehearses the real thing. */
const agreement =
  'Certificates of this community are for tests only. I will not use them, or data that I get with them, ' +
  'for the care of a person. I will keep the private key secret and ask for revocation at once when ' +
  'somebody else may have got it. What I have told about the organization and the app is true.';

/** The communities of the sandbox, with the rules that its holders apply. */
export async function sandboxTrustCommunities(): Promise<TrustCommunity[]> {
  const communities = await sandboxCommunities();
  return communities.map(({ id, uri, name, description, anchors, intermediates }) => ({
    id,
    managedBy: 'sandbox',
    uri,
    name,
    description,
    anchors,
    intermediates,
    revocation: 'hard',
    algorithms: ['RS256', 'RS384', 'ES256', 'ES384'],
    sanSchemes: [],
    issuance: 'portal',
    caName: name,
    caUrl: '',
    caInstructions: '',
    agreement,
  }));
}
