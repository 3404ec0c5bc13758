import 'server-only';
import { newId } from '@/lib/db/ids';
import type { Statement } from '@/lib/directory/statement';
import { applyBatch } from '../ingest/apply-batch';
import { noChanges, type Reading, type Transaction } from '../ingest/batch';
import type { HandSource } from './hand-sources';

/** What writing to a source by hand may take; the limit is there for what hangs. */
export const handTransaction = { maxWait: 60_000, timeout: 120_000 };

/**
 * Writes what was noted by hand under a source that grows entry by entry; both are made when they are not there. The
 * reading is kept as a snapshot, so that each assertion tells when and through whom it came. Nothing that the source
 * said before is retired.
 */
export async function noteByHand(
  tx: Transaction,
  source: HandSource,
  statements: readonly Statement[],
  { startedBy, now }: { startedBy: string; now: Date },
): Promise<Reading> {
  const { id: sourceId } = source;
  await tx.directorySource.createMany({
    data: { ...source, isEnabled: true, lastGoodAt: now },
    skipDuplicates: true,
  });
  await tx.directorySource.update({ where: { id: sourceId }, data: { lastGoodAt: now } });
  const snapshotId = newId('snp');
  const reading: Reading = { snapshotId, sourceId, now };
  const changes = await applyBatch(tx, reading, source.publisher, statements);
  const count = (kind: Statement['kind']) =>
    statements.filter((statement) => statement.kind === kind).length;
  const links = statements.flatMap((entry) => (entry.kind === 'organization' ? entry.links : []));
  await tx.directorySnapshot.create({
    data: {
      id: snapshotId,
      sourceId,
      origin: 'hand',
      status: 'applied',
      read: statements.length,
      applied: statements.length,
      report: {
        format: null,
        rows: 1,
        endpoints: count('endpoint'),
        bases: count('endpoint'),
        organizations: count('organization'),
        names: count('organization'),
        links: links.length,
        lists: 0,
        rejected: 0,
        corrected: 0,
        problems: [],
        verdict: null,
        changes: { ...noChanges(), ...changes },
      },
      startedBy,
      createdAt: now,
      finishedAt: now,
    },
  });
  return reading;
}
