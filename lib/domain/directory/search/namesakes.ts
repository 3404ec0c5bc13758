import 'server-only';
import { Prisma } from '@/generated/prisma/client';

/**
 * Common table expressions that make `grouped` of `hits`: the organizations and unclaimed endpoints that were found,
 * each with the `head` of its group. Entries of one name at one host that differ in neither place nor website nor NPI
 * are one group: a vendor lists the tenants of one customer so, and nobody could choose between them. What one entry
 * says and another leaves open is no difference, unless a third one says something else. Unclaimed endpoints stay
 * apart, for nobody says that they belong together.
 */
export const grouped = Prisma.sql`
  found AS MATERIALIZED (
    SELECT unit, min(rank) AS rank, max("weight") AS weight, min("nameNorm") AS name, min("host") AS host,
      count(*) AS listings
    FROM hits GROUP BY unit),
  shared AS (
    SELECT name, host FROM found WHERE host IS NOT NULL AND unit NOT LIKE '~%'
    GROUP BY name, host HAVING count(*) > 1),
  alike AS MATERIALIZED (
    SELECT f.unit, f.name, f.host, o."state" AS state, o."zip" AS zip, lower(o."city") AS city,
      substring(lower(o."website") FROM '^(?:https?://)?(?:www[.])?([^/?#]+)') AS site,
      nullif(array_to_string(o."npis", ' '), '') AS npis
    FROM shared JOIN found f USING (name, host),
    -- One by one: nothing tells the planner how few they are.
    LATERAL (SELECT * FROM "Organization" WHERE "id" = f.unit OFFSET 0) o),
  distinguished AS (
    SELECT unit, name, host, concat_ws('|',
      CASE WHEN min(state) OVER n <> max(state) OVER n THEN coalesce(state, '?') END,
      CASE WHEN min(zip) OVER n <> max(zip) OVER n THEN coalesce(zip, '?') END,
      CASE WHEN min(city) OVER n <> max(city) OVER n THEN coalesce(city, '?') END,
      CASE WHEN min(site) OVER n <> max(site) OVER n THEN coalesce(site, '?') END,
      CASE WHEN min(npis) OVER n <> max(npis) OVER n THEN coalesce(npis, '?') END) AS difference
    FROM alike WINDOW n AS (PARTITION BY name, host)),
  headed AS MATERIALIZED (
    SELECT unit, min(unit) OVER (PARTITION BY name, host, difference) AS head FROM distinguished),
  grouped AS MATERIALIZED (
    SELECT f.*, coalesce(h.head, f.unit) AS head FROM found f LEFT JOIN headed h USING (unit))`;
