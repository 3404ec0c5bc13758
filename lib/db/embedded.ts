import 'server-only';
import fs from 'node:fs';
import path from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { releaseLock, takeLock } from './lock';

/**
 * The contrib modules that the schema uses, loaded into every embedded database. Never `btree_gin`: beside a third
 * module trigram indexes then answer wrongly (PGlite 0.5.16).
 */
export async function embeddedExtensions() {
  const [{ pg_trgm }, { citext }, { fuzzystrmatch }] = await Promise.all([
    import('@electric-sql/pglite/contrib/pg_trgm'),
    import('@electric-sql/pglite/contrib/citext'),
    import('@electric-sql/pglite/contrib/fuzzystrmatch'),
  ]);
  return { pg_trgm, citext, fuzzystrmatch };
}

/**
 * Opens the embedded PostgreSQL below `folder`, which is made (0700) when it is not there. Takes the lock
 * first, and proves with one query that the database answers.
 *
 * @throws DatabaseInUseError when another process has it open
 */
export async function openEmbedded(folder: string, purpose: string): Promise<PGlite> {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  fs.chmodSync(folder, 0o700);
  takeLock(folder, purpose);
  const umask = process.umask(0o077);
  try {
    const { PGlite } = await import('@electric-sql/pglite');
    const database = await PGlite.create({
      dataDir: path.join(folder, 'postgres'),
      extensions: await embeddedExtensions(),
    });
    const answer = await database.query<{ ok: number }>('SELECT 1 AS ok');
    if (answer.rows[0]?.ok !== 1) throw new Error('the embedded database does not answer');
    return database;
  } catch (error) {
    releaseLock();
    throw error;
  } finally {
    process.umask(umask);
  }
}
