import 'server-only';
import { db } from '@/lib/db/client';

/** Keeps that the holder confirmed the end of a registration. It stays in the list; no run uses it again. */
export async function markCancelled(workspaceId: string, id: string): Promise<void> {
  const client = await db();
  await client.registration.updateMany({
    where: { workspaceId, id },
    data: { status: 'cancelled' },
  });
}
