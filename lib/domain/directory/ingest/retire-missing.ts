import 'server-only';
import { refreshListings } from '../search/refresh-listings';
import type { Changes, Reading, Transaction } from './batch';
import { lockDirectory } from './lock-directory';
import { mergeEndpoints } from './merge-endpoints';
import { mergeOrganizations } from './merge-organizations';

const atOnce = 500;

/**
 * Retires a piece of what a source no longer says, after a reading of it was written whole. Call it until it returns
 * null. Nothing is removed: assertions keep what was said and until when.
 */
export async function retireMissing(
  tx: Transaction,
  { sourceId, snapshotId, now }: Reading,
): Promise<Partial<Changes> | null> {
  await lockDirectory(tx);
  const where = { sourceId, snapshotId: { not: snapshotId }, retiredAt: null };
  const organizations = await tx.organizationAssertion.findMany({
    where,
    take: atOnce,
    select: { id: true, organizationId: true },
  });
  const endpoints = await tx.endpointAssertion.findMany({
    where,
    take: atOnce,
    select: { id: true, endpointId: true },
  });
  const links = await tx.endpointLink.findMany({
    where,
    take: atOnce,
    select: { organizationId: true, endpointId: true },
  });
  if (organizations.length + endpoints.length + links.length === 0) return null;
  const data = { retiredAt: now };
  await tx.organizationAssertion.updateMany({
    where: { id: { in: organizations.map(({ id }) => id) } },
    data,
  });
  await tx.endpointAssertion.updateMany({
    where: { id: { in: endpoints.map(({ id }) => id) } },
    data,
  });
  await tx.$executeRaw`
    UPDATE "EndpointLink" AS l SET "retiredAt" = ${now}::timestamp
    FROM jsonb_to_recordset(${JSON.stringify(links)}::jsonb) AS r("organizationId" text, "endpointId" text)
    WHERE l."sourceId" = ${sourceId} AND l."organizationId" = r."organizationId"
      AND l."endpointId" = r."endpointId"`;
  const organizationIds = [
    ...new Set([...organizations, ...links].map(({ organizationId }) => organizationId)),
  ];
  const endpointIds = [...new Set([...endpoints, ...links].map(({ endpointId }) => endpointId))];
  const retired = {
    organizations: await mergeOrganizations(tx, organizationIds, now),
    endpoints: await mergeEndpoints(tx, endpointIds, now),
  };
  await refreshListings(tx, { organizationIds, endpointIds });
  return {
    organizationsRetired: retired.organizations.retired,
    endpointsRetired: retired.endpoints.retired,
    linksRetired: links.length,
  };
}

/** Joins organizations with those that they are part of, as the source says: they may come in any order. */
export async function joinParents(
  tx: Transaction,
  { sourceId, snapshotId }: Reading,
): Promise<void> {
  await lockDirectory(tx);
  await tx.$executeRaw`
    UPDATE "Organization" AS o SET "parentId" = p."organizationId"
    FROM "OrganizationAssertion" AS a
    JOIN "OrganizationAssertion" AS p
      ON p."sourceId" = a."sourceId" AND p."key" = a."content"->>'parentKey'
    WHERE a."sourceId" = ${sourceId} AND a."snapshotId" = ${snapshotId}
      AND o."id" = a."organizationId" AND o."id" <> p."organizationId"
      AND o."parentId" IS DISTINCT FROM p."organizationId"`;
}
