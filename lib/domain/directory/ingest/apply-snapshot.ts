import 'server-only';
import { db } from '@/lib/db/client';
import { KeyCensus } from '@/lib/directory/key-census';
import type { Statement } from '@/lib/directory/statement';
import { settleListings } from '../search/settle-listings';
import { pruneChunks } from '../snapshots/prune-chunks';
import { applyBatch } from './apply-batch';
import { addChanges, noChanges, type Changes, type Reading } from './batch';
import { joinParents, retireMissing } from './retire-missing';
import { updateSnapshot, type Snapshot } from './snapshot-state';
import { statementsOf } from './survey-snapshot';

/** Statements of one transaction: small enough that pages are answered in between. */
const batchSize = 500;
/** A piece of writing on a busy machine; the limit is there for what hangs. */
const transactionOptions = { maxWait: 60_000, timeout: 120_000 };

async function* batches(
  statements: AsyncIterable<Statement>,
  skip: number,
): AsyncGenerator<Statement[]> {
  let batch: Statement[] = [];
  let position = 0;
  for await (const statement of statements) {
    position += 1;
    if (position <= skip) continue;
    batch.push(statement);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** What the list as a whole shows: which of its identifiers do not identify. */
async function ambiguousKeys(snapshot: Snapshot, format: string): Promise<ReadonlySet<string>> {
  const census = new KeyCensus();
  for await (const statement of statementsOf(snapshot, format)) census.add(statement);
  return census.ambiguous;
}

/**
 * Writes a surveyed reading, piece by piece, and retires what the source no longer says. How far it came is written in
 * the same transaction as each piece, so that nothing is written twice after a kill.
 */
export async function applySnapshot(snapshot: Snapshot, signal: AbortSignal): Promise<void> {
  const { id: snapshotId, sourceId, source, report, format } = snapshot;
  if (!report || !format) throw new Error('a snapshot is written before it was surveyed');
  const client = await db();
  const ambiguous = await ambiguousKeys(snapshot, format);
  const reading: Reading = { snapshotId, sourceId, now: new Date(), ambiguous };
  const changes = { ...noChanges(), ...report.changes };
  let { applied } = snapshot;

  async function inOnePiece(
    work: (tx: Parameters<typeof applyBatch>[0]) => Promise<Partial<Changes> | null>,
    size: number,
  ): Promise<boolean> {
    const made = await client.$transaction(async (tx) => {
      const done = await work(tx);
      if (done === null) return null;
      const sum = { ...changes };
      addChanges(sum, done);
      await updateSnapshot(tx, snapshot, {
        applied: applied + size,
        report: { ...report, changes: sum },
      });
      return sum;
    }, transactionOptions);
    if (made === null) return false;
    Object.assign(changes, made);
    applied += size;
    return true;
  }

  for await (const batch of batches(statementsOf(snapshot, format), snapshot.applied)) {
    if (signal.aborted) return;
    await inOnePiece((tx) => applyBatch(tx, reading, source.publisher, batch), batch.length);
  }
  await client.$transaction((tx) => joinParents(tx, reading), transactionOptions);
  while (!signal.aborted && (await inOnePiece((tx) => retireMissing(tx, reading), 0)));
  if (signal.aborted) return;
  await client.$transaction(async (tx) => {
    const finishedAt = new Date();
    await updateSnapshot(tx, snapshot, {
      status: 'applied',
      finishedAt,
      report: { ...report, changes },
    });
    const { etag, lastModified } = snapshot;
    await tx.directorySource.update({
      where: { id: sourceId },
      data: { lastGoodAt: finishedAt, etag, lastModified },
    });
  }, transactionOptions);
  await settleListings(client);
  await pruneChunks(sourceId);
}
