/** `npm run --silent onramp -- …`: installs what is missing, then runs the command. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { fail, typescript } from './lib/steps.mjs';

if (!fs.existsSync('generated/.onramp-generated')) {
  fail('Start the portal once (`npm start`) before you use this command.');
}
const result = spawnSync(
  process.execPath,
  [...typescript, 'scripts/onramp.ts', ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
);
process.exit(result.status ?? 1);
