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

/**
 * What did not pass in a Vitest JSON report, each with where it stands and the first line of why.
 * @returns {string[]}
 */
export function failuresInVitest(report) {
  return (report?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const tests = assertionResults.filter((test) => test.status !== "passed");
    if (status === "failed" && tests.length === 0) return [told(name, message)];
    return tests.map((test) => told(`${name} › ${test.fullName}`, test.failureMessages?.[0] ?? test.status));
  });
}

/**
 * The same of a Playwright JSON report.
 * @returns {string[]}
 */
export function failuresInPlaywright(report) {
  const inSuite = ({ file, specs = [], suites = [] }) => [
    ...specs
      .filter((spec) => spec.tests.some((test) => test.status !== "expected"))
      .map((spec) => {
        const results = spec.tests.flatMap((test) => test.results);
        const why = results.flatMap((result) => result.errors).map((error) => error.message)[0];
        return told(`${file} › ${spec.title}`, why ?? spec.tests[0]?.status);
      }),
    ...suites.flatMap(inSuite),
  ];
  const outside = (report?.errors ?? []).map((error) => told("outside any test", error.message));
  return [...(report?.suites ?? []).flatMap(inSuite), ...outside];
}

function told(place, why) {
  return `${place}: ${String(why ?? "").split("\n")[0]}`;
}

/** @param {Count} count */
export function lastLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}
