import 'server-only';
import type { LinkStatement } from '@/lib/directory/statement';
import type { Reading, Transaction } from './batch';

export interface Link extends Pick<LinkStatement, 'relation' | 'shape'> {
  organizationId: string;
  endpointId: string;
}

/** Writes which organizations a source puts behind which endpoints. Returns how many of that are new. */
export async function applyLinks(
  tx: Transaction,
  reading: Reading,
  links: readonly Link[],
): Promise<number> {
  if (links.length === 0) return 0;
  const { sourceId, snapshotId, now } = reading;
  const unique = [
    ...new Map(links.map((link) => [`${link.organizationId} ${link.endpointId}`, link])).values(),
  ];
  const rows = await tx.$queryRaw<{ isNew: boolean }[]>`
    INSERT INTO "EndpointLink" AS l (
      "organizationId", "endpointId", "sourceId", "relation", "evidence", "snapshotId", "firstSeenAt", "lastSeenAt")
    SELECT r."organizationId", r."endpointId", ${sourceId}, r."relation", r."shape", ${snapshotId},
      ${now}::timestamp, ${now}::timestamp
    FROM jsonb_to_recordset(${JSON.stringify(unique)}::jsonb) AS r(
      "organizationId" text, "endpointId" text, "relation" text, "shape" text)
    ON CONFLICT ("organizationId", "endpointId", "sourceId") DO UPDATE SET
      "relation" = EXCLUDED."relation", "evidence" = EXCLUDED."evidence",
      "snapshotId" = EXCLUDED."snapshotId", "lastSeenAt" = EXCLUDED."lastSeenAt", "retiredAt" = NULL
    RETURNING (l."firstSeenAt" = l."lastSeenAt") AS "isNew"`;
  return rows.filter(({ isNew }) => isNew).length;
}
