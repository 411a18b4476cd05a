import { createServer } from "node:net";
import { expect, it } from "vitest";
import { anyFreePort, firstFreePort, portIsFree } from "./free-port.ts";

const taken =
  (...ports: number[]) =>
  async (port: number) =>
    !ports.includes(port);

it.each([
  { wanted: 3000, taken: [], expected: 3000 },
  { wanted: 3000, taken: [3000, 3001], expected: 3002 },
  { wanted: 65_535, taken: [], expected: 65_535 },
  { wanted: 65_535, taken: [65_535], expected: null },
])("chooses $expected when $wanted is wanted and $taken are taken", async (row) => {
  expect(await firstFreePort(row.wanted, taken(...row.taken))).toBe(row.expected);
});

it("gives up after the stated number of ports", async () => {
  expect(await firstFreePort(3000, async () => false, 3)).toBeNull();
});

it("sees a port somebody listens on as taken", async () => {
  const port = await anyFreePort();
  expect(await portIsFree(port)).toBe(true);
  const listener = createServer();
  await new Promise<void>((resolve) => listener.listen(port, "127.0.0.1", resolve));
  expect(await portIsFree(port)).toBe(false);
  await new Promise((resolve) => listener.close(resolve));
});

it("takes no port of a host that is not this machine's for taken", async () => {
  await expect(portIsFree(3000, "192.0.2.1")).rejects.toMatchObject({ code: "EADDRNOTAVAIL" });
});
