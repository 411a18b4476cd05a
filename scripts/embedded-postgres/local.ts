import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import {
  CHECKOUT,
  ensureStateFolder,
  folderKey,
  readState,
  STATE_FOLDER,
  writeState,
} from "#scripts/checkout.ts";
import { isRoot } from "./account.ts";
import { rootShelf } from "./binaries.ts";
import {
  type Cluster,
  type ClusterSecrets,
  createRoleAndDatabase,
  newSecrets,
  openCluster,
} from "./cluster.ts";

type LocalState = ClusterSecrets & { dataFolder: string; checkout: string };

/**
 * Where this checkout's data lives. An ordinary user keeps it in the checkout; root keeps it in a folder the
 * server's user can enter. A checkout that was moved finds its data again; a copy of one gets its own.
 */
async function placeData(state: LocalState | null): Promise<string> {
  if (state && existsSync(state.dataFolder)) {
    const isCopy =
      state.checkout !== CHECKOUT && existsSync(join(state.checkout, ".huiqian", "cluster.json"));
    if (!isCopy) return state.dataFolder;
  }
  if (!isRoot()) return join(STATE_FOLDER, "postgres");
  return join(await rootShelf(), folderKey(CHECKOUT), "postgres");
}

/** Starts (or takes over) this checkout's own PostgreSQL and makes its role and database. */
export async function openLocalCluster(onProgress?: (message: string) => void): Promise<Cluster> {
  await ensureStateFolder();
  const remembered = await readState<LocalState>("cluster.json");
  const dataFolder = await placeData(remembered);
  const kept = remembered && existsSync(dataFolder) ? remembered : null;
  if (!kept && existsSync(dataFolder)) {
    throw new Error(
      `${dataFolder} holds a database whose passwords (.huiqian/cluster.json) are gone. Move it away to start afresh.`,
    );
  }
  const state: LocalState = { ...(kept ?? newSecrets()), dataFolder, checkout: CHECKOUT };
  await mkdir(join(dataFolder, ".."), { recursive: true });
  await writeState("cluster.json", state);
  const cluster = await openCluster({
    dataFolder,
    logFile: join(STATE_FOLDER, "postgres.log"),
    secrets: state,
    durable: true,
    onProgress,
  });
  if (cluster.port !== state.port) await writeState("cluster.json", { ...state, port: cluster.port });
  await createRoleAndDatabase(cluster, state.appPassword);
  return cluster;
}
