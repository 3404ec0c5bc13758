import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { backOffMs } from '@/lib/directory/probe/back-off';
import { hostVerdict, type HostVerdict } from './host-verdict';
import type { JudgedObservation } from './record-observations';

const ranks = { fine: 0, down: 1, busy: 2 } as const;

/** Of several probes of one host the one that asks for most patience counts. */
function verdictsByHost(judged: readonly JudgedObservation[]): Map<string, HostVerdict> {
  const verdicts = new Map<string, HostVerdict>();
  for (const { observation } of judged) {
    const verdict = hostVerdict(observation);
    const known = verdicts.get(observation.host);
    if (!known || ranks[verdict.state] > ranks[known.state]) {
      verdicts.set(observation.host, verdict);
    }
  }
  return verdicts;
}

/**
 * Inside a transaction: notes how hosts answered. One that does not answer at all, or asks for patience (429, 503), is
 * left alone, longer each time; one that answers is forgiven.
 */
export async function noteHosts(
  tx: Prisma.TransactionClient,
  judged: readonly JudgedObservation[],
  chance: () => number,
): Promise<void> {
  const verdicts = verdictsByHost(judged);
  const askedAt = new Map(judged.map(({ observation }) => [observation.host, observation.at]));
  const known = await tx.probeHost.findMany({
    where: { host: { in: [...verdicts.keys()] } },
    select: { host: true, failures: true },
  });
  const failuresBefore = new Map(known.map(({ host, failures }) => [host, failures]));
  const now = Date.now();
  const rows = [...verdicts].map(([host, verdict]) => {
    const failures = verdict.state === 'fine' ? 0 : (failuresBefore.get(host) ?? 0) + 1;
    const askedMs = verdict.state === 'busy' ? verdict.retryAfterMs : null;
    const pauseMs = verdict.state === 'fine' ? null : backOffMs(failures, askedMs, chance());
    return {
      host,
      failures,
      backOffUntil: pauseMs === null ? null : new Date(now + pauseMs).toISOString(),
      canaryAt: askedAt.get(host)?.toISOString() ?? null,
    };
  });
  await tx.$executeRaw`
    INSERT INTO "ProbeHost" AS h ("host", "failures", "backOffUntil", "canaryAt")
    SELECT "host", "failures", "backOffUntil", "canaryAt"
    FROM jsonb_to_recordset(CAST(${JSON.stringify(rows)} AS jsonb))
      AS x("host" text, "failures" int, "backOffUntil" timestamp, "canaryAt" timestamp)
    ORDER BY "host"
    ON CONFLICT ("host") DO UPDATE SET
      "failures" = EXCLUDED."failures",
      "backOffUntil" = EXCLUDED."backOffUntil",
      "canaryAt" = EXCLUDED."canaryAt"`;
}
