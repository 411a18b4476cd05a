import { afterEach, expect, it } from "vitest";
import { bumpCatalogueVersion } from "#app/domain/catalogue/version.server.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { createLogger } from "#server/logger.ts";
import { type CatalogueVersion, followCatalogueVersion } from "#server/render-cache/version.ts";
import { contextFor } from "#tests/support/builders.ts";
import { catalogueVersion } from "#tests/support/catalogue.ts";
import { secondConnection, testDatabase, testOwner } from "#tests/support/database.ts";

let followed: CatalogueVersion | null = null;
afterEach(() => followed?.stop());

const never = 3_600_000;

async function raise(): Promise<number> {
  const connection = await testDatabase();
  await inTransaction(contextFor(connection, null), bumpCatalogueVersion);
  return catalogueVersion(connection);
}

async function follow(pollMs: number): Promise<CatalogueVersion> {
  const { sql } = await secondConnection();
  const version = followCatalogueVersion(sql, createLogger("silent"), pollMs);
  followed = version;
  const present = await catalogueVersion(await testDatabase());
  await expect.poll(() => version.current()).toBe(present);
  return version;
}

it("hears of a change as soon as it is committed", async () => {
  const version = await follow(never);
  // The first notice is only heard once the listening connection stands.
  await expect
    .poll(async () => {
      const raised = await raise();
      await new Promise((resolve) => setTimeout(resolve, 100));
      return version.current() === raised;
    })
    .toBe(true);
});

it("does not hear of a change that was rolled back", async () => {
  const version = await follow(never);
  const before = version.current();
  const connection = await testDatabase();
  await inTransaction(contextFor(connection, null), async (ctx) => {
    await bumpCatalogueVersion(ctx);
    throw new Error("roll back");
  }).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(version.current()).toBe(before);
});

it("sees within a poll what it did not hear", async () => {
  const version = await follow(50);
  const { sql } = await testOwner();
  await sql`update catalogue_versions set version = version + 1`;
  const silent = await catalogueVersion(await testDatabase());
  await expect.poll(() => version.current()).toBe(silent);
});

it("hears again after the listening connection was cut", async () => {
  const version = await follow(never);
  const owner = await testOwner();
  await owner.sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query like 'listen%'`;
  await expect
    .poll(
      async () => {
        const raised = await raise();
        await new Promise((resolve) => setTimeout(resolve, 100));
        return version.current() === raised;
      },
      { timeout: 15_000 },
    )
    .toBe(true);
});
