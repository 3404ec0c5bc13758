import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { counted } from '@/lib/format/quantities';
import { openStates } from '../certificate-requests/request-states';
import { noSuchKey } from './get-key';

/**
 * Removes a key for good; a sealed private key is gone with it.
 *
 * @throws AppError `resource.not_found`; `key.in_use` when a certificate or an open request rests on it
 */
export async function deleteKey(workspaceId: string, id: string): Promise<void> {
  const client = await db();
  await client.$transaction(async (tx) => {
    const row = await tx.key.findFirst({
      where: { id, workspaceId },
      select: {
        _count: {
          select: { certificates: true, requests: { where: { state: { in: openStates } } } },
        },
      },
    });
    if (!row) throw noSuchKey(id);
    const { certificates, requests } = row._count;
    if (certificates + requests > 0) {
      throw new AppError('key.in_use', {
        detail: `${counted(certificates, 'certificate')} and ${counted(requests, 'open request')} rest on this key.`,
      });
    }
    await tx.key.delete({ where: { id } });
  });
}
