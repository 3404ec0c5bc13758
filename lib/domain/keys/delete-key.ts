import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { counted } from '@/lib/format/quantities';
import { openStates } from '../certificate-requests/request-states';
import { noSuchKey } from './get-key';

/**
 * Removes a key for good; a sealed private key is gone with it.
 *
 * @throws AppError `resource.not_found`; `key.in_use` when a certificate, an open request or the JWK Set of an app
 *   rests on it
 */
export async function deleteKey(workspaceId: string, id: string): Promise<void> {
  const client = await db();
  await client.$transaction(async (tx) => {
    const row = await tx.key.findFirst({
      where: { id, workspaceId },
      select: {
        _count: {
          select: {
            certificates: true,
            requests: { where: { state: { in: openStates } } },
            apps: { where: { withdrawnAt: null } },
          },
        },
      },
    });
    if (!row) throw noSuchKey(id);
    const { certificates, requests, apps } = row._count;
    if (certificates + requests + apps > 0) {
      throw new AppError('key.in_use', {
        detail: `${counted(certificates, 'certificate')}, ${counted(requests, 'open request')} and ${counted(apps, 'app that publishes it', 'apps that publish it')} rest on this key.`,
      });
    }
    // Where it was withdrawn it is history only.
    await tx.appKey.deleteMany({ where: { keyId: id, workspaceId } });
    await tx.key.delete({ where: { id } });
  });
}
