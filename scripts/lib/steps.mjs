/**
 * What `npm start`, `npm test`, `npm run dev` and `npm run check` share: install, generate and build only
 * what changed. Only Node's own modules here: this runs before anything is installed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
process.chdir(root);

/** Node with the flags that let it run our TypeScript with its path aliases. */
export const typescript = ['--conditions=react-server', '--import', 'tsx'];

export const bin = {
  next: 'node_modules/next/dist/bin/next',
  prisma: 'node_modules/prisma/build/index.js',
  vitest: 'node_modules/vitest/vitest.mjs',
  playwright: 'node_modules/@playwright/test/cli.js',
  eslint: 'node_modules/eslint/bin/eslint.js',
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  tsc: 'node_modules/typescript/bin/tsc',
};

/** Ends the process with what went wrong, in words. */
export function fail(message) {
  console.error(`\n${message}`);
  process.exit(1);
}

/** Runs a command, says what and how long, and stops everything when it fails. */
export function step(label, command, args, { env = {}, quiet = false } = {}) {
  const started = Date.now();
  console.log(`· ${label}`);
  const result = spawnSync(command, args, {
    stdio: quiet ? ['ignore', 'ignore', 'inherit'] : ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  if (result.status !== 0) fail(`${label}: failed after ${seconds} s`);
  console.log(`  done in ${seconds} s`);
}

function runNode(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
    });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('error', (error) => output.push(Buffer.from(`${error.message}\n`)));
    child.on('close', (status) => resolve({ status, output: Buffer.concat(output).toString() }));
  });
}

/**
 * Runs rows of steps of Node side by side, each row in its order; what a step prints comes when it has ended. All of them are
 * run to their end, then the process ends if one has failed.
 */
export async function together(...rows) {
  const failed = [];
  await Promise.all(
    rows.map(async (steps) => {
      for (const { label, args } of steps) {
        const started = Date.now();
        const { status, output } = await runNode(args);
        const seconds = ((Date.now() - started) / 1000).toFixed(1);
        console.log(
          `· ${label}\n${output}  ${status === 0 ? 'done in' : 'failed after'} ${seconds} s`,
        );
        if (status !== 0) failed.push(label);
      }
    }),
  );
  if (failed.length > 0) fail(`failed: ${failed.join(', ')}`);
}

/** SHA-256 over the names and contents of files and folders. */
export function fingerprint(paths, extra = '') {
  const hash = createHash('sha256').update(extra);
  const add = (file) => {
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory()) {
      for (const name of fs.readdirSync(file).sort()) add(path.join(file, name));
    } else if (!/\.test\.tsx?$/.test(file)) {
      hash.update(`\0${file}\0`).update(fs.readFileSync(file));
    }
  };
  paths.forEach(add);
  return hash.digest('hex');
}

/** Does the work unless `marker` says that it was done for the same input. */
function unlessDone(marker, print, work) {
  const done = fs.existsSync(marker) ? fs.readFileSync(marker, 'utf8') : '';
  if (done === print) return false;
  fs.rmSync(marker, { force: true });
  work();
  fs.mkdirSync(path.dirname(marker), { recursive: true });
  fs.writeFileSync(marker, print);
  return true;
}

/** Checks the version of Node and installs the packages of the lock file. */
export function install() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Onramp needs Node 20.19 or newer; this is ${process.versions.node}.`);
  }
  const print = fingerprint(['package-lock.json'], process.versions.modules);
  unlessDone('node_modules/.onramp-installed', print, () => {
    step('installing packages', 'npm', [
      'ci',
      '--include=dev',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ]);
  });
}

/** Generates the database client. Prisma's engine is not needed for it, only asked for: any file will do. */
export function generate() {
  const print = fingerprint(['prisma/schema', 'prisma.config.ts', 'package-lock.json']);
  unlessDone('generated/.onramp-generated', print, () => {
    step('generating the database client', process.execPath, [bin.prisma, 'generate'], {
      env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
      quiet: true,
    });
  });
}

/** Builds the portal for production when a source changed since the last build. */
export function build() {
  const sources = [
    'app',
    'components',
    'lib',
    'prisma/schema',
    'public',
    'types',
    'generated/.onramp-generated',
  ];
  const files = [
    'next.config.js',
    'postcss.config.mjs',
    'tsconfig.json',
    'package-lock.json',
    'instrumentation.ts',
    'instrumentation-client.ts',
    'proxy.ts',
  ];
  const print = fingerprint([...sources, ...files]);
  return unlessDone('.next/onramp-built', print, () => {
    step('building the portal', process.execPath, [bin.next, 'build']);
  });
}
