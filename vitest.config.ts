import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/setup/longest-first';

const alias = {
  '@': import.meta.dirname,
  // The guard that keeps server code out of browser bundles has no meaning under Node.
  'server-only': path.join(import.meta.dirname, 'tests/setup/server-only.ts'),
};
const setupFiles = ['tests/setup/fail-on-console.ts'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['{lib,components,scripts}/**/*.test.{ts,tsx}'],
          setupFiles,
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          setupFiles: [...setupFiles, 'tests/setup/integration.ts'],
          globalSetup: ['tests/setup/template-database.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
