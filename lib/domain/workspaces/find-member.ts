import 'server-only';
import { db } from '@/lib/db/client';
import type { Role } from '@/lib/schemas/workspace';

/** A person in a workspace. */
export interface Member {
  workspace: { id: string; slug: string; name: string };
  role: Role;
  userId: string;
}

/** The membership of a person in the workspace with this slug, or null: not theirs is not found. */
export async function findMember(slug: string, userId: string): Promise<Member | null> {
  const client = await db();
  const membership = await client.membership.findFirst({
    where: { userId, workspace: { slug } },
    select: { role: true, workspace: { select: { id: true, slug: true, name: true } } },
  });
  return membership && { ...membership, userId };
}
