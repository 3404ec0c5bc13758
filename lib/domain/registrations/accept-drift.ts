import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { DriftSchema, type Drift, type RegistrationDetail } from '@/lib/schemas/registration';
import { addRevision, type Author } from './add-revision';
import { getRegistrationDetail } from './get-registration-detail';

/** What was sent, with the members that differ as the holder says them now. */
function settled(sent: Record<string, unknown>, drift: Drift): Record<string, unknown> {
  const changed = { ...sent };
  for (const { member, after } of drift.changes) changed[member] = after;
  return Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined));
}

/**
 * Takes what the holder says as the state of a registration: the differences are settled, and the next check compares
 * with this.
 *
 * @throws AppError `resource.not_found`; `resource.conflict` when there is no difference to take
 */
export async function acceptDrift(
  workspaceId: string,
  id: string,
  author: Author,
): Promise<RegistrationDetail> {
  const before = await getRegistrationDetail(workspaceId, id);
  const { drift, sent } = before;
  if (drift?.state !== 'differs') {
    throw new AppError('resource.conflict', {
      detail: 'The last check found no difference that could be taken. Check for drift again.',
    });
  }
  const client = await db();
  const now = settled(sent, drift);
  const taken = DriftSchema.parse({ state: 'same', changes: [], runId: drift.runId });
  await client.$transaction(async (tx) => {
    await tx.registration.updateMany({
      where: { workspaceId, id },
      data: {
        sent: now as Prisma.InputJsonObject,
        drift: taken as unknown as Prisma.InputJsonObject,
        ...(typeof now['scope'] === 'string' ? { scope: now['scope'] } : {}),
      },
    });
    await addRevision(tx, id, { kind: 'drift-accepted', author });
  });
  return getRegistrationDetail(workspaceId, id);
}
