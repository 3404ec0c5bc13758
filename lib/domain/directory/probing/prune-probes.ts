import 'server-only';
import { db } from '@/lib/db/client';

const keptDays = 90;

/**
 * Removes the single requests of probes after 90 days. The days, changes and documents stay.
 *
 * @returns how many were removed
 */
export async function pruneProbes(now: Date): Promise<number> {
  const client = await db();
  const before = new Date(now.getTime() - keptDays * 86_400_000);
  const { count } = await client.endpointProbe.deleteMany({ where: { checkedAt: { lt: before } } });
  return count;
}
