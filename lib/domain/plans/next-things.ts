import 'server-only';
import { db } from '@/lib/db/client';
import { findMember } from '@/lib/domain/workspaces/find-member';
import { AppError } from '@/lib/errors';
import {
  NextThingMarkSchema,
  type NextThingMark,
  type SetNextThing,
} from '@/lib/schemas/next-thing';

/** What was said so long ago is said of things that are gone, or that have to be looked at again. */
const rememberedMs = 180 * 86_400_000;

/** What a person has begun or set aside on the home of a workspace, the last said first. */
export async function listNextThings(
  workspaceId: string,
  userId: string,
): Promise<NextThingMark[]> {
  const client = await db();
  const rows = await client.nextThingState.findMany({
    where: { workspaceId, userId, at: { gte: new Date(Date.now() - rememberedMs) } },
    orderBy: { at: 'desc' },
    take: 500,
  });
  return rows.map(({ thing, state, at }) => ({
    thing,
    state: NextThingMarkSchema.shape.state.parse(state),
    at: at.toISOString(),
  }));
}

async function workspaceOf(slug: string, userId: string): Promise<string> {
  const member = await findMember(slug, userId);
  if (member) return member.workspace.id;
  throw new AppError('resource.not_found', {
    detail: `There is no workspace ${slug} that you can see.`,
  });
}

/** As `listNextThings`, by the short name of the workspace. Throws `resource.not_found`. */
export async function listMyNextThings(slug: string, userId: string): Promise<NextThingMark[]> {
  return listNextThings(await workspaceOf(slug, userId), userId);
}

/**
 * Remembers that a person has begun a thing or set it aside, or forgets what they said; for them alone.
 *
 * @throws AppError `resource.not_found` for a workspace of which they are no member
 */
export async function setNextThing(
  userId: string,
  { workspace, thing, state }: SetNextThing,
): Promise<NextThingMark[]> {
  const workspaceId = await workspaceOf(workspace, userId);
  const client = await db();
  const now = new Date();
  const where = { workspaceId, userId };
  await client.nextThingState.deleteMany({
    where: { ...where, at: { lt: new Date(now.getTime() - rememberedMs) } },
  });
  if (state === null) {
    await client.nextThingState.deleteMany({ where: { ...where, thing } });
  } else {
    await client.nextThingState.upsert({
      where: { workspaceId_userId_thing: { ...where, thing } },
      update: { state, at: now },
      create: { ...where, thing, state, at: now },
    });
  }
  return listNextThings(workspaceId, userId);
}
