import 'server-only';
import { db } from '@/lib/db/client';
import { AppError } from '@/lib/errors';
import { counted } from '@/lib/format/quantities';
import { statusOf } from '../registrations/registration-row';
import { noSuchApp } from './no-such-app';

/**
 * Removes an app with its clients, the keys it published (the keys themselves stay) and its registrations that are
 * over. Its JWK Set and its page are gone with it.
 *
 * @throws AppError `resource.not_found`; `app.in_use` while a registration is active or waits for its holder
 */
export async function deleteApp(workspaceId: string, id: string): Promise<void> {
  const client = await db();
  await client.$transaction(async (tx) => {
    const row = await tx.app.findFirst({
      where: { id, workspaceId },
      select: {
        registrations: {
          select: { status: true, clientExpiresAt: true, clientSecretExpiresAt: true },
        },
      },
    });
    if (!row) throw noSuchApp(id);
    const now = new Date();
    const states = row.registrations.map((registration) => statusOf(registration, now));
    const active = states.filter((state) => state === 'active').length;
    const waiting = states.filter((state) => state === 'waiting').length;
    if (active + waiting > 0) {
      throw new AppError('app.in_use', {
        detail:
          `Found ${counted(active, 'active registration')} and ${waiting} waiting for a holder; expected none. ` +
          'Cancel them at their holders first.',
      });
    }
    await tx.app.delete({ where: { id } });
  });
}
