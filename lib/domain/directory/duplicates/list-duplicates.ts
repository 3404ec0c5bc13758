import 'server-only';
import { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import type {
  DuplicatePage,
  DuplicatePair,
  DuplicateQuery,
} from '@/lib/schemas/directory-duplicate';
import { duplicateViews } from './duplicate-view';

const pageSize = 20;

/**
 * The rows that an operator sees, each pair once. Of what waits: only where both still live, under the ids that they
 * have now, and not where they have become one by another decision.
 */
function shownRows({ state, kind }: Pick<DuplicateQuery, 'state' | 'kind'>): Prisma.Sql {
  const isKind = kind === undefined ? Prisma.sql`true` : Prisma.sql`d."kind" = ${kind}`;
  if (state !== 'open') {
    return Prisma.sql`SELECT d."id", d."decidedAt" AS "at", d."score" FROM "DirectoryDuplicate" d
      WHERE d."state" = ${state} AND ${isKind}`;
  }
  return Prisma.sql`
    SELECT p."id", NULL::timestamp AS "at", p."score" FROM (
      SELECT l."id", l."score", row_number() OVER (
        PARTITION BY least(l.a, l.b), greatest(l.a, l.b) ORDER BY l."score" DESC, l."id") AS copy
      FROM (
        SELECT d."id", d."score", coalesce(r."newId", d."firstId") AS a, coalesce(s."newId", d."secondId") AS b
        FROM "DirectoryDuplicate" d
        LEFT JOIN "DirectoryRedirect" r ON r."oldId" = d."firstId"
        LEFT JOIN "DirectoryRedirect" s ON s."oldId" = d."secondId"
        WHERE d."state" = 'open' AND ${isKind}) l
      LEFT JOIN "Organization" oa ON oa."id" = l.a LEFT JOIN "Organization" ob ON ob."id" = l.b
      LEFT JOIN "FhirEndpoint" ea ON ea."id" = l.a LEFT JOIN "FhirEndpoint" eb ON eb."id" = l.b
      WHERE l.a <> l.b AND coalesce(oa."id", ea."id") IS NOT NULL AND coalesce(ob."id", eb."id") IS NOT NULL
        AND coalesce(oa."retiredAt", ob."retiredAt", ea."retiredAt", eb."retiredAt") IS NULL) p
    WHERE p.copy = 1`;
}

/** How many possible duplicates wait for a decision. */
export async function countOpenDuplicates(): Promise<number> {
  const client = await db();
  const rows = await client.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM (${shownRows({ state: 'open', kind: undefined })}) x`;
  return rows[0]?.count ?? 0;
}

/** A page of 20 of the queue: the highest score first, what is decided by when. */
export async function listDuplicates({ page, ...query }: DuplicateQuery): Promise<DuplicatePage> {
  const client = await db();
  const found = await client.$queryRaw<{ id: string; total: number }[]>`
    SELECT x."id", count(*) OVER ()::int AS "total" FROM (${shownRows(query)}) x
    ORDER BY x."at" DESC NULLS LAST, x."score" DESC, x."id"
    LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
  const rows = await client.directoryDuplicate.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const total = found[0]?.total ?? 0;
  return {
    pairs: await duplicateViews(found.flatMap(({ id }) => byId.get(id) ?? [])),
    total,
    page,
    pages: Math.max(1, Math.ceil(total / pageSize)),
  };
}

/**
 * One pair.
 *
 * @throws AppError `resource.not_found`
 */
export async function getDuplicate(id: string): Promise<DuplicatePair> {
  const client = await db();
  const row = await client.directoryDuplicate.findUnique({ where: { id } });
  if (!row) {
    throw new AppError('resource.not_found', { detail: `There is no possible duplicate ${id}.` });
  }
  const [view] = await duplicateViews([row]);
  return view!;
}
