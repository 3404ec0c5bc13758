import 'server-only';
import type { Transaction } from '../ingest/batch';

/**
 * Where ids of the directory lead now. Only those that were given up in a merge are in the map. Chains are collapsed when
 * they arise, so that one step is enough.
 */
export async function currentIds(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.directoryRedirect.findMany({
    where: { oldId: { in: [...ids] } },
    select: { oldId: true, newId: true },
  });
  return new Map(rows.map(({ oldId, newId }) => [oldId, newId]));
}
