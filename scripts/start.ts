import "#scripts/environment.ts";
import { rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { env } from "#app/env.server.ts";
import { isOutage } from "#db/outage.server.ts";
import { ensureBuilt } from "#scripts/build.ts";
import { CHECKOUT, ensureStateFolder, readState, STATE_FOLDER, writeState } from "#scripts/checkout.ts";
import { type DatabaseLease, leaseDatabase } from "#scripts/database/lease.ts";
import { countJournal, MIGRATIONS_FOLDER, prepareDatabase } from "#scripts/database/prepare.ts";
import { ensureDemonstration, needsDemonstration } from "#scripts/demo/ensure.ts";
import { demonstrationSignIns } from "#scripts/demonstration-sign-ins.ts";
import { lastComplaintIn } from "#scripts/embedded-postgres/last-words.ts";
import { explain } from "#scripts/explain.ts";
import { firstFreePort, portIsFree } from "#scripts/free-port.ts";
import { step } from "#scripts/progress.mjs";
import { claimCheckout, noteAddress, releaseCheckout } from "#scripts/running.ts";
import { onStopSignal } from "#scripts/stop-signal.ts";
import { createLogger, logDestination, routeConsole } from "#server/logger.ts";
import { type RunningProcess, type RunOptions, runProcess } from "#server/run.ts";

const development = process.argv.includes("--dev");
const LARGEST_LOG_BYTES = 20 * 1024 * 1024;
const LONGEST_STOP_MS = 25_000;

/** What has been started so far, in the order in which it is to be stopped. */
const started: { running: RunningProcess | null; lease: Promise<DatabaseLease> | null } = {
  running: null,
  lease: null,
};
const aborted = new AbortController();

/** What the embedded PostgreSQL writes, and how long that was before this start. */
const databaseLog = join(STATE_FOLDER, "postgres.log");
const databaseLogBytes = await sizeOf(databaseLog);

async function end(code: number): Promise<never> {
  setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
  aborted.abort();
  await started.running?.stop();
  const lease = await started.lease?.catch(() => null);
  await lease?.stop();
  await releaseCheckout();
  process.exit(code);
}

/** The port to listen on: the one asked for or used last time, or else the next free one, with a word about it. */
async function choosePort(): Promise<number> {
  const remembered = await readState<{ port: number }>("web.json");
  const wanted = process.env.PORT ? env.PORT : (remembered?.port ?? env.PORT);
  if (wanted === 0) return 0;
  const isFree = async (port: number) => port !== env.METRICS_PORT && (await portIsFree(port, env.HOST));
  const free = await firstFreePort(wanted, isFree).catch((cause: unknown) => {
    throw new Error(`Nobody can listen at HOST ${env.HOST}, PORT ${wanted}.`, { cause });
  });
  if (free === null)
    throw new Error(`No port from ${wanted} on is free. Choose another: PORT=8080 npm start`);
  if (free !== wanted) console.log(`! Port ${wanted} is taken by another program; using ${free} instead.`);
  if (!process.env.PORT) await writeState("web.json", { port: free });
  return free;
}

/** Starts the application at a free port; where another program takes it between the choice and the listening, at the next. */
async function runAtFreePort(options: RunOptions): Promise<RunningProcess> {
  for (;;) {
    const port = await choosePort();
    try {
      return await runProcess({ ...options, env: { ...options.env, PORT: port } });
    } catch (error) {
      const { code, port: refused } = error as NodeJS.ErrnoException & { port?: number };
      if (code !== "EADDRINUSE" || refused !== port) throw error;
    }
  }
}

/** Bytes of a file; 0 where there is none. */
function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

/** Sets a log that has grown large aside; the one set aside before is replaced. */
async function keepLogSmall(file: string): Promise<void> {
  if ((await sizeOf(file)) > LARGEST_LOG_BYTES) await rename(file, `${file}.1`);
}

async function prepare(lease: DatabaseLease): Promise<void> {
  await prepareDatabase({ ...lease, onProgress: (message) => console.log(`  ${message}`) });
}

/** An embedded database with nothing in it gets the demonstration world; one that is in use stays as it is. */
async function giveDemonstration(lease: DatabaseLease): Promise<void> {
  if (!(await needsDemonstration(lease))) return;
  await step("Building the demonstration world", () =>
    ensureDemonstration(lease, (line) => console.log(`  ${line}`)),
  );
}

async function launch(): Promise<void> {
  started.lease = step("Starting PostgreSQL", () => leaseDatabase((message) => console.log(`  ${message}`)));
  const database = started.lease.then(async (lease) => {
    await step("Bringing the database up to date", () => prepare(lease));
    await giveDemonstration(lease);
    return lease;
  });
  const built = development
    ? Promise.resolve()
    : ensureBuilt(CHECKOUT, (work) => step("Building the application", work), aborted.signal);
  const [lease] = await Promise.all([database, built]);
  const logFile = join(STATE_FOLDER, "app.log");
  await keepLogSmall(logFile);
  const logger = createLogger(env.LOG_LEVEL, logDestination(logFile));
  routeConsole(logger);
  const running = await runAtFreePort({
    role: "all",
    databaseUrl: lease.appUrl,
    env,
    logger,
    mode: development ? "development" : "production",
    root: CHECKOUT,
    listedMigrations: await countJournal(MIGRATIONS_FOLDER),
  });
  started.running = running;
  await noteAddress(running.address ?? "");
  console.log(`
  惠黔 HuiQian 已就绪 · ready (${process.uptime().toFixed(1)} s)

    ${running.address}
${await demonstrationSignIns(lease.appUrl)}
  日志 Log: ${logFile}
  按 Ctrl-C 停止 · Ctrl-C stops everything
`);
  await Promise.race([running.ended, lease.ended()]);
  throw new Error(
    `The database or the job worker ended by itself; see ${logFile} and postgres.log beside it.`,
  );
}

await ensureStateFolder();
const other = await claimCheckout();
if (other) {
  const place = other.address ? `at ${other.address}` : "and is still getting ready";
  console.log(
    `惠黔 HuiQian is already running ${place} (process ${other.pid}). Stop it there with Ctrl-C first.`,
  );
  process.exit(1);
}
onStopSignal(async () => {
  console.log("\n  正在停止 · stopping …");
  await end(0);
});
launch().catch(async (error: unknown) => {
  if (aborted.signal.aborted) return;
  const complaint = isOutage(error) ? await lastComplaintIn(databaseLog, databaseLogBytes) : null;
  process.stderr.write(`\n${explain(error)}\n${complaint ? `  PostgreSQL said: ${complaint}\n` : ""}`);
  await end(1);
});
