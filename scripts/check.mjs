/** `npm run check`: format, lint with the import law, types, and migrations that agree with the schema. */
import { bin, generate, install, step, typescript } from './lib/steps.mjs';

install();
generate();
step('types of the routes', process.execPath, [bin.next, 'typegen'], { quiet: true });
step('format', process.execPath, [bin.prettier, '--check', '--log-level=warn', '.']);
step('types', process.execPath, [bin.tsc, '--noEmit']);
step('lint and import law', process.execPath, [
  '--max-old-space-size=4096',
  bin.eslint,
  '.',
  '--max-warnings=0',
  '--cache',
  '--cache-location',
  'node_modules/.cache/eslint/',
]);
step('migrations', process.execPath, [...typescript, 'scripts/migration.ts']);
console.log('\ncheck passed');
