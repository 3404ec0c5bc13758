import 'server-only';
import { db } from '@/lib/db/client';
import { canaryEveryMs } from '@/lib/directory/probe/next-probe';
import type { ProbeScope } from './ask-endpoint';
import type { ProbeWorker } from './host-leases';
import { targetColumns, targetOf } from './load-endpoints';
import type { ProbeTarget } from './observation';

/**
 * Hosts with something to do, the longest waiting first: an endpoint whose turn it is, or a canary that is due. Not
 * those that opted out, back off or are asked by another process.
 *
 * @param except hosts that are worked on already
 */
export async function findDueHosts(
  worker: ProbeWorker,
  options: { now: Date; except: readonly string[]; take: number },
): Promise<string[]> {
  const client = await db();
  const at = options.now.toISOString();
  const canaryBefore = new Date(options.now.getTime() - canaryEveryMs).toISOString();
  const rows = await client.$queryRaw<{ host: string }[]>`
    SELECT due."host" FROM (
      SELECT e."host", e."nextProbeAt" AS "since" FROM "FhirEndpoint" e
      WHERE e."retiredAt" IS NULL
        AND (e."nextProbeAt" IS NULL OR e."nextProbeAt" <= CAST(${at} AS timestamp))
      UNION ALL
      SELECT c."host", c."canaryAt" FROM "ProbeHost" c
      WHERE c."canaryAt" <= CAST(${canaryBefore} AS timestamp) AND EXISTS (
        SELECT 1 FROM "FhirEndpoint" e WHERE e."host" = c."host" AND e."retiredAt" IS NULL)
    ) due LEFT JOIN "ProbeHost" h ON h."host" = due."host"
    WHERE NOT COALESCE(h."isOptedOut", false)
      AND (h."backOffUntil" IS NULL OR h."backOffUntil" <= CAST(${at} AS timestamp))
      AND (${worker.isAlone} OR h."leaseUntil" IS NULL OR h."leaseOwner" = ${worker.owner}
        OR h."leaseUntil" < CAST(${new Date().toISOString()} AS timestamp))
      AND due."host" NOT IN (
        SELECT jsonb_array_elements_text(CAST(${JSON.stringify(options.except)} AS jsonb)))
    GROUP BY due."host"
    ORDER BY bool_or(due."since" IS NULL) DESC, MIN(due."since"), due."host"
    LIMIT ${options.take}`;
  return rows.map(({ host }) => host);
}

/** What to do at a host: endpoints whose turn it is, or its canary. */
export interface DueWork {
  scope: ProbeScope;
  targets: ProbeTarget[];
}

/**
 * What is due at one host: up to `take` endpoints, those never probed first, then those that wait longest. When there is
 * none but the host was not asked for six hours: the endpoint that was looked at longest ago, as a canary.
 */
export async function findDueAtHost(host: string, now: Date, take: number): Promise<DueWork> {
  const client = await db();
  const due = await client.fhirEndpoint.findMany({
    where: { host, retiredAt: null, OR: [{ nextProbeAt: null }, { nextProbeAt: { lte: now } }] },
    orderBy: [{ nextProbeAt: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
    take,
    select: targetColumns,
  });
  if (due.length > 0) return { scope: 'all', targets: due.map(targetOf) };
  const asked = await client.probeHost.findUnique({ where: { host }, select: { canaryAt: true } });
  const isDue = asked?.canaryAt && now.getTime() - asked.canaryAt.getTime() >= canaryEveryMs;
  const canary = isDue
    ? await client.fhirEndpoint.findFirst({
        where: { host, retiredAt: null },
        orderBy: [{ lastProbedAt: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
        select: targetColumns,
      })
    : null;
  return { scope: 'metadata', targets: canary ? [targetOf(canary)] : [] };
}
