import "./e2e-environment.ts";
import { env } from "#app/env.server.ts";
import { connect } from "#db/client.server.ts";
import { ensureServer } from "#scripts/bundle-server.ts";
import { CHECKOUT } from "#scripts/checkout.ts";
import { countJournal, MIGRATIONS_FOLDER, prepareDatabase } from "#scripts/database/prepare.ts";
import { buildDemonstration } from "#scripts/demo/build.ts";
import { openDisposableCluster } from "#scripts/embedded-postgres/disposable.ts";
import { onStopSignal } from "#scripts/stop-signal.ts";
import { createLogger, routeConsole } from "#server/logger.ts";
import { type RunningProcess, runProcess } from "#server/run.ts";

/**
 * What browser tests visit: the built application with the demonstration world, on a throw-away database. It listens on
 * the port E2E_PORT, or on any, and says where when it is ready.
 */
const logger = createLogger("warn");
routeConsole(logger);
const built = ensureServer();
const cluster = await openDisposableCluster({ inMemory: true });
let running: RunningProcess | null = null;
onStopSignal(async () => {
  await running?.stop();
  await cluster.stop();
  process.exit(0);
});
await prepareDatabase({ ownerUrl: cluster.ownerUrl(), appUrl: cluster.appUrl() });
const connection = connect(cluster.appUrl(), { max: 8, applicationName: "huiqian-demonstration" });
await buildDemonstration(connection);
await connection.close();
await built;
running = await runProcess({
  role: "all",
  databaseUrl: cluster.appUrl(),
  env: {
    ...env,
    HOST: "127.0.0.1",
    PORT: Number(process.env.E2E_PORT ?? 0),
  },
  logger,
  mode: "production",
  root: CHECKOUT,
  listedMigrations: await countJournal(MIGRATIONS_FOLDER),
});
console.log(running.address);
