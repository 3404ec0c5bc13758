import 'server-only';
import { db } from '@/lib/db/client';

const intervalMs = 600_000;
const codeMemoryMs = 3_600_000;
let lastSweep = 0;

/** Deletes what has expired: JWT ids, exports, tokens, sessions, requests, grants, clients; at most every ten minutes. */
export async function sweepNowAndThen(): Promise<void> {
  const now = Date.now();
  // The distance, not the difference: a clock that was set back must not stop the sweeping.
  if (Math.abs(now - lastSweep) < intervalMs) return;
  lastSweep = now;
  const client = await db();
  const expired = { expiresAt: { lt: new Date(now) } };
  await client.sandboxJti.deleteMany({ where: expired });
  await client.sandboxResource.deleteMany({ where: expired });
  await client.sandboxExport.deleteMany({ where: expired });
  await client.sandboxToken.deleteMany({ where: expired });
  await client.sandboxSession.deleteMany({ where: expired });
  await client.sandboxInteraction.deleteMany({ where: expired });
  await client.sandboxLaunch.deleteMany({ where: expired });
  await client.sandboxRefreshToken.deleteMany({ where: expired });
  // A used code is kept for a while: its second use has to be noticed.
  const longAgo = { expiresAt: { lt: new Date(now - codeMemoryMs) } };
  await client.sandboxCode.deleteMany({ where: longAgo });
  await client.sandboxGrant.deleteMany({ where: longAgo });
  await client.sandboxClient.deleteMany({ where: expired });
}
