import 'server-only';
import { Prisma } from '@/generated/prisma/client';
import { allOf, topWeightBand, weightLexeme, term } from '@/lib/directory/search/lexemes';
import type { Match } from './match';
import { grouped } from './namesakes';

/** More listings are neither counted nor ranked: a search costs the same however much it fits. */
export const mostListings = 10_000;
/** Of a search that fits more, so many whose name is or begins with what was typed are looked at besides the weightiest. */
const mostNamed = 1_000;
/** The tiers of a name that are about whole names. */
const namedTiers = 4;

/** What is the same for many listings, and the units that have it. */
export interface Signature {
  readonly vendor: string | null;
  readonly fhir: string | null;
  readonly status: string | null;
  readonly audience: string | null;
  readonly kind: string;
  readonly smart: boolean;
  readonly udap: boolean;
  readonly registration: boolean;
  readonly grants: readonly string[];
  readonly capabilities: readonly string[];
  readonly communities: readonly string[];
  readonly states: readonly string[];
  readonly sources: readonly string[];
  /** How many organizations and unclaimed endpoints have no other listing. */
  readonly singles: number;
  /** Numbers of the others, separated by commas. */
  readonly units: string | null;
}

export interface Hits {
  /**
   * One page, in its order: of each hit the ids of its organizations, the best first (namesakes are one hit), or of an
   * unclaimed endpoint, behind `~`.
   */
  readonly page: readonly (readonly string[])[];
  readonly total: number;
  readonly isTotalExact: boolean;
  readonly signatures: readonly Signature[];
}

/** What is counted and ranked of a listing; the document stays where it is, it would not fit into memory. */
const columns = (match: Match) => Prisma.sql`
  coalesce(l."organizationId", '~' || l."endpointId") AS unit, l."endpointId" IS NOT NULL AS "isLinked",
  l."nameNorm", l."host", l."weight", l."vendor", l."fhirFamily", l."status", l."audience", l."kind", l."hasSmart",
  l."hasUdap", l."hasRegistration", l."grantTypes", l."capabilities", l."communities", l."states", l."sourceIds",
  ${rankOf(match)} AS rank`;

/** Listings that a match and filters (`tsquery`s, possibly empty) leave, as a condition. */
export function conditionOf(match: Match, filters: string, isJunkShown: boolean): Prisma.Sql {
  const query = allOf([match.query, filters]);
  const conditions = [
    ...(query === '' ? [] : [Prisma.sql`l."document" @@ ${query}::tsquery`]),
    ...(match.where ? [match.where] : []),
    ...(isJunkShown ? [] : [Prisma.sql`NOT l."isJunk"`]),
  ];
  return conditions.length > 0 ? Prisma.join(conditions, ' AND ') : Prisma.sql`true`;
}

/**
 * The weightiest listings, band by band until there are enough, and those that are named as was typed. Only as many are
 * read as are asked for: which ones they are the inverted index knows.
 */
function weightiest(match: Match, filters: string, isJunkShown: boolean): Prisma.Sql {
  const select = (query: string) => {
    const condition = conditionOf({ ...match, query }, filters, isJunkShown);
    return Prisma.sql`SELECT ${columns(match)} FROM "DirectoryListing" l WHERE ${condition}`;
  };
  if (allOf([match.query, filters]) === '') {
    return Prisma.sql`${select('')} ORDER BY l."weight" DESC LIMIT ${mostListings}::int`;
  }
  const bands = Array.from({ length: topWeightBand + 1 }, (_, index) => {
    const inBand = select(allOf([match.query, term(weightLexeme(topWeightBand - index))]));
    return Prisma.sql`(${inBand} LIMIT ${mostListings}::int)`;
  });
  const banded = Prisma.join(bands, ' UNION ALL ');
  const named = match.tiers
    .slice(0, namedTiers)
    .filter((tier) => tier !== '')
    .map((tier) => Prisma.sql`(${select(tier)} LIMIT ${mostNamed}::int) UNION ALL `);
  return Prisma.sql`${Prisma.join([Prisma.empty, ...named], '')}
    (SELECT * FROM (${banded}) AS banded LIMIT ${mostListings}::int)`;
}

