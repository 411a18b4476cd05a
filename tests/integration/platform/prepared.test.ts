import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { connect } from "#db/client.server.ts";
import { testDatabaseUrls } from "#tests/support/database.ts";

const preparedOf = async (connection: { sql: ReturnType<typeof connect>["sql"] }, mark: string) =>
  (await connection.sql.unsafe(
    `select statement, custom_plans + generic_plans as sent from pg_prepared_statements where statement like '%${mark}%'`,
  )) as unknown as { statement: string; sent: number }[];

it("prepares what is sent again and again, also within transactions and savepoints", async () => {
  const { appUrl } = await testDatabaseUrls();
  const connection = connect(appUrl, { max: 1 });
  try {
    for (let time = 1; time <= 6; time++) {
      await connection.db.transaction((tx) =>
        tx.transaction((nested) => nested.execute(sql`select ${time}::int as repeated_mark`)),
      );
    }
    expect(await preparedOf(connection, "repeated_mark")).toMatchObject([{ sent: 4 }]);
  } finally {
    await connection.close();
  }
});

it("sends a text that differs with every call, or that carries many rows, as plain text", async () => {
  const { appUrl } = await testDatabaseUrls();
  const connection = connect(appUrl, { max: 1 });
  try {
    const many = sql.join(
      Array.from({ length: 1_500 }, (_, row) => sql`${row}::int`),
      sql`, `,
    );
    for (let time = 1; time <= 6; time++) {
      await connection.db.execute(sql`select ${time}::int as ${sql.identifier(`differing_mark_${time}`)}`);
      await connection.db.execute(sql`select array[${many}] as long_mark`);
    }
    expect(await preparedOf(connection, "differing_mark")).toEqual([]);
    expect(await preparedOf(connection, "long_mark")).toEqual([]);
  } finally {
    await connection.close();
  }
});
