import 'server-only';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { env } from '@/lib/env';
import { db } from './client';
import { embeddedExtensions, openEmbedded } from './embedded';
import { releaseLock } from './lock';
import { migrationNames, migrationsList, noFilters, startSchemaEngine } from './schema-engine';

interface Row {
  migration_name: string;
}

/** Applies the migrations that the database of the environment lacks. Returns their names. */
export async function migrate(): Promise<string[]> {
  const { DATABASE_URL, DATA_DIR } = env();
  if (DATABASE_URL) {
    const { PrismaPg } = await import('@prisma/adapter-pg');
    return applyTo(new PrismaPg({ connectionString: DATABASE_URL }));
  }
  const { PrismaPGlite } = await import('pglite-prisma-adapter');
  const database = await openEmbedded(DATA_DIR, 'a migration');
  try {
    return await applyTo(new PrismaPGlite(database));
  } finally {
    await database.close();
    releaseLock();
  }
}

async function applyTo(factory: SqlMigrationAwareDriverAdapterFactory): Promise<string[]> {
  const engine = await startSchemaEngine(factory);
  const applied = await engine.applyMigrations({
    migrationsList: migrationsList(),
    filters: noFilters,
  });
  return applied.appliedMigrationNames;
}

/**
 * An adapter on an empty database in memory, for comparing and writing migrations. A real PostgreSQL is
 * never used for that: the engine would reset what it takes for its scratch database.
 */
export async function scratchDatabase(): Promise<SqlMigrationAwareDriverAdapterFactory> {
  const { PGlite } = await import('@electric-sql/pglite');
  const { PrismaPGlite } = await import('pglite-prisma-adapter');
  const extensions = await embeddedExtensions();
  const factory = new PrismaPGlite(await PGlite.create({ extensions }));
  factory.connectToShadowDb = async () =>
    new PrismaPGlite(await PGlite.create({ extensions })).connect();
  return factory;
}

/** Which migrations of this build the open database has not seen. Empty means ready. */
export async function pendingMigrations(): Promise<string[]> {
  const client = await db();
  const rows = await client.$queryRaw<Row[]>`
    SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL`;
  const done = new Set(rows.map((row) => row.migration_name));
  return migrationNames().filter((name) => !done.has(name));
}