/** The lower the better. */
function rankOf({ tiers, loose }: Match): Prisma.Sql {
  if (loose.length > 0) {
    const counts = loose.map(
      ({ query, counts }) =>
        Prisma.sql`CASE WHEN l."document" @@ ${query}::tsquery THEN ${counts}::float8 ELSE 0 END`,
    );
    return Prisma.sql`-(${Prisma.join(counts, ' + ')})`;
  }
  const said = tiers.filter((tier) => tier !== '');
  if (said.length === 0) return Prisma.sql`0::float8`;
  const cases = said.map(
    (tier, index) => Prisma.sql`WHEN l."document" @@ ${tier}::tsquery THEN ${index}::float8`,
  );
  return Prisma.sql`CASE ${Prisma.join(cases, ' ')} ELSE ${said.length}::float8 END`;
}

/** How many listings fit; one more than are looked at stands for any more. */
async function countListings(tx: Prisma.TransactionClient, condition: Prisma.Sql): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM (
      SELECT 1 FROM "DirectoryListing" l WHERE ${condition} LIMIT ${mostListings + 1}::int) AS counted`;
  return row?.count ?? 0;
}

/** A planner that expects ten hits compares each of ten thousand with each; of so few it does no harm. */
const fewListings = 200;

/** Has the planner join by hash only, whatever number of hits it expects; or as it likes. */
async function joinByHash(tx: Prisma.TransactionClient, isOnly: boolean): Promise<void> {
  await tx.$queryRaw`SELECT set_config('enable_nestloop', ${isOnly ? 'off' : 'on'}, true)`;
}

/**
 * Reads one page of organizations (namesakes as one) and unclaimed endpoints, the best first, counts them, and gathers
 * what facets count.
 * Among equals the weightier is first, then the shorter name.
 */
export async function readHits(
  tx: Prisma.TransactionClient,
  match: Match,
  filters: string,
  options: { readonly isJunkShown: boolean; readonly skip: number; readonly take: number },
): Promise<Hits> {
  const condition = conditionOf(match, filters, options.isJunkShown);
  const listings = await countListings(tx, condition);
  const isTotalExact = listings <= mostListings;
  const source = isTotalExact
    ? Prisma.sql`SELECT ${columns(match)} FROM "DirectoryListing" l WHERE ${condition}`
    : weightiest(match, filters, options.isJunkShown);
  if (listings > fewListings) await joinByHash(tx, true);
  const [row] = await tx.$queryRaw<{ total: number; page: string[][]; signatures: Signature[] }[]>`
    WITH hits AS MATERIALIZED (${source}), ${grouped},
    units AS MATERIALIZED (
      SELECT head, min(rank) AS rank, max(weight) AS weight, min(name) AS name FROM grouped GROUP BY head),
    page AS MATERIALIZED (
      SELECT head, row_number() OVER (ORDER BY rank, weight DESC, char_length(name), name, head) AS place FROM (
        SELECT * FROM units ORDER BY rank, weight DESC, char_length(name), name, head
        LIMIT ${options.take}::int OFFSET ${options.skip}::int) AS sorted),
    members AS (
      SELECT p.place, jsonb_agg(g.unit ORDER BY g.weight DESC, g.unit) AS ids
      FROM page p JOIN grouped g USING (head) GROUP BY p.place),
    signatures AS (
      SELECT h."vendor", CASE WHEN h."isLinked" THEN h."fhirFamily" END AS fhir,
        CASE WHEN h."isLinked" THEN h."status" END AS status,
        CASE WHEN h."isLinked" THEN h."audience" END AS audience, h."kind", h."hasSmart" AS smart, h."hasUdap" AS udap,
        h."hasRegistration" AS registration, h."grantTypes" AS grants, h."capabilities", h."communities", h."states",
        h."sourceIds" AS sources, (count(*) FILTER (WHERE NOT g."isMany"))::int AS singles,
        string_agg(g.number::text, ',') FILTER (WHERE g."isMany") AS units
      FROM hits h JOIN grouped g USING (unit)
      GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13)
    SELECT (SELECT count(*)::int FROM units) AS "total",
      (SELECT coalesce(jsonb_agg(ids ORDER BY place), '[]') FROM members) AS "page",
      (SELECT coalesce(jsonb_agg(to_jsonb(s)), '[]') FROM signatures s) AS "signatures"`;
  if (listings > fewListings) await joinByHash(tx, false);
  return {
    page: row?.page ?? [],
    total: row?.total ?? 0,
    isTotalExact,
    signatures: row?.signatures ?? [],
  };
}
