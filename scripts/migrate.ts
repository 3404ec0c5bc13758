/** Applies pending migrations to the database of the environment and says which. */
import { migrate } from '@/lib/db/migrations';

const applied = await migrate();
console.log(applied.length === 0 ? 'database is up to date' : `applied ${applied.join(', ')}`);
process.exit(0);
