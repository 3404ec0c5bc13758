import 'server-only';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

/** The parts of Prisma's schema engine that migrations need. It is the CLI's own engine, as WebAssembly. */
export interface SchemaEngine {
  devDiagnostic(input: object): Promise<unknown>;
  applyMigrations(input: object): Promise<{ appliedMigrationNames: string[] }>;
  diff(input: object): Promise<{ exitCode: number; stdout: string | null }>;
}

export const schemaFolder = path.join(process.cwd(), 'prisma/schema');
export const migrationsFolder = path.join(process.cwd(), 'prisma/migrations');
export const noFilters = { externalTables: [], externalEnums: [] };

/** The schema files as [path, content], the way the engine wants them. */
export function schemaFiles(): [string, string][] {
  return fs
    .readdirSync(schemaFolder)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => [name, fs.readFileSync(path.join(schemaFolder, name), 'utf8')]);
}

/** The names of the migrations in the repository, oldest first. */
export function migrationNames(): string[] {
  return fs
    .readdirSync(migrationsFolder)
    .filter((name) => fs.existsSync(path.join(migrationsFolder, name, 'migration.sql')))
    .sort();
}

/** The migrations folder as the engine wants it. */
export function migrationsList() {
  const lock = path.join(migrationsFolder, 'migration_lock.toml');
  return {
    baseDir: migrationsFolder,
    lockfile: {
      path: 'migration_lock.toml',
      content: fs.existsSync(lock) ? fs.readFileSync(lock, 'utf8') : null,
    },
    shadowDbInitScript: '',
    migrationDirectories: migrationNames().map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok',
          value: fs.readFileSync(path.join(migrationsFolder, name, 'migration.sql'), 'utf8'),
        },
      },
    })),
  };
}

/**
 * Starts the engine on a database. No engine is downloaded: the WebAssembly build comes with the npm
 * package, so migrations work without the internet and are recorded as the CLI would record them.
 */
export async function startSchemaEngine(
  factory: SqlMigrationAwareDriverAdapterFactory,
): Promise<SchemaEngine> {
  const require = createRequire(path.join(process.cwd(), 'package.json'));
  const folder = path.dirname(require.resolve('@prisma/schema-engine-wasm'));
  const compiled = new WebAssembly.Module(
    fs.readFileSync(path.join(folder, 'schema_engine_bg.wasm')),
  );
  const instance = new WebAssembly.Instance(compiled, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  const engine: unknown = await bindings.SchemaEngine.new(
    { datamodels: schemaFiles() },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  return engine as SchemaEngine;
}
