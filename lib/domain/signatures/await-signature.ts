import 'server-only';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { AppError } from '@/lib/errors';
import type { SignatureRequest } from '@/lib/schemas/signature';
import { nextHint } from '../jobs/next-hint';
import { signatureEvents } from './signature-events';

/** How long a run waits for the browser that holds a key. Assertions live 300 seconds at most. */
export const patienceMs = 120_000;

/** The answer may be stored by another process: look without a hint, too. */
const pollMs = 700;

/** What is to be signed, and who waits. */
export interface WantedSignature {
  keyId: string;
  runId: string;
  purpose: SignatureRequest['purpose'];
  algorithm: string;
  /** JWS signing input. */
  input: string;
  /** Stops the waiting. */
  signal: AbortSignal;
  /** Told when the request is on the table, for those who follow the run. */
  onWaiting: (requestId: string) => Promise<void>;
}

/**
 * Hands out what a key in a browser is to sign, and waits for the signature. The private key is never here.
 *
 * @returns the signature as JWS has it, verified already against the key
 * @throws AppError `key.not_here` when nobody signs in time, or the person refuses
 */
export async function awaitSignature(
  workspaceId: string,
  wanted: WantedSignature,
): Promise<string> {
  const { signal, onWaiting, ...columns } = wanted;
  const id = newId('sig');
  const expiresAt = new Date(Date.now() + patienceMs);
  const client = await db();
  await client.signatureRequest.create({ data: { id, workspaceId, ...columns, expiresAt } });
  await onWaiting(id);
  while (!signal.aborted && Date.now() < expiresAt.getTime()) {
    const hint = nextHint(signatureEvents, id, pollMs, signal);
    const row = await client.signatureRequest.findUnique({
      where: { id },
      select: { state: true, signature: true },
    });
    if (row?.state === 'signed' && row.signature !== null) return row.signature;
    if (row?.state === 'refused') {
      throw new AppError('key.not_here', {
        detail: 'The person at the browser that holds the key did not want to sign.',
      });
    }
    await hint;
  }
  await client.signatureRequest.updateMany({
    where: { id, state: 'waiting' },
    data: { state: 'expired' },
  });
  throw new AppError('key.not_here', {
    detail:
      `The key lives in a browser, and that browser did not sign within ${patienceMs / 1000} seconds. ` +
      'Open the portal in the browser that holds the key, and send again.',
  });
}
