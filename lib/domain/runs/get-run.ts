import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { RunFrameSchema, type RunFrame } from '@/lib/run/frames';
import type { RunWithFrames } from '@/lib/schemas/run';
import { runColumns, serializeRun } from './serialize-run';

/** The stored frames of a run after `afterSeq`, in order. */
export async function readFrames(runId: string, afterSeq = 0): Promise<RunFrame[]> {
  const client = await db();
  const rows = await client.runFrame.findMany({
    where: { runId, seq: { gt: afterSeq } },
    orderBy: { seq: 'asc' },
    select: { frame: true },
  });
  return rows.map((row) => RunFrameSchema.parse(row.frame));
}

/** A run of this workspace with everything that happened, or null. */
export async function findRun(workspaceId: string, runId: string): Promise<RunWithFrames | null> {
  const client = await db();
  const row = await client.run.findFirst({
    where: { id: runId, workspaceId },
    select: { ...runColumns, request: true },
  });
  if (!row) return null;
  return {
    ...serializeRun(row),
    request: row.request as Record<string, unknown>,
    frames: await readFrames(runId),
  };
}

/** What a run of this workspace's console sent, as it is kept; null when there is no such run. */
export async function findRunRequest(
  workspaceId: string,
  runId: string,
): Promise<Record<string, unknown> | null> {
  const client = await db();
  const row = await client.run.findFirst({
    where: { id: runId, workspaceId, kind: 'console' },
    select: { request: true },
  });
  return row && (row.request as Record<string, unknown>);
}

/** Like findRun, for callers to whom a missing run is an error (`resource.not_found`). */
export async function getRun(workspaceId: string, runId: string): Promise<RunWithFrames> {
  const run = await findRun(workspaceId, runId);
  if (!run) throw new AppError('resource.not_found', { detail: `There is no run ${runId} here.` });
  return run;
}
