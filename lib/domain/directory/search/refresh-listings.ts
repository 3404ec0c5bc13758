import 'server-only';
import { Prisma } from '@/generated/prisma/client';
import { weightStep } from '@/lib/directory/search/lexemes';
import { readListingTexts, type ListingScope } from './listing-texts';

/**
 * The pairs of organization and endpoint that are listed now, with either of them alone where nothing is linked. Rows
 * are looked up one by one in their indexes: `OFFSET 0` keeps the planner from joining whole tables, which it prefers as
 * long as it knows nothing of them, and each piece of an import would take longer than the one before.
 */
const pairs = Prisma.sql`
  orgs AS MATERIALIZED (SELECT jsonb_array_elements_text(j -> 'organizationIds') AS "id" FROM input),
  ends AS MATERIALIZED (SELECT jsonb_array_elements_text(j -> 'endpointIds') AS "id" FROM input),
  links AS MATERIALIZED (
    SELECT l.* FROM orgs, LATERAL (
      SELECT "organizationId" AS org, "endpointId" AS ende, "sourceId", "retiredAt" FROM "EndpointLink"
      WHERE "organizationId" = orgs."id" OFFSET 0) l
    UNION
    SELECT l.* FROM ends, LATERAL (
      SELECT "organizationId" AS org, "endpointId" AS ende, "sourceId", "retiredAt" FROM "EndpointLink"
      WHERE "endpointId" = ends."id" OFFSET 0) l),
  -- A link that came or went decides whether the other side stands alone.
  near_orgs AS MATERIALIZED (SELECT "id" FROM orgs UNION SELECT org FROM links),
  near_ends AS MATERIALIZED (SELECT "id" FROM ends UNION SELECT ende FROM links),
  live_orgs AS MATERIALIZED (SELECT o.* FROM near_orgs n, LATERAL (
    SELECT * FROM "Organization" WHERE "id" = n."id" AND "retiredAt" IS NULL OFFSET 0) o),
  live_ends AS MATERIALIZED (SELECT e.* FROM near_ends n, LATERAL (
    SELECT * FROM "FhirEndpoint" WHERE "id" = n."id" AND "retiredAt" IS NULL OFFSET 0) e),
  pairs AS (
    SELECT k.org, k.ende, k.sources FROM (
      SELECT org, ende, array_agg(DISTINCT "sourceId") AS sources FROM links WHERE "retiredAt" IS NULL
      GROUP BY org, ende) k
    JOIN live_orgs o ON o."id" = k.org JOIN live_ends e ON e."id" = k.ende
    UNION ALL
    SELECT o."id", NULL, '{}' FROM live_orgs o WHERE NOT EXISTS (
      SELECT 1 FROM "EndpointLink" l JOIN "FhirEndpoint" e ON e."id" = l."endpointId" AND e."retiredAt" IS NULL
      WHERE l."organizationId" = o."id" AND l."retiredAt" IS NULL OFFSET 0)
    UNION ALL
    SELECT NULL, e."id", '{}' FROM live_ends e WHERE NOT EXISTS (
      SELECT 1 FROM "EndpointLink" l JOIN "Organization" o ON o."id" = l."organizationId" AND o."retiredAt" IS NULL
      WHERE l."endpointId" = e."id" AND l."retiredAt" IS NULL OFFSET 0))`;

/** What words, places and sources say of each. */
const facts = Prisma.sql`
  org_facts AS MATERIALIZED (
    SELECT o."id", o."name", o."nameNorm", o."kind", o."npis", o."city", o."isJunk", w.sites, p.zips, p.states, s.sources,
      coalesce(t.names, '[]') AS names, concat_ws(' ', t.places) AS places
    FROM live_orgs o
    LEFT JOIN (SELECT r."id", r."names" AS names, r."places" AS places
      FROM input, jsonb_to_recordset(j -> 'organizations') AS r ("id" text, "names" jsonb, "places" text)) t
      ON t."id" = o."id",
    LATERAL (SELECT
      array_remove(array_agg(DISTINCT x.zip), NULL) AS zips, array_remove(array_agg(DISTINCT x.state), NULL) AS states
      FROM (SELECT l."zip", l."state" FROM "OrganizationLocation" l WHERE l."organizationId" = o."id"
        UNION ALL SELECT o."zip", o."state") x (zip, state)) p,
    LATERAL (SELECT array_agg(DISTINCT a."sourceId") AS sources FROM "OrganizationAssertion" a
      WHERE a."organizationId" = o."id" AND a."retiredAt" IS NULL) s,
    LATERAL (SELECT array_agg(DISTINCT substring(lower(x) FROM '^(?:https?://)?(?:www[.])?([a-z0-9.-]+)')) AS sites
      FROM unnest(ARRAY[o."website", o."portalUrl"]) AS x) w),
  end_facts AS MATERIALIZED (
    SELECT e.*, s.sources, coalesce(t.names, '[]') AS names,
      coalesce(t."name", e."host") AS "name",
      coalesce(nullif(t."nameNorm", ''), regexp_replace(e."host", '[^a-z0-9]+', ' ', 'g')) AS "nameNorm",
      v.words AS vendor_words,
      c."smartSha" IS NOT NULL OR cardinality(c."smartCapabilities") > 0 AS smart,
      c."udapSha" IS NOT NULL OR cardinality(c."udapProfiles") > 0 OR c."udapRegistrationEndpoint" IS NOT NULL AS udap,
      coalesce(c."registrationEndpoint", c."udapRegistrationEndpoint") IS NOT NULL AS registration,
      coalesce(c."smartCapabilities", '{}') AS capabilities, coalesce(c."grantTypes", '{}') AS grants,
      coalesce(c."communities", '{}') AS communities
    FROM live_ends e
    LEFT JOIN "EndpointCapability" c ON c."endpointId" = e."id"
    LEFT JOIN (SELECT r.* FROM input,
      jsonb_to_recordset(j -> 'endpoints') AS r ("id" text, "name" text, "nameNorm" text, "names" jsonb)) t
      ON t."id" = e."id"
    LEFT JOIN (SELECT r.* FROM input, jsonb_to_recordset(j -> 'vendors') AS r ("key" text, "words" text)) v
      ON v."key" = e."vendor",
    LATERAL (SELECT array_agg(DISTINCT a."sourceId") AS sources FROM "EndpointAssertion" a
      WHERE a."endpointId" = e."id" AND a."retiredAt" IS NULL) s)`;

