/** What a suite's JSON report says: counts, and the names of what failed. */

/** Reads a report of vitest. */
export function vitestReport(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests,
    failures: report.testResults.flatMap((file) => {
      const tests = file.assertionResults.filter(({ status }) => status === 'failed');
      if (tests.length === 0 && file.status === 'failed') return [fileFailure(file)];
      return tests.map((test) => `${file.name} › ${test.fullName}: ${firstLine(test)}`);
    }),
  };
}

const firstLine = (test) => (test.failureMessages[0] ?? '').split('\n', 1)[0];
const fileFailure = (file) => `${file.name}: ${file.message.split('\n', 1)[0]}`;

/** Reads a report of Playwright; a test that passed only on a second try counts as failed. */
export function playwrightReport({ stats, suites, errors = [] }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    failures: [
      ...errors.map(({ message }) => String(message)),
      ...suites.flatMap(specsOf).flatMap(({ ok, file, line, title }) => {
        return ok ? [] : [`${file}:${line} › ${title}`];
      }),
    ],
  };
}

const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
