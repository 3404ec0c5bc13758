/** `npm run check`: format, lint with the import law, types, and migrations that agree with the schema. */
import { bin, generate, install, step, together, typescript } from './lib/steps.mjs';

install();
generate();
step('types of the routes', process.execPath, [bin.next, 'typegen'], { quiet: true });
const cache = ['--cache', '--cache-location', 'node_modules/.cache/eslint/'];
await together(
  [
    {
      label: 'lint and import law',
      args: ['--max-old-space-size=4096', bin.eslint, '.', '--max-warnings=0', ...cache],
    },
  ],
  [
    { label: 'types', args: [bin.tsc, '--noEmit'] },
    { label: 'format', args: [bin.prettier, '--check', '--log-level=warn', '.'] },
    { label: 'migrations', args: [...typescript, 'scripts/migration.ts'] },
  ],
);
console.log('\ncheck passed');
