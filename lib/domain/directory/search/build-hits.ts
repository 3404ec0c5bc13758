import 'server-only';
import { Prisma } from '@/generated/prisma/client';
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

const mostEndpoints = 20;

/**
 * The organizations and unclaimed endpoints of hits, from JSON; `unit` is the first of each hit. One list of pairs, not
 * lists in a list: the planner expects a hundred of them, and looks each up by its index.
 */
const members = (pairs: string) => Prisma.sql`
  members AS (SELECT m.unit, m.id FROM jsonb_to_recordset(${pairs}::jsonb) AS m (unit text, id text))`;

/** The endpoints of hits, those that `filters` (a `tsquery`, possibly empty) are about and the weightiest first. */
function readEndpoints(tx: Prisma.TransactionClient, units: string, filters: string) {
  const isMeant =
    filters === '' ? Prisma.sql`true` : Prisma.sql`l."document" @@ ${filters}::tsquery`;
  const columns = Prisma.sql`l."endpointId", l."hasSmart", l."hasUdap", l."hasRegistration", l."weight", l."urlKey",
    ${isMeant} AS "isMeant"`;
  return tx.$queryRaw<EndpointRow[]>`
    WITH ${members(units)},
    listed AS (
      SELECT u.unit, ${columns} FROM members u JOIN "DirectoryListing" l ON l."organizationId" = u.id
      UNION ALL
      SELECT u.unit, ${columns} FROM members u JOIN "DirectoryListing" l ON l."id" = u.id),
    -- Namesakes may share an endpoint.
    once AS MATERIALIZED (
      SELECT DISTINCT ON (unit, "endpointId") * FROM listed WHERE "endpointId" IS NOT NULL
      ORDER BY unit, "endpointId", "isMeant" DESC, "weight" DESC),
    placed AS MATERIALIZED (
      SELECT o.*, (count(*) OVER (PARTITION BY unit))::int AS "endpointCount",
        row_number() OVER (PARTITION BY unit ORDER BY "isMeant" DESC, "weight" DESC, "urlKey") AS place
      FROM once o),
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

/** What is the same in all listings of a hit. */
function readUnits(tx: Prisma.TransactionClient, units: string) {
  return tx.$queryRaw<UnitRow[]>`
    WITH ${members(units)},
    listed AS (
      SELECT u.unit, l."name", l."kind", l."city", l."states", l."zips", l."npis", l."sourceIds", l."weight"
      FROM members u JOIN "DirectoryListing" l ON l."organizationId" = u.id
      UNION ALL
      SELECT u.unit, l."name", l."kind", l."city", l."states", l."zips", l."npis", l."sourceIds", l."weight"
      FROM members u JOIN "DirectoryListing" l ON l."id" = u.id)
    SELECT DISTINCT ON (unit) unit, "name", "kind", "city", "states", "zips", "npis",
      (SELECT count(DISTINCT s)::int FROM listed o, unnest(o."sourceIds") AS s WHERE o.unit = l.unit) AS "sources"
    FROM listed l ORDER BY unit, cardinality("states") = 0, cardinality("npis") = 0, "weight" DESC`;
}

function endpointOf({ unit: _unit, endpointCount: _count, ...row }: EndpointRow) {
  return {
    ...row,
    statusSince: row.statusSince.toISOString(),
    lastProbedAt: row.lastProbedAt?.toISOString() ?? null,
  };
}

const organizationColumns = {
  id: true,
  website: true,
  city: true,
  state: true,
  zip: true,
  names: { select: { name: true }, orderBy: { name: 'asc' }, take: 60 },
} as const satisfies Prisma.OrganizationSelect;

/**
 * What is shown of hits, in their order: with place, website and hosts, by which namesakes are told apart. Each is the
 * ids of organizations that are shown as one, or an unclaimed endpoint behind `~`. `words` finds the other name that
 * matched.
 */
export async function buildHits(
  tx: Prisma.TransactionClient,
  page: readonly (readonly string[])[],
  filters: string,
  words: readonly string[],
): Promise<DirectoryHit[]> {
  if (page.length === 0) return [];
  const units = JSON.stringify(page.flatMap((ids) => ids.map((id) => ({ unit: ids[0], id }))));
  const endpoints = await readEndpoints(tx, units, filters);
  const rows = new Map((await readUnits(tx, units)).map((row) => [row.unit, row]));
  const organizations = await tx.organization.findMany({
    where: { id: { in: page.flat() } },
    select: organizationColumns,
  });
  const organizationOf = new Map(organizations.map((row) => [row.id, row]));
  return page.flatMap((ids) => {
    const row = rows.get(ids[0]!);
    if (!row) return [];
    const behind = ids.flatMap((id) => organizationOf.get(id) ?? []);
    const placed = behind.find(({ state, zip }) => state ?? zip) ?? behind[0];
    const found = endpoints.filter((endpoint) => endpoint.unit === row.unit);
    const names = behind.flatMap((organization) => organization.names.map(({ name }) => name));
    return {
      organizationId: behind[0]?.id ?? null,
      name: row.name,
      matchedName: matchedName(row.name, names, words),
      kind: row.kind,
      city: placed?.city ?? row.city,
      state: placed?.state ?? row.states[0] ?? null,
      zip: placed?.zip ?? row.zips[0] ?? null,
      website: behind.find(({ website }) => website !== null)?.website ?? null,
      npis: row.npis,
      sources: row.sources,
      namesakes: ids.length,
      endpoints: found.map(endpointOf),
      endpointCount: found[0]?.endpointCount ?? 0,
    };
  });
}
