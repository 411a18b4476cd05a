import { env } from "#app/env.server.ts";
import { CHECKOUT } from "#scripts/checkout.ts";
import { countJournal, MIGRATIONS_FOLDER } from "#scripts/database/prepare.ts";
import { onStopSignal } from "#scripts/stop-signal.ts";
import { createLogger, routeConsole } from "#server/logger.ts";
import { PROCESS_ROLES, type ProcessRole, runProcess } from "#server/run.ts";

/**
 * Runs one role of the application on the database DATABASE_URL names, which must be migrated and the
 * application built: what a container does. `web`, `worker` or `all`.
 */
const asked = process.argv[2] ?? process.env.HUIQIAN_ROLE ?? "all";
const role = PROCESS_ROLES.find((known) => known === asked);
const databaseUrl = process.env.DATABASE_URL;
if (!role || !databaseUrl) {
  console.error(
    databaseUrl ? `Unknown role ${asked}: one of ${PROCESS_ROLES.join(", ")}.` : "DATABASE_URL is not set.",
  );
  process.exit(1);
}

const logger = createLogger(env.LOG_LEVEL);
routeConsole(logger);
const running = await runProcess({
  role: role satisfies ProcessRole,
  databaseUrl,
  env,
  logger,
  mode: "production",
  root: CHECKOUT,
  listedMigrations: await countJournal(MIGRATIONS_FOLDER),
}).catch((error: unknown) => {
  logger.fatal({ err: error }, "could not start");
  process.exit(1);
});
const end = async (code: number) => {
  await running.stop();
  process.exit(code);
};
onStopSignal(() => end(0));
running.ended.then(
  () => end(1),
  (error: unknown) => {
    logger.fatal({ err: error }, "worker ended");
    return end(1);
  },
);
