/** `npm start`: from a fresh clone, or from the last start, to a running portal. */
import { spawnSync } from 'node:child_process';
import { build, fail, generate, install, typescript } from './lib/steps.mjs';
import { addressOf, forwardSignals, serve } from './lib/serve.mjs';

const env = { ...process.env, NODE_ENV: 'production' };
install();
generate();
build();
const prepared = spawnSync(process.execPath, [...typescript, 'scripts/prepare.ts'], {
  stdio: ['ignore', 'pipe', 'inherit'],
  encoding: 'utf8',
  env,
});
if (prepared.status !== 0) fail('The database is not ready; see the message above.');
const messages = JSON.parse(prepared.stdout.trim().split('\n').at(-1));

const { child, exited } = await serve('start', env);
forwardSignals(child);
console.log(`\nOnramp is ready: ${addressOf(env)}`);
for (const message of messages) console.log(message);
process.exit(await exited);
