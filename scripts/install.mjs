import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { step } from "./progress.mjs";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const OLDEST_NODE = [20, 19];
export const STOP_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Ends the program with a plain sentence when Node is too old for this project. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  console.error(
    `HuiQian needs Node ${OLDEST_NODE.join(".")} or later; this is ${process.versions.node}. See https://nodejs.org`,
  );
  process.exit(1);
}

/**
 * Why nothing can be started in a folder, in a plain sentence; null when it can. To the builder a path is an address,
 * where # % and ? mean something else, and PostgreSQL hands its own to a shell within double quotes.
 * @param {string} folder
 */
export function folderProblem(folder) {
  const [character] = /["#$%?`]/.exec(folder) ?? [];
  if (character === undefined) return null;
  return `HuiQian cannot work in ${folder}: the path holds “${character}”. Move the folder to a path without any of " # $ % ? \``;
}

/**
 * Whether what is installed is what the lockfile lists: every package at its version, except those that are
 * optional (made for another system). `installed` is null when there is no finished installation.
 * @param {{ packages: Record<string, { version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }> }} lock
 * @param {{ packages: Record<string, { version?: string }> } | null} installed
 */
export function installIsCurrent(lock, installed) {
  if (!installed) return false;
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === "" || wanted.link) return true;
    const present = installed.packages[path];
    if (!present) return Boolean(wanted.optional || wanted.devOptional);
    return present.version === wanted.version;
  });
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

/**
 * Installs the packages when they are missing or not those of the lockfile. Throws with npm's own words, or the reason
 * why this folder cannot be worked in.
 */
export async function ensureInstalled() {
  const problem = folderProblem(root);
  if (problem !== null) throw new Error(problem);
  const lock = readJson(join(root, "package-lock.json"));
  // npm writes this file last, so an interrupted installation has none.
  const installed = readJson(join(root, "node_modules", ".package-lock.json"));
  if (installIsCurrent(lock, installed)) return;
  await step("Installing packages (npm ci)", () =>
    run(npm(["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"])),
  );
}

/** How to call the npm that called us, or else the one on the path. */
function npm(args) {
  const own = process.env.npm_execpath;
  return own && /npm-cli\.js$/.test(own) ? [process.execPath, own, ...args] : ["npm", ...args];
}

/**
 * Runs a program to its end. Told to stop meanwhile, it stops that program first and ends with it.
 * @param {string[]} command
 */
function run([command, ...args]) {
  return new Promise((resolve, reject) => {
    const environment = { ...process.env };
    delete environment.NODE_ENV;
    const child = spawn(command, args, { cwd: root, env: environment, stdio: ["ignore", "pipe", "pipe"] });
    let stopping = false;
    const stop = (signal) => {
      stopping = true;
      child.kill(signal);
    };
    for (const signal of STOP_SIGNALS) process.on(signal, stop);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output += chunk;
      });
    }
    child.once("error", reject);
    child.once("close", (code) => {
      for (const signal of STOP_SIGNALS) process.off(signal, stop);
      if (stopping) process.exit(1);
      if (code === 0) resolve(undefined);
      else reject(new Error(`${command} ${args.join(" ")} failed (${code}):\n${output.trim()}`));
    });
  });
}
