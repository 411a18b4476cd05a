import type { TestProject } from "vitest/node";
import postgres from "postgres";
import { DATABASE_NAME } from "#scripts/embedded-postgres/cluster.ts";
import { openDisposableCluster } from "#scripts/embedded-postgres/disposable.ts";
import { prepareDatabase } from "#scripts/database/prepare.ts";

export type TestServer = { ownerUrl: string; appUrl: string };

declare module "vitest" {
  interface ProvidedContext {
    /** URLs of the run's PostgreSQL; the database name in them is replaced by each file's clone. */
    testServer: TestServer;
  }
}

export const TEMPLATE = "huiqian_template";

type Shared = { users: number; ready: Promise<{ server: TestServer; stop(): Promise<void> }> };
const slot = Symbol.for("huiqian.test-server");
const globals = globalThis as unknown as Record<symbol, Shared | undefined>;

/** One server and one migrated template for the whole run, whichever test projects take part in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shared = globals[slot] ?? { users: 0, ready: startServer() };
  globals[slot] = shared;
  shared.users += 1;
  const { server, stop } = await shared.ready;
  project.provide("testServer", server);
  return async () => {
    shared.users -= 1;
    if (shared.users === 0) {
      globals[slot] = undefined;
      await stop();
    }
  };
}

async function startServer() {
  const cluster = await openDisposableCluster({ inMemory: true });
  try {
    await prepareDatabase({ ownerUrl: cluster.ownerUrl(), appUrl: cluster.appUrl() });
    const sql = postgres(cluster.ownerUrl("postgres"), { max: 1, onnotice: () => undefined });
    await sql.unsafe(`alter database ${DATABASE_NAME} rename to ${TEMPLATE}`);
    await sql.end();
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return { server: { ownerUrl: cluster.ownerUrl(), appUrl: cluster.appUrl() }, stop: cluster.stop };
}
