import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const alias = {
  '@': import.meta.dirname,
  // The guard that keeps server code out of browser bundles has no meaning under Node.
  'server-only': path.join(import.meta.dirname, 'tests/setup/server-only.ts'),
};
/** Files that take longest, the longest first: begun last, one of them would keep a single core busy at the end. */
const longest = [
  'tests/integration/bulk-500.test.ts',
  'tests/integration/statement-wire.test.ts',
  'tests/integration/directory-probing.test.ts',
  'tests/integration/directory-sources.test.ts',
  'tests/integration/libraries/oidc-provider.test.ts',
  'tests/integration/runs.test.ts',
  'lib/protocol/credentials/mutation.test.ts',
  'lib/protocol/x509/mutation.test.ts',
  'lib/protocol/credentials/pkcs12/write.test.ts',
];

function place({ moduleId }: TestSpecification): number {
  const index = longest.findIndex((file) => moduleId.endsWith(`/${file}`));
  return index < 0 ? longest.length : index;
}

/** The order in which test files are begun. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => place(one) - place(other));
  }
}

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
