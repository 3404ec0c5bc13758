import 'server-only';
import { sharesPerAddress } from '@/lib/auth/attempt-limiter';
import { hashToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { shareFrames } from '@/lib/run/share/share-frames';
import type { SharedRun } from '@/lib/schemas/share';
import { readFrames } from '../runs/get-run';
import { runColumns, serializeRun } from '../runs/serialize-run';

/**
 * The run behind a link, redacted for its bearer, and counts the look at it. Null for a link that is unknown, was revoked
 * or has expired: nobody is told which.
 *
 * @param address of who looks
 * @throws AppError `auth.too_many_attempts`
 */
export async function openShare(token: string, address: string | null): Promise<SharedRun | null> {
  if (!sharesPerAddress.attempt(address ?? 'unknown')) throw new AppError('auth.too_many_attempts');
  if (!/^share_[\w-]{43}$/.test(token)) return null;
  const client = await db();
  const now = new Date();
  const [row] = await client.runShare.updateManyAndReturn({
    where: { tokenHash: hashToken(token), revokedAt: null, expiresAt: { gt: now } },
    data: { views: { increment: 1 }, lastViewedAt: now },
    select: {
      includeBodies: true,
      hideClientIds: true,
      expiresAt: true,
      run: { select: runColumns },
    },
  });
  if (!row) return null;
  const run = serializeRun(row.run);
  const frames = shareFrames(await readFrames(run.id), row);
  const started = frames.find((frame) => frame.type === 'run.started');
  return {
    kind: run.kind,
    title: started?.title ?? 'A run',
    holder: run.holder,
    status: run.status,
    verdict: run.verdict,
    summary: run.summary,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    frames,
    includeBodies: row.includeBodies,
    expiresAt: row.expiresAt.toISOString(),
  };
}
