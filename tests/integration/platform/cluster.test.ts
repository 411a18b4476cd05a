import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connect } from "#db/client.server.ts";
import {
  APP_ROLE,
  type Cluster,
  type ClusterOptions,
  createRoleAndDatabase,
  newSecrets,
  openCluster,
} from "#scripts/embedded-postgres/cluster.ts";
import { runningPostmaster } from "#scripts/embedded-postgres/postmaster.ts";

let folder: string;
let options: ClusterOptions;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "huiqian-cluster-"));
  await chmod(folder, 0o755);
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

async function query(cluster: Cluster, text: string) {
  const sql = postgres(cluster.ownerUrl("postgres"), { max: 1, onnotice: () => undefined });
  try {
    return [...(await sql.unsafe(text))];
  } finally {
    await sql.end();
  }
}

it("is reached by the application's role through a socket that lies with the data", async () => {
  const cluster = await openCluster(options);
  await createRoleAndDatabase(cluster, options.secrets.appPassword);
  expect(new URL(cluster.appUrl()).searchParams.get("host")).toBe(options.dataFolder);
  const application = connect(cluster.appUrl(), { max: 1 });
  try {
    const rows = await application.sql`
      select session_user::text as role, inet_server_addr() is null as "throughSocket"`;
    expect([...rows]).toEqual([{ role: APP_ROLE, throughSocket: true }]);
  } finally {
    await application.close();
    await cluster.stop();
  }
});

it("starts a server, takes it over while it runs, and starts it again after it was killed, without losing a row", async () => {
  const first = await openCluster(options);
  expect(first.startedHere).toBe(true);
  await query(first, "create table kept (n int)");
  await query(first, "insert into kept values (7)");

  const second = await openCluster({ ...options, secrets: { ...options.secrets, port: 1 } });
  expect(second).toMatchObject({ startedHere: false, pid: first.pid, port: first.port });
  expect(second.appUrl()).toBe(first.appUrl());

  process.kill(first.pid, "SIGKILL");
  const third = await openCluster({ ...options, secrets: { ...options.secrets, port: first.port } });
  expect(third.startedHere).toBe(true);
  expect(await query(third, "select n from kept")).toEqual([{ n: 7 }]);

  await third.stop();
  expect(await runningPostmaster(options.dataFolder)).toBeNull();
});

it("refuses a stranger's password and listens to this machine alone", async () => {
  const cluster = await openCluster(options);
  const stranger = postgres(cluster.ownerUrl("postgres").replace(options.secrets.ownerPassword, "wrong"), {
    max: 1,
  });
  await expect(stranger`select 1`).rejects.toMatchObject({ code: "28P01" });
  await stranger.end();
  const [settings] = await query(
    cluster,
    "select current_setting('listen_addresses') as address, current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit",
  );
  expect(settings).toEqual({ address: "127.0.0.1", fsync: "on", commit: "on" });
  await cluster.stop();
});
