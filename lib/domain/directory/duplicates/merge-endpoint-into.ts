import 'server-only';
import { newId } from '@/lib/db/ids';
import type { Transaction } from '../ingest/batch';
import { mergeEndpoints } from '../ingest/merge-endpoints';
import { refreshListings } from '../search/refresh-listings';
import { redirect } from './merge-record';
import { moveLinks } from './move-links';

const stateColumns = {
  baseUrl: true,
  status: true,
  statusSince: true,
  lastProbedAt: true,
  lastWorkedAt: true,
  certificateEndsAt: true,
  fhirFamily: true,
  firstSeenAt: true,
} as const;

/** Days that both have become one; the rest of what probes found moves as it is. */
async function moveProbes(tx: Transaction, goneId: string, keptId: string): Promise<void> {
  const moved = { where: { endpointId: goneId }, data: { endpointId: keptId } };
  await tx.endpointProbe.updateMany(moved);
  await tx.endpointChange.updateMany(moved);
  await tx.$executeRaw`
    INSERT INTO "EndpointDay" AS d ("endpointId", "day", "probes", "worked", "milliseconds")
    SELECT ${keptId}, "day", "probes", "worked", "milliseconds" FROM "EndpointDay" WHERE "endpointId" = ${goneId}
    ON CONFLICT ("endpointId", "day") DO UPDATE SET "probes" = d."probes" + excluded."probes",
      "worked" = d."worked" + excluded."worked", "milliseconds" = d."milliseconds" + excluded."milliseconds"`;
  await tx.endpointDay.deleteMany({ where: { endpointId: goneId } });
}

/** What the later of the two probes found is how the endpoint is doing. */
async function moveState(tx: Transaction, goneId: string, keptId: string): Promise<void> {
  const gone = await tx.fhirEndpoint.findUniqueOrThrow({
    where: { id: goneId },
    select: stateColumns,
  });
  const kept = await tx.fhirEndpoint.findUniqueOrThrow({
    where: { id: keptId },
    select: stateColumns,
  });
  const isLater =
    gone.lastProbedAt !== null &&
    (kept.lastProbedAt === null || gone.lastProbedAt > kept.lastProbedAt);
  const later = isLater ? gone : kept;
  const times = [gone.lastWorkedAt, kept.lastWorkedAt].flatMap((time) => time?.getTime() ?? []);
  await tx.fhirEndpoint.update({
    where: { id: keptId },
    data: {
      status: later.status,
      statusSince: later.statusSince,
      lastProbedAt: later.lastProbedAt,
      certificateEndsAt: later.certificateEndsAt,
      fhirFamily: later.fhirFamily,
      lastWorkedAt: times.length === 0 ? null : new Date(Math.max(...times)),
      firstSeenAt: gone.firstSeenAt < kept.firstSeenAt ? gone.firstSeenAt : kept.firstSeenAt,
    },
  });
  const capability = await tx.endpointCapability.findUnique({ where: { endpointId: goneId } });
  if (!capability) return;
  const own = await tx.endpointCapability.findUnique({ where: { endpointId: keptId } });
  if (isLater || !own) {
    await tx.endpointCapability.deleteMany({ where: { endpointId: keptId } });
    await tx.endpointCapability.update({
      where: { endpointId: goneId },
      data: { endpointId: keptId },
    });
  } else await tx.endpointCapability.delete({ where: { endpointId: goneId } });
}

/**
 * Merges one endpoint into another, inside a transaction that has the lock of the directory: what sources say of it, its
 * links and all that probes found move, and its id leads to the other from now on. The row stays, retired and with its
 * address: what a list says of that address later is said of the other.
 */
export async function mergeEndpointInto(
  tx: Transaction,
  goneId: string,
  { keptId, reason, now }: { keptId: string; reason: string; now: Date },
): Promise<void> {
  // In the order of their ids, as those do who write down what probes found.
  await tx.$queryRaw`
    SELECT 1 AS "locked" FROM "FhirEndpoint" WHERE "id" IN (${goneId}, ${keptId}) ORDER BY "id" FOR UPDATE`;
  await tx.endpointAssertion.updateMany({
    where: { endpointId: goneId },
    data: { endpointId: keptId },
  });
  await moveLinks(tx, 'endpointId', { fromId: goneId, toId: keptId });
  await moveProbes(tx, goneId, keptId);
  await moveState(tx, goneId, keptId);
  const { baseUrl } = await tx.fhirEndpoint.update({
    where: { id: goneId },
    data: {
      status: 'not-checked',
      statusSince: now,
      lastProbedAt: null,
      lastWorkedAt: null,
      nextProbeAt: null,
      certificateEndsAt: null,
      successorId: null,
    },
    select: { baseUrl: true },
  });
  await tx.fhirEndpoint.updateMany({
    where: { id: keptId, successorId: goneId },
    data: { successorId: null },
  });
  await tx.fhirEndpoint.updateMany({
    where: { successorId: goneId },
    data: { successorId: keptId },
  });
  await redirect(tx, goneId, {
    reason,
    record: { into: keptId, assertions: [], keys: [] },
    now,
  });
  await tx.endpointChange.create({
    data: {
      id: newId('epc'),
      endpointId: keptId,
      at: now,
      kind: 'merge',
      summary: `${baseUrl} was merged into it`,
      before: goneId,
      after: keptId,
    },
  });
  const endpointIds = [keptId, goneId];
  await mergeEndpoints(tx, endpointIds, now);
  await refreshListings(tx, { organizationIds: [], endpointIds });
}
