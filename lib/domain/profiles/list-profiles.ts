import 'server-only';
import { db } from '@/lib/db/client';
import {
  HolderProfileSchema,
  type HolderProfile,
} from '@/lib/protocol/registration/holder-profile';
import { builtInProfiles } from './built-in-profiles';

/** A profile as a workspace sees it. */
export interface WorkspaceProfile extends HolderProfile {
  /** `edited`: a built-in one that the workspace changed; `own`: one that it made. */
  origin: 'built-in' | 'edited' | 'own';
  updatedAt: string | null;
}

/** The holder profiles of a workspace: its own ones first, then the built-in ones as they are or as it edited them. */
export async function listProfiles(workspaceId: string): Promise<WorkspaceProfile[]> {
  const client = await db();
  const rows = await client.holderProfile.findMany({
    where: { workspaceId },
    orderBy: { key: 'asc' },
    select: { key: true, profile: true, updatedAt: true },
  });
  const kept = new Map(
    rows.map(({ key, profile, updatedAt }) => [
      key,
      { ...HolderProfileSchema.parse(profile), updatedAt: updatedAt.toISOString() },
    ]),
  );
  const builtIn = builtInProfiles();
  const own = [...kept.values()].filter(({ key }) => builtIn.every((one) => one.key !== key));
  return [
    ...own.map((profile) => ({ ...profile, origin: 'own' as const })),
    ...builtIn.map((profile): WorkspaceProfile => {
      const edited = kept.get(profile.key);
      return edited
        ? { ...edited, origin: 'edited' }
        : { ...profile, origin: 'built-in', updatedAt: null };
    }),
  ];
}
