import { defineConfig } from "vitest/config";

const strict = "./tests/support/strict-console.ts";
const server = "./tests/support/global-setup.ts";

export default defineConfig({
  test: {
    maxWorkers: 2,
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
          setupFiles: [strict],
          globalSetup: [server],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "routes",
          include: ["tests/routes/**/*.test.ts"],
          setupFiles: [strict],
          globalSetup: [server, "./tests/support/build-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
