import 'server-only';
import { AppError } from '@/lib/errors';
import type { HolderProfileEntry } from '@/lib/schemas/holder-profile';
import { listProfiles } from './list-profiles';

/** A holder profile by its key, as the workspace has it. Throws `resource.not_found`. */
export async function getProfile(workspaceId: string, key: string): Promise<HolderProfileEntry> {
  const found = (await listProfiles(workspaceId)).find(({ profile }) => profile.key === key);
  if (!found) {
    throw new AppError('resource.not_found', { detail: `There is no holder profile ${key} here.` });
  }
  return found;
}
