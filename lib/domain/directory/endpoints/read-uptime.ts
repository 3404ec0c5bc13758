import 'server-only';
import { db } from '@/lib/db/client';
import { daysOfUptime, uptimeOf } from '@/lib/directory/probe/uptime';
import type { EndpointUptime } from '@/lib/schemas/directory-endpoint';

/** How often an endpoint worked in the last 30 days, day by day; null when it was not probed. */
export async function readUptime(endpointId: string, now: Date): Promise<EndpointUptime | null> {
  const client = await db();
  const window = daysOfUptime(now);
  const rows = await client.endpointDay.findMany({
    where: { endpointId, day: { in: window } },
  });
  const uptime = uptimeOf(rows, now);
  if (!uptime) return null;
  const { percent, probes, meanMs } = uptime;
  const byDay = new Map(rows.map((row) => [row.day, row]));
  const days = window.map((day) => {
    const { probes: asked = 0, worked = 0 } = byDay.get(day) ?? {};
    return { day, probes: asked, worked };
  });
  return { percent, probes, meanMs, days };
}
