import 'server-only';
import { db } from '@/lib/db/client';
import type { Share } from '@/lib/schemas/share';
import { namesOf } from '../people/names-of';
import { serializeShare, shareColumns } from './serialize-share';

/**
 * The shares of a workspace, newest first, those that open no more among them.
 *
 * @param runId only those of one run
 */
export async function listShares(workspaceId: string, runId?: string): Promise<Share[]> {
  const client = await db();
  const rows = await client.runShare.findMany({
    where: { workspaceId, ...(runId !== undefined && { runId }) },
    orderBy: { id: 'desc' },
    take: 200,
    select: shareColumns,
  });
  const names = await namesOf(rows.map((row) => row.createdById));
  return rows.map((row) => serializeShare(row, names));
}
