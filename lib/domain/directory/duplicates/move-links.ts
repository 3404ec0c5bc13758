import 'server-only';
import { Prisma } from '@/generated/prisma/client';
import type { Transaction } from '../ingest/batch';

/** The side of a link that changes. */
export type LinkSide = 'organizationId' | 'endpointId';

const columnsOf = (side: LinkSide) => ({
  own: Prisma.raw(`"${side}"`),
  other: Prisma.raw(side === 'organizationId' ? '"endpointId"' : '"organizationId"'),
});

/**
 * Moves all links of one organization or endpoint to another. Where a source links both to the same, one link stays: it
 * lives when either did, and was seen from the first time that either was to the last.
 */
export async function moveLinks(
  tx: Transaction,
  side: LinkSide,
  { fromId, toId }: { fromId: string; toId: string },
): Promise<void> {
  const { own, other } = columnsOf(side);
  await tx.$executeRaw`
    INSERT INTO "EndpointLink" AS l (${own}, ${other},
      "sourceId", "relation", "evidence", "snapshotId", "firstSeenAt", "lastSeenAt", "retiredAt")
    SELECT ${toId}, ${other}, "sourceId", "relation", "evidence", "snapshotId", "firstSeenAt", "lastSeenAt", "retiredAt"
    FROM "EndpointLink" WHERE ${own} = ${fromId}
    ON CONFLICT ("organizationId", "endpointId", "sourceId") DO UPDATE SET
      "snapshotId" = CASE WHEN l."lastSeenAt" < excluded."lastSeenAt" THEN excluded."snapshotId" ELSE l."snapshotId" END,
      "firstSeenAt" = LEAST(l."firstSeenAt", excluded."firstSeenAt"),
      "lastSeenAt" = GREATEST(l."lastSeenAt", excluded."lastSeenAt"),
      "retiredAt" = CASE WHEN l."retiredAt" IS NULL OR excluded."retiredAt" IS NULL THEN NULL
        ELSE GREATEST(l."retiredAt", excluded."retiredAt") END`;
  await tx.$executeRaw`DELETE FROM "EndpointLink" WHERE ${own} = ${fromId}`;
}

/** Whether what a source says of an organization links to what it says of an endpoint. */
const isSaid = (organizationId: Prisma.Sql, endpointId: Prisma.Sql) => Prisma.sql`EXISTS (
  SELECT 1 FROM "OrganizationAssertion" a, jsonb_array_elements(a."content" -> 'links') AS x
  JOIN "EndpointAssertion" e ON e."key" = x ->> 'endpointKey'
  WHERE a."organizationId" = ${organizationId} AND a."sourceId" = l."sourceId"
    AND e."sourceId" = l."sourceId" AND e."endpointId" = ${endpointId})`;

/**
 * After assertions went from one organization or endpoint to another: links go where the assertions are now. A link of
 * both becomes two; one that no assertion explains stays where it is.
 */
export async function divideLinks(
  tx: Transaction,
  side: LinkSide,
  { fromId, toId }: { fromId: string; toId: string },
): Promise<void> {
  const { own, other } = columnsOf(side);
  const said = (id: string) =>
    side === 'organizationId'
      ? isSaid(Prisma.sql`${id}`, Prisma.sql`l."endpointId"`)
      : isSaid(Prisma.sql`l."organizationId"`, Prisma.sql`${id}`);
  await tx.$executeRaw`
    WITH judged AS MATERIALIZED (
      SELECT l.*, ${said(toId)} AS goes, ${said(fromId)} AS stays
      FROM "EndpointLink" l WHERE l.${own} = ${fromId}),
    gone AS (
      DELETE FROM "EndpointLink" l USING judged j
      WHERE l.${own} = ${fromId} AND l.${other} = j.${other} AND l."sourceId" = j."sourceId"
        AND j.goes AND NOT j.stays)
    INSERT INTO "EndpointLink" (${own}, ${other},
      "sourceId", "relation", "evidence", "snapshotId", "firstSeenAt", "lastSeenAt", "retiredAt")
    SELECT ${toId}, ${other}, "sourceId", "relation", "evidence", "snapshotId", "firstSeenAt", "lastSeenAt", "retiredAt"
    FROM judged WHERE goes
    ON CONFLICT ("organizationId", "endpointId", "sourceId") DO NOTHING`;
}
