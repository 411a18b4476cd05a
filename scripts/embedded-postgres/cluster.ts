import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chown, mkdir, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { anyFreePort, portIsFree } from "#scripts/free-port.ts";
import { type Account, isRoot, serverAccount } from "./account.ts";
import { type Binaries, packagedBinaries, rootShelf, sharedBinaries } from "./binaries.ts";
import { type Postmaster, runningPostmaster, stopPostmaster } from "./postmaster.ts";

export const OWNER_ROLE = "huiqian_owner";
export const APP_ROLE = "huiqian_app";
export const DATABASE_NAME = "huiqian";

/** Passwords and port of one server, as kept between starts. */
export type ClusterSecrets = { ownerPassword: string; appPassword: string; port: number };

export type Cluster = {
  port: number;
  pid: number;
  dataFolder: string;
  /** URL of the role that owns the tables: migrations and grants only. */
  ownerUrl(database?: string): string;
  /** URL of the role the application works as; through the server's socket where there is one (`connect` reads it). */
  appUrl(database?: string): string;
  /** True when this call started the server, false when it was found running. */
  startedHere: boolean;
  stop(): Promise<void>;
};

export type ClusterOptions = {
  dataFolder: string;
  logFile: string;
  secrets: ClusterSecrets;
  /** False only for throw-away test servers: written data need not survive a power cut. */
  durable: boolean;
  /** Further settings of the server, `name=value`. */
  settings?: readonly string[];
  onProgress?(message: string): void;
};

export function newSecrets(): ClusterSecrets {
  return {
    ownerPassword: randomBytes(24).toString("base64url"),
    appPassword: randomBytes(24).toString("base64url"),
    port: 0,
  };
}

/** The user a server on `dataFolder` must run as: the folder's owner when it exists. */
async function accountFor(dataFolder: string): Promise<Account> {
  if (!isRoot()) return undefined;
  const existing = await stat(dataFolder).catch(() => null);
  if (existing && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid };
  return serverAccount();
}

const quietEnvironment: NodeJS.ProcessEnv = {
  NODE_ENV: process.env.NODE_ENV,
  PATH: process.env.PATH,
  LC_ALL: "C",
  TZ: "UTC",
};

async function initialise(binaries: Binaries, account: Account, options: ClusterOptions): Promise<void> {
  const parent = dirname(options.dataFolder);
  const draft = `${options.dataFolder}.new`;
  const passwordFile = `${options.dataFolder}.password`;
  await mkdir(parent, { recursive: true });
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, `${options.secrets.ownerPassword}\n`, { mode: 0o600 });
  if (account) {
    await chown(draft, account.uid, account.gid);
    await chown(passwordFile, account.uid, account.gid);
  }
  try {
    let failure = "";
    for (const locale of ["C.UTF-8", "en_US.UTF-8", "C"]) {
      failure = await runInitdb(binaries.initdb, account, [
        "--pgdata",
        draft,
        "--username",
        OWNER_ROLE,
        "--pwfile",
        passwordFile,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        `--locale=${locale}`,
        "--lc-messages=C",
        "--no-instructions",
        ...(options.durable ? [] : ["--no-sync"]),
      ]);
      if (failure === "") break;
      if (!failure.includes("locale")) break;
    }
    if (failure !== "") throw new Error(`PostgreSQL could not set up its data folder ${draft}:\n${failure}`);
    await rename(draft, options.dataFolder);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

function runInitdb(command: string, account: Account, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...account,
      cwd: "/",
      env: quietEnvironment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    child.once("error", reject);
    child.once("close", (code) => resolve(code === 0 ? "" : output || `initdb ended with code ${code}`));
  });
}

const DURABLE_SETTINGS = [
  "shared_buffers=256MB",
  "max_wal_size=2GB",
  "random_page_cost=1.1",
  "effective_io_concurrency=64",
];
const DISPOSABLE_SETTINGS = [
  "shared_buffers=128MB",
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "max_wal_size=1GB",
];

