import 'server-only';
import type { Transaction } from './batch';

/**
 * One writer at a time: merging looks for organizations that another writer may be about to make, and a decision of the
 * operator moves what a reading is about to retire. The lock ends with the transaction.
 */
export async function lockDirectory(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('onramp directory'))`;
}
