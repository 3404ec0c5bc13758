import 'server-only';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { AppError } from '@/lib/errors';
import type { HolderProfile } from '@/lib/protocol/registration/holder-profile';
import type { HolderProfileEntry } from '@/lib/schemas/holder-profile';
import { assertSource } from './assert-source';
import { findBuiltIn } from './built-in';
import { getProfile } from './get-profile';

function keyTaken(key: string, isBuiltIn: boolean): AppError {
  return new AppError('request.invalid', {
    fields: [
      {
        path: 'key',
        code: 'taken',
        detail: isBuiltIn
          ? `Found ${key}, which is a built-in profile; expected another key, or change the built-in one at its own address.`
          : `Found ${key}, which this workspace has already; expected another key.`,
      },
    ],
  });
}

/**
 * Adds a holder profile of the workspace's own. For a copy of another one send that one with another key.
 *
 * @param byId the person; null for a token
 * @throws AppError `request.invalid` for a key that is taken, and for a source of the future
 */
export async function createProfile(
  workspaceId: string,
  profile: HolderProfile,
  byId: string | null,
): Promise<HolderProfileEntry> {
  if (findBuiltIn(profile.key)) throw keyTaken(profile.key, true);
  assertSource(null, profile);
  const client = await db();
  try {
    await client.holderProfile.create({
      data: { id: newId('hpr'), workspaceId, key: profile.key, profile, updatedById: byId },
    });
  } catch (error) {
    // The unique index knows best, also when two come at once.
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
      throw keyTaken(profile.key, false);
    }
    throw error;
  }
  return getProfile(workspaceId, profile.key);
}
