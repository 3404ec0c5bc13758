import 'server-only';
import { db } from '@/lib/db/client';

/** Makes the address of the calendar work no more. Does nothing when there is none. */
export async function removeCalendar(workspaceId: string): Promise<void> {
  const client = await db();
  await client.workspace.updateMany({
    where: { id: workspaceId },
    data: { calendarTokenHash: null },
  });
}
