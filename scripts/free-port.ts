import { createServer } from "node:net";

/**
 * Whether nobody listens on a TCP port of this machine's loopback (or of `host`). Rejects with the system's error where
 * nobody could listen: no such host, no right to the port.
 */
export function portIsFree(port: number, host = "127.0.0.1"): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(false) : reject(error),
    );
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** A TCP port that the system says is free on loopback at this moment. */
export function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen({ port: 0, host: "127.0.0.1" }, () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/**
 * The first port of `wanted, wanted + 1, …` (at most `attempts` of them) for which `isFree` holds;
 * null when all are taken.
 */
export async function firstFreePort(
  wanted: number,
  isFree: (port: number) => Promise<boolean>,
  attempts = 20,
): Promise<number | null> {
  for (let port = wanted; port < wanted + attempts && port <= 65_535; port += 1) {
    if (await isFree(port)) return port;
  }
  return null;
}
