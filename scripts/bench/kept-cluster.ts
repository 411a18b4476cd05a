import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type Cluster,
  type ClusterSecrets,
  createRoleAndDatabase,
  newSecrets,
  openCluster,
} from "#scripts/embedded-postgres/cluster.ts";

/**
 * Starts a durable server whose data stays in `folder`, so that what took long to seed is measured again in another run.
 * The folder must be one that the server's user can enter; who made it throws it away.
 */
export async function openKeptCluster(folder: string): Promise<Cluster> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
  const file = join(folder, "secrets.json");
  const kept = await readFile(file, "utf8").catch(() => null);
  const secrets = kept ? (JSON.parse(kept) as ClusterSecrets) : newSecrets();
  await writeFile(file, JSON.stringify(secrets), { mode: 0o600 });
  const cluster = await openCluster({
    dataFolder: join(folder, "postgres"),
    logFile: join(folder, "postgres.log"),
    secrets,
    durable: true,
  });
  await createRoleAndDatabase(cluster, secrets.appPassword);
  return cluster;
}
