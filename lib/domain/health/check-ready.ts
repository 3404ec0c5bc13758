import 'server-only';
import { db } from '@/lib/db/client';
import { pendingMigrations } from '@/lib/db/migrations';
import { log } from '@/lib/log';
import { jobsAreRunning } from './start-up';

/** What the readiness address tells: enough to act on, nothing to attack with. */
export interface Readiness {
  isReady: boolean;
  checks: {
    database: 'ok' | 'failed';
    migrations: 'ok' | 'pending' | 'unknown';
    jobs: 'ok' | 'stopped';
  };
}

/** Whether the portal can do its work: the database answers, has every migration, and the jobs run. */
export async function checkReady(): Promise<Readiness> {
  const checks: Readiness['checks'] = {
    database: 'failed',
    migrations: 'unknown',
    jobs: jobsAreRunning() ? 'ok' : 'stopped',
  };
  try {
    await (
      await db()
    ).$queryRaw`SELECT 1`;
    checks.database = 'ok';
    checks.migrations = (await pendingMigrations()).length === 0 ? 'ok' : 'pending';
  } catch (error) {
    log.warn({ err: error }, 'not ready');
  }
  return { isReady: Object.values(checks).every((state) => state === 'ok'), checks };
}
