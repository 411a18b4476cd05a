import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export type DatabaseDoor = {
  /** The URL of the same database, reached through the door. */
  url: string;
  /** Ends every connection, and refuses new ones, as a server that was stopped does. */
  shut(): Promise<void>;
  /** Lets connections through again. */
  open(): Promise<void>;
};

/** A way to a database of the tests' server that can be closed while all other files go on using that server. */
export async function databaseDoor(url: string): Promise<DatabaseDoor> {
  const behind = new URL(url);
  const folder = behind.searchParams.get("host");
  const port = Number(behind.port || 5432);
  const through = new Set<Socket>();
  const server = createServer((socket) => {
    const inner = folder ? connect(`${folder}/.s.PGSQL.${port}`) : connect({ host: behind.hostname, port });
    for (const [one, other] of [
      [socket, inner],
      [inner, socket],
    ] as const) {
      through.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        through.delete(one);
        other.destroy();
      });
    }
  });
  const listen = async (at: number) => {
    server.listen(at, "127.0.0.1");
    await once(server, "listening");
  };
  await listen(0);
  const here = (server.address() as AddressInfo).port;
  const door = new URL(url);
  door.searchParams.delete("host");
  door.hostname = "127.0.0.1";
  door.port = String(here);
  server.unref();
  return {
    url: door.href,
    async shut() {
      const closed = once(server, "close");
      server.close();
      for (const socket of through) socket.destroy();
      await closed;
    },
    open: () => listen(here),
  };
}
