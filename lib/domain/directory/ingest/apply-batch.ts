import 'server-only';
import type { Statement } from '@/lib/directory/statement';
import { refreshListings } from '../search/refresh-listings';
import { applyEndpoints } from './apply-endpoints';
import { applyLists } from './apply-lists';
import { applyOrganizations } from './apply-organizations';
import { addChanges, noChanges, type Changes, type Reading, type Transaction } from './batch';

function ofKind<K extends Statement['kind']>(
  statements: readonly Statement[],
  kind: K,
): Extract<Statement, { kind: K }>[] {
  return statements.filter(
    (statement): statement is Extract<Statement, { kind: K }> => statement.kind === kind,
  );
}

/**
 * One writer at a time: merging looks for organizations that another writer may be about to make. The lock ends with
 * the transaction.
 */
async function lockDirectory(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('onramp directory'))`;
}

/**
 * Writes a piece of a reading, all of it or nothing. Endpoints go first: organizations of the same piece link to
 * them.
 */
export async function applyBatch(
  tx: Transaction,
  reading: Reading,
  publisher: string,
  statements: readonly Statement[],
): Promise<Changes> {
  await lockDirectory(tx);
  const changes = noChanges();
  const endpoints = await applyEndpoints(tx, reading, ofKind(statements, 'endpoint'));
  const organizations = await applyOrganizations(tx, reading, ofKind(statements, 'organization'));
  await applyLists(tx, publisher, ofKind(statements, 'list'));
  await refreshListings(tx, {
    organizationIds: organizations.touched,
    endpointIds: endpoints.touched,
  });
  addChanges(changes, endpoints.changes);
  addChanges(changes, organizations.changes);
  return changes;
}
