import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { capabilityOf, type Documents } from '@/lib/directory/probe/capability';
import { probeKinds } from '@/lib/directory/probe/outcome';
import { unpackDocument } from './pack-documents';
import type { JudgedObservation } from './record-observations';

type Json = Record<string, unknown>;

/** Kept documents that are needed because another one of their endpoint is new. */
async function keptDocuments(
  tx: Prisma.TransactionClient,
  judged: readonly JudgedObservation[],
): Promise<Map<string, Json>> {
  const shas = judged.flatMap(({ observation, judgement }) => {
    const fresh = new Set(
      observation.answers.filter(({ document }) => document).map(({ kind }) => kind),
    );
    return probeKinds
      .filter((kind) => !fresh.has(kind))
      .flatMap((kind) => judgement.shas[kind] ?? []);
  });
  const rows = await tx.directoryDocument.findMany({
    where: { sha256: { in: [...new Set(shas)] } },
    select: { sha256: true, content: true },
  });
  const documents = new Map<string, Json>();
  for (const { sha256, content } of rows) documents.set(sha256, await unpackDocument(content));
  return documents;
}

function documentsOf(
  { observation, judgement }: JudgedObservation,
  kept: ReadonlyMap<string, Json>,
): Documents {
  const find = (kind: (typeof probeKinds)[number]): Json | null => {
    const answer = observation.answers.find((one) => one.kind === kind && one.community === '');
    return answer?.document?.json ?? kept.get(judgement.shas[kind] ?? '') ?? null;
  };
  return { metadata: find('metadata'), smart: find('smart'), udap: find('udap') };
}

function columnsOf(judged: JudgedObservation, kept: ReadonlyMap<string, Json>) {
  const { judgement, before } = judged;
  return {
    endpointId: before.id,
    ...capabilityOf(documentsOf(judged, kept)),
    communities: judgement.communities,
    metadataSha: judgement.shas.metadata,
    smartSha: judgement.shas.smart,
    udapSha: judgement.shas.udap,
    validators: JSON.parse(JSON.stringify(judgement.validators)) as Prisma.InputJsonObject,
  };
}

/** Validators and communities may be new although no document is. */
async function updateRest(
  tx: Prisma.TransactionClient,
  judged: readonly JudgedObservation[],
): Promise<void> {
  const rows = judged.map(({ before, judgement: { validators, communities } }) => ({
    id: before.id,
    validators,
    communities,
  }));
  if (rows.length === 0) return;
  await tx.$executeRaw`
    UPDATE "EndpointCapability" AS c SET
      "validators" = x."validators",
      "communities" = ARRAY(SELECT jsonb_array_elements_text(x."communities"))
    FROM jsonb_to_recordset(CAST(${JSON.stringify(rows)} AS jsonb))
      AS x("id" text, "validators" jsonb, "communities" jsonb)
    WHERE c."endpointId" = x."id"`;
}

/**
 * Inside a transaction: writes what the latest good documents of endpoints say. Columns are read anew when a document
 * came, went or changed; one that did not answer this time still counts.
 */
export async function writeCapabilities(
  tx: Prisma.TransactionClient,
  judged: readonly JudgedObservation[],
): Promise<void> {
  const changed = judged.filter(({ judgement }) => judgement.hasNewDocuments);
  await updateRest(
    tx,
    judged.filter(({ before, judgement }) => before.capability && !judgement.hasNewDocuments),
  );
  if (changed.length === 0) return;
  const kept = await keptDocuments(tx, changed);
  const endpointIds = changed.map(({ before }) => before.id);
  await tx.endpointCapability.deleteMany({ where: { endpointId: { in: endpointIds } } });
  await tx.endpointCapability.createMany({ data: changed.map((one) => columnsOf(one, kept)) });
}
