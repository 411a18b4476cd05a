import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The operating-system user a server runs as; undefined means the user who started the program. */
export type Account = { uid: number; gid: number } | undefined;

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

async function lookUp(name: string): Promise<Account> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]);
    return { uid: Number.parseInt(uid.stdout, 10), gid: Number.parseInt(gid.stdout, 10) };
  } catch {
    return undefined;
  }
}

/**
 * PostgreSQL refuses to run as root, so root hands it to `postgres`: found, or made as a system
 * user without a password or shell, or else `nobody`.
 */
export async function serverAccount(): Promise<Account> {
  if (!isRoot()) return undefined;
  const existing = await lookUp("postgres");
  if (existing) return existing;
  await run("useradd", [
    "--system",
    "--user-group",
    "--no-create-home",
    "--shell",
    "/usr/sbin/nologin",
    "postgres",
  ]).catch(() => undefined);
  const account = (await lookUp("postgres")) ?? (await lookUp("nobody"));
  if (!account) {
    throw new Error(
      "PostgreSQL does not run as root, and there is neither a user `postgres` nor a way to add one. Create it (useradd --system postgres) or start as an ordinary user.",
    );
  }
  return account;
}
