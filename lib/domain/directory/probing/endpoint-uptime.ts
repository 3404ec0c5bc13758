import 'server-only';
import { db } from '@/lib/db/client';
import { firstDayOfUptime, uptimeOf, type Uptime } from '@/lib/directory/probe/uptime';

/** The uptime of endpoints over the last 30 days, by id; those that were not probed are left out. */
export async function uptimeOfEndpoints(
  endpointIds: readonly string[],
  now: Date,
): Promise<Map<string, Uptime>> {
  const client = await db();
  const rows = await client.endpointDay.findMany({
    where: { endpointId: { in: [...endpointIds] }, day: { gte: firstDayOfUptime(now) } },
  });
  const found = new Map<string, Uptime>();
  for (const id of endpointIds) {
    const uptime = uptimeOf(
      rows.filter(({ endpointId }) => endpointId === id),
      now,
    );
    if (uptime) found.set(id, uptime);
  }
  return found;
}
