import 'server-only';
import { newId } from '@/lib/db/ids';
import { nameSimilarity } from '@/lib/directory/match-keys';
import { nameWords } from '@/lib/directory/normalize/names';
import { websiteKey } from '@/lib/directory/normalize/website';
import type { Transaction } from '../ingest/batch';
import { decidedOthers } from './decided-others';

/** A name that more have than this tells nothing. */
const mostAlike = 8;
/** The same in links: several sources may say the same. */
const mostLinks = 16;
/** What is less alike is not worth the time of a person. */
const leastScore = 0.75;

interface Candidate {
  firstId: string;
  secondId: string;
  firstName: string;
  secondName: string;
  firstSite: string | null;
  secondSite: string | null;
  state: string | null;
  /** Both are at this endpoint. */
  baseUrl: string | null;
}

/**
 * Organizations that no source names beside these, so that none tells the two apart. Looked up one by one (`OFFSET 0`):
 * a planner that knows nothing of the tables would join them whole.
 */
async function readCandidates(tx: Transaction, ids: readonly string[]): Promise<Candidate[]> {
  const input = JSON.stringify(ids);
  return tx.$queryRaw<Candidate[]>`
    WITH asked AS MATERIALIZED (
      SELECT o.* FROM jsonb_array_elements_text(${input}::jsonb) AS x ("id"), LATERAL (
        SELECT * FROM "Organization" WHERE "id" = x."id" AND "retiredAt" IS NULL OFFSET 0) o),
    named AS (
      SELECT a."id" AS one, n."id" AS other, NULL::text AS "baseUrl" FROM asked a, LATERAL (
        SELECT s."id", count(*) OVER () AS alike FROM (
          SELECT p."id" FROM "Organization" p
          WHERE p."nameNorm" = a."nameNorm" AND p."id" <> a."id" AND p."retiredAt" IS NULL
          LIMIT ${mostAlike + 1}) s) n
      WHERE a."nameNorm" <> '' AND n.alike <= ${mostAlike}),
    -- Once for each endpoint: thousands of organizations may be at the same.
    crowds AS MATERIALIZED (
      SELECT e."id", e."baseUrl", n.others FROM (
        SELECT DISTINCT l."endpointId" AS "id" FROM asked a, LATERAL (
          SELECT "endpointId" FROM "EndpointLink"
          WHERE "organizationId" = a."id" AND "retiredAt" IS NULL OFFSET 0) l) x,
      LATERAL (SELECT "id", "baseUrl" FROM "FhirEndpoint" WHERE "id" = x."id" OFFSET 0) e, LATERAL (
        SELECT array_agg(DISTINCT s."organizationId") AS others FROM (
          SELECT k."organizationId" FROM "EndpointLink" k
          WHERE k."endpointId" = x."id" AND k."retiredAt" IS NULL LIMIT ${mostLinks + 1}) s
        HAVING count(*) <= ${mostLinks}) n),
    placed AS (
      SELECT a."id" AS one, o.other, c."baseUrl" FROM crowds c, unnest(c.others) AS a ("id"),
        unnest(c.others) AS o (other)
      WHERE a."id" IN (SELECT asked."id" FROM asked) AND a."id" <> o.other),
    pairs AS (
      SELECT one, other, max("baseUrl") AS "baseUrl" FROM (
        SELECT * FROM named UNION ALL SELECT * FROM placed) x
      GROUP BY one, other)
    SELECT a."id" AS "firstId", b."id" AS "secondId", a."name" AS "firstName", b."name" AS "secondName",
      a."website" AS "firstSite", b."website" AS "secondSite",
      CASE WHEN a."state" = b."state" THEN a."state" END AS "state", p."baseUrl"
    FROM pairs p JOIN asked a ON a."id" = p.one, LATERAL (
      SELECT * FROM "Organization" WHERE "id" = p.other AND "retiredAt" IS NULL OFFSET 0) b,
    LATERAL (SELECT array_agg(x."sourceId") AS sources FROM "OrganizationAssertion" x
      WHERE x."organizationId" = p.one AND x."retiredAt" IS NULL) sa,
    LATERAL (SELECT array_agg(y."sourceId") AS sources FROM "OrganizationAssertion" y
      WHERE y."organizationId" = p.other AND y."retiredAt" IS NULL) sb
    WHERE (a."parentId" IS NULL OR a."parentId" <> b."id") AND (b."parentId" IS NULL OR b."parentId" <> a."id")
      AND NOT coalesce(sa.sources && sb.sources, false)`;
}

/** Weights of words: one that nobody else uses weighs 1, one that ten thousand use a tenth. */
async function readWeights(tx: Transaction, names: readonly string[]) {
  const words = [...new Set(names.flatMap(nameWords))];
  const rows = await tx.directoryWord.findMany({
    where: { word: { in: words } },
    select: { word: true, uses: true },
  });
  const uses = new Map(rows.map((row) => [row.word, row.uses]));
  return (word: string): number => {
    // The lexicon has no words of one and two letters, and they are the commonest.
    const isShort = word.length < 3 && !/\d/.test(word);
    return isShort ? 0.1 : 1 / (1 + Math.log(Math.max(1, uses.get(word) ?? 1)));
  };
}

/** What speaks for two being one beside their names; null when nothing does. */
function evidenceOf(pair: Candidate): { words: string; factor: number } | null {
  const { firstSite, secondSite, state, baseUrl } = pair;
  const site = firstSite === null ? null : websiteKey(firstSite);
  if (site !== null && secondSite !== null && site === websiteKey(secondSite)) {
    return { words: `the website ${site}`, factor: 0.98 };
  }
  if (baseUrl !== null) return { words: `the endpoint ${baseUrl}`, factor: 0.95 };
  return state === null ? null : { words: `the state ${state}`, factor: 0.85 };
}

/**
 * Puts organizations into the queue of possible duplicates that have no key in common but are called alike: the same
 * name in one state or with one website, or nearly the same at one endpoint. Only where no source names both, for a
 * source tells its entries apart. Looks at no more than a few others for each, whatever the size of the directory.
 *
 * @param ids of organizations that are new or have changed
 * @returns how many pairs are new
 */
export async function suggestDuplicates(tx: Transaction, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const candidates = await readCandidates(tx, ids);
  if (candidates.length === 0) return 0;
  const weightOf = await readWeights(
    tx,
    candidates.flatMap(({ firstName, secondName }) => [firstName, secondName]),
  );
  const apart = await decidedOthers(tx, ids);
  const data = candidates.flatMap((pair) => {
    const evidence = evidenceOf(pair);
    if (evidence === null || apart.get(pair.firstId)?.has(pair.secondId)) return [];
    const similarity = nameSimilarity(pair.firstName, pair.secondName, weightOf);
    const score = Math.round(similarity * evidence.factor * 100) / 100;
    if (score < leastScore) return [];
    const [firstId = pair.firstId, secondId = pair.secondId] = [pair.firstId, pair.secondId].sort();
    const reason = `similar name and ${evidence.words}`;
    return [{ id: newId('dup'), kind: 'organization', firstId, secondId, reason, score }];
  });
  const { count } = await tx.directoryDuplicate.createMany({ data, skipDuplicates: true });
  return count;
}
