import { afterEach, expect, it } from "vitest";
import { testDatabase, testDatabaseUrls, testOwner } from "#tests/support/database.ts";
import { brokenRules } from "#tests/support/invariants.ts";
import {
  buildPlacingPlan,
  PLACING,
  type Placing,
  type PlacingPlan,
  placedWhole,
  standing,
  startPlacing,
  untilGone,
} from "#tests/support/placing-plan.ts";

const ORDERS = 200;

let running: Placing | null = null;
afterEach(() => {
  running?.child.kill("SIGKILL");
});

async function start(plan: PlacingPlan): Promise<Placing> {
  running = startPlacing((await testDatabaseUrls()).appUrl, plan);
  return running;
}

it(`killed again and again while placing ${ORDERS} requisitions, leaves nothing half done and finishes each of them once`, async () => {
  const connection = await testDatabase();
  const owner = await testOwner();
  const plan = await buildPlacingPlan(connection, ORDERS);
  for (const moment of [1, 12, 40]) {
    const placing = await start(plan);
    await placing.reached((await standing(connection)).approved + moment);
    placing.child.kill("SIGKILL");
    expect(await placing.ended).toMatchObject({ code: null, signal: "SIGKILL" });
    await untilGone(owner);
    expect(await brokenRules(owner)).toEqual({});
  }
  const cut = await start(plan);
  await cut.reached((await standing(connection)).approved + 20);
  const terminated = await owner.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = ${PLACING} and datname = current_database()`;
  expect(terminated.length).toBeGreaterThan(1);
  expect(await cut.ended).toMatchObject({ code: 0, errors: "" });
  await untilGone(owner);
  expect(await brokenRules(owner)).toEqual({});
  expect(await standing(connection)).toEqual(placedWhole(plan));
}, 120_000);
