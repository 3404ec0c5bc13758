import 'server-only';
import { hashToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { calendarText } from './calendar-text';
import { findRadarEntries } from './list-radar';

/**
 * The calendar at a secret address, as iCalendar.
 *
 * @throws AppError `resource.not_found` when the address is nobody's (any more)
 */
export async function openCalendar(token: string, now: Date): Promise<string> {
  const client = await db();
  const workspace = await client.workspace.findUnique({
    where: { calendarTokenHash: hashToken(token) },
    select: { id: true, slug: true, name: true },
  });
  if (!workspace) {
    throw new AppError('resource.not_found', {
      detail:
        'There is no calendar at this address. It may have been replaced: see Settings, Notices.',
    });
  }
  const entries = await findRadarEntries(workspace, now);
  return calendarText(
    entries.map(({ item }) => item),
    {
      id: workspace.id,
      name: `What ends next: ${workspace.name}`,
      portalUrl: env().APP_URL,
      now,
    },
  );
}
