import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import type { Run } from '@/lib/schemas/run';
import type { RunUpdate } from '@/lib/schemas/run-history';
import { searchTextOf } from './search-text';
import { runColumns, serializeRun } from './serialize-run';

/** Stars, names or comments on a run of this workspace. Throws `resource.not_found`. */
export async function updateRun(
  workspaceId: string,
  runId: string,
  update: RunUpdate,
): Promise<Run> {
  const client = await db();
  const row = await client.$transaction(async (tx) => {
    const before = await tx.run.findFirst({
      where: { id: runId, workspaceId },
      select: { title: true, holder: true, name: true, note: true },
    });
    if (!before) return null;
    const { name = before.name, note = before.note } = update;
    return tx.run.update({
      where: { id: runId },
      data: {
        ...(update.isStarred === undefined ? {} : { isStarred: update.isStarred }),
        name,
        note,
        searchText: searchTextOf({ ...before, name, note }),
      },
      select: runColumns,
    });
  });
  if (!row) throw new AppError('resource.not_found', { detail: `There is no run ${runId} here.` });
  return serializeRun(row);
}
