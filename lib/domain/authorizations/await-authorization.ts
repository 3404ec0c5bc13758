import 'server-only';
import { hashToken } from '@/lib/crypto/token';
import { unseal } from '@/lib/crypto/vault';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { nextHint } from '../jobs/next-hint';
import { authorizationAnswerBinding } from './authorization-binding';
import { authorizationEvents } from './authorization-events';
import { openSecrets, sealSecrets, type AuthorizationSecrets } from './authorization-secrets';

/** How long a run waits for a person who is away at a holder: time to find a password, and to read what they agree to. */
export const patienceMs = 10 * 60_000;

/** The answer may reach another process: look without a hint, too. */
const pollMs = 1_000;

/** Who is sent where, for which run. */
export interface WantedAuthorization {
  workspaceId: string;
  runId: string;
  /** Whose browser it has to be; null: a script started the run. */
  startedBy: string | null;
  registrationId: string;
  secrets: AuthorizationSecrets;
}

/** What a browser came back with. */
export interface AnsweredAuthorization {
  answer: URLSearchParams;
  secrets: AuthorizationSecrets;
}

/**
 * Puts an authorization on the table.
 *
 * @returns its id, and until when the run waits
 */
export async function openAuthorization(
  wanted: WantedAuthorization,
  now: Date,
): Promise<{ id: string; expiresAt: Date }> {
  const { secrets, startedBy, ...columns } = wanted;
  const id = newId('aut');
  const expiresAt = new Date(now.getTime() + patienceMs);
  const client = await db();
  await client.runAuthorization.create({
    data: {
      id,
      ...columns,
      startedById: startedBy,
      stateHash: hashToken(secrets.state),
      sealedSecrets: await sealSecrets(id, secrets),
      expiresAt,
    },
  });
  return { id, expiresAt };
}

/** Takes the answer of an authorization, which nobody can do again; null when there is none to take. */
export async function takeAnswer(id: string): Promise<AnsweredAuthorization | null> {
  const client = await db();
  const { count } = await client.runAuthorization.updateMany({
    where: { id, status: 'answered' },
    data: { status: 'taken' },
  });
  if (count === 0) return null;
  const row = await client.runAuthorization.findUniqueOrThrow({
    where: { id },
    select: { sealedAnswer: true, sealedSecrets: true },
  });
  if (row.sealedAnswer === null) return null;
  const answer = await unseal(row.sealedAnswer, authorizationAnswerBinding(id));
  const secrets = await openSecrets(id, row.sealedSecrets);
  // The code is used up by what follows: nothing of it stays.
  await client.runAuthorization.update({ where: { id }, data: { sealedAnswer: null } });
  return { answer: new URLSearchParams(new TextDecoder().decode(answer)), secrets };
}

/**
 * Waits until the browser of the person comes back, the time is over, or the run is stopped.
 *
 * @returns the answer, or how it ended without one
 */
export async function awaitAnswer(
  id: string,
  expiresAt: Date,
  signal: AbortSignal,
): Promise<AnsweredAuthorization | 'expired' | 'cancelled'> {
  while (!signal.aborted && Date.now() < expiresAt.getTime()) {
    const hint = nextHint(authorizationEvents, id, pollMs, signal);
    const taken = await takeAnswer(id);
    if (taken) return taken;
    await hint;
  }
  const status = signal.aborted ? 'cancelled' : 'expired';
  const client = await db();
  await client.runAuthorization.updateMany({ where: { id, status: 'waiting' }, data: { status } });
  return status;
}
