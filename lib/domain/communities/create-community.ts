import 'server-only';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { AppError } from '@/lib/errors';
import type { CommunityInput } from '@/lib/schemas/community';
import { communityColumns } from './community-columns';
import { listCommunities } from './list-communities';
import { communityOfRow, type TrustCommunity } from './trust-community';

/** Refuses a URI that another community of the same people has. Throws `request.invalid` on `uri`. */
export async function assertFreeUri(
  workspaceId: string | null,
  uri: string,
  exceptId?: string,
): Promise<void> {
  const taken = (await listCommunities(workspaceId)).find(
    (community) => community.uri === uri && community.id !== exceptId,
  );
  if (!taken) return;
  throw new AppError('request.invalid', {
    fields: [
      {
        path: 'uri',
        code: 'taken',
        detail: `“${taken.name}” has this URI already; a community is known by its URI, so each needs its own.`,
      },
    ],
  });
}

/**
 * Adds a trust community.
 *
 * @param workspaceId null: for every workspace, by the operator
 * @throws AppError `request.invalid` for certificates that are no authorities, or a URI that is taken
 */
export async function createCommunity(
  workspaceId: string | null,
  input: CommunityInput,
): Promise<TrustCommunity> {
  await assertFreeUri(workspaceId, input.uri);
  const columns = communityColumns(input);
  const client = await db();
  const row = await client.community.create({
    data: { id: newId('com'), workspaceId, ...columns, name: input.name, uri: input.uri },
  });
  return communityOfRow(row);
}
