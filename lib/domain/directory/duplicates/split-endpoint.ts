import 'server-only';
import { newId } from '@/lib/db/ids';
import type { Transaction } from '../ingest/batch';
import { mergeEndpoints } from '../ingest/merge-endpoints';
import { refreshListings } from '../search/refresh-listings';
import { endRedirect, type Merge } from './merge-record';
import { divideLinks } from './move-links';

/**
 * Undoes the merge of an endpoint, inside a transaction that has the lock of the directory: what sources say of its
 * address goes back to it with the links, and the old id lives again. What probes found in the meantime stays with the
 * other: nobody can tell any more of which of the two it was. The old one is probed anew.
 */
export async function splitEndpoint(tx: Transaction, merge: Merge, now: Date): Promise<void> {
  const { oldId, newId: keptId } = merge;
  await tx.$queryRaw`
    SELECT 1 AS "locked" FROM "FhirEndpoint" WHERE "id" IN (${oldId}, ${keptId}) ORDER BY "id" FOR UPDATE`;
  const below = await endRedirect(tx, merge);
  await tx.$executeRaw`
    UPDATE "EndpointAssertion" AS a SET "endpointId" = ${oldId}
    FROM "FhirEndpoint" AS e
    WHERE a."endpointId" = ${keptId} AND a."content" ->> 'urlKey' = e."urlKey"
      AND e."id" IN (SELECT jsonb_array_elements_text(${JSON.stringify([oldId, ...below])}::jsonb))`;
  await divideLinks(tx, 'endpointId', { fromId: keptId, toId: oldId });
  const both = [
    { endpointId: oldId, summary: 'Split off: it is an endpoint of its own again' },
    { endpointId: keptId, summary: 'What had been merged into it was split off' },
  ];
  await tx.endpointChange.createMany({
    data: both.map((change) => ({
      ...change,
      id: newId('epc'),
      at: now,
      kind: 'merge',
      before: keptId,
      after: oldId,
    })),
  });
  const endpointIds = [oldId, keptId];
  await mergeEndpoints(tx, endpointIds, now);
  await refreshListings(tx, { organizationIds: [], endpointIds });
}
