import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { nextProbeAt } from '@/lib/directory/probe/next-probe';
import type { JudgedObservation } from './record-observations';

/** How many endpoints the hosts of some probes have that are not retired. */
export async function countOnHosts(
  tx: Prisma.TransactionClient,
  judged: readonly JudgedObservation[],
): Promise<Map<string, number>> {
  const rows = await tx.fhirEndpoint.groupBy({
    by: ['host'],
    where: { host: { in: [...new Set(judged.map(({ before }) => before.host))] }, retiredAt: null },
    _count: { _all: true },
  });
  return new Map(rows.map(({ host, _count }) => [host, _count._all]));
}

async function successors(
  tx: Prisma.TransactionClient,
  judged: readonly JudgedObservation[],
): Promise<Map<string, string>> {
  const keys = judged.flatMap(({ judgement }) => judgement.moved?.urlKey ?? []);
  if (keys.length === 0) return new Map();
  const rows = await tx.fhirEndpoint.findMany({
    where: { urlKey: { in: keys } },
    select: { id: true, urlKey: true },
  });
  return new Map(rows.map(({ id, urlKey }) => [urlKey, id]));
}

/** Only a probe of everything moves the next one; the canary of a host, and who was sent away, keep their turn. */
function nextTurn(
  { observation, before, judgement }: JudgedObservation,
  { onHosts, chance }: { onHosts: ReadonlyMap<string, number>; chance: () => number },
): string | null {
  const [metadata] = observation.answers;
  const isWhole = observation.answers.length > 1 || metadata?.isOfHost === true;
  if (!isWhole || !judgement.counts) return null;
  return nextProbeAt(observation.at, onHosts.get(before.host) ?? 1, chance()).toISOString();
}

/** Inside a transaction: writes what some probes mean for the endpoints themselves, in one statement. */
export async function writeEndpoints(
  tx: Prisma.TransactionClient,
  judged: readonly JudgedObservation[],
  options: { onHosts: ReadonlyMap<string, number>; chance: () => number },
): Promise<void> {
  const heirs = await successors(tx, judged);
  const rows = judged.map((one) => {
    const { observation, before, judgement } = one;
    const { verdict, moved } = judgement;
    const heir = moved ? heirs.get(moved.urlKey) : undefined;
    return {
      id: before.id,
      status: verdict.status,
      statusSince: verdict.since.toISOString(),
      probedAt: observation.at.toISOString(),
      workedAt: verdict.worked ? observation.at.toISOString() : null,
      nextAt: nextTurn(one, options),
      certificateEndsAt: judgement.certificateEndsAt?.toISOString() ?? null,
      family: judgement.fhirFamily,
      successorId: heir === before.id ? null : (heir ?? null),
    };
  });
  await tx.$executeRaw`
    UPDATE "FhirEndpoint" AS e SET
      "status" = x."status",
      "statusSince" = x."statusSince",
      "lastProbedAt" = x."probedAt",
      "lastWorkedAt" = COALESCE(x."workedAt", e."lastWorkedAt"),
      "nextProbeAt" = COALESCE(x."nextAt", e."nextProbeAt"),
      "certificateEndsAt" = x."certificateEndsAt",
      "fhirFamily" = COALESCE(x."family", e."fhirFamily"),
      "successorId" = COALESCE(x."successorId", e."successorId")
    FROM jsonb_to_recordset(CAST(${JSON.stringify(rows)} AS jsonb)) AS x(
      "id" text, "status" text, "statusSince" timestamp, "probedAt" timestamp,
      "workedAt" timestamp, "nextAt" timestamp, "certificateEndsAt" timestamp,
      "family" text, "successorId" text)
    WHERE e."id" = x."id"`;
}
