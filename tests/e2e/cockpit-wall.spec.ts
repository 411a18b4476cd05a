import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, test } from "@playwright/test";
import { dayOf, monthOf, yearOf } from "#app/kernel/calendar.ts";
import { newId } from "#app/kernel/id.ts";
import { type Connection, connect } from "#db/client.server.ts";
import { memberships } from "#db/schema/accounts.server.ts";
import { CHECKOUT } from "#scripts/checkout.ts";
import { SERVER_PROGRAM } from "#scripts/bundle-server.ts";
import { prepareDatabase } from "#scripts/database/prepare.ts";
import type { Cluster } from "#scripts/embedded-postgres/cluster.ts";
import { openDisposableCluster } from "#scripts/embedded-postgres/disposable.ts";
import { anyFreePort } from "#scripts/free-port.ts";
import { buildOffice } from "#tests/support/builders.ts";
import { buildSides, insertSale, recordEvidence, type Sides } from "#tests/support/ledger-rows.ts";
import { buildUser, testPassword } from "#tests/support/people.ts";
import { TEST_SECRET } from "#tests/support/secret.ts";

/** A server of its own that can be killed, on a database of its own that stays. */
let cluster: Cluster;
let connection: Connection;
let sides: Sides;
let email: string;
let server: ChildProcess;
let port: number;

async function startServer(): Promise<void> {
  server = spawn(process.execPath, [SERVER_PROGRAM, "web"], {
    cwd: CHECKOUT,
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: cluster.appUrl(),
      HOST: "127.0.0.1",
      PORT: String(port),
      SESSION_SECRET: TEST_SECRET,
      LOG_LEVEL: "info",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface(server.stdout!)) if (line.includes('"address":"')) break;
  server.stdout!.resume();
}

async function endServer(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  const gone = once(server, "exit");
  server.kill(signal);
  await gone;
}

async function accept(amountFen: number): Promise<void> {
  const today = dayOf(new Date());
  const choice = { amountFen, month: monthOf(today), year: yearOf(today), which: 0 };
  await recordEvidence(connection.sql, [await insertSale(connection.sql, sides, choice)], "accepted");
}

test.beforeAll(async () => {
  test.setTimeout(180_000);
  cluster = await openDisposableCluster({ inMemory: true });
  await prepareDatabase({ ownerUrl: cluster.ownerUrl(), appUrl: cluster.appUrl() });
  connection = connect(cluster.appUrl(), { max: 2 });
  sides = await buildSides(connection);
  const office = await buildOffice(connection, { officeLevel: "prefecture" });
  const user = await buildUser(connection);
  email = user.email;
  await connection.db
    .insert(memberships)
    .values({ id: newId(), organisationId: office.id, userId: user.userId, roles: ["official-viewer"] });
  port = await anyFreePort();
  await startServer();
});

test.afterAll(async () => {
  if (server.exitCode === null && server.signalCode === null) await endServer("SIGKILL");
  await connection.close();
  await cluster.stop();
});

test("a wall left on follows the ledger, says when it is cut off, and recovers when the server is back", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const site = `http://127.0.0.1:${port}`;
  await page.goto(`${site}/sign-in`);
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(testPassword);
  await page.locator('input[name="password"]').press("Enter");
  await page.waitForURL(/official/);
  await page.goto(`${site}/official/wall`);
  const exact = (amount: string) => page.getByText(amount).first();
  const cutOff = page.locator("[data-wall-stale]");
  await expect(exact("¥0.00")).toBeVisible();

  await accept(1_234_500);
  await expect(exact("¥12,345.00")).toBeVisible({ timeout: 30_000 });
  await expect(cutOff).toBeHidden();

  await endServer("SIGKILL");
  await accept(100);
  await expect(cutOff).toBeVisible({ timeout: 60_000 });
  await expect(exact("¥12,345.00")).toBeVisible();

  await startServer();
  await expect(exact("¥12,346.00")).toBeVisible({ timeout: 60_000 });
  await expect(cutOff).toBeHidden();

  // A stream that is open does not keep the server from ending.
  const begun = Date.now();
  await endServer("SIGTERM");
  expect(Date.now() - begun).toBeLessThan(7_000);
});
