import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/support/longest-first.ts";
import { TEST_SECRET } from "./tests/support/secret.ts";

const strict = "./tests/support/strict-console.ts";
const endOfFile = "./tests/support/end-of-file.ts";
const server = "./tests/support/global-setup.ts";

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // A worker loads each module once for all of its files: loading them for every file took most of the time.
    isolate: false,
    // Generous: a machine that is busy with something else is slow, not wrong.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    env: { SESSION_SECRET: TEST_SECRET },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{app,db,server,scripts}/**/*.test.{ts,tsx}"],
          setupFiles: [strict],
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/{integration,races,architecture}/**/*.test.ts"],
          setupFiles: [strict, endOfFile],
          globalSetup: [server],
        },
      },
      {
        extends: true,
        test: {
          name: "routes",
          include: ["tests/routes/**/*.test.ts"],
          setupFiles: [strict, endOfFile],
          globalSetup: [server, "./tests/support/build-setup.ts"],
        },
      },
    ],
  },
});
