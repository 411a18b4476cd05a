import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { SERVER_PROGRAM } from "#scripts/bundle-server.ts";
import { CHECKOUT } from "#scripts/checkout.ts";
import { testDatabaseUrls } from "./database.ts";
import { TEST_SECRET } from "./secret.ts";

export type Fields = Record<string, string | Blob | readonly (string | Blob)[]>;

/** One browser's worth of cookies. It follows no redirect by itself: where a form leads is part of the answer. */
export type Visitor = {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Sends a form as one of our own pages would; as multipart when a field is a file. */
  post(path: string, fields?: Fields, headers?: Record<string, string>): Promise<Response>;
};

export type Site = {
  /** Where the server listens, without a slash at the end. */
  address: string;
  /** A browser with no cookies, or with those of a Cookie header. */
  visitor(cookies?: string): Visitor;
  /** Lines the server has logged so far. */
  log(): readonly string[];
};

let started: Promise<Site> | null = null;
let child: ChildProcess | null = null;

/** This test file's own server: the built application on the file's own database, with its worker. */
export function testSite(environment: Record<string, string> = {}): Promise<Site> {
  started ??= start(environment);
  return started;
}

async function start(environment: Record<string, string>): Promise<Site> {
  const { appUrl } = await testDatabaseUrls();
  const server = spawn(process.execPath, [SERVER_PROGRAM, "all"], {
    cwd: CHECKOUT,
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: appUrl,
      DATABASE_POOL_SIZE: "8",
      HOST: "127.0.0.1",
      PORT: "0",
      SESSION_SECRET: TEST_SECRET,
      LOG_LEVEL: "info",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child = server;
  const lines: string[] = [];
  const address = await new Promise<string>((resolve, reject) => {
    const read = (line: string) => {
      lines.push(line);
      const [, found] = /"address":"([^"]+)"/.exec(line) ?? [];
      if (found) resolve(found.replace("localhost", "127.0.0.1"));
    };
    createInterface(server.stdout).on("line", read);
    createInterface(server.stderr).on("line", read);
    server.once("exit", (code) => reject(new Error(`The server ended (${code}):\n${lines.join("\n")}`)));
  });
  return { address, log: () => lines, visitor: (cookies) => visitorOf(address, cookies) };
}

/** A browser at a server that is not this file's own. */
export function visitorOf(address: string, given = ""): Visitor {
  const cookies = new Map<string, string>(
    given
      .split("; ")
      .filter(Boolean)
      .map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
  );
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    // Between neighbours packing costs more than it saves; who asks for it names it.
    if (!headers.has("Accept-Encoding")) headers.set("Accept-Encoding", "identity");
    if (cookies.size > 0)
      headers.set("Cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const response = await fetch(`${address}${path}`, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const [name = "", value = ""] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
      if (value === "" || /;\s*max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  return {
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields = {}, headers = {}) =>
      send(path, { method: "POST", body: formOf(fields), headers: { Origin: address, ...headers } }),
  };
}

function formOf(fields: Fields): URLSearchParams | FormData {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, one as string | Blob] as const),
  );
  if (pairs.every(([, value]) => typeof value === "string"))
    return new URLSearchParams(pairs as [string, string][]);
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value);
  return form;
}

/** Ends this test file's server, if it started one; the next file starts its own. */
export async function endSite(): Promise<void> {
  const server = child;
  [started, child] = [null, null];
  if (!server || server.exitCode !== null) return;
  const gone = once(server, "exit");
  server.kill("SIGTERM");
  const timer = setTimeout(() => server.kill("SIGKILL"), 10_000);
  await gone;
  clearTimeout(timer);
}
