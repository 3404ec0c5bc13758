/** `npm run db:migration -- NAME`: see migration.ts. */
import { generate, install, step, typescript } from './lib/steps.mjs';

install();
generate();
step('migration', process.execPath, [
  ...typescript,
  'scripts/migration.ts',
  ...process.argv.slice(2),
]);
