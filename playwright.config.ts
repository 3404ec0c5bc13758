import os from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';

const port = Number(process.env.E2E_PORT ?? 3210);
const dataDir = path.join(os.tmpdir(), `onramp-e2e-${process.pid}`);
// Workers load this file again: they must see the folder that the first load chose.
process.env.E2E_DATA_DIR ??= dataDir;
const executablePath = process.env.CHROMIUM_PATH;

// Alone in what they change, so that they run beside the journeys.
const beside = /\/(pages|crash|bulk-crash|demo|directory[\w-]*)\.spec\.ts$/;

export default defineConfig({
  testDir: 'tests/e2e',
  fullyParallel: false,
  // Journeys change the demo workspace and follow one another. What only looks, the directory, and what has a portal
  // of its own run beside.
  workers: 2,
  projects: [
    { name: 'journeys', testIgnore: beside, workers: 1 },
    { name: 'beside', testMatch: beside, workers: 1 },
  ],
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['list'], ['json']] : [['list']],
  use: {
    baseURL: `http://localhost:${port}`,
    // Traces make every test slower: E2E_TRACE=1 asks for them when one has failed.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    // What fades in or out has no contrast to judge yet, and moves away from a pointer.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // Chromium's own sandbox does not start as root.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
  webServer: {
    command: 'node scripts/start.mjs',
    url: `http://localhost:${port}/api/ready`,
    timeout: 240_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
    env: {
      PORT: String(port),
      APP_URL: '',
      DATABASE_URL: '',
      DATA_DIR: process.env.E2E_DATA_DIR,
      ONRAMP_OWNER_EMAIL: 'owner@example.org',
      ONRAMP_OWNER_PASSWORD: 'correct horse battery',
      LOG_LEVEL: 'warn',
      OUTBOUND_ALLOW: process.env.E2E_OUTBOUND_ALLOW ?? '127.0.0.1:4998,127.0.0.1:4999',
    },
  },
});
