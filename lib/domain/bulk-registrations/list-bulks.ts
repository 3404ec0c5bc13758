import 'server-only';
import { db } from '@/lib/db/client';
import type { BulkSummary } from '@/lib/schemas/register';
import { bulkColumns, serializeBulk } from './serialize-bulk';

/** The bulk registrations of a workspace, the newest first. */
export async function listBulks(workspaceId: string): Promise<BulkSummary[]> {
  const client = await db();
  const rows = await client.bulkRegistration.findMany({
    where: { workspaceId },
    orderBy: { createdAt: 'desc' },
    take: 200,
    select: bulkColumns,
  });
  const states = await client.bulkItem.groupBy({
    by: ['bulkId', 'state'],
    where: { bulkId: { in: rows.map(({ id }) => id) } },
    _count: { _all: true },
  });
  return rows.map((row) =>
    serializeBulk(
      row,
      states
        .filter(({ bulkId }) => bulkId === row.id)
        .map(({ state, _count }) => ({ state, count: _count._all })),
    ),
  );
}
