import 'server-only';
import { db } from '@/lib/db/client';

const intervalMs = 600_000;
let lastSweep = 0;

/** Deletes JWT ids, access tokens and clients that have expired; at most every ten minutes, else does nothing. */
export async function sweepNowAndThen(): Promise<void> {
  const now = Date.now();
  // The distance, not the difference: a clock that was set back must not stop the sweeping.
  if (Math.abs(now - lastSweep) < intervalMs) return;
  lastSweep = now;
  const client = await db();
  const expired = { expiresAt: { lt: new Date(now) } };
  await client.sandboxJti.deleteMany({ where: expired });
  await client.sandboxToken.deleteMany({ where: expired });
  await client.sandboxClient.deleteMany({ where: expired });
}
