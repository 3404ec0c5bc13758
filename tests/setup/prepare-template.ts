/** Migrates the database of the environment and makes what takes seconds to make: the keys of the sandbox. */
import { closeDb } from '@/lib/db/client';
import { migrate } from '@/lib/db/migrations';
import { udapMetadata } from '@/lib/sandbox/udap/metadata';

await migrate();
await udapMetadata('harbor', null);
await closeDb();
process.exit(0);
