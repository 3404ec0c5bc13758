import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { matchedName } from '@/lib/directory/search/matched-name';
import type { DirectoryHit } from '@/lib/schemas/directory';

interface EndpointRow {
  unit: string;
  id: string;
  baseUrl: string;
  host: string;
  fhirFamily: string;
  environment: string;
  audience: string;
  status: string;
  statusSince: Date;
  lastProbedAt: Date | null;
  vendor: string | null;
  vendorName: string | null;
  hasSmart: boolean;
  hasUdap: boolean;
  hasRegistration: boolean;
  organizations: number;
  endpointCount: number;
}

interface UnitRow {
  unit: string;
  name: string;
  kind: string;
  city: string | null;
  states: string[];
  zips: string[];
  npis: string[];
  sources: number;
}

const mostEndpoints = 5;

/** The endpoints of units, those that `filters` (a `tsquery`, possibly empty) are about and the weightiest first. */
function readEndpoints(tx: Prisma.TransactionClient, units: string, filters: string) {
  return tx.$queryRaw<EndpointRow[]>`
    WITH units AS (SELECT jsonb_array_elements_text(${units}::jsonb) AS unit),
    listed AS (
      SELECT u.unit, l."id" FROM units u JOIN "DirectoryListing" l ON l."organizationId" = u.unit
      UNION ALL
      SELECT u.unit, l."id" FROM units u JOIN "DirectoryListing" l ON l."id" = u.unit),
    placed AS MATERIALIZED (
      SELECT n.unit, l."endpointId", l."hasSmart", l."hasUdap", l."hasRegistration",
        (count(*) OVER (PARTITION BY n.unit))::int AS "endpointCount",
        row_number() OVER (PARTITION BY n.unit ORDER BY
          CASE WHEN ${filters} = '' THEN true ELSE l."document" @@ nullif(${filters}, '')::tsquery END DESC,
          l."weight" DESC, l."urlKey") AS place
      FROM listed n JOIN "DirectoryListing" l ON l."id" = n."id" WHERE l."endpointId" IS NOT NULL),
    shown AS MATERIALIZED (SELECT * FROM placed WHERE place <= ${mostEndpoints}::int),
    -- Hits of one page often share a base: it is counted once, and from its index alone.
    shared AS MATERIALIZED (
      SELECT s."endpointId", (SELECT count(*)::int FROM "DirectoryListing" o
        WHERE o."endpointId" = s."endpointId") AS listings
      FROM (SELECT DISTINCT "endpointId" FROM shown) s)
    SELECT p.unit, e."id", e."baseUrl", e."host", e."fhirFamily", e."environment", e."audience", e."status",
      e."statusSince", e."lastProbedAt", e."vendor", v."name" AS "vendorName", p."hasSmart", p."hasUdap",
      p."hasRegistration", p."endpointCount",
      CASE WHEN p.unit LIKE '~%' THEN 0 ELSE s.listings END AS "organizations"
    FROM shown p JOIN "FhirEndpoint" e ON e."id" = p."endpointId" JOIN shared s ON s."endpointId" = e."id"
    LEFT JOIN "DirectoryVendor" v ON v."key" = e."vendor"
    ORDER BY p.unit, p.place`;
}

/** What is the same in all listings of a unit. */
function readUnits(tx: Prisma.TransactionClient, units: string) {
  return tx.$queryRaw<UnitRow[]>`
    WITH units AS (SELECT jsonb_array_elements_text(${units}::jsonb) AS unit),
    listed AS (
      SELECT u.unit, l."name", l."kind", l."city", l."states", l."zips", l."npis", l."sourceIds", l."weight"
      FROM units u JOIN "DirectoryListing" l ON l."organizationId" = u.unit
      UNION ALL
      SELECT u.unit, l."name", l."kind", l."city", l."states", l."zips", l."npis", l."sourceIds", l."weight"
      FROM units u JOIN "DirectoryListing" l ON l."id" = u.unit)
    SELECT DISTINCT ON (unit) unit, "name", "kind", "city", "states", "zips", "npis",
      (SELECT count(DISTINCT s)::int FROM listed o, unnest(o."sourceIds") AS s WHERE o.unit = l.unit) AS "sources"
    FROM listed l ORDER BY unit, "weight" DESC`;
}

function endpointOf({ unit: _unit, endpointCount: _count, ...row }: EndpointRow) {
  return {
    ...row,
    statusSince: row.statusSince.toISOString(),
    lastProbedAt: row.lastProbedAt?.toISOString() ?? null,
  };
}

/**
 * What is shown of organizations and unclaimed endpoints (ids behind `~`), in their order: with place, website and
 * hosts, by which namesakes are told apart. `words` finds the other name that matched.
 */
export async function buildHits(
  tx: Prisma.TransactionClient,
  page: readonly string[],
  filters: string,
  words: readonly string[],
): Promise<DirectoryHit[]> {
  if (page.length === 0) return [];
  const units = JSON.stringify(page);
  const endpoints = await readEndpoints(tx, units, filters);
  const rows = new Map((await readUnits(tx, units)).map((row) => [row.unit, row]));
  const organizations = await tx.organization.findMany({
    where: { id: { in: [...page] } },
    select: {
      id: true,
      website: true,
      city: true,
      state: true,
      zip: true,
      names: { select: { name: true }, orderBy: { name: 'asc' }, take: 60 },
    },
  });
  const organizationOf = new Map(organizations.map((row) => [row.id, row]));
  return page.flatMap((unit) => {
    const row = rows.get(unit);
    if (!row) return [];
    const organization = organizationOf.get(unit);
    const found = endpoints.filter((endpoint) => endpoint.unit === unit);
    return {
      organizationId: organization?.id ?? null,
      name: row.name,
      matchedName: matchedName(row.name, organization?.names.map(({ name }) => name) ?? [], words),
      kind: row.kind,
      city: organization?.city ?? row.city,
      state: organization?.state ?? row.states[0] ?? null,
      zip: organization?.zip ?? row.zips[0] ?? null,
      website: organization?.website ?? null,
      npis: row.npis,
      sources: row.sources,
      endpoints: found.map(endpointOf),
      endpointCount: found[0]?.endpointCount ?? 0,
    };
  });
}
