import 'server-only';
import { newToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import type { NewShare, ShareInput } from '@/lib/schemas/share';
import { namesOf } from '../people/names-of';
import { serializeShare, shareColumns } from './serialize-share';

/** Open links of one run; more are not for people. */
const maxOpenPerRun = 20;

/**
 * Makes a link by which anybody can look at a redacted run. Its token is stored as a hash, so the result is the one
 * chance to see it.
 *
 * @param maker id of the person, null for a token of a script
 * @throws AppError `resource.not_found` for runs of others; `resource.conflict` while it runs and beyond 20 open links; `request.invalid` for bodies
 *   of runs outside of the sandbox, which may tell of real patients
 */
export async function createShare(
  workspaceId: string,
  runId: string,
  maker: string | null,
  input: ShareInput,
): Promise<NewShare> {
  const client = await db();
  const run = await client.run.findFirst({
    where: { id: runId, workspaceId },
    select: { status: true, holder: true },
  });
  if (!run) throw new AppError('resource.not_found', { detail: `There is no run ${runId} here.` });
  if (run.status === 'running') {
    throw new AppError('resource.conflict', {
      detail: 'The run is still under way. Share it when it is over, or cancel it first.',
    });
  }
  if (input.includeBodies && !isSandbox(run.holder)) {
    const detail = `Found bodies of a run against ${run.holder}; they may tell of real patients. Only runs against the sandbox of this portal are shared with bodies.`;
    throw new AppError('request.invalid', {
      detail,
      fields: [{ path: 'includeBodies', code: 'not_sandbox', detail }],
    });
  }
  const now = new Date();
  const open = await client.runShare.count({
    where: { runId, workspaceId, revokedAt: null, expiresAt: { gt: now } },
  });
  if (open >= maxOpenPerRun) {
    throw new AppError('resource.conflict', {
      detail: `This run has ${open} open links already. Revoke one that is not needed.`,
    });
  }
  const { token, hash, hint } = newToken('share');
  const row = await client.runShare.create({
    data: {
      id: newId('shr'),
      workspaceId,
      runId,
      tokenHash: hash,
      hint,
      includeBodies: input.includeBodies,
      hideClientIds: input.hideClientIds,
      createdById: maker,
      createdAt: now,
      expiresAt: new Date(now.getTime() + input.expiresInHours * 3_600_000),
    },
    select: shareColumns,
  });
  const names = await namesOf([row.createdById]);
  return { ...serializeShare(row, names), url: `${env().APP_URL}/share/${token}` };
}

/** Whether a run went to the sandbox of this portal. */
export function isSandbox(holder: string): boolean {
  return holder.startsWith(`${env().APP_URL}/sandbox/`);
}
