import 'server-only';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { listProfiles } from '@/lib/domain/profiles/list-profiles';
import { requireMember } from '../../require-member';

/** The holder profile that an address names, and who looks at it; not found when the workspace does not know it. */
export const findProfile = cache(async function findProfile(slug: string, key: string) {
  const { member } = await requireMember(slug);
  const profiles = await listProfiles(member.workspace.id);
  const entry = profiles.find(({ profile }) => profile.key === key);
  if (!entry) notFound();
  return { member, entry };
});
