import 'server-only';
import { mergeOrganization } from '@/lib/directory/merge/merge-organization';
import { isJunkName } from '@/lib/directory/normalize/junk';
import type { OrganizationStatement } from '@/lib/directory/statement';
import type { Transaction } from './batch';

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
  const rows = await tx.organization.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      retiredAt: true,
      assertions: {
        where: { retiredAt: null },
        select: { content: true, sourceId: true, source: { select: { trust: true } } },
      },
    },
  });
  const views = rows.flatMap(({ id, assertions }) => {
    if (assertions.length === 0) return [];
    const view = mergeOrganization(
      assertions.map(({ content, sourceId, source }) => ({
        statement: content as unknown as OrganizationStatement,
        sourceId,
        trust: source.trust,
      })),
    );
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
  await tx.organizationName.deleteMany({ where: { organizationId: { in: ids } } });
  await tx.organizationLocation.deleteMany({ where: { organizationId: { in: ids } } });
  await tx.organizationName.createMany({
    data: views.flatMap(({ id, names }) => names.map((name) => ({ organizationId: id, ...name }))),
    skipDuplicates: true,
  });
  await tx.organizationLocation.createMany({
    data: views.flatMap(({ id, locations }) =>
      locations.map((location) => ({ organizationId: id, ...location })),
    ),
    skipDuplicates: true,
  });
  const orphans = rows.filter(
    ({ assertions, retiredAt }) => assertions.length === 0 && retiredAt === null,
  );
  await tx.organization.updateMany({
    where: { id: { in: orphans.map(({ id }) => id) } },
    data: { retiredAt: now },
  });
  return { retired: orphans.length };
}
