import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { findBuiltIn } from './built-in';
import { getProfile } from './get-profile';

/**
 * Takes away what the workspace wrote under a key: a built-in profile is then as it came, an own one is gone.
 *
 * @throws AppError `resource.not_found`; `profile.in_use` for an own one while registrations name it
 */
export async function deleteProfile(workspaceId: string, key: string): Promise<void> {
  await getProfile(workspaceId, key);
  const client = await db();
  await client.$transaction(async (transaction) => {
    if (!findBuiltIn(key)) {
      const count = await transaction.registration.count({
        where: { workspaceId, profileKey: key, status: { not: 'cancelled' } },
      });
      if (count > 0) {
        throw new AppError('profile.in_use', {
          detail:
            count === 1
              ? 'A registration was made by this profile.'
              : `${count} registrations were made by this profile.`,
        });
      }
    }
    await transaction.holderProfile.deleteMany({ where: { workspaceId, key } });
  });
}
