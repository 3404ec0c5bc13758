import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { longestNameLexeme } from '@/lib/directory/search/lexemes';
import { normalizeName } from '@/lib/directory/normalize/names';

export interface ListingScope {
  readonly organizationIds: readonly string[];
  readonly endpointIds: readonly string[];
}

interface NamesRow {
  id: string;
  names: string[];
  places: string[];
}

/** Words of the listings of one organization, endpoint or vendor, normalized. */
interface ListingText {
  id: string;
  /** Whole names. */
  names: string[];
  /** Words of places. */
  places: string;
}

/** Names beyond these make no entry easier to find, but every search slower. */
const mostNames = 60;

const distinct = (texts: readonly string[]) => [
  ...new Set(texts.map(normalizeName).filter((text) => text !== '')),
];

function textOf({ id, names, places }: NamesRow): ListingText {
  return {
    id,
    names: distinct(names).map((name) => name.slice(0, longestNameLexeme)),
    places: distinct(places).join(' '),
  };
}

/**
 * The words that listings have beside their names, normalized here and not in SQL: `normalizeName` folds letters the
 * same way whatever the locale of the database is.
 */
export async function readListingTexts(tx: Prisma.TransactionClient, scope: ListingScope) {
  const asked = JSON.stringify(scope);
  const organizations = await tx.$queryRaw<NamesRow[]>`
    WITH asked AS (
      SELECT jsonb_array_elements_text(${asked}::jsonb -> 'organizationIds') AS "id"
      UNION
      SELECT l."organizationId" FROM jsonb_array_elements_text(${asked}::jsonb -> 'endpointIds') AS e ("id")
      JOIN "EndpointLink" l ON l."endpointId" = e."id"
    )
    SELECT a."id",
      ARRAY(SELECT DISTINCT n."name" FROM "OrganizationName" n
        WHERE n."organizationId" = a."id" ORDER BY 1 LIMIT ${mostNames}) AS "names",
      ARRAY(SELECT DISTINCT concat_ws(' ', p."city", p."zip") FROM "OrganizationLocation" p
        WHERE p."organizationId" = a."id" ORDER BY 1 LIMIT ${mostNames}) AS "places"
    FROM asked a`;
  const endpoints = await tx.$queryRaw<(NamesRow & { name: string | null })[]>`
    WITH asked AS (
      SELECT jsonb_array_elements_text(${asked}::jsonb -> 'endpointIds') AS "id"
      UNION
      SELECT l."endpointId" FROM jsonb_array_elements_text(${asked}::jsonb -> 'organizationIds') AS o ("id")
      JOIN "EndpointLink" l ON l."organizationId" = o."id"
    )
    SELECT a."id", n."names"[1] AS "name", n."names", '{}'::text[] AS "places"
    FROM asked a, LATERAL (SELECT ARRAY(
      SELECT s."content" ->> 'name' FROM "EndpointAssertion" s
      JOIN "DirectorySource" d ON d."id" = s."sourceId"
      WHERE s."endpointId" = a."id" AND s."retiredAt" IS NULL AND s."content" ->> 'name' <> ''
      ORDER BY d."trust" DESC, s."firstSeenAt", s."id" LIMIT 5) AS "names") n`;
  const vendors = await tx.directoryVendor.findMany();
  return {
    organizations: organizations.map(textOf),
    endpoints: endpoints.map((row) => ({
      ...textOf(row),
      name: row.name,
      nameNorm: normalizeName(row.name ?? ''),
    })),
    vendors: vendors.map(({ key, name, aliases }) => ({
      key,
      words: distinct([name, ...aliases]).join(' '),
    })),
  };
}
