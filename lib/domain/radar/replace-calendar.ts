import 'server-only';
import { newToken } from '@/lib/crypto/token';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';

/**
 * Makes a secret address for the calendar of a workspace; the one before works no more. Only its hash is
 * stored, so the result is the one chance to see it.
 */
export async function replaceCalendar(workspaceId: string): Promise<{ url: string }> {
  const client = await db();
  const { token, hash } = newToken('cal');
  await client.workspace.update({
    where: { id: workspaceId },
    data: { calendarTokenHash: hash },
    select: { id: true },
  });
  return { url: `${env().APP_URL}/api/v1/calendars/${token}` };
}