/**
 * Listings as they should be. Weight: the state of the endpoint counts before its release, environment and audience,
 * and these before the number of sources.
 */
const fresh = Prisma.sql`
  joined AS MATERIALIZED (
    SELECT concat(p.org, '~', p.ende) AS "id", p.org AS "organizationId", p.ende AS "endpointId",
      coalesce(o."name", e."name") AS "name", coalesce(o."nameNorm", e."nameNorm") AS "nameNorm",
      coalesce(o."kind", 'unknown') AS "kind", e."host", e."urlKey", coalesce(o."npis", '{}') AS "npis",
      coalesce(o.zips, '{}') AS "zips", coalesce(o.states, '{}') AS "states", o."city", e."vendor",
      coalesce(e."fhirFamily", 'unknown') AS "fhirFamily", coalesce(e."environment", 'unknown') AS "environment",
      coalesce(e."audience", 'unknown') AS "audience", coalesce(e."status", 'not-checked') AS "status",
      coalesce(e.smart, false) AS "hasSmart", coalesce(e.udap, false) AS "hasUdap",
      coalesce(e.registration, false) AS "hasRegistration",
      coalesce(e.capabilities, '{}') AS "capabilities", coalesce(e.grants, '{}') AS "grantTypes",
      coalesce(e.communities, '{}') AS "communities",
      ARRAY(SELECT DISTINCT unnest(p.sources || o.sources || e.sources) ORDER BY 1) AS "sourceIds",
      coalesce(o."isJunk", false) OR coalesce(e."isJunk", false) AS "isJunk",
      ARRAY(SELECT DISTINCT jsonb_array_elements_text(coalesce(o.names, '[]') || coalesce(e.names, '[]'))
        ORDER BY 1) AS other_names,
      concat_ws(' ', o.places, e.vendor_words) AS around, array_remove(o.sites || e."host", NULL) AS hosts
    FROM pairs p LEFT JOIN org_facts o ON o."id" = p.org LEFT JOIN end_facts e ON e."id" = p.ende),
  weighed AS (
    SELECT j.*, CASE WHEN "endpointId" IS NULL THEN 0 ELSE
      CASE "status" WHEN 'working' THEN 500 WHEN 'degraded' THEN 400 WHEN 'not-checked' THEN 300
        WHEN 'moved' THEN 200 WHEN 'unreachable' THEN 100 ELSE 0 END
      + CASE "fhirFamily" WHEN 'r4' THEN 40 WHEN 'r5' THEN 40 WHEN 'stu3' THEN 20 WHEN 'dstu2' THEN 5 ELSE 15 END
      + CASE "environment" WHEN 'production' THEN 20 WHEN 'test' THEN 0 ELSE 10 END
      + CASE "audience" WHEN 'patient' THEN 20 WHEN 'unknown' THEN 15 WHEN 'bulk' THEN 5 ELSE 10 END END
      + least(cardinality("sourceIds"), 10) AS "weight"
    FROM joined j),
  fresh AS MATERIALIZED (
    SELECT w.*,
      setweight(to_tsvector('simple', "nameNorm"), 'A')
      || setweight(to_tsvector('simple', array_to_string(other_names, ' ')), 'B')
      || setweight(to_tsvector('simple', around), 'C')
      || setweight(to_tsvector('simple', regexp_replace(array_to_string(hosts, ' '), '[^a-z0-9]+', ' ', 'g')), 'D')
      || CASE WHEN "nameNorm" = '' THEN '' ELSE concat('''=', left("nameNorm", 200), ''':1A') END::tsvector
      || coalesce((SELECT string_agg(concat('''=', n, ''':1B'), ' ') FROM unnest(other_names) AS n
          WHERE n <> "nameNorm"), '')::tsvector
      || array_to_tsvector(array_remove(ARRAY[
          concat('~weight:', "weight" / ${weightStep}::int), concat('~kind:', "kind"),
          '~vendor:' || "vendor",
          CASE WHEN "endpointId" IS NOT NULL THEN concat('~fhir:', "fhirFamily") END,
          CASE WHEN "endpointId" IS NOT NULL THEN concat('~status:', "status") END,
          CASE WHEN "endpointId" IS NOT NULL THEN concat('~audience:', "audience") END,
          CASE WHEN "hasSmart" THEN '~has:smart' END, CASE WHEN "hasUdap" THEN '~has:udap' END,
          CASE WHEN "hasRegistration" THEN '~has:registration' END]
        || ARRAY(SELECT concat('~host:', x) FROM unnest(hosts) AS x)
        || ARRAY(SELECT concat('~state:', x) FROM unnest("states") AS x)
        || ARRAY(SELECT left(concat('~capability:', x), 500) FROM unnest("capabilities") AS x)
        || ARRAY(SELECT left(concat('~grant:', x), 500) FROM unnest("grantTypes") AS x)
        || ARRAY(SELECT left(concat('~community:', x), 500) FROM unnest("communities") AS x)
        || ARRAY(SELECT concat('~source:', x) FROM unnest("sourceIds") AS x), NULL)) AS "document"
    FROM weighed w),
  old AS MATERIALIZED (
    SELECT l.* FROM orgs, LATERAL (
      SELECT "id", "document" FROM "DirectoryListing" WHERE "organizationId" = orgs."id" OFFSET 0) l
    UNION SELECT l.* FROM ends, LATERAL (
      SELECT "id", "document" FROM "DirectoryListing" WHERE "endpointId" = ends."id" OFFSET 0) l
    UNION SELECT l.* FROM near_orgs n, LATERAL (
      SELECT "id", "document" FROM "DirectoryListing" WHERE "id" = n."id" || '~' OFFSET 0) l
    UNION SELECT l.* FROM near_ends n, LATERAL (
      SELECT "id", "document" FROM "DirectoryListing" WHERE "id" = '~' || n."id" OFFSET 0) l)`;