async function launch(
  binaries: Binaries,
  account: Account,
  options: ClusterOptions,
  { port, socketFolder }: { port: number; socketFolder: string | null },
): Promise<ChildProcess> {
  const settings = [
    "listen_addresses=127.0.0.1",
    `unix_socket_directories=${socketFolder ? `"${socketFolder.replaceAll('"', '""')}"` : ""}`,
    "max_connections=120",
    "timezone=UTC",
    "log_timezone=UTC",
    "logging_collector=off",
    "log_min_messages=warning",
    "jit=off",
    ...(options.durable ? DURABLE_SETTINGS : DISPOSABLE_SETTINGS),
    ...(options.settings ?? []),
  ];
  const log = await open(options.logFile, "a", 0o600);
  try {
    const child = spawn(
      binaries.postgres,
      ["-D", options.dataFolder, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
      // Its own session: a terminal's Ctrl-C must reach the application first, which then stops the database.
      { ...account, cwd: "/", env: quietEnvironment, detached: true, stdio: ["ignore", log.fd, log.fd] },
    );
    child.on("error", () => undefined);
    child.unref();
    return child;
  } finally {
    await log.close();
  }
}

function url(role: string, password: string, port: number, database: string): string {
  return `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

const socketFile = (dataFolder: string, port: number) => join(dataFolder, `.s.PGSQL.${port}`);

/** Longest address of a socket that every system takes: 104 bytes with the one that ends it. */
const LONGEST_SOCKET_ADDRESS = 103;

/** Whether a socket can lie in the data folder, which nobody but the server's account and root may enter. */
function hasRoomForSocket(dataFolder: string): boolean {
  return (
    process.platform !== "win32" &&
    Buffer.byteLength(socketFile(dataFolder, 65_535)) <= LONGEST_SOCKET_ADDRESS
  );
}

/** What a URL says further where the server listens at a socket, which costs both sides less than the loopback; else nothing. */
function bySocket(dataFolder: string, port: number): string {
  return existsSync(socketFile(dataFolder, port)) ? `?host=${encodeURIComponent(dataFolder)}` : "";
}

/** One attempt to reach the server as its owner; the text says why not. */
async function knock(secrets: ClusterSecrets, port: number): Promise<"ready" | "refused" | "wrong-password"> {
  const sql = postgres(url(OWNER_ROLE, secrets.ownerPassword, port, "postgres"), {
    max: 1,
    connect_timeout: 2,
    backoff: false,
    onnotice: () => undefined,
  });
  try {
    await sql`select 1`;
    return "ready";
  } catch (error) {
    return (error as { code?: string }).code === "28P01" ? "wrong-password" : "refused";
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function becomesReady(
  secrets: ClusterSecrets,
  port: number,
  patienceMs: number,
  ended: () => boolean,
): Promise<boolean> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline && !ended()) {
    const answer = await knock(secrets, port);
    if (answer === "ready") return true;
    if (answer === "wrong-password") return false;
    await sleep(40);
  }
  return false;
}

async function logTail(file: string): Promise<string> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text.trimEnd().split("\n").slice(-12).join("\n");
}

async function start(binaries: Binaries, account: Account, options: ClusterOptions): Promise<Postmaster> {
  const remembered = options.secrets.port;
  let port = remembered > 0 && (await portIsFree(remembered)) ? remembered : await anyFreePort();
  for (let attempt = 1; ; attempt += 1) {
    // There are folders in which no socket can be made, and a server that was told to make one then gives up.
    const socketFolder = attempt === 1 && hasRoomForSocket(options.dataFolder) ? options.dataFolder : null;
    const child = await launch(binaries, account, options, { port, socketFolder });
    const ended = () => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
    // Recovery after a power cut may take a while; a server that gives up ends by itself.
    if (await becomesReady(options.secrets, port, 120_000, ended)) return { pid: child.pid ?? 0, port };
    if (!ended()) await stopPostmaster(options.dataFolder);
    if (attempt === 5) {
      throw new Error(
        `The embedded PostgreSQL did not start. Its log (${options.logFile}) ends with:\n${await logTail(options.logFile)}`,
      );
    }
    await sleep(300);
    port = await anyFreePort();
  }
}

/**
 * Makes sure a PostgreSQL server runs on `dataFolder`: initialises the folder when it is missing, takes
 * over a server that is still running on it (left by a program that was killed), starts one otherwise.
 */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const account = await accountFor(options.dataFolder);
  const binaries = account ? await sharedBinaries(await rootShelf()) : await packagedBinaries();
  const initialised = await stat(join(options.dataFolder, "PG_VERSION")).then(
    () => true,
    () => false,
  );
  if (!initialised) {
    options.onProgress?.("preparing the database folder");
    await initialise(binaries, account, options);
  }
  const found = initialised ? await runningPostmaster(options.dataFolder) : null;
  const adopted = found !== null && (await becomesReady(options.secrets, found.port, 10_000, () => false));
  if (found && !adopted) await stopPostmaster(options.dataFolder);
  const server = found && adopted ? found : await start(binaries, account, options);
  const { ownerPassword, appPassword } = options.secrets;
  const socket = bySocket(options.dataFolder, server.port);
  return {
    port: server.port,
    pid: server.pid,
    dataFolder: options.dataFolder,
    ownerUrl: (database = DATABASE_NAME) => url(OWNER_ROLE, ownerPassword, server.port, database),
    appUrl: (database = DATABASE_NAME) => url(APP_ROLE, appPassword, server.port, database) + socket,
    startedHere: !adopted,
    stop: () => stopPostmaster(options.dataFolder),
  };
}

/** Creates the application's role and database when they are missing. Idempotent. */
export async function createRoleAndDatabase(cluster: Cluster, appPassword: string): Promise<void> {
  const sql = postgres(cluster.ownerUrl("postgres"), { max: 1, onnotice: () => undefined });
  try {
    const [role] = await sql`select 1 from pg_roles where rolname = ${APP_ROLE}`;
    if (!role) {
      await sql.unsafe(
        `create role ${APP_ROLE} login nosuperuser nocreatedb nocreaterole password '${appPassword}'`,
      );
    }
    const [database] = await sql`select 1 from pg_database where datname = ${DATABASE_NAME}`;
    if (!database) await sql.unsafe(`create database ${DATABASE_NAME} owner ${OWNER_ROLE}`);
  } finally {
    await sql.end({ timeout: 2 });
  }
}
