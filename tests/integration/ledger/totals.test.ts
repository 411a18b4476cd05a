import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { getHeadlinePolicy, listPolicies } from "#app/domain/ledger/policy/queries.server.ts";
import { gatherChanges } from "#app/domain/ledger/total/gather.server.ts";
import { readYearTotals } from "#app/domain/reporting/progress/totals.server.ts";
import { newId } from "#app/kernel/id.ts";
import { rounds, tasks } from "#app/worker/tasks.ts";
import { type Connection, connect, type Sql } from "#db/client.server.ts";
import { type CountingScope, countingPolicies } from "#db/schema/counting-policies.server.ts";
import type { EvidenceGrade } from "#db/vocabulary/ledger.ts";
import { contextFor } from "#tests/support/builders.ts";
import { testDatabase, testDatabaseUrls, testOwner } from "#tests/support/database.ts";
import {
  buildSides,
  insertReversal,
  insertSale,
  readBothWays,
  recordEvidence,
  type Sides,
} from "#tests/support/ledger-rows.ts";

let connection: Connection;
let owner: Connection;
let sides: Sides;
beforeAll(async () => {
  connection = await testDatabase();
  owner = await testOwner();
  sides = await buildSides(connection);
});

const waiting = async () => {
  const [row] = await connection.sql<{ n: number }[]>`select count(*)::int as n from ledger_changes`;
  return row!.n;
};

async function insertPolicy(minimumGrade: EvidenceGrade, scope: CountingScope): Promise<string> {
  const id = newId();
  const words = { nameZh: "-", nameEn: "-", descriptionZh: "-", descriptionEn: "-" };
  const effective = { effectiveFrom: "2026-01-01", isHeadline: false };
  await connection.db
    .insert(countingPolicies)
    .values({ id, code: id, version: 1, minimumGrade, scope, ...words, ...effective });
  return id;
}

async function postSale(amountFen: number, which: number, year = 2026): Promise<number> {
  const id = await insertSale(connection.sql, sides, { amountFen, month: 3, year, which });
  await recordEvidence(connection.sql, [id], "accepted");
  return id;
}

async function expectExact(...years: number[]) {
  for (const year of years) {
    const { kept, counted } = await readBothWays(connection, year);
    expect(kept).toEqual(counted);
  }
}

const PARTIES = 3;

type PartyStep =
  | { act: "sell"; party: number; amountFen: number; month: number; year: number; which: number }
  | { act: "return"; party: number; amountFen: number }
  | { act: "raise"; party: number; grade: "invoiced" | "paid" }
  | { act: "sell and take back the statement"; party: number; which: number }
  | { act: "commit" | "roll back" | "lose the connection"; party: number };

type Step = PartyStep | { act: "gather" | "gather a little" | "gather a little and roll back" };

const party = fc.nat(PARTIES - 1);
const amountFen = fc.integer({ min: 1, max: 1_000_000 });
const which = fc.nat(29);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant("sell" as const),
      party,
      amountFen,
      month: fc.integer({ min: 1, max: 12 }),
      year: fc.constantFrom(2026, 2027),
      which,
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("return" as const), party, amountFen }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant("raise" as const),
      party,
      grade: fc.constantFrom("invoiced" as const, "paid" as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant("sell and take back the statement" as const), party, which }),
  },
  { weight: 3, arbitrary: fc.record({ act: fc.constant("commit" as const), party }) },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constantFrom("roll back" as const, "lose the connection" as const),
      party,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constantFrom(
        "gather" as const,
        "gather a little" as const,
        "gather a little and roll back" as const,
      ),
    }),
  },
);

/** Somebody with a transaction of their own that stays open while others act, and the sales only they touch. */
class Party {
  sales: number[] = [];
  private open: Connection | null = null;

  async session(): Promise<Sql> {
    if (!this.open) {
      this.open = connect((await testDatabaseUrls()).appUrl, { max: 1, applicationName: "test-party" });
      await this.open.sql.unsafe("begin");
    }
    return this.open.sql;
  }

  async end(how: "commit" | "rollback") {
    await this.open?.sql.unsafe(how);
    await this.open?.close();
    this.open = null;
  }

  /** The server ends the session as it does when a backend is killed: nothing of the transaction stays. */
  async lose() {
    if (!this.open) return;
    const [row] = await this.open.sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await owner.sql`select pg_terminate_backend(${row!.pid}, 5000)`;
    await this.open.sql.end({ timeout: 0 });
    this.open = null;
  }
}

/** Steps after which nothing more is there to see than before: what they write is not committed. */
const HIDDEN: readonly Step["act"][] = ["sell", "return", "raise", "sell and take back the statement"];

async function take(each: Step, parties: readonly Party[]) {
  switch (each.act) {
    case "gather":
      return void (await gatherChanges(connection));
    case "gather a little":
      return void (await connection.sql`select gather_ledger_changes(2)`);
    case "gather a little and roll back": {
      const gathering = connection.sql.begin(async (sql) => {
        await sql`select gather_ledger_changes(2)`;
        throw new Error("rolled back");
      });
      return expect(gathering).rejects.toThrow("rolled back");
    }
    default:
      return act(each, parties[each.party]!);
  }
}

