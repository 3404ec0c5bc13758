import 'server-only';
import { getCommunity } from '@/lib/domain/communities/get-community';
import { listCommunities } from '@/lib/domain/communities/list-communities';
import type { Examine } from '@/lib/schemas/trust-doctor';
import type { ExaminationState } from './examination-state';

/**
 * The anchors that count: of the community that was asked for, else of all that the workspace knows, each
 * with the rules of its community. Throws `resource.not_found` for a community that it does not know.
 */
export async function anchorsFor(
  workspaceId: string,
  { communityId, revocation }: Examine,
): Promise<ExaminationState['anchors']> {
  const communities =
    communityId === undefined
      ? await listCommunities(workspaceId)
      : [await getCommunity(workspaceId, communityId)];
  return {
    trusted: communities.flatMap((community) =>
      community.anchors.map((certificate) => ({
        certificate,
        communityId: community.id,
        communityName: community.name,
        revocation: revocation ?? community.revocation,
        algorithms: [...community.algorithms],
        sanSchemes: community.sanSchemes,
      })),
    ),
    intermediates: communities.flatMap((community) => community.intermediates),
  };
}
