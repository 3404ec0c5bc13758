import 'server-only';
import { matchKeysOf, matchToken, type MatchKey } from '@/lib/directory/match-keys';
import type { OrganizationStatement } from '@/lib/directory/statement';
import type { Transaction } from '../ingest/batch';
import { mergeOrganizations } from '../ingest/merge-organizations';
import { refreshListings } from '../search/refresh-listings';
import { endRedirect, type Merge } from './merge-record';
import { divideLinks } from './move-links';

type Key = Readonly<{ kind: string; value: string }>;

/** By what an organization can be recognized, from all that was ever said of it. */
async function keysSaid(tx: Transaction, organizationId: string): Promise<MatchKey[]> {
  const rows = await tx.organizationAssertion.findMany({
    where: { organizationId },
    select: { sourceId: true, content: true },
  });
  const said = rows.map(({ sourceId, content }) => ({
    sourceId,
    statement: content as unknown as OrganizationStatement,
  }));
  const asked = said.flatMap(({ sourceId, statement }) =>
    statement.links.map(({ endpointKey }) => ({ sourceId, key: endpointKey })),
  );
  const endpoints = await tx.$queryRaw<{ sourceId: string; key: string; urlKey: string }[]>`
    SELECT DISTINCT a."sourceId", a."key", e."urlKey"
    FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS r("sourceId" text, "key" text)
    JOIN "EndpointAssertion" a ON a."sourceId" = r."sourceId" AND a."key" = r."key"
    JOIN "FhirEndpoint" e ON e."id" = a."endpointId"`;
  const urlKeys = new Map(endpoints.map((row) => [`${row.sourceId} ${row.key}`, row.urlKey]));
  return said.flatMap(({ sourceId, statement }) =>
    matchKeysOf(
      statement,
      statement.links.flatMap(({ endpointKey }) => urlKeys.get(`${sourceId} ${endpointKey}`) ?? []),
    ),
  );
}

/**
 * Moves assertions from one organization to another, with the keys that nothing else of the first explains, and the links
 * that they make.
 *
 * @param keys that go in any case
 */
export async function moveAssertions(
  tx: Transaction,
  ids: readonly string[],
  { fromId, toId, keys, now }: { fromId: string; toId: string; keys: readonly Key[]; now: Date },
): Promise<void> {
  await tx.organizationAssertion.updateMany({
    where: { id: { in: [...ids] }, organizationId: fromId },
    data: { organizationId: toId },
  });
  const staying = new Set((await keysSaid(tx, fromId)).map(matchToken));
  const going = (await keysSaid(tx, toId)).filter((key) => !staying.has(matchToken(key)));
  await tx.$executeRaw`
    UPDATE "OrganizationKey" AS k SET "organizationId" = ${toId}
    FROM jsonb_to_recordset(${JSON.stringify([...keys, ...going])}::jsonb) AS r("kind" text, "value" text)
    WHERE k."kind" = r."kind" AND k."value" = r."value" AND k."organizationId" = ${fromId}`;
  await divideLinks(tx, 'organizationId', { fromId, toId });
  const organizationIds = [fromId, toId];
  await mergeOrganizations(tx, organizationIds, now);
  await refreshListings(tx, { organizationIds, endpointIds: [] });
}

/**
 * Undoes the merge of an organization, inside a transaction that has the lock of the directory: what the merge moved goes
 * back, with what was recognized since then by a key that had moved, and the old id lives again.
 */
export async function splitOrganization(tx: Transaction, merge: Merge, now: Date): Promise<void> {
  const { oldId, newId, record } = merge;
  const reasons = record.keys.map(({ kind, value }) => `${kind} ${value}`);
  const assertions = await tx.organizationAssertion.findMany({
    where: {
      organizationId: newId,
      OR: [{ id: { in: record.assertions } }, { matchedBy: { in: reasons } }],
    },
    select: { id: true },
  });
  await endRedirect(tx, merge);
  const ids = assertions.map(({ id }) => id);
  await moveAssertions(tx, ids, { fromId: newId, toId: oldId, keys: record.keys, now });
}
