import 'server-only';
import { newId } from '@/lib/db/ids';
import { matchKeysOf } from '@/lib/directory/match-keys';
import { normalizeName } from '@/lib/directory/normalize/names';
import type { OrganizationStatement } from '@/lib/directory/statement';
import { applyLinks } from './apply-links';
import { compareAssertions, contentSha, noteSeen } from './assertions';
import { lastByKey, type Changes, type Reading, type Transaction } from './batch';
import { findOrganizations, type Clash } from './find-organizations';
import { insertRows } from './insert-rows';
import { mergeOrganizations } from './merge-organizations';

type Counts = Pick<
  Changes,
  | 'organizationsNew'
  | 'organizationsChanged'
  | 'organizationsMerged'
  | 'linksNew'
  | 'duplicatesFound'
>;

interface Known {
  id: string;
  key: string;
  contentSha: string;
  retiredAt: Date | null;
  organizationId: string;
}

/** Endpoints by the key that the source has for them. */
async function endpointsByKey(
  tx: Transaction,
  sourceId: string,
  statements: readonly OrganizationStatement[],
) {
  const keys = new Set(
    statements.flatMap(({ links }) => links.map(({ endpointKey }) => endpointKey)),
  );
  const rows = await tx.$queryRaw<{ key: string; id: string; urlKey: string }[]>`
    SELECT a."key", e."id", e."urlKey" FROM "EndpointAssertion" a JOIN "FhirEndpoint" e ON e."id" = a."endpointId"
    WHERE a."sourceId" = ${sourceId} AND a."key" = ANY (${[...keys]}::text[])`;
  return new Map(rows.map(({ key, ...endpoint }) => [key, endpoint]));
}

/** Puts pairs that share a key into the queue of possible duplicates. Returns how many are new. */
async function reportClashes(tx: Transaction, clashes: readonly Clash[]): Promise<number> {
  if (clashes.length === 0) return 0;
  const { count } = await tx.directoryDuplicate.createMany({
    data: clashes.map(({ firstId, secondId, reason }) => {
      const [first = firstId, second = secondId] = [firstId, secondId].sort();
      return {
        id: newId('dup'),
        kind: 'organization',
        firstId: first,
        secondId: second,
        reason,
        score: 0.99,
      };
    }),
    skipDuplicates: true,
  });
  return count;
}

/**
 * Writes what a source says of organizations. One that the source named before stays what it was taken for; a new one
 * is matched by its keys.
 */
export async function applyOrganizations(
  tx: Transaction,
  reading: Reading,
  all: readonly OrganizationStatement[],
): Promise<{ touched: string[]; changes: Counts }> {
  const { sourceId, snapshotId, now, ambiguous } = reading;
  const statements = lastByKey(all);
  const endpoints = await endpointsByKey(tx, sourceId, all);
  const rows = await tx.$queryRaw<Known[]>`
    SELECT "id", "key", "contentSha", "retiredAt", "organizationId" FROM "OrganizationAssertion"
    WHERE "sourceId" = ${sourceId} AND "key" = ANY (${statements.map(({ key }) => key)}::text[])`;
  const known = new Map(rows.map((row) => [row.key, row]));
  const { fresh, changed, same } = compareAssertions(statements, known);

  const urlKeysOf = ({ links }: OrganizationStatement): string[] =>
    links.flatMap(({ endpointKey }) => endpoints.get(endpointKey)?.urlKey ?? []);
  const found = await findOrganizations(
    tx,
    sourceId,
    fresh.map((statement) => ({
      statement,
      keys: matchKeysOf(statement, urlKeysOf(statement), ambiguous),
    })),
    () => newId('org'),
  );
  const matched = fresh.map((statement, index) => ({ statement, ...found.matches[index]! }));
  const firstNames = new Map(
    matched.map(({ organizationId, statement }) => [organizationId, statement.name]),
  );
  const made = [...found.made].map((id) => {
    const name = firstNames.get(id) ?? '';
    return { id, name, nameNorm: normalizeName(name), firstSeenAt: now };
  });
  await insertRows(tx, 'Organization', made);
  await insertRows(tx, 'OrganizationKey', found.claims);
  const fresher = matched.map(({ statement, organizationId, matchedBy }) => ({
    id: newId('oga'),
    sourceId,
    key: statement.key,
    organizationId,
    content: statement,
    contentSha: contentSha(statement),
    matchedBy,
    snapshotId,
    firstSeenAt: now,
    lastSeenAt: now,
  }));
  await insertRows(tx, 'OrganizationAssertion', fresher);
  if (changed.length > 0) {
    const news = changed.map(({ statement, before }) => ({
      id: before.id,
      content: statement,
      contentSha: contentSha(statement),
    }));
    await tx.$executeRaw`
      UPDATE "OrganizationAssertion" AS a SET
        "content" = r."content", "contentSha" = r."contentSha", "snapshotId" = ${snapshotId},
        "lastSeenAt" = ${now}::timestamp, "retiredAt" = NULL
      FROM jsonb_to_recordset(${JSON.stringify(news)}::jsonb) AS r("id" text, "content" jsonb, "contentSha" text)
      WHERE a."id" = r."id"`;
  }
  await noteSeen(tx, 'OrganizationAssertion', reading, same);

  const organizationIds = new Map([
    ...rows.map(({ key, organizationId }) => [key, organizationId] as const),
    ...matched.map(({ statement, organizationId }) => [statement.key, organizationId] as const),
  ]);
  // Of a key that comes twice all links count, though the last entry has the word.
  const links = all.flatMap(({ key, links: own }) =>
    own.flatMap(({ endpointKey, relation, shape }) => {
      const organizationId = organizationIds.get(key);
      const endpointId = endpoints.get(endpointKey)?.id;
      return organizationId && endpointId ? [{ organizationId, endpointId, relation, shape }] : [];
    }),
  );
  const linksNew = await applyLinks(tx, reading, links);
  const touched = new Set([
    ...matched.map(({ organizationId }) => organizationId),
    ...changed.map(({ before }) => before.organizationId),
  ]);
  await mergeOrganizations(tx, [...touched], now);
  return {
    touched: [...touched],
    changes: {
      organizationsNew: found.made.size,
      organizationsChanged: changed.length,
      organizationsMerged: matched.length - found.made.size,
      linksNew,
      duplicatesFound: await reportClashes(tx, found.clashes),
    },
  };
}
