import 'server-only';
import { db } from '@/lib/db/client';
import type { Run } from '@/lib/schemas/run';
import { runColumns, serializeRun } from './serialize-run';

/** The runs of a workspace, newest first. `before` is the id of the last run of the page before. */
export async function listRuns(
  workspaceId: string,
  options: { limit?: number; before?: string | undefined; verdict?: string | undefined } = {},
): Promise<Run[]> {
  const client = await db();
  const rows = await client.run.findMany({
    // Run ids sort by time, so the id is the page key.
    where: {
      workspaceId,
      ...(options.before ? { id: { lt: options.before } } : {}),
      ...(options.verdict ? { verdict: options.verdict } : {}),
    },
    orderBy: { id: 'desc' },
    take: options.limit ?? 20,
    select: runColumns,
  });
  return rows.map(serializeRun);
}
