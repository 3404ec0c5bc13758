import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { newId } from '@/lib/db/ids';
import { isGood } from '@/lib/directory/probe/outcome';
import { dayKey } from '@/lib/directory/probe/uptime';
import type { ProbeAnswer } from './observation';
import type { DocumentHashes } from './pack-documents';
import type { JudgedObservation } from './record-observations';

function documentSha(
  answer: ProbeAnswer,
  judged: JudgedObservation,
  hashes: ReadonlyMap<ProbeAnswer, DocumentHashes>,
): string | null {
  const found = hashes.get(answer)?.sha256 ?? null;
  // 304: it is still the one that is kept.
  return answer.outcome === 'not-modified' ? judged.judgement.shas[answer.kind] : found;
}

function probeRows(
  judged: JudgedObservation,
  hashes: ReadonlyMap<ProbeAnswer, DocumentHashes>,
): Prisma.EndpointProbeCreateManyInput[] {
  const { observation } = judged;
  return observation.answers.map((answer) => ({
    id: newId('prb'),
    endpointId: observation.endpointId,
    kind: answer.kind,
    community: answer.community,
    checkedAt: observation.at,
    outcome: answer.outcome,
    httpStatus: answer.httpStatus,
    milliseconds: answer.milliseconds,
    finalUrl: answer.finalUrl,
    contentType: answer.contentType,
    etag: answer.validators.etag,
    lastModified: answer.validators.lastModified,
    documentSha: documentSha(answer, judged, hashes),
    certificateEndsAt: answer.certificate?.endsAt ?? null,
    certificateIssuer: answer.certificate?.issuer ?? null,
    detail: answer.detail,
  }));
}

/** The roll-up counts the CapabilityStatement: it is asked for by every probe, and with it the endpoint works. */
async function addToDays(
  tx: Prisma.TransactionClient,
  judged: readonly JudgedObservation[],
): Promise<void> {
  const days = judged
    .filter(({ judgement }) => judgement.counts)
    .map(({ observation }) => {
      const [metadata] = observation.answers;
      const worked = metadata !== undefined && isGood(metadata.outcome);
      return {
        endpointId: observation.endpointId,
        day: dayKey(observation.at),
        worked: worked ? 1 : 0,
        milliseconds: worked ? metadata.milliseconds : 0,
      };
    });
  if (days.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "EndpointDay" AS d ("endpointId", "day", "probes", "worked", "milliseconds")
    SELECT "endpointId", "day", 1, "worked", "milliseconds"
    FROM jsonb_to_recordset(CAST(${JSON.stringify(days)} AS jsonb))
      AS x("endpointId" text, "day" text, "worked" int, "milliseconds" int)
    ON CONFLICT ("endpointId", "day") DO UPDATE SET
      "probes" = d."probes" + 1,
      "worked" = d."worked" + EXCLUDED."worked",
      "milliseconds" = d."milliseconds" + EXCLUDED."milliseconds"`;
}

/** Inside a transaction: writes each request of some probes, their days, and the changes they found. */
export async function writeProbes(
  tx: Prisma.TransactionClient,
  judged: readonly JudgedObservation[],
  hashes: ReadonlyMap<ProbeAnswer, DocumentHashes>,
): Promise<void> {
  await tx.endpointProbe.createMany({ data: judged.flatMap((one) => probeRows(one, hashes)) });
  await addToDays(tx, judged);
  const changes = judged.flatMap(({ observation, judgement }) =>
    judgement.changes.map((change) => ({
      id: newId('chg'),
      endpointId: observation.endpointId,
      at: observation.at,
      ...change,
    })),
  );
  if (changes.length > 0) await tx.endpointChange.createMany({ data: changes });
}
