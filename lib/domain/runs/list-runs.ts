import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import type { RunPage, RunQuery } from '@/lib/schemas/run-history';
import { runColumns, serializeRun } from './serialize-run';

const dayMs = 24 * 60 * 60 * 1000;

/** Words of a search; the signs that stand for others in a pattern of SQL stand for themselves. */
function wordsOf(search: string): string[] {
  return search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => word.replace(/[\\%_]/g, '\\$&'));
}

function statusWhere(status: string): Prisma.RunWhereInput {
  // A run that asks no FHIR server has no method.
  if (status === 'none') return { answerStatus: null, method: { not: null } };
  if (!status.endsWith('xx')) return { answerStatus: Number(status) };
  const first = Number(status[0]) * 100;
  return { answerStatus: { gte: first, lt: first + 100 } };
}

function whereOf(query: Partial<RunQuery>): Prisma.RunWhereInput[] {
  const { before, search = '', verdict, method, status, resource, holder, person } = query;
  const { starred, from, to } = query;
  return [
    // Run ids sort by time, so the id is the page key.
    ...(before ? [{ id: { lt: before } }] : []),
    ...wordsOf(search).map((word) => ({ searchText: { contains: word } })),
    ...(verdict ? [{ verdict }] : []),
    ...(method ? [{ method }] : []),
    ...(status ? [statusWhere(status)] : []),
    ...(resource ? [{ resourceType: resource }] : []),
    ...(holder ? [{ holder }] : []),
    ...(person ? [{ createdById: person === 'token' ? null : person }] : []),
    ...(starred === undefined ? [] : [{ isStarred: starred }]),
    ...(from ? [{ startedAt: { gte: new Date(from) } }] : []),
    ...(to ? [{ startedAt: { lt: new Date(new Date(to).getTime() + dayMs) } }] : []),
  ];
}

/** The runs of a workspace that are as asked for, newest first. */
export async function listRuns(
  workspaceId: string,
  query: Partial<RunQuery> = {},
): Promise<RunPage> {
  const limit = query.limit ?? 20;
  const client = await db();
  const rows = await client.run.findMany({
    where: { workspaceId, AND: whereOf(query) },
    orderBy: { id: 'desc' },
    // One more than asked for tells whether there is a next page.
    take: limit + 1,
    select: runColumns,
  });
  const page = rows.slice(0, limit);
  return {
    runs: page.map(serializeRun),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}