/** Counts words up and down by what the documents had and have: the lexicon stays exact without a count of it all. */
const words = Prisma.sql`
  changed AS (
    SELECT t.word, sum(d.sign)::int AS change FROM (
      SELECT "document", -1 AS sign FROM old UNION ALL SELECT "document", 1 FROM fresh) d,
    LATERAL unnest(tsvector_to_array(ts_filter(d."document", '{a,b,c}'))) AS t (word)
    WHERE t.word !~ '^([=~]|[0-9]+$)' AND char_length(t.word) BETWEEN 3 AND 40
    GROUP BY t.word HAVING sum(d.sign) <> 0)
  INSERT INTO "DirectoryWord" ("word", "sound", "uses")
  SELECT word, CASE WHEN word ~ '^[a-z0-9]+$' THEN dmetaphone(word) ELSE '' END, change FROM changed
  ORDER BY word
  ON CONFLICT ("word") DO UPDATE SET "uses" = "DirectoryWord"."uses" + excluded."uses"`;

const columns = Prisma.sql`"id", "organizationId", "endpointId", "name", "nameNorm", "document", "kind", "host",
  "urlKey", "npis", "zips", "states", "city", "vendor", "fhirFamily", "environment", "audience", "status",
  "hasSmart", "hasUdap", "hasRegistration", "capabilities", "grantTypes", "communities", "sourceIds", "isJunk",
  "weight"`;

/**
 * Writes the listings of these organizations and endpoints anew, from what is merged and linked now: call it in the
 * transaction that changed them. What is retired or has moved into another organization disappears, what has no other
 * side stands alone, and listings that stay the same are not touched. The lexicon is kept with it. Asks for some
 * memory per id: a thousand ids at a time are a good measure.
 */
export async function refreshListings(
  tx: Prisma.TransactionClient,
  scope: ListingScope,
): Promise<void> {
  if (scope.organizationIds.length === 0 && scope.endpointIds.length === 0) return;
  // Nothing is known of how much is looked up, so the planner expects the worst and would compile for it.
  await tx.$executeRaw`SET LOCAL jit = off`;
  const input = JSON.stringify({ ...scope, ...(await readListingTexts(tx, scope)) });
  await tx.$executeRaw`
    WITH input AS MATERIALIZED (SELECT ${input}::jsonb AS j), ${pairs}, ${facts}, ${fresh},
    gone AS (DELETE FROM "DirectoryListing" WHERE "id" = ANY (ARRAY(
      SELECT "id" FROM old EXCEPT SELECT "id" FROM fresh))),
    written AS (
      INSERT INTO "DirectoryListing" (${columns}) SELECT ${columns} FROM fresh ORDER BY "id"
      ON CONFLICT ("id") DO UPDATE SET (${columns}) = ROW(excluded.*)
      WHERE "DirectoryListing".* IS DISTINCT FROM excluded.*),
    ${words}`;
}
