/**
 * `npm test`: installs what it needs, then runs unit tests, integration tests on the embedded database and
 * on a real PostgreSQL, and the browser journeys against a production build. The last line counts them.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureBrowser } from './lib/browser.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { playwrightReport, vitestReport } from './lib/reports.mjs';
import { bin, build, generate, install } from './lib/steps.mjs';

install();
generate();
const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'onramp-reports-'));
const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

/** Runs a suite and adds its counts; a suite that dies without a report counts as one failure. */
function suite(label, args, env, count) {
  console.log(`\n=== ${label}`);
  const file = path.join(reports, `${label.replace(/\W+/g, '-')}.json`);
  const result = spawnSync(process.execPath, args(file), {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'test', NEXT_TELEMETRY_DISABLED: '1', ...env(file) },
  });
  const counts = fs.existsSync(file) ? count(JSON.parse(fs.readFileSync(file, 'utf8'))) : null;
  if (counts) for (const name of Object.keys(total)) total[name] += counts[name];
  failures.push(...(counts?.failures ?? []).map((text) => `${label}: ${text}`));
  if (result.status !== 0 && !counts?.failed) {
    total.failed += 1;
    failures.push(`${label}: ended with ${result.signal ?? `exit code ${result.status}`}`);
  }
}

function vitest(label, project, env = {}) {
  suite(
    label,
    (file) => [
      bin.vitest,
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    () => env,
    vitestReport,
  );
}

vitest('unit tests', 'unit');
vitest('integration tests on the embedded database', 'integration', { TEST_DATABASE_URL: '' });
const postgres = await startPostgres();
if (postgres) {
  vitest('integration tests on PostgreSQL', 'integration', { TEST_DATABASE_URL: postgres.url });
  await postgres.stop();
} else {
  console.log(
    '\n=== integration tests on PostgreSQL: skipped, no PostgreSQL here (set TEST_DATABASE_URL)',
  );
  total.skipped += 1;
}
build();
const browser = await ensureBrowser();
suite(
  'browser journeys',
  () => [bin.playwright, 'test', ...process.argv.slice(2)],
  (file) => ({ CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: file, NODE_ENV: 'production' }),
  playwrightReport,
);

fs.rmSync(reports, { recursive: true, force: true });
if (failures.length > 0) console.log(`\n=== failed\n${failures.join('\n')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 ? 0 : 1);
