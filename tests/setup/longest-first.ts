import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, the longest first: begun last, one of them would keep a single core busy at the end. */
const longest = [
  'tests/integration/bulk-500.test.ts',
  'tests/integration/statement-wire.test.ts',
  'tests/integration/directory-probing.test.ts',
  'tests/integration/directory-sources.test.ts',
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
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => place(one) - place(other));
  }
}
