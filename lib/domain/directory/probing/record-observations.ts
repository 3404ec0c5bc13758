import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { judgeObservation, type EndpointBefore, type Judgement } from './judge-observation';
import { lockEndpoints } from './load-endpoints';
import type { Observation } from './observation';
import { packDocuments, type DocumentHashes } from './pack-documents';
import { noteBrandSources } from './note-brand-sources';
import { noteHosts } from './note-hosts';
import { writeCapabilities } from './write-capabilities';
import { noteDuplicates } from './note-duplicates';
import { countOnHosts, writeEndpoints } from './write-endpoints';
import { writeProbes } from './write-probes';

/** Writes anew what search looks at. Given by who composes the job, so that probing knows nothing of search. */
export type RefreshListings = (
  tx: Prisma.TransactionClient,
  touched: { organizationIds: string[]; endpointIds: string[] },
) => Promise<unknown>;

/** An observation and what it means. */
export interface JudgedObservation {
  observation: Observation;
  before: EndpointBefore;
  judgement: Judgement;
}

async function stableShas(
  tx: Prisma.TransactionClient,
  before: Iterable<EndpointBefore>,
): Promise<Map<string, string>> {
  const shas = [...before].flatMap(({ capability }) => Object.values(capability?.shas ?? {}));
  const rows = await tx.directoryDocument.findMany({
    where: { sha256: { in: [...new Set(shas.filter((sha) => sha !== null))] } },
    select: { sha256: true, stableSha: true },
  });
  return new Map(rows.map(({ sha256, stableSha }) => [sha256, stableSha]));
}

/** Those whose listings look different after the probe. */
function isListedOtherwise({ before, judgement }: JudgedObservation): boolean {
  return (
    before.status !== judgement.verdict.status ||
    judgement.hasNewDocuments ||
    judgement.communities.join(' ') !== (before.capability?.communities ?? []).join(' ')
  );
}

/**
 * Writes down what probes found, in one transaction: documents, probes, days, capabilities, changes, the endpoints
 * themselves, how their hosts are treated, possible duplicates, bundles of brands and listings. Each endpoint at most once in a call. An
 * endpoint that is gone by now is passed over.
 *
 * @returns those that were written
 */
export async function recordObservations(
  observations: readonly Observation[],
  refreshListings: RefreshListings,
  chance: () => number = Math.random,
): Promise<JudgedObservation[]> {
  const { hashes, fresh } = await packDocuments(observations);
  const client = await db();
  return client.$transaction(
    async (tx) => {
      const before = await lockEndpoints(
        tx,
        observations.map(({ endpointId }) => endpointId),
      );
      const stable = await stableShas(tx, before.values());
      const saysTheSame = (sha: string, found: DocumentHashes) =>
        stable.get(sha) === found.stableSha;
      const judged = observations.flatMap((observation): JudgedObservation[] => {
        const known = before.get(observation.endpointId);
        if (!known) return [];
        const judgement = judgeObservation(observation, known, hashes, saysTheSame);
        return [{ observation, before: known, judgement }];
      });
      if (fresh.length > 0) {
        await tx.directoryDocument.createMany({ data: [...fresh], skipDuplicates: true });
      }
      await writeProbes(tx, judged, hashes);
      await writeCapabilities(tx, judged);
      const onHosts = await countOnHosts(tx, judged);
      await writeEndpoints(tx, judged, { onHosts, chance });
      await noteHosts(tx, judged, chance);
      await noteDuplicates(tx, judged);
      await noteBrandSources(tx, judged);
      const endpointIds = judged.filter(isListedOtherwise).map(({ before: { id } }) => id);
      if (endpointIds.length > 0) await refreshListings(tx, { organizationIds: [], endpointIds });
      return judged;
    },
    { timeout: 60_000, maxWait: 60_000 },
  );
}
