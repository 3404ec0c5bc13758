import 'server-only';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { AppError } from '@/lib/errors';
import type { CreateWorkspace, Workspace } from '@/lib/schemas/workspace';
import { slugFromName } from './slug-from-name';

/** How many numbered slugs are tried when the one made from the name is taken. */
const maxSuffix = 50;

/** A slug from the name that nobody has; the unique index has the last word. */
async function freeSlug(transaction: Prisma.TransactionClient, name: string): Promise<string> {
  const base = slugFromName(name);
  const candidates = [base, ...Array.from({ length: maxSuffix }, (_, i) => `${base}-${i + 2}`)];
  const taken = await transaction.workspace.findMany({
    where: { slug: { in: candidates } },
    select: { slug: true },
  });
  const used = new Set(taken.map((row) => row.slug));
  return candidates.find((slug) => !used.has(slug)) ?? newId('ws').replace('_', '-');
}

function slugTaken(slug: string): AppError {
  return new AppError('resource.conflict', {
    detail: `The short name ${slug} is taken. Choose another.`,
    fields: [{ path: 'slug', code: 'taken', detail: `${slug} is taken; choose another` }],
  });
}

/** Inside a transaction: makes a workspace and its first owner. Throws `resource.conflict` for a taken slug. */
export async function createWorkspaceIn(
  transaction: Prisma.TransactionClient,
  ownerId: string,
  input: CreateWorkspace,
): Promise<Workspace> {
  const slug = input.slug ?? (await freeSlug(transaction, input.name));
  const existing = await transaction.workspace.count({ where: { slug } });
  if (existing > 0) throw slugTaken(slug);
  const workspace = await transaction.workspace.create({
    data: {
      id: newId('wsp'),
      slug,
      name: input.name,
      memberships: { create: { userId: ownerId, role: 'owner' } },
    },
    select: { id: true, slug: true, name: true, createdAt: true },
  });
  return { ...workspace, role: 'owner', createdAt: workspace.createdAt.toISOString() };
}

/** Makes a workspace that `ownerId` owns. Throws `resource.conflict` when the slug is taken. */
export async function createWorkspace(ownerId: string, input: CreateWorkspace): Promise<Workspace> {
  const client = await db();
  try {
    return await client.$transaction((transaction) =>
      createWorkspaceIn(transaction, ownerId, input),
    );
  } catch (error) {
    // Two at once: the unique index let one through.
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
      throw slugTaken(input.slug ?? slugFromName(input.name));
    }
    throw error;
  }
}
