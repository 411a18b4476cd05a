import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { SERVER_PROGRAM } from "#scripts/bundle-server.ts";
import { CHECKOUT } from "#scripts/checkout.ts";

export type Program = {
  address: string;
  startedInMs: number;
  residentMegabytes(): number;
  /** Processor time spent so far, in milliseconds. */
  processorMs(): number;
  stop(): Promise<void>;
};

/** Starts a program and waits for the line in which it names its address. */
function start(args: string[], environment: Record<string, string>, addressIn: RegExp): Promise<Program> {
  const begun = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: CHECKOUT,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    const read = (line: string) => {
      said.push(line);
      const [, address] = addressIn.exec(line) ?? [];
      if (address)
        resolve(programOf(child, address.replace("localhost", "127.0.0.1"), performance.now() - begun));
    };
    createInterface(child.stdout).on("line", read);
    createInterface(child.stderr).on("line", read);
    child.once("exit", (code) =>
      reject(new Error(`${args.at(-1)} ended (${code}):\n${said.slice(-20).join("\n")}`)),
    );
  });
}

function programOf(child: ChildProcess, address: string, startedInMs: number): Program {
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    address,
    startedInMs,
    residentMegabytes: () => residentMegabytes(child.pid ?? 0),
    processorMs: () => processorMs(child.pid ?? 0),
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** Resident memory of a process, where the system tells (Linux); 0 elsewhere. */
function residentMegabytes(pid: number): number {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Nanoseconds on a processor of all threads of a process, in milliseconds, where the system tells (Linux); 0 elsewhere. */
function processorMs(pid: number): number {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const nanoseconds = threads.map((thread) =>
      Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ", 1)[0]),
    );
    return nanoseconds.reduce((sum, spent) => sum + spent, 0) / 1e6;
  } catch {
    return 0;
  }
}

/** The bare server of the comparison. */
export const startBare = () => start(["scripts/bench/bare-server.mjs"], {}, /^(http:\S+)$/);

/** What Node itself is told when it runs the application, as `--cpu-prof --cpu-prof-dir=.cache/profile`. */
const nodeArguments = process.env.BENCH_NODE_ARGUMENTS?.split(" ") ?? [];

/** The built application as it runs in production: web only, on the seeded database; `changes` to its environment. */
export const startApplication = (databaseUrl: string, changes: Record<string, string> = {}) =>
  start(
    ["--min-semi-space-size=16", "--max-semi-space-size=64", ...nodeArguments, SERVER_PROGRAM, "web"],
    {
      NODE_ENV: "production",
      DATABASE_URL: databaseUrl,
      HOST: "127.0.0.1",
      PORT: "0",
      METRICS_PORT: "0",
      SESSION_SECRET: "a-secret-that-only-measurements-know-01",
      LOG_LEVEL: "info",
      ...changes,
    },
    /"address":"([^"]+)"/,
  );
