import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { prepareDatabase } from "#scripts/database/prepare.ts";
import {
  type Cluster,
  type ClusterOptions,
  createRoleAndDatabase,
  newSecrets,
  openCluster,
} from "#scripts/embedded-postgres/cluster.ts";
import { runningPostmaster } from "#scripts/embedded-postgres/postmaster.ts";
import { type Connection, connect } from "#db/client.server.ts";
import { brokenRules } from "#tests/support/invariants.ts";
import {
  buildPlacingPlan,
  type Placing,
  placedWhole,
  standing,
  startPlacing,
} from "#tests/support/placing-plan.ts";

const ORDERS = 200;

let folder: string;
let options: ClusterOptions;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "huiqian-killed-"));
  await chmod(folder, 0o755);
  // As in production: what was committed must survive.
  options = {
    dataFolder: join(folder, "postgres"),
    logFile: join(folder, "postgres.log"),
    secrets: newSecrets(),
    durable: true,
  };
});
afterAll(async () => {
  const left = await runningPostmaster(options.dataFolder);
  if (left) process.kill(left.pid, "SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

/** Runs `work` as the owner of the cluster's database. */
async function asOwner<Result>(
  cluster: Cluster,
  work: (owner: Connection) => Promise<Result>,
): Promise<Result> {
  const owner = connect(cluster.ownerUrl(), { max: 1, applicationName: "owner" });
  try {
    return await work(owner);
  } finally {
    await owner.close();
  }
}

/** Starts a server on the folder; after a kill this recovers from the log. Keeps the port once there is one. */
async function startServer(): Promise<Cluster> {
  const cluster = await openCluster(options);
  options.secrets.port = cluster.port;
  return cluster;
}

it(`PostgreSQL killed again and again while ${ORDERS} requisitions are placed keeps every one that was reported, and none by half`, async () => {
  let cluster = await startServer();
  await createRoleAndDatabase(cluster, options.secrets.appPassword);
  await prepareDatabase({ ownerUrl: cluster.ownerUrl(), appUrl: cluster.appUrl() });
  const builder = connect(cluster.appUrl(), { max: 5, applicationName: "builder" });
  const plan = await buildPlacingPlan(builder, ORDERS);
  await builder.close();

  /** Kills the server once the program has come so much further. */
  async function killWhen(placing: Placing, further: number) {
    await placing.reached((await asOwner(cluster, standing)).approved + further);
    process.kill(cluster.pid, "SIGKILL");
  }

  /** Starts a server on what the killed one left. */
  async function restart() {
    const killed = cluster.pid;
    cluster = await startServer();
    expect([cluster.startedHere, cluster.pid === killed]).toEqual([true, false]);
  }

  // The program dies with the server, so that the rows are seen at rest.
  for (const further of [1, 25]) {
    const placing = startPlacing(cluster.appUrl(), plan);
    await killWhen(placing, further);
    placing.child.kill("SIGKILL");
    await placing.ended;
    await restart();
    const { approved } = await asOwner(cluster, standing);
    expect(approved).toBeGreaterThanOrEqual(placing.reported());
    expect(await asOwner(cluster, brokenRules)).toEqual({});
  }

  // The program lives on, finds the server again on its port, and finishes.
  const placing = startPlacing(cluster.appUrl(), plan);
  await killWhen(placing, 30);
  await restart();
  expect(await placing.ended).toMatchObject({ code: 0, errors: "" });
  expect(await asOwner(cluster, brokenRules)).toEqual({});
  expect(await asOwner(cluster, standing)).toEqual(placedWhole(plan));
  await cluster.stop();
}, 120_000);
