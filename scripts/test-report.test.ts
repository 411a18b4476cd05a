import { expect, it } from "vitest";
import {
  countPlaywright,
  countVitest,
  failuresInPlaywright,
  failuresInVitest,
  lastLine,
  sum,
} from "./test-report.mjs";

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

it("names what did not pass in a Vitest report, and why in a line", () => {
  const test = (fullName: string, status: string, ...failureMessages: string[]) => ({
    fullName,
    status,
    failureMessages,
  });
  const report = {
    testResults: [
      {
        name: "a.test.ts",
        status: "failed",
        assertionResults: [
          test("holds", "passed"),
          test("adds", "failed", "expected 1 to be 2\n    at a.test.ts:3"),
          test("waits", "pending"),
        ],
      },
      { name: "b.test.ts", status: "failed", message: "no such module\nstack", assertionResults: [] },
      { name: "c.test.ts", status: "passed", assertionResults: [test("holds", "passed")] },
    ],
  };
  expect(failuresInVitest(report)).toEqual([
    "a.test.ts › adds: expected 1 to be 2",
    "a.test.ts › waits: pending",
    "b.test.ts: no such module",
  ]);
  expect(failuresInVitest(null)).toEqual([]);
});

it("names what did not pass in a Playwright report, however deep, and why in a line", () => {
  const spec = (title: string, status: string, ...errors: string[]) => ({
    title,
    tests: [{ status, results: [{ errors: errors.map((message) => ({ message })) }] }],
  });
  const report = {
    suites: [
      {
        file: "a.spec.ts",
        specs: [spec("opens", "expected")],
        suites: [
          {
            file: "a.spec.ts",
            specs: [spec("closes", "unexpected", "late\nstack"), spec("waits", "skipped")],
          },
        ],
      },
    ],
    errors: [{ message: "no browser" }],
  };
  expect(failuresInPlaywright(report)).toEqual([
    "a.spec.ts › closes: late",
    "a.spec.ts › waits: skipped",
    "outside any test: no browser",
  ]);
  expect(failuresInPlaywright(null)).toEqual([]);
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
