import 'server-only';
import { feedbackPerAddress } from '@/lib/auth/attempt-limiter';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { AppError } from '@/lib/errors';
import type { DocsFeedbackInput } from '@/lib/schemas/docs-feedback';
import { productVersion } from './product-version';

/** Words can be added for so long. */
const openForMs = 60 * 60 * 1000;

function limit(address: string | null): void {
  if (!feedbackPerAddress.attempt(address ?? 'unknown')) {
    throw new AppError('auth.too_many_attempts');
  }
}

/**
 * Keeps what a reader says about a page. The address only counts against too many; it is not kept.
 *
 * @returns the id, with which words can be added for an hour
 * @throws AppError `auth.too_many_attempts`
 */
export async function giveFeedback(
  input: DocsFeedbackInput,
  address: string | null,
): Promise<{ id: string }> {
  limit(address);
  const client = await db();
  const { version } = productVersion();
  return client.docsFeedback.create({
    data: { id: newId('fbk'), ...input, version },
    select: { id: true },
  });
}

/**
 * Adds words to what a reader said, once.
 *
 * @throws AppError `auth.too_many_attempts`, `resource.not_found`
 */
export async function addWords(id: string, words: string, address: string | null): Promise<void> {
  limit(address);
  const client = await db();
  const since = new Date(Date.now() - openForMs);
  const { count } = await client.docsFeedback.updateMany({
    where: { id, words: '', createdAt: { gt: since } },
    data: { words },
  });
  if (count === 0) {
    throw new AppError('resource.not_found', { detail: `Nothing waits for words under ${id}.` });
  }
}
