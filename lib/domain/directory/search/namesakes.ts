import 'server-only';
import { Prisma } from '@/generated/prisma/client';

/**
 * Common table expressions that make `grouped` of `hits`: the organizations and unclaimed endpoints that were found,
 * each with the `head` of its group, the number of the group, and whether it has more than one listing. Entries of one
 * name at one host that differ in neither place nor website nor NPI are one group: a vendor lists the tenants of one
 * customer so, and nobody could choose between them. What one entry says and another leaves open is no difference,
 * unless a third one says something else. Unclaimed endpoints stay apart, for nobody says that they belong together.
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
    -- A subquery looks each of them up by its id; of a join the planner might make a scan of all.
    SELECT f.unit, f.name, f.host, (
      SELECT ARRAY[o."state", o."zip", lower(o."city"),
        substring(lower(o."website") FROM '^(?:https?://)?(?:www[.])?([^/?#]+)'),
        nullif(array_to_string(o."npis", ' '), '')]
      FROM "Organization" o WHERE o."id" = f.unit) AS says
    FROM shared JOIN found f USING (name, host)),
  distinguished AS (
    SELECT unit, name, host, concat_ws('|',
      CASE WHEN min(says[1]) OVER n <> max(says[1]) OVER n THEN coalesce(says[1], '?') END,
      CASE WHEN min(says[2]) OVER n <> max(says[2]) OVER n THEN coalesce(says[2], '?') END,
      CASE WHEN min(says[3]) OVER n <> max(says[3]) OVER n THEN coalesce(says[3], '?') END,
      CASE WHEN min(says[4]) OVER n <> max(says[4]) OVER n THEN coalesce(says[4], '?') END,
      CASE WHEN min(says[5]) OVER n <> max(says[5]) OVER n THEN coalesce(says[5], '?') END) AS difference
    FROM alike WHERE says IS NOT NULL WINDOW n AS (PARTITION BY name, host)),
  groups AS MATERIALIZED (
    SELECT unit, min(unit) OVER g AS head, count(*) OVER g AS members, dense_rank() OVER (ORDER BY name, host, difference) AS number
    FROM distinguished WINDOW g AS (PARTITION BY name, host, difference)),
  grouped AS MATERIALIZED (
    SELECT f.*, coalesce(g.head, f.unit) AS head, f.listings > 1 OR g.members IS NOT NULL AS "isMany",
      coalesce(-g.number, row_number() OVER ())::int AS number
    FROM found f LEFT JOIN (SELECT * FROM groups WHERE members > 1) g USING (unit))`;
