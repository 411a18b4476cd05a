import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What the built application is made of. */
const SOURCES = [
  "app",
  "db",
  "public",
  "vite.config.ts",
  "remix.config.js",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];
const NOT_BUILT = /\.test\.tsx?$|\.sql$/;
const STAMP = join(".cache", "build-stamp");
const ENTRY = join("build", "server", "index.js");

/** One digest over the names and contents of all sources of the build, in a fixed order. */
export async function sourceDigest(root: string): Promise<string> {
  const files: string[] = [];
  for (const source of SOURCES) {
    const entries = await readdir(join(root, source), { recursive: true, withFileTypes: true }).catch(
      () => null,
    );
    if (entries === null) files.push(source);
    else {
      for (const entry of entries) {
        if (entry.isFile() && !NOT_BUILT.test(entry.name))
          files.push(join(entry.parentPath, entry.name).slice(root.length + 1));
      }
    }
  }
  const digest = createHash("sha256");
  for (const file of files.sort()) {
    const content = await readFile(join(root, file)).catch(() => null);
    if (content) digest.update(`${file}\0${content.length}\0`).update(content);
  }
  return digest.digest("hex");
}

/** Whether the application must be built: never built, interrupted, or built from other sources. */
export function buildIsStale(build: { exists: boolean; stamp: string | null; digest: string }): boolean {
  return !build.exists || build.stamp !== build.digest;
}

/**
 * Builds the application unless it is built from these very sources. `runStep` wraps the build itself.
 * Throws with the builder's output when it fails; ends the builder when `signal` aborts.
 */
export async function ensureBuilt(
  root: string,
  runStep: (work: () => Promise<void>) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const digest = await sourceDigest(root);
  const stampFile = join(root, STAMP);
  const stamp = await readFile(stampFile, "utf8").catch(() => null);
  if (!buildIsStale({ exists: existsSync(join(root, ENTRY)), stamp, digest })) return;
  await runStep(async () => {
    await rm(stampFile, { force: true });
    await build(root, signal);
    await mkdir(join(root, ".cache"), { recursive: true });
    await writeFile(stampFile, digest);
  });
}

function build(root: string, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const cli = join(root, "node_modules", "@remix-run", "dev", "dist", "cli.js");
    const child: ChildProcess = spawn(process.execPath, [cli, "vite:build"], {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk) => {
        output += chunk;
      });
    }
    signal?.addEventListener("abort", () => child.kill("SIGTERM"), { once: true });
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The application could not be built:\n${output.trim()}`));
    });
  });
}
