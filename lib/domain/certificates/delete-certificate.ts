import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { counted } from '@/lib/format/quantities';
import { requireCertificate } from './require-certificate';

/**
 * Removes a certificate from the workspace, with the registrations that were made with it and are cancelled. Its
 * key stays.
 *
 * @throws AppError `resource.not_found`; `certificate.in_use` while a registration rests on it
 */
export async function deleteCertificate(workspaceId: string, id: string): Promise<void> {
  await requireCertificate(workspaceId, id);
  const client = await db();
  await client.$transaction(async (tx) => {
    const count = await tx.registration.count({
      where: { certificateId: id, status: { not: 'cancelled' } },
    });
    if (count > 0) {
      throw new AppError('certificate.in_use', {
        detail: `${counted(count, 'registration')} rest on this certificate.`,
      });
    }
    await tx.certificate.delete({ where: { id } });
  });
}
