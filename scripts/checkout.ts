import { createHash } from "node:crypto";
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder this copy of the project is in, without symbolic links. */
export const CHECKOUT = realpathSync(dirname(dirname(fileURLToPath(import.meta.url))));

/** Everything a checkout remembers between starts; private to the user who starts it. */
export const STATE_FOLDER = join(CHECKOUT, ".huiqian");

/** A short name for a folder, the same on every start. */
export function folderKey(folder: string): string {
  return createHash("sha256").update(folder).digest("hex").slice(0, 12);
}

/** Makes the state folder, closed to other users. Throws a plain sentence when it belongs to somebody else. */
export async function ensureStateFolder(): Promise<void> {
  try {
    await mkdir(STATE_FOLDER, { recursive: true, mode: 0o700 });
    await chmod(STATE_FOLDER, 0o700);
  } catch (error) {
    throw new Error(
      `${STATE_FOLDER} cannot be used (${(error as NodeJS.ErrnoException).code}). It may belong to another user: start as that user, or remove the folder.`,
    );
  }
}

export async function readState<T>(name: string): Promise<T | null> {
  try {
    return JSON.parse(await readFile(join(STATE_FOLDER, name), "utf8")) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT" || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Writes a state file in one step, so that a kill in the middle leaves the old one. */
export async function writeState(name: string, value: unknown): Promise<void> {
  const file = join(STATE_FOLDER, name);
  await writeFile(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}
