import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { RunSummarySchema, RunVerdictSchema } from '@/lib/run/frames';
import type { Run } from '@/lib/schemas/run';

/** The columns that a run needs to be shown in a list. */
export const runColumns = {
  id: true,
  kind: true,
  title: true,
  holder: true,
  status: true,
  verdict: true,
  summary: true,
  startedAt: true,
  finishedAt: true,
  method: true,
  resourceType: true,
  answerStatus: true,
  isStarred: true,
  name: true,
  note: true,
  createdBy: { select: { name: true, email: true } },
} satisfies Prisma.RunSelect;

type Row = Prisma.RunGetPayload<{ select: typeof runColumns }>;

/** A database row as the API and the pages show it. */
export function serializeRun(row: Row): Run {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    holder: row.holder,
    status: row.status,
    verdict: row.verdict === null ? null : RunVerdictSchema.parse(row.verdict),
    summary: row.summary === null ? null : RunSummarySchema.parse(row.summary),
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    startedBy: row.createdBy ? (row.createdBy.name ?? row.createdBy.email) : null,
    method: row.method,
    resourceType: row.resourceType,
    answerStatus: row.answerStatus,
    isStarred: row.isStarred,
    name: row.name,
    note: row.note,
  };
}