async function act(each: PartyStep, actor: Party) {
  switch (each.act) {
    case "sell": {
      const sql = await actor.session();
      const id = await insertSale(sql, sides, each);
      await recordEvidence(sql, [id], "accepted");
      actor.sales.push(id);
      return;
    }
    case "return": {
      const sale = actor.sales.at(-1);
      if (sale !== undefined) await insertReversal(await actor.session(), sale, each.amountFen);
      return;
    }
    case "raise":
      if (actor.sales.length > 0) await recordEvidence(await actor.session(), actor.sales, each.grade);
      return;
    case "sell and take back the statement": {
      const sql = await actor.session();
      await sql`savepoint here`;
      const id = await insertSale(sql, sides, { amountFen: 5, month: 1, year: 2026, which: each.which });
      await recordEvidence(sql, [id], "accepted");
      await sql`rollback to savepoint here`;
      return;
    }
    case "commit":
      return actor.end("commit");
    case "roll back":
      return actor.end("rollback");
    case "lose the connection":
      return actor.lose();
  }
}

it("is the sum of the entries at every moment, however transactions overlap, end and are gathered", {
  timeout: 120_000,
}, async () => {
  await insertPolicy("paid", { channels: ["livestream"], fundSources: ["canteen", "union"] });
  await insertPolicy("shipped", { industries: ["tea"], regions: ["ningbo"], fundSources: ["union"] });
  await insertPolicy("accepted", { industries: [] });
  await insertPolicy("accepted", { tradeKinds: ["market-sale"] });
  await insertPolicy("paid", { tradeKinds: ["procurement"], regions: ["huizhou", "ningbo"] });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 20 }), async (steps) => {
      const parties = Array.from({ length: PARTIES }, () => new Party());
      try {
        for (const each of steps) {
          await take(each, parties);
          if (!HIDDEN.includes(each.act)) await expectExact(2026, 2027);
        }
      } finally {
        for (const each of parties) await each.end("commit");
      }
      await expectExact(2026, 2027);
    }),
    { numRuns: 8 },
  );
  await gatherChanges(connection);
  expect(await waiting()).toBe(0);
  await expectExact(2026, 2027);
});

describe("a policy", () => {
  it("has its totals from the moment it is there, of what was gathered and what was not", async () => {
    await postSale(100, 0);
    await gatherChanges(connection);
    await postSale(23, 1);
    const before = (await listPolicies(connection)).find(({ code }) => code === "guangdong-accepted")!;
    const id = await insertPolicy("accepted", { regions: ["huizhou", "other-guangdong"] });
    const read = (policyId: string) => readYearTotals(contextFor(connection, null), 2026, policyId);
    expect(await read(id)).toEqual(await read(before.id));
    await gatherChanges(connection);
    await postSale(7, 0);
    expect(await read(id)).toEqual(await read(before.id));
    await expectExact(2026);
  });

  it("keeps its rule: another rule is another version", async () => {
    const id = await insertPolicy("accepted", {});
    for (const change of [
      "minimum_grade = 'paid'",
      `scope = '{"industries": ["tea"]}'`,
      "name_en = 'renamed'",
    ])
      await expect(
        connection.sql.unsafe(`update counting_policies set ${change} where id = '${id}'`),
      ).rejects.toThrow(/append-only/);
  });

  it("takes its totals along when it goes", async () => {
    const id = await insertPolicy("accepted", {});
    await postSale(1, 2);
    await gatherChanges(connection);
    await connection.sql`delete from counting_policies where id = ${id}`;
    expect(await connection.sql`select 1 from ledger_totals where policy_id = ${id}`).toEqual([]);
    await expectExact(2026);
  });
});

describe("gathering", () => {
  it("is done every minute by the worker", async () => {
    await postSale(11, 3);
    expect(await waiting()).toBeGreaterThan(0);
    expect(rounds).toContainEqual({ task: "ledger.gather", match: "* * * * *" });
    await tasks["ledger.gather"](contextFor(connection, null), {});
    expect(await waiting()).toBe(0);
    await expectExact(2026);
  });

  it("is started by a reader who finds much waiting, and not by one inside a transaction", async () => {
    await gatherChanges(connection);
    const model = await postSale(1, 7);
    await connection.sql.unsafe(`
      do $$
      declare sale bigint;
      begin
        for turn in 1..101 loop
          insert into ledger_entries (kind, year, month, occurred_on, posted_at, amount_fen, county_code, industry_code, channel_code, seller_force, supplier_id, buyer_id, buyer_district_code, buyer_region, fund_source)
          select kind, year, month, occurred_on, posted_at, turn, county_code, industry_code, channel_code, seller_force, supplier_id, buyer_id, buyer_district_code, buyer_region, fund_source
          from ledger_entries where id = ${model} returning id into sale;
          insert into ledger_grades (entry_id, grade, reached_on, recorded_at, evidence)
          values (sale, 'accepted', current_date, now(), 'test');
        end loop;
      end $$`);
    await expectExact(2026);
    expect(await waiting()).toBeGreaterThan(100);
    const { id } = await getHeadlinePolicy(connection);
    await readYearTotals(contextFor(connection, null), 2026, id);
    await expect.poll(waiting, { timeout: 5_000 }).toBe(0);
    await expectExact(2026);
  });

  it("leaves a second one with nothing to do, and refuses a transaction that reads from an old snapshot", async () => {
    await postSale(5, 4);
    await connection.sql.begin(async (sql) => {
      await sql`select gather_ledger_changes(1)`;
      expect(await gatherChanges(connection)).toBe(0);
    });
    await postSale(5, 4);
    await expect(
      connection.sql.begin("isolation level repeatable read", (sql) => sql`select gather_ledger_changes(1)`),
    ).rejects.toThrow(/read committed/);
    await expectExact(2026);
  });
});
