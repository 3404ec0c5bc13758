import 'server-only';
import { db } from '@/lib/db/client';
import { namesOf } from '@/lib/domain/people/names-of';
import {
  HolderProfileSchema,
  type HolderProfile,
} from '@/lib/protocol/registration/holder-profile';
import { profileDifferences } from '@/lib/protocol/registration/profiles/profile-differences';
import type { HolderProfileEntry } from '@/lib/schemas/holder-profile';
import { builtIn } from './built-in';

/** How many registrations that are not cancelled name each profile. */
async function countRegistrations(workspaceId: string): Promise<Map<string | null, number>> {
  const client = await db();
  const groups = await client.registration.groupBy({
    by: ['profileKey'],
    where: { workspaceId, profileKey: { not: null }, status: { not: 'cancelled' } },
    _count: { _all: true },
  });
  return new Map(groups.map((group) => [group.profileKey, group._count._all]));
}

/**
 * The holder profiles of a workspace: its own ones by name, then the built-in ones, with what the workspace changed laid
 * over them.
 */
export async function listProfiles(workspaceId: string): Promise<HolderProfileEntry[]> {
  const client = await db();
  const rows = await client.holderProfile.findMany({
    where: { workspaceId },
    select: { key: true, profile: true, updatedById: true, updatedAt: true },
    take: 1000,
  });
  const [counts, names] = await Promise.all([
    countRegistrations(workspaceId),
    namesOf(rows.map(({ updatedById }) => updatedById)),
  ]);
  const kept = new Map(rows.map((row) => [row.key, row]));
  const editedOf = (row: (typeof rows)[number], original?: HolderProfile): HolderProfileEntry => {
    const profile = HolderProfileSchema.parse(row.profile);
    return {
      profile,
      origin: original ? 'edited' : 'own',
      updatedAt: row.updatedAt.toISOString(),
      updatedBy: names.get(row.updatedById ?? '') ?? null,
      registrationCount: counts.get(row.key) ?? 0,
      differences: original ? profileDifferences(original, profile) : [],
    };
  };
  const untouchedOf = (profile: HolderProfile): HolderProfileEntry => ({
    profile,
    origin: 'built-in',
    updatedAt: null,
    updatedBy: null,
    registrationCount: counts.get(profile.key) ?? 0,
    differences: [],
  });
  const originals = builtIn();
  const builtInKeys = new Set(originals.map(({ key }) => key));
  const own = rows.filter(({ key }) => !builtInKeys.has(key)).map((row) => editedOf(row));
  return [
    ...own.sort((a, b) => a.profile.name.localeCompare(b.profile.name, 'en')),
    ...originals.map((original) => {
      const row = kept.get(original.key);
      return row ? editedOf(row, original) : untouchedOf(original);
    }),
  ];
}
