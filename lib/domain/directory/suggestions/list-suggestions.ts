import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import type {
  ReviewedSuggestion,
  Suggestion,
  SuggestionDecision,
} from '@/lib/schemas/directory-suggestion';
import { reviewedViews, suggestionColumns, suggestionViews } from './suggestion-view';

const most = 200;

/** The suggestions of a workspace, newest first; at most 200. */
export async function listSuggestions(workspaceId: string): Promise<Suggestion[]> {
  const client = await db();
  return suggestionViews(
    await client.directorySuggestion.findMany({
      where: { workspaceId },
      orderBy: { createdAt: 'desc' },
      take: most,
      select: suggestionColumns,
    }),
  );
}

/** The suggestions of all workspaces: open ones that wait longest first, decided ones latest first; at most 200. */
export async function reviewSuggestions(
  decision: SuggestionDecision,
): Promise<ReviewedSuggestion[]> {
  const client = await db();
  return reviewedViews(
    await client.directorySuggestion.findMany({
      where: { decision },
      orderBy: decision === 'open' ? { createdAt: 'asc' } : { decidedAt: 'desc' },
      take: most,
      select: suggestionColumns,
    }),
  );
}

/**
 * One suggestion as the operator sees it.
 *
 * @throws AppError `resource.not_found`
 */
export async function reviewSuggestion(id: string): Promise<ReviewedSuggestion> {
  const client = await db();
  const row = await client.directorySuggestion.findUnique({
    where: { id },
    select: suggestionColumns,
  });
  if (!row) throw new AppError('resource.not_found', { detail: `There is no suggestion ${id}.` });
  const [view] = await reviewedViews([row]);
  return view!;
}
