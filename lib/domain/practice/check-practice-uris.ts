import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { openTransport } from '@/lib/net/open-transport';
import { checkPages } from '@/lib/protocol/registration/preflight-live';
import type { Transport } from '@/lib/protocol/transport';
import type { Practice } from '@/lib/schemas/practice';
import { findPractice, getPractice } from './get-practice';

/** A person waits for it: for all addresses together. */
const totalMs = 20_000;

/**
 * Calls the pages that the answers name as a holder would before a registration, without following redirects, and keeps
 * what was found.
 *
 * @throws AppError `resource.not_found`; `resource.conflict` before the first answer is saved
 */
export async function checkPracticeUris(
  workspaceId: string,
  appId: string,
  signal: AbortSignal,
  transport: Transport = openTransport({ signal, limits: { totalMs } }),
): Promise<Practice> {
  const { metadata, row } = await findPractice(workspaceId, appId);
  if (!row) {
    throw new AppError('resource.conflict', {
      detail: 'There are no answers yet. Save one first, then look at the addresses.',
    });
  }
  const { policy_uri, tos_uri } = metadata;
  const checks = await checkPages(transport, {
    ...(policy_uri === undefined ? {} : { policy_uri }),
    ...(tos_uri === undefined ? {} : { tos_uri }),
  });
  const client = await db();
  await client.appPractice.updateMany({
    where: { appId, workspaceId },
    data: { uriChecks: checks, urisCheckedAt: new Date(), updatedAt: row.updatedAt },
  });
  return getPractice(workspaceId, appId);
}
