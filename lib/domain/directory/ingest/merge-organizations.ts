import 'server-only';
import {
  mergeOrganization,
  type OrganizationClaim,
} from '@/lib/directory/merge/merge-organization';
import { isJunkName } from '@/lib/directory/normalize/junk';
import type { Transaction } from './batch';
import { insertRows } from './insert-rows';

interface Row {
  id: string;
  retiredAt: Date | null;
  /** What sources say of it now. */
  claims: OrganizationClaim[];
}

/**
 * Writes the merged view of organizations anew from what sources say of them now: the row, its other names and its
 * places. One that no source names any more is retired, never removed: its keys stay, so that it comes back under the
 * same id.
 */
export async function mergeOrganizations(
  tx: Transaction,
  organizationIds: readonly string[],
  now: Date,
): Promise<{ retired: number }> {
  if (organizationIds.length === 0) return { retired: 0 };
  const ids = [...organizationIds];
  const rows = await tx.$queryRaw<Row[]>`
    SELECT o."id", o."retiredAt", coalesce((
        SELECT jsonb_agg(jsonb_build_object('statement', a."content", 'sourceId', a."sourceId", 'trust', s."trust"))
        FROM "OrganizationAssertion" a JOIN "DirectorySource" s ON s."id" = a."sourceId"
        WHERE a."organizationId" = o."id" AND a."retiredAt" IS NULL), '[]') AS "claims"
    FROM "Organization" o WHERE o."id" = ANY (${ids}::text[])`;
  const views = rows.flatMap(({ id, claims }) => {
    if (claims.length === 0) return [];
    const view = mergeOrganization(claims);
    return [{ id, isJunk: isJunkName(view.name), ...view }];
  });
  const columns = views.map(({ names: _names, locations: _locations, ...view }) => view);
  await tx.$executeRaw`
    UPDATE "Organization" AS o SET
      "name" = r."name", "nameNorm" = r."nameNorm", "kind" = r."kind", "website" = r."website",
      "npis" = ARRAY(SELECT jsonb_array_elements_text(r."npis")), "logoUrl" = r."logoUrl",
      "portalName" = r."portalName", "portalUrl" = r."portalUrl", "city" = r."city", "state" = r."state",
      "zip" = r."zip", "country" = r."country", "isJunk" = r."isJunk", "retiredAt" = NULL
    FROM jsonb_to_recordset(${JSON.stringify(columns)}::jsonb) AS r(
      "id" text, "name" text, "nameNorm" text, "kind" text, "website" text, "npis" jsonb, "logoUrl" text,
      "portalName" text, "portalUrl" text, "city" text, "state" text, "zip" text, "country" text,
      "isJunk" boolean)
    WHERE o."id" = r."id"`;
  await tx.$executeRaw`DELETE FROM "OrganizationName" WHERE "organizationId" = ANY (${ids}::text[])`;
  await tx.$executeRaw`DELETE FROM "OrganizationLocation" WHERE "organizationId" = ANY (${ids}::text[])`;
  const names = views.flatMap((view) =>
    view.names.map((name) => ({ organizationId: view.id, ...name })),
  );
  await insertRows(tx, 'OrganizationName', names);
  const locations = views.flatMap((view) =>
    view.locations.map((location) => ({ organizationId: view.id, ...location })),
  );
  await insertRows(tx, 'OrganizationLocation', locations);
  const orphans = rows.filter(({ claims, retiredAt }) => claims.length === 0 && retiredAt === null);
  if (orphans.length === 0) return { retired: 0 };
  await tx.organization.updateMany({
    where: { id: { in: orphans.map(({ id }) => id) } },
    data: { retiredAt: now },
  });
  return { retired: orphans.length };
}
