import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import type { NamedSources, NamedSourcesQuery } from '@/lib/schemas/directory-source';
import { sourceViews } from './source-view';

/** What the ids of sources begin with that an index of lists names. */
export const namedPrefix = 'list-';

/** Sources that an index names, and with which nobody has done anything yet. */
export const namedOnly = {
  id: { startsWith: namedPrefix },
  isEnabled: false,
  snapshots: { none: {} },
} as const satisfies Prisma.DirectorySourceWhereInput;

const pageSize = 25;

/** How many lists are only named by others. */
export async function countNamedSources(): Promise<number> {
  return (await db()).directorySource.count({ where: namedOnly });
}

/** A page of the lists that only other lists name, by their names. */
export async function listNamedSources({ q, page }: NamedSourcesQuery): Promise<NamedSources> {
  const contains = { contains: q, mode: 'insensitive' } as const;
  const where: Prisma.DirectorySourceWhereInput = {
    ...namedOnly,
    ...(q === '' ? {} : { OR: [{ name: contains }, { publisher: contains }, { url: contains }] }),
  };
  const total = await (await db()).directorySource.count({ where });
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const shown = Math.min(page, pages);
  const sources = await sourceViews(where, { skip: (shown - 1) * pageSize, take: pageSize });
  return { sources, total, page: shown, pages };
}
