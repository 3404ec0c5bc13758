import 'server-only';
import { Prisma } from '@/generated/prisma/client';

type Transaction = Prisma.TransactionClient;

/** A list of ids as one parameter. */
const ids = (values: Iterable<string>) =>
  Prisma.sql`(SELECT jsonb_array_elements_text(${JSON.stringify([...values])}::jsonb))`;

/** What stands beside the organizations and endpoints that changed: their rows are written anew, too. */
async function neighbours(tx: Transaction, organizationIds: string[], endpointIds: string[]) {
  const organizations = await tx.$queryRaw<{ id: string }[]>`
    SELECT "organizationId" AS "id" FROM "EndpointLink" WHERE "endpointId" IN ${ids(endpointIds)}
    UNION SELECT jsonb_array_elements_text(${JSON.stringify(organizationIds)}::jsonb)`;
  const all = organizations.map(({ id }) => id);
  const endpoints = await tx.$queryRaw<{ id: string }[]>`
    SELECT "endpointId" AS "id" FROM "EndpointLink" WHERE "organizationId" IN ${ids(organizationIds)}
    UNION SELECT jsonb_array_elements_text(${JSON.stringify(endpointIds)}::jsonb)`;
  return { organizations: all, endpoints: endpoints.map(({ id }) => id) };
}

/**
 * Points for what people want first: works now, R4, in production, for patients, named by several sources. A word of
 * the search always counts for more.
 */
const weight = Prisma.sql`
  CASE e."status" WHEN 'working' THEN 40 WHEN 'degraded' THEN 20 WHEN 'not-checked' THEN 12 ELSE 0 END
  + CASE e."fhirFamily" WHEN 'r4' THEN 16 WHEN 'unknown' THEN 8 WHEN 'r5' THEN 6 WHEN 'stu3' THEN 4 ELSE 0 END
  + CASE e."environment" WHEN 'production' THEN 4 WHEN 'test' THEN -10 ELSE 0 END
  + CASE e."audience" WHEN 'patient' THEN 2 ELSE 0 END
  + LEAST(5, COALESCE(cardinality(s."sourceIds"), 0))`;

/** The pairs to be written: organization and endpoint, or one of them alone. */
const pairs = (organizations: string[], endpoints: string[]) => Prisma.sql`
  live AS (
    SELECT l."organizationId", l."endpointId", l."sourceId"
    FROM "EndpointLink" AS l
    JOIN "Organization" AS o ON o."id" = l."organizationId" AND o."retiredAt" IS NULL
    JOIN "FhirEndpoint" AS e ON e."id" = l."endpointId" AND e."retiredAt" IS NULL
    WHERE l."retiredAt" IS NULL AND l."organizationId" IN ${ids(organizations)}),
  pair AS (
    SELECT "organizationId", "endpointId", array_agg(DISTINCT "sourceId") AS "sourceIds"
    FROM live GROUP BY "organizationId", "endpointId"
    UNION ALL
    SELECT o."id", NULL, (
      SELECT array_agg(DISTINCT a."sourceId") FROM "OrganizationAssertion" AS a
      WHERE a."organizationId" = o."id" AND a."retiredAt" IS NULL)
    FROM "Organization" AS o
    WHERE o."id" IN ${ids(organizations)} AND o."retiredAt" IS NULL
      AND NOT EXISTS (SELECT 1 FROM live WHERE live."organizationId" = o."id")
    UNION ALL
    SELECT NULL, e."id", (
      SELECT array_agg(DISTINCT a."sourceId") FROM "EndpointAssertion" AS a
      WHERE a."endpointId" = e."id" AND a."retiredAt" IS NULL)
    FROM "FhirEndpoint" AS e
    WHERE e."id" IN ${ids(endpoints)} AND e."retiredAt" IS NULL
      AND NOT EXISTS (
        SELECT 1 FROM "EndpointLink" AS l JOIN "Organization" AS o ON o."id" = l."organizationId"
        WHERE l."endpointId" = e."id" AND l."retiredAt" IS NULL AND o."retiredAt" IS NULL))`;

