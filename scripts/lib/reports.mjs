/** What a suite's JSON report says: counts, and the names of what failed. */

/** Reads a report of vitest. */
export function vitestReport(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests,
    failures: report.testResults.flatMap((file) => {
      const tests = file.assertionResults.filter(({ status }) => status === 'failed');
      if (tests.length === 0 && file.status === 'failed') {
        return [`${file.name}: ${firstLine(file.message)}`];
      }
      return tests.map(({ fullName, failureMessages: [message] }) => {
        return `${file.name} › ${fullName}: ${firstLine(message)}`;
      });
    }),
  };
}

const firstLine = (message = '') => message.split('\n', 1)[0];

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
