import { randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { build } from "esbuild";

/** The program of `serve.ts` in one file: what containers and tests run. */
export const serverProgram = (root: string) => join(root, "build", "serve.js");

/**
 * Writes `serve.ts` and all of ours that it imports into one JavaScript file; packages stay where they are. Started
 * from it a process needs half of the processor time. Takes some 50 ms, so nobody asks whether it is stale. Whoever
 * starts the program meanwhile reads the old file or the new one, whole. Throws what does not compile.
 */
export async function bundleServer(root: string): Promise<void> {
  const program = serverProgram(root);
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [join("scripts", "serve.ts")],
    outfile: program,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: "linked",
    logLevel: "silent",
    write: false,
  });
  await mkdir(dirname(program), { recursive: true });
  // The map before what points to it.
  for (const { path, contents } of outputFiles.toReversed()) {
    const unfinished = `${path}.${randomUUID()}`;
    await writeFile(unfinished, contents);
    await rename(unfinished, path);
  }
}
