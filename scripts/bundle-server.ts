import { randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { ensureBuilt } from "#scripts/build.ts";
import { CHECKOUT } from "#scripts/checkout.ts";

/** The program of `serve.ts` in one file: what containers, tests and measurements run. */
export const SERVER_PROGRAM = join(CHECKOUT, "build", "serve.js");

/** Builds the application unless it is built from these very sources, and the program that serves it. */
export async function ensureServer(): Promise<void> {
  await ensureBuilt(CHECKOUT, (work) => work());
  await bundleServer();
}

/**
 * Writes `serve.ts` and all of ours that it imports into one JavaScript file; packages stay where they are. Started
 * from it a process needs half of the processor time. Takes some 50 ms, so nobody asks whether it is stale. Whoever
 * starts the program meanwhile reads the old file or the new one, whole. Throws what does not compile.
 */
async function bundleServer(): Promise<void> {
  const { outputFiles } = await build({
    absWorkingDir: CHECKOUT,
    entryPoints: [join("scripts", "serve.ts")],
    outfile: SERVER_PROGRAM,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: "linked",
    logLevel: "silent",
    write: false,
  });
  await mkdir(dirname(SERVER_PROGRAM), { recursive: true });
  // The map before what points to it.
  for (const { path, contents } of outputFiles.toReversed()) {
    const unfinished = `${path}.${randomUUID()}`;
    await writeFile(unfinished, contents);
    await rename(unfinished, path);
  }
}
