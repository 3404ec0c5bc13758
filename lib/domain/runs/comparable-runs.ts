import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import type { Run } from '@/lib/schemas/run';
import { runColumns, serializeRun } from './serialize-run';

const most = 25;

/** Runs with which a run can be compared, newest first: those of the same request, and the latest of all. */
export interface ComparableRuns {
  same: Run[];
  latest: Run[];
}

async function find(where: Prisma.RunWhereInput): Promise<Run[]> {
  const client = await db();
  const rows = await client.run.findMany({
    where: { method: { not: null }, ...where },
    orderBy: { id: 'desc' },
    take: most,
    select: runColumns,
  });
  return rows.map(serializeRun);
}

/**
 * What can stand beside a run in a comparison.
 *
 * @param run null: nothing is chosen yet
 */
export async function comparableRuns(
  workspaceId: string,
  run: Run | null,
): Promise<ComparableRuns> {
  const [same, latest] = await Promise.all([
    // The title is the method, the path and the holder.
    run ? find({ workspaceId, title: run.title, holder: run.holder, NOT: { id: run.id } }) : [],
    find({ workspaceId, ...(run ? { NOT: { id: run.id } } : {}) }),
  ]);
  return { same, latest };
}

/** The run of the same request before a run; null when there is none. */
export function previousOf(run: Run, { same }: ComparableRuns): Run | null {
  return same.find(({ id }) => id < run.id) ?? null;
}
