/** Migrates the database of the environment and makes what takes seconds to make: the keys of the sandbox. */
import { closeDb } from '@/lib/db/client';
import { migrate } from '@/lib/db/migrations';
import { prepareSandbox } from '@/lib/sandbox/prepare-sandbox';

await migrate();
await prepareSandbox();
await closeDb();
process.exit(0);
