import 'server-only';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { AppError } from '@/lib/errors';
import type { HolderProfile } from '@/lib/protocol/registration/holder-profile';
import { profileDifferences } from '@/lib/protocol/registration/profiles/profile-differences';
import type { HolderProfileEntry } from '@/lib/schemas/holder-profile';
import { assertSource } from './assert-source';
import { findBuiltIn } from './built-in';
import { getProfile } from './get-profile';

/**
 * Replaces a holder profile of the workspace: an own one, or a built-in one, over which it is then laid. Saved as it was
 * built in, it counts as built in again.
 *
 * @param byId the person; null for a token
 * @throws AppError `resource.not_found`; `request.invalid` when the keys differ, or new knowledge has no new source
 */
export async function saveProfile(
  workspaceId: string,
  key: string,
  profile: HolderProfile,
  byId: string | null,
): Promise<HolderProfileEntry> {
  const before = await getProfile(workspaceId, key);
  if (profile.key !== key) {
    throw new AppError('request.invalid', {
      fields: [
        {
          path: 'key',
          code: 'other_key',
          detail: `Found ${profile.key}, expected ${key} as in the address; for another key add a profile.`,
        },
      ],
    });
  }
  const client = await db();
  const original = findBuiltIn(key);
  if (original && profileDifferences(original, profile).length === 0) {
    await client.holderProfile.deleteMany({ where: { workspaceId, key } });
    return getProfile(workspaceId, key);
  }
  assertSource(before.profile, profile);
  await client.holderProfile.upsert({
    where: { workspaceId_key: { workspaceId, key } },
    create: { id: newId('hpr'), workspaceId, key, profile, updatedById: byId },
    update: { profile, updatedById: byId },
  });
  return getProfile(workspaceId, key);
}
