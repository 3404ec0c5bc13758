import 'server-only';
import { db } from '@/lib/db/client';

/** The holders of the sandbox forget clients, with their tokens. */
export async function forgetClients(clientIds: readonly string[]): Promise<void> {
  const client = await db();
  const ids = [...clientIds];
  await client.$transaction([
    client.sandboxToken.deleteMany({ where: { clientId: { in: ids } } }),
    client.sandboxClient.deleteMany({ where: { id: { in: ids } } }),
  ]);
}
