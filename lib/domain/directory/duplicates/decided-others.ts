import 'server-only';
import type { Transaction } from '../ingest/batch';

/**
 * Those of which somebody has decided that they are not the same as these, by id: a decision about an id that was given
 * up in a merge holds for what it was merged into.
 *
 * @param ids of organizations or endpoints that live
 */
export async function decidedOthers(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, Set<string>>> {
  const others = new Map<string, Set<string>>();
  if (ids.length === 0) return others;
  const rows = await tx.$queryRaw<{ id: string; otherId: string }[]>`
    WITH asked AS (SELECT jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) AS "id"),
    called AS (
      SELECT "id" AS "called", "id" FROM asked
      UNION SELECT r."oldId", r."newId" FROM "DirectoryRedirect" r JOIN asked ON asked."id" = r."newId"),
    decided AS (
      SELECT c."id", d."secondId" AS "other" FROM called c
      JOIN "DirectoryDuplicate" d ON d."firstId" = c."called" AND d."state" = 'distinct'
      UNION
      SELECT c."id", d."firstId" FROM called c
      JOIN "DirectoryDuplicate" d ON d."secondId" = c."called" AND d."state" = 'distinct')
    SELECT d."id", coalesce(r."newId", d."other") AS "otherId"
    FROM decided d LEFT JOIN "DirectoryRedirect" r ON r."oldId" = d."other"
    WHERE d."id" <> coalesce(r."newId", d."other")`;
  for (const { id, otherId } of rows) others.set(id, (others.get(id) ?? new Set()).add(otherId));
  return others;
}
