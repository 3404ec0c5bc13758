import 'server-only';
import { can } from '@/lib/auth/permissions';
import { hashToken } from '@/lib/crypto/token';
import { seal } from '@/lib/crypto/vault';
import { db } from '@/lib/db/client';
import { goOnAfterRestart } from '@/lib/domain/runs/code/go-on-after-restart';
import type { ReturnProblem } from '@/lib/schemas/authorization';
import { authorizationAnswerBinding } from './authorization-binding';
import { authorizationEvents } from './authorization-events';

/** More than any holder sends. */
const maxAnswerLength = 16_384;

/** Where a person goes on after a holder sent them back. */
export type ReturnOutcome =
  { ok: true; workspace: string; runId: string } | { ok: false; problem: ReturnProblem };

const refuse = (problem: ReturnProblem): ReturnOutcome => ({ ok: false, problem });

const columns = {
  id: true,
  startedById: true,
  status: true,
  expiresAt: true,
  run: { select: { id: true, status: true } },
  workspace: { select: { id: true, slug: true } },
} as const;

async function findByState(state: string) {
  const client = await db();
  return client.runAuthorization.findUnique({
    where: { stateHash: hashToken(state) },
    select: columns,
  });
}

/**
 * The one authorization for which this person is away, when they come back with a state that is none of the portal: its
 * run refuses the answer and says why. With more than one it cannot be told which run they belong to.
 */
async function findByPerson(userId: string) {
  const client = await db();
  const waiting = await client.runAuthorization.findMany({
    where: {
      startedById: userId,
      status: 'waiting',
      expiresAt: { gt: new Date() },
      run: { status: 'running' },
    },
    select: columns,
    take: 2,
  });
  return waiting.length === 1 ? waiting[0] : undefined;
}

/** Whether a person may hand an answer to a run: who started it, or for a token of a script, who may start runs. */
async function mayAnswer(
  userId: string,
  startedById: string | null,
  workspaceId: string,
): Promise<boolean> {
  if (startedById !== null && startedById !== userId) return false;
  const client = await db();
  const membership = await client.membership.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
    select: { role: true },
  });
  return membership !== null && can(membership.role, 'run.start');
}

/**
 * Takes a return from a holder: finds the run by the state, and hands it the answer, whatever it says. Each state is
 * good for one return, by the person who started the run: what others come with is not theirs. A return with another
 * state or none ends the only run that waits for this person: nobody exchanges its code.
 *
 * @param userId the person whose browser came, or null when nobody is signed in
 * @param query as it came, without the question mark
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-10.12
 */
export async function answerAuthorization(
  userId: string | null,
  query: string,
): Promise<ReturnOutcome> {
  if (query.length > maxAnswerLength) return refuse('too-long');
  const state = new URLSearchParams(query).get('state');
  if (userId === null) return refuse(state ? 'signed-out' : 'no-state');
  const found = (state ? await findByState(state) : null) ?? (await findByPerson(userId));
  if (!found) return refuse(state ? 'unknown' : 'no-state');
  const { id, run, workspace } = found;
  if (!(await mayAnswer(userId, found.startedById, workspace.id))) return refuse('other-person');
  if (found.status === 'answered' || found.status === 'taken') return refuse('used');
  if (found.status === 'expired' || found.expiresAt.getTime() <= Date.now()) {
    return refuse('expired');
  }
  if (found.status === 'cancelled') return refuse('cancelled');
  if (run.status !== 'running' && run.status !== 'interrupted') return refuse('cancelled');
  const client = await db();
  const { count } = await client.runAuthorization.updateMany({
    where: { id, status: 'waiting' },
    data: {
      status: 'answered',
      answeredAt: new Date(),
      sealedAnswer: await seal(query, authorizationAnswerBinding(id)),
    },
  });
  if (count === 0) return refuse('used');
  if (run.status === 'interrupted') {
    const next = await goOnAfterRestart(id);
    return { ok: true, workspace: workspace.slug, runId: next.id };
  }
  authorizationEvents.emit(id);
  return { ok: true, workspace: workspace.slug, runId: run.id };
}
