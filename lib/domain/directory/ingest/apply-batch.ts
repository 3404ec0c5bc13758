import 'server-only';
import type { Statement } from '@/lib/directory/statement';
import { suggestDuplicates } from '../duplicates/suggest-duplicates';
import { refreshListings } from '../search/refresh-listings';
import { applyEndpoints } from './apply-endpoints';
import { applyLists } from './apply-lists';
import { applyOrganizations } from './apply-organizations';
import { addChanges, noChanges, type Changes, type Reading, type Transaction } from './batch';
import { lockDirectory } from './lock-directory';

function ofKind<K extends Statement['kind']>(
  statements: readonly Statement[],
  kind: K,
): Extract<Statement, { kind: K }>[] {
  return statements.filter(
    (statement): statement is Extract<Statement, { kind: K }> => statement.kind === kind,
  );
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
  changes.duplicatesFound += await suggestDuplicates(tx, organizations.touched);
  return changes;
}
