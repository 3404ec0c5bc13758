import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import {
  SuggestionDecisionSchema,
  type ReviewedSuggestion,
  type Suggestion,
} from '@/lib/schemas/directory-suggestion';
import { findKnownEndpoints } from './find-known-endpoints';

export const suggestionColumns = {
  id: true,
  url: true,
  organization: true,
  state: true,
  evidenceUrl: true,
  note: true,
  decision: true,
  answer: true,
  suggestedBy: true,
  createdAt: true,
  decidedAt: true,
  decidedBy: true,
  workspace: { select: { slug: true, name: true } },
} as const satisfies Prisma.DirectorySuggestionSelect;

type SuggestionRow = Prisma.DirectorySuggestionGetPayload<{ select: typeof suggestionColumns }>;

/** Suggestions as the operator sees them, with what the directory has at their addresses. */
export async function reviewedViews(rows: readonly SuggestionRow[]): Promise<ReviewedSuggestion[]> {
  const known = await findKnownEndpoints(rows.map(({ url }) => url));
  return rows.map((row) => ({
    ...row,
    decision: SuggestionDecisionSchema.parse(row.decision),
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    known: known.get(row.url) ?? null,
  }));
}

/** The same as the workspace sees them: who decided is the operator's own affair. */
export async function suggestionViews(rows: readonly SuggestionRow[]): Promise<Suggestion[]> {
  const views = await reviewedViews(rows);
  return views.map(({ workspace: _workspace, decidedBy: _decidedBy, ...view }) => view);
}
