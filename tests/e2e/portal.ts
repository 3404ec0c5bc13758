import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export interface Portal {
  url: string;
  dataDir: string;
  /** Leads the group of its processes. */
  pid: number;
  /** Everything that `npm start` has printed so far. */
  output: () => string;
  /** Kills the server with SIGKILL, as a power cut would. */
  kill: () => Promise<void>;
  stop: () => Promise<void>;
}

/** A new, empty data folder for a portal. */
export function newDataDir(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'onramp-e2e-'));
}

/** Starts a portal of its own the way `npm start` does and waits until it says that it is ready. */
export async function startPortal(options: {
  port: number;
  dataDir: string;
  env?: Record<string, string>;
}): Promise<Portal> {
  const { port, dataDir } = options;
  let printed = '';
  const child: ChildProcess = spawn(process.execPath, ['scripts/start.mjs'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      APP_URL: '',
      DATABASE_URL: '',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      ONRAMP_OWNER_EMAIL: '',
      ONRAMP_OWNER_PASSWORD: '',
      ...options.env,
    },
  });
  child.stdout?.on('data', (chunk) => (printed += String(chunk)));
  child.stderr?.on('data', (chunk) => (printed += String(chunk)));
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const signal = async (name: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.pid) process.kill(-child.pid, name);
    await exited;
  };
  const deadline = Date.now() + 90_000;
  while (!printed.includes('Onramp is ready')) {
    if (child.exitCode !== null || Date.now() > deadline) {
      throw new Error(`the portal did not start:\n${printed}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url: `http://localhost:${port}`,
    dataDir,
    pid: child.pid ?? 0,
    output: () => printed,
    kill: () => signal('SIGKILL'),
    stop: () => signal('SIGTERM'),
  };
}

/** A bearer token from the `onramp` command, as a person gets it in a second terminal. */
export function createToken(portal: { dataDir: string; port: number }): string {
  const result = spawnSync(
    'npm',
    ['run', '--silent', 'onramp', '--', 'token', 'create', '--workspace', 'demo', '--name', 'e2e'],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        NODE_ENV: 'production',
        DATA_DIR: portal.dataDir,
        PORT: String(portal.port),
        APP_URL: '',
        DATABASE_URL: '',
      },
    },
  );
  if (result.status !== 0) throw new Error(`onramp token create failed: ${result.stderr}`);
  return result.stdout.trim();
}
