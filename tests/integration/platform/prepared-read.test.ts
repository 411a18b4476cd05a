import { asc, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { preparedRead } from "#app/domain/core/prepared-read.server.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { counties } from "#db/schema/accounts.server.ts";
import { contextFor } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";

const readCounties = preparedRead(["codes"], (db, { codes }) =>
  db
    .select({ code: counties.code })
    .from(counties)
    .where(sql`${counties.code} = any(${codes})`)
    .orderBy(asc(counties.code)),
);

it("gives each call its own rows, and PostgreSQL one statement for lists of any length", async () => {
  const ctx = contextFor(await testDatabase(), null);
  await inTransaction(ctx, async (tx) => {
    expect(await readCounties(tx, { codes: ["522323"] })).toEqual([{ code: "522323" }]);
    expect(await readCounties(tx, { codes: ["522301", "522323"] })).toHaveLength(2);
    expect(await readCounties(tx, { codes: [] })).toEqual([]);
    const statements = await tx.db.execute(
      sql`select 1 from pg_prepared_statements where statement like '%"code" = any(%'`,
    );
    expect(statements).toHaveLength(1);
  });
  expect(await readCounties(ctx, { codes: ["522323"] })).toEqual([{ code: "522323" }]);
});
