import 'server-only';
import type { HolderProfile } from '@/lib/protocol/registration/holder-profile';
import { chooseProfile, type HolderFacts } from './choose-profile';
import { listProfiles } from './list-profiles';

/** The profile by which a holder is judged in a workspace, and why that one. */
export async function profileFor(
  workspaceId: string,
  facts: HolderFacts,
): Promise<HolderProfile & { why: string }> {
  const { origin, updatedAt, ...profile } = chooseProfile(await listProfiles(workspaceId), facts);
  void [origin, updatedAt];
  return profile;
}
