import { spawn } from "node:child_process";
import { chmod, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Cluster, createRoleAndDatabase, newSecrets, openCluster } from "./cluster.ts";
import { newThrowAwayFolder } from "./throw-away-folder.ts";

/**
 * Starts a throw-away server. `stop` removes it; if this process is killed, a guard that notices its closed pipe does
 * the same. `durable` makes it keep its promises to the disk, for measurements; `inMemory` keeps it off the disk where
 * there is the room, for tests (decision 0048); `settings` are further ones of the server, `name=value`.
 */
export async function openDisposableCluster({
  durable = false,
  inMemory = false,
  settings = [],
}: {
  durable?: boolean;
  inMemory?: boolean;
  settings?: readonly string[];
} = {}): Promise<Cluster> {
  const folder = await newThrowAwayFolder({ inMemory });
  await chmod(folder, 0o755);
  const dataFolder = join(folder, "postgres");
  const secrets = newSecrets();
  const cluster = await openCluster({
    dataFolder,
    logFile: join(folder, "postgres.log"),
    secrets,
    durable,
    settings,
  });
  const guard = spawn(
    "/bin/sh",
    [
      "-c",
      'trap "" INT TERM HUP; cat >/dev/null; kill -QUIT "$1" 2>/dev/null; sleep 1; rm -rf "$2"',
      "guard",
      String(cluster.pid),
      folder,
    ],
    { cwd: "/", detached: true, stdio: ["pipe", "ignore", "ignore"] },
  );
  guard.unref();
  await createRoleAndDatabase(cluster, secrets.appPassword);
  const stop = async () => {
    guard.kill("SIGKILL");
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...cluster, stop };
}
