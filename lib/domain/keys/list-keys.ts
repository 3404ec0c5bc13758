import 'server-only';
import { db } from '@/lib/db/client';
import type { KeySummary } from '@/lib/schemas/key';
import { namesOf } from '../people/names-of';
import { keyColumns, serializeKey } from './serialize-key';

/** The keys of a workspace, newest first. */
export async function listKeys(workspaceId: string): Promise<KeySummary[]> {
  const client = await db();
  const rows = await client.key.findMany({
    where: { workspaceId },
    orderBy: { createdAt: 'desc' },
    take: 300,
    select: keyColumns,
  });
  const names = await namesOf(rows.map((row) => row.createdById));
  return rows.map((row) => serializeKey(row, names));
}
