import 'server-only';
import { db } from '@/lib/db/client';
import type { PictureCounts } from '@/lib/schemas/directory-picture';

export interface StateCounts extends PictureCounts {
  /** USPS code; empty: no state is known; null: all of them together. */
  readonly state: string | null;
}

/**
 * Counts the endpoints that are listed, by state and in all, those that look like tests left out. An endpoint that
 * organizations of several states share counts once in each of them, and once in all.
 */
export async function countByState(): Promise<readonly StateCounts[]> {
  const client = await db();
  return client.$queryRaw<StateCounts[]>`
    WITH listed AS MATERIALIZED (
      SELECT DISTINCT "endpointId", "states", "status", "hasSmart", "hasUdap", "hasRegistration"
      FROM "DirectoryListing" WHERE "endpointId" IS NOT NULL AND NOT "isJunk"),
    placed AS MATERIALIZED (
      SELECT DISTINCT "endpointId", s.state, "status", "hasSmart", "hasUdap", "hasRegistration"
      FROM listed LEFT JOIN LATERAL unnest("states") AS s (state) ON true),
    counted AS (
      SELECT "endpointId", state, "status", "hasSmart", "hasUdap", "hasRegistration" FROM placed
        WHERE state IS NOT NULL
      UNION ALL
      -- One organization without a place does not make an endpoint placeless.
      SELECT "endpointId", '', "status", "hasSmart", "hasUdap", "hasRegistration" FROM placed p
        WHERE state IS NULL AND NOT EXISTS (
          SELECT 1 FROM placed o WHERE o."endpointId" = p."endpointId" AND o.state IS NOT NULL)
      UNION ALL
      SELECT DISTINCT "endpointId", NULL, "status", "hasSmart", "hasUdap", "hasRegistration" FROM listed)
    SELECT state, count(*)::int AS "known", (count(*) FILTER (WHERE "status" <> 'not-checked'))::int AS "checked",
      (count(*) FILTER (WHERE "status" = 'working'))::int AS "works",
      (count(*) FILTER (WHERE "hasSmart"))::int AS "smart", (count(*) FILTER (WHERE "hasUdap"))::int AS "udap",
      (count(*) FILTER (WHERE "hasRegistration"))::int AS "registration"
    FROM counted GROUP BY state`;
}