async function insertListings(
  tx: Transaction,
  organizations: string[],
  endpoints: string[],
): Promise<void> {
  await tx.$executeRaw`
    WITH ${pairs(organizations, endpoints)}
    INSERT INTO "DirectoryListing" (
      "id", "organizationId", "endpointId", "name", "nameNorm", "document", "kind", "host", "urlKey", "npis",
      "zips", "states", "city", "vendor", "fhirFamily", "environment", "audience", "status", "hasSmart",
      "hasUdap", "hasRegistration", "capabilities", "grantTypes", "communities", "sourceIds", "isJunk", "weight")
    SELECT
      COALESCE(s."organizationId", '') || '~' || COALESCE(s."endpointId", ''), s."organizationId", s."endpointId",
      COALESCE(o."name", e."host"), COALESCE(o."nameNorm", h."words"),
      setweight(to_tsvector('simple', COALESCE(o."nameNorm", '')), 'A')
        || setweight(to_tsvector('simple', COALESCE(n."names", '')), 'B')
        || setweight(to_tsvector('simple', concat_ws(' ', p."places", lower(v."name"))), 'C')
        || setweight(to_tsvector('simple', COALESCE(h."words", '')), 'D'),
      COALESCE(o."kind", 'unknown'), e."host", e."urlKey", COALESCE(o."npis", '{}'),
      COALESCE(p."zips", '{}'), COALESCE(p."states", '{}'), o."city", e."vendor",
      COALESCE(e."fhirFamily", 'unknown'), COALESCE(e."environment", 'unknown'), COALESCE(e."audience", 'unknown'),
      COALESCE(e."status", 'not-checked'), c."smartSha" IS NOT NULL, c."udapSha" IS NOT NULL,
      c."registrationEndpoint" IS NOT NULL OR c."udapRegistrationEndpoint" IS NOT NULL,
      COALESCE(c."smartCapabilities", '{}'), COALESCE(c."grantTypes", '{}'), COALESCE(c."communities", '{}'),
      COALESCE(s."sourceIds", '{}'), COALESCE(o."isJunk", FALSE) OR COALESCE(e."isJunk", FALSE), ${weight}
    FROM pair AS s
    LEFT JOIN "Organization" AS o ON o."id" = s."organizationId"
    LEFT JOIN "FhirEndpoint" AS e ON e."id" = s."endpointId"
    LEFT JOIN "EndpointCapability" AS c ON c."endpointId" = e."id"
    LEFT JOIN "DirectoryVendor" AS v ON v."key" = e."vendor"
    LEFT JOIN LATERAL (
      SELECT string_agg(x."nameNorm", ' ') AS "names" FROM "OrganizationName" AS x
      WHERE x."organizationId" = o."id") AS n ON TRUE
    LEFT JOIN LATERAL (
      SELECT array_agg(DISTINCT x."zip") FILTER (WHERE x."zip" IS NOT NULL) AS "zips",
        array_agg(DISTINCT x."state") FILTER (WHERE x."state" IS NOT NULL) AS "states",
        lower(string_agg(DISTINCT concat_ws(' ', x."city", x."state", x."zip"), ' ')) AS "places"
      FROM "OrganizationLocation" AS x WHERE x."organizationId" = o."id") AS p ON TRUE
    LEFT JOIN LATERAL (
      SELECT regexp_replace(e."host", '[^a-z0-9]+', ' ', 'g') AS "words") AS h ON TRUE`;
}

/** Adds the words of names to the lexicon by which the words of a search are mended. */
async function learnWords(tx: Transaction, organizations: string[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "DirectoryWord" ("word", "sound")
    SELECT DISTINCT w."word", dmetaphone(w."word")
    FROM (
      SELECT "nameNorm" AS "text" FROM "Organization" WHERE "id" IN ${ids(organizations)}
      UNION ALL
      SELECT "nameNorm" FROM "OrganizationName" WHERE "organizationId" IN ${ids(organizations)}) AS t
    CROSS JOIN LATERAL unnest(string_to_array(t."text", ' ')) AS w("word")
    WHERE length(w."word") BETWEEN 3 AND 40 AND w."word" ~ '^[a-z]+$'
    ON CONFLICT ("word") DO NOTHING`;
}

/**
 * Writes anew what search looks at of these organizations and endpoints, and of what is linked with them. Retired ones
 * disappear. Call it in the transaction that changed them.
 */
export async function refreshListings(
  tx: Transaction,
  changed: { organizationIds: readonly string[]; endpointIds: readonly string[] },
): Promise<void> {
  if (changed.organizationIds.length + changed.endpointIds.length === 0) return;
  const { organizations, endpoints } = await neighbours(
    tx,
    [...changed.organizationIds],
    [...changed.endpointIds],
  );
  await tx.$executeRaw`
    DELETE FROM "DirectoryListing"
    WHERE "organizationId" IN ${ids(organizations)}
      OR ("organizationId" IS NULL AND "endpointId" IN ${ids(endpoints)})`;
  await insertListings(tx, organizations, endpoints);
  await learnWords(tx, [...changed.organizationIds]);
}
