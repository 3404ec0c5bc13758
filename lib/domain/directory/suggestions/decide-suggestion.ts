import 'server-only';
import type { Transaction } from '../ingest/batch';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import {
  SuggestionDecisionSchema,
  type ReviewedSuggestion,
  type SuggestionDecision,
} from '@/lib/schemas/directory-suggestion';
import { acceptedSuggestions } from './hand-sources';
import { reviewSuggestion } from './list-suggestions';
import { handTransaction, noteByHand } from './note-by-hand';
import { suggestionStatements } from './suggestion-statements';

type Decided = Exclude<SuggestionDecision, 'open'>;

/** Decides once: of two operators who press at the same time, the second is told. */
async function decide(
  tx: Transaction,
  id: string,
  decision: { decision: Decided; answer: string | null; decidedBy: string; decidedAt: Date },
): Promise<void> {
  const { count } = await tx.directorySuggestion.updateMany({
    where: { id, decision: 'open' },
    data: decision,
  });
  if (count === 1) return;
  const row = await tx.directorySuggestion.findUnique({
    where: { id },
    select: { decision: true, decidedBy: true },
  });
  if (!row) throw new AppError('resource.not_found', { detail: `There is no suggestion ${id}.` });
  const before = SuggestionDecisionSchema.parse(row.decision);
  throw new AppError('directory.suggestion_decided', {
    detail: `${row.decidedBy ?? 'Somebody'} has decided already: it is ${before}.`,
  });
}

/**
 * Takes a suggestion into the directory: the endpoint and its organization are asserted by the source `suggestions`.
 * The endpoint is not checked until a probe has reached it.
 *
 * @param by name of the operator
 * @throws AppError `resource.not_found`, `directory.suggestion_decided`
 */
export async function acceptSuggestion(
  id: string,
  answer: string | null,
  by: string,
  now: Date = new Date(),
): Promise<ReviewedSuggestion> {
  const client = await db();
  await client.$transaction(async (tx) => {
    await decide(tx, id, { decision: 'accepted', answer, decidedBy: by, decidedAt: now });
    const suggestion = await tx.directorySuggestion.findUniqueOrThrow({
      where: { id },
      select: { id: true, url: true, organization: true, state: true },
    });
    const { sourceId } = await noteByHand(
      tx,
      acceptedSuggestions,
      suggestionStatements(suggestion),
      { startedBy: by, now },
    );
    const { endpointId } = await tx.endpointAssertion.findUniqueOrThrow({
      where: { sourceId_key: { sourceId, key: id } },
      select: { endpointId: true },
    });
    await tx.directorySuggestion.update({ where: { id }, data: { endpointId } });
  }, handTransaction);
  return reviewSuggestion(id);
}

/**
 * Refuses a suggestion, with an answer that the workspace reads.
 *
 * @param by name of the operator
 * @throws AppError `resource.not_found`, `directory.suggestion_decided`
 */
export async function refuseSuggestion(
  id: string,
  answer: string,
  by: string,
  now: Date = new Date(),
): Promise<ReviewedSuggestion> {
  const client = await db();
  await client.$transaction((tx) =>
    decide(tx, id, { decision: 'refused', answer, decidedBy: by, decidedAt: now }),
  );
  return reviewSuggestion(id);
}
