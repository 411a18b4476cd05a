import { defineConfig, devices } from "@playwright/test";
import { findChromium } from "./scripts/find-chromium.mjs";
import { anyFreePort } from "./scripts/free-port.ts";

/** Where the site already listens, when somebody has opened it beforehand; else it is opened here. */
const opened = process.env.E2E_ADDRESS;
// Chosen once: the test processes that load this file again inherit it.
process.env.E2E_PORT ??= String(await anyFreePort());
const address = opened ?? `http://127.0.0.1:${process.env.E2E_PORT}`;
const asRoot = process.getuid?.() === 0;
const report = process.env.PLAYWRIGHT_JSON_OUTPUT_FILE;

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  // Files are run beside each other, the tests of a file one after the other: they build on each other.
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: report ? [["list"], ["json", { outputFile: report }]] : [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: address,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    // Without its film: drawing every change cost more than the browser itself.
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: findChromium() ?? undefined,
      args: asRoot ? ["--no-sandbox"] : [],
    },
  },
  webServer: opened
    ? undefined
    : {
        command: "node --import tsx tests/support/e2e-server.ts",
        url: `${address}/readyz`,
        timeout: 300_000,
        reuseExistingServer: false,
        stdout: "ignore",
        stderr: "pipe",
        gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
      },
});
