/** `npm run dev`: the portal with hot reload, on the same database as `npm start`. */
import { spawnSync } from 'node:child_process';
import { fail, generate, install, typescript } from './lib/steps.mjs';
import { addressOf, forwardSignals, serve } from './lib/serve.mjs';

const env = { ...process.env, NODE_ENV: 'development' };
install();
generate();
const prepared = spawnSync(process.execPath, [...typescript, 'scripts/prepare.ts'], {
  stdio: ['ignore', 'pipe', 'inherit'],
  encoding: 'utf8',
  env,
});
if (prepared.status !== 0) fail('The database is not ready; see the message above.');
const { child, exited } = await serve('dev', env);
forwardSignals(child);
console.log(`\nOnramp (development): ${addressOf(env)}`);
for (const message of JSON.parse(prepared.stdout.trim().split('\n').at(-1))) console.log(message);
process.exit(await exited);
