import 'server-only';
import { PrismaClient } from '@/generated/prisma/client';
import { env } from '@/lib/env';
import { openEmbedded } from './embedded';
import { releaseLock } from './lock';

interface Opened {
  client: PrismaClient;
  close: () => Promise<void>;
}
// One instance per process, whichever bundle asks: Next loads this module more than once.
const store = globalThis as typeof globalThis & { onrampDatabase?: Promise<Opened> | undefined };

/** Columns that no query returns unless it asks for them by name. */
const omit = {
  user: { passwordHash: true },
  key: { sealedPrivate: true },
  apiToken: { tokenHash: true },
  invitation: { tokenHash: true },
  webhook: { sealedSecret: true },
  workspace: { calendarTokenHash: true },
} as const;

/** The embedded database does one transaction at a time: on a busy machine the others wait their turn. */
const transactionOptions = { maxWait: 10_000, timeout: 20_000 };

async function open(): Promise<Opened> {
  const { DATABASE_URL, DATA_DIR } = env();
  if (DATABASE_URL) {
    const { PrismaPg } = await import('@prisma/adapter-pg');
    const client = new PrismaClient({
      adapter: new PrismaPg({ connectionString: DATABASE_URL }),
      omit,
      transactionOptions,
    });
    return { client: client as unknown as PrismaClient, close: () => client.$disconnect() };
  }
  const { PrismaPGlite } = await import('pglite-prisma-adapter');
  const database = await openEmbedded(DATA_DIR, 'the portal');
  const client = new PrismaClient({
    adapter: new PrismaPGlite(database),
    omit,
    transactionOptions,
  });
  return {
    client: client as unknown as PrismaClient,
    close: async () => {
      await client.$disconnect();
      await database.close();
      releaseLock();
    },
  };
}

/**
 * The database client; opened on first use, then shared. With DATABASE_URL it talks to that PostgreSQL,
 * without it to the embedded one under DATA_DIR.
 *
 * @throws DatabaseInUseError when another process has the embedded database open
 */
export async function db(): Promise<PrismaClient> {
  store.onrampDatabase ??= open().catch((error: unknown) => {
    store.onrampDatabase = undefined;
    throw error;
  });
  return (await store.onrampDatabase).client;
}

/** Closes the database; the next `db()` opens it again. */
export async function closeDb(): Promise<void> {
  const opened = store.onrampDatabase;
  store.onrampDatabase = undefined;
  if (opened) await (await opened).close();
}
