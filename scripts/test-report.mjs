/**
 * @typedef {{ passed: number, failed: number }} Count
 */

/** @param {readonly Count[]} counts @returns {Count} */
export function sum(counts) {
  return counts.reduce(
    (total, { passed, failed }) => ({ passed: total.passed + passed, failed: total.failed + failed }),
    {
      passed: 0,
      failed: 0,
    },
  );
}

/**
 * Counts a Vitest JSON report. A file that broke before its tests counts as one failure, a skipped test as a
 * failure (it shows nothing), and a report without any test as one.
 * @returns {Count}
 */
export function countVitest(report) {
  if (!report) return { passed: 0, failed: 1 };
  const files = report.testResults ?? [];
  const counts = files.map(({ status, assertionResults }) => {
    const passed = assertionResults.filter((test) => test.status === "passed").length;
    const failed = assertionResults.length - passed;
    return { passed, failed: status === "failed" && failed === 0 ? 1 : failed };
  });
  const total = sum(counts);
  const broken = report.success === false && total.failed === 0;
  return total.passed + total.failed === 0 || broken ? { ...total, failed: total.failed + 1 } : total;
}

/**
 * Counts a Playwright JSON report by the same rules; a test that passed only when tried again is a failure.
 * @returns {Count}
 */
export function countPlaywright(report) {
  if (!report?.stats) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failed = unexpected + flaky + skipped + (report.errors?.length ?? 0);
  return expected + failed === 0 ? { passed: 0, failed: 1 } : { passed: expected, failed };
}

/** @param {Count} count */
export function lastLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}
