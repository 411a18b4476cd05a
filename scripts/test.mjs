import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, requireNode, root, STOP_SIGNALS } from "./install.mjs";
import {
  countPlaywright,
  countVitest,
  failuresInPlaywright,
  failuresInVitest,
  lastLine,
  sum,
} from "./test-report.mjs";

// Plain JavaScript without packages: it runs before anything is installed.
requireNode();
process.chdir(root);
const reports = join(root, ".cache", "test-reports");
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

/** What did not pass, told again at the end of a long output. */
const failures = [];

/** What is running now; ended with us. */
const running = new Set();
for (const signal of STOP_SIGNALS) {
  process.on(signal, () => {
    for (const child of running) child.kill("SIGTERM");
    setTimeout(() => process.exit(130), 10_000).unref();
  });
}

/**
 * Opens the site that browser tests visit: its world is built beside tests that leave a core idle now and then. `address`
 * is null when it ended before it was ready.
 */
function openSite() {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/support/e2e-server.ts"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  running.add(child);
  const ended = new Promise((resolve) => child.once("close", resolve));
  const address = new Promise((resolve) => {
    child.stdout.once("data", (line) => resolve(String(line).trim()));
    child.once("error", () => resolve(null));
    ended.then(() => resolve(null));
  });
  const close = async () => {
    child.kill("SIGTERM");
    await ended;
    running.delete(child);
  };
  return { address, close };
}

/** Runs a program of node_modules; answers its exit code and, when captured, what it wrote. */
function run(program, args, { capture = false, environment = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, "node_modules", program), ...args], {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ["ignore", capture ? "pipe" : "inherit", capture ? "pipe" : "inherit"],
    });
    running.add(child);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk) => {
        output += chunk;
      });
    }
    child.once("error", (error) => resolve({ code: 1, output: error.message }));
    child.once("close", (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

function title(text) {
  console.log(`\n── ${text}`);
}

/** Runs a check, saying nothing; `told` says how it went. */
async function check(name, program, args) {
  const begun = Date.now();
  const { code, output } = await run(program, args, { capture: true });
  return { name, passed: code === 0, output, took: `${((Date.now() - begun) / 1000).toFixed(1)} s` };
}

/** Waits for a check and says how it went, with its output when it failed. */
async function told(checked) {
  const { name, passed, output, took } = await checked;
  title(name);
  console.log(passed ? `✓ ${name} (${took})` : `${output.trim()}\n✗ ${name} (${took})`);
  if (passed) return { passed: 1, failed: 0 };
  failures.push(name);
  return { passed: 0, failed: 1 };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(join(reports, file), "utf8"));
  } catch {
    return null;
  }
}

async function vitest(project) {
  title(`${project} tests`);
  const file = `${project}.json`;
  const { code } = await run("vitest/vitest.mjs", [
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${join(reports, file)}`,
  ]);
  const report = readReport(file);
  const count = countVitest(report);
  failures.push(...failuresInVitest(report));
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

async function browserTests(site, browser) {
  title("browser tests");
  try {
    const chromium = await browser;
    const address = await site.address;
    if (address === null) throw new Error("The site for the browser tests did not open.");
    const report = join(reports, "browser.json");
    const { code } = await run("@playwright/test/cli.js", ["test"], {
      environment: {
        CHROMIUM_PATH: chromium,
        E2E_ADDRESS: address,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
    });
    const results = readReport("browser.json");
    const count = countPlaywright(results);
    failures.push(...failuresInPlaywright(results));
    return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
  } catch (error) {
    console.log(`✗ ${error.message}`);
    return { passed: 0, failed: 1 };
  } finally {
    await site.close();
  }
}

async function everything() {
  try {
    await ensureInstalled();
  } catch (error) {
    console.log(error.message);
    return { passed: 0, failed: 1 };
  }
  // Getting a browser waits for the network, so it begins first; how it went is told with the tests that need it.
  const browser = import("./ensure-browser.mjs").then(({ ensureBrowser }) => ensureBrowser());
  browser.catch(() => undefined);
  // The types and then the build keep one core busy beside everything that needs no build.
  const types = check("types", "typescript/bin/tsc", ["--noEmit"]);
  const built = types.then(() => check("build", "tsx/dist/cli.mjs", ["scripts/ensure-built.ts"]));
  const directions = ["app", "db", "server", "scripts", "--config", ".dependency-cruiser.cjs"];
  const checksAndOwnTests = [
    await told(check("format", "@biomejs/biome/bin/biome", ["format", "."])),
    await told(check("lint", "@biomejs/biome/bin/biome", ["lint", "."])),
    await told(check("import directions", "dependency-cruiser/bin/dependency-cruise.mjs", directions)),
    await vitest("unit"),
    await vitest("integration"),
    await told(types),
    await told(built),
  ];
  const site = openSite();
  return sum([...checksAndOwnTests, await vitest("routes"), await browserTests(site, browser)]);
}

const total = await everything();
if (failures.length > 0) {
  title("did not pass");
  for (const each of failures) console.log(`✗ ${each}`);
}
console.log(`\n${lastLine(total)}`);
process.exit(total.failed === 0 ? 0 : 1);
