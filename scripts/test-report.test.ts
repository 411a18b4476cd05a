import { expect, it } from "vitest";
import { countPlaywright, countVitest, lastLine, sum } from "./test-report.mjs";

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});

it.each([
  [
    "all passed",
    { success: true, testResults: [file("passed", "passed", "passed")] },
    { passed: 2, failed: 0 },
  ],
  [
    "one failed",
    { success: false, testResults: [file("failed", "passed", "failed")] },
    { passed: 1, failed: 1 },
  ],
  [
    "a file that broke",
    { success: false, testResults: [file("passed", "passed"), file("failed")] },
    { passed: 1, failed: 1 },
  ],
  [
    "a skipped test",
    { success: true, testResults: [file("passed", "passed", "pending")] },
    { passed: 1, failed: 1 },
  ],
  [
    "an error outside any test",
    { success: false, testResults: [file("passed", "passed")] },
    { passed: 1, failed: 1 },
  ],
  ["no test at all", { success: true, testResults: [] }, { passed: 0, failed: 1 }],
  ["no report", null, { passed: 0, failed: 1 }],
])("counts a Vitest report: %s", (_name, report, expected) => {
  expect(countVitest(report)).toEqual(expected);
});

const stats = (expected: number, unexpected = 0, flaky = 0, skipped = 0) => ({
  expected,
  unexpected,
  flaky,
  skipped,
});

it.each([
  ["all passed", { stats: stats(3), errors: [] }, { passed: 3, failed: 0 }],
  ["one failed", { stats: stats(2, 1) }, { passed: 2, failed: 1 }],
  ["one passed only the second time", { stats: stats(2, 0, 1) }, { passed: 2, failed: 1 }],
  ["one skipped", { stats: stats(2, 0, 0, 1) }, { passed: 2, failed: 1 }],
  ["the server did not start", { stats: stats(0), errors: [{}] }, { passed: 0, failed: 1 }],
  ["no test at all", { stats: stats(0), errors: [] }, { passed: 0, failed: 1 }],
  ["no report", null, { passed: 0, failed: 1 }],
])("counts a Playwright report: %s", (_name, report, expected) => {
  expect(countPlaywright(report)).toEqual(expected);
});

it("ends with one line over everything", () => {
  expect(
    lastLine(
      sum([
        { passed: 4, failed: 0 },
        { passed: 10, failed: 2 },
      ]),
    ),
  ).toBe("14 passed, 2 failed");
});
