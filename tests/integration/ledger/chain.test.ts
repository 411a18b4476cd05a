import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { linkHash } from "#app/domain/ledger/chain/content.ts";
import { publishRoots } from "#app/domain/ledger/chain/publish-roots.server.ts";
import { readLinks } from "#app/domain/ledger/chain/read-links.server.ts";
import { verifyLedger } from "#app/domain/ledger/chain/verify.server.ts";
import { postReversal, raiseGrade } from "#app/domain/ledger/entry/post.server.ts";
import { writeBundle } from "#app/domain/reporting/audit/bundle.server.ts";
import type { Connection } from "#db/client.server.ts";
import { CHECKOUT } from "#scripts/checkout.ts";
import { buildAcceptedDelivery, buildGoodsReturn } from "#tests/support/accepted-goods.ts";
import { buildTrade, contextFor } from "#tests/support/builders.ts";
import { testDatabase, testOwner } from "#tests/support/database.ts";

let connection: Connection;
let owner: Connection;
let folder: string;
beforeAll(async () => {
  connection = await testDatabase();
  owner = await testOwner();
  folder = await mkdtemp(join(tmpdir(), "ledger-"));
  const trade = await buildTrade(connection);
  const delivery = await buildAcceptedDelivery(connection, trade, { packs: 15 });
  await buildAcceptedDelivery(connection, await buildTrade(connection), { packs: 3 });
  const goodsReturn = await buildGoodsReturn(connection, trade, {
    deliveryLineId: delivery.deliveryLineId,
    packs: 4,
  });
  await inTransaction(contextFor(connection, trade.requester), async (ctx) => {
    await raiseGrade(ctx, trade.order.orderId, "invoiced", "2026-06-20", "发票 24952000000012345678，甲乙");
    await postReversal(ctx, {
      orderId: trade.order.orderId,
      deliveryLineId: delivery.deliveryLineId,
      goodsReturnId: goodsReturn.goodsReturnId,
      amountFen: 4 * 12_000,
      occurredOn: "2026-06-22",
      evidence: "退货",
    });
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Bends tables as only somebody with the owner's rights can, looks, and bends them back. */
async function bent(statements: readonly string[], look: () => Promise<void>): Promise<void> {
  const tables = ["ledger_entries", "ledger_grades", "ledger_links", "ledger_roots"];
  for (const table of tables) await owner.sql.unsafe(`create table kept_${table} as table ${table}`);
  await owner.sql`create table kept_ledger_chain_end as table ledger_chain_end`;
  try {
    await unguarded(statements);
    await look();
  } finally {
    await unguarded([
      ...[...tables].reverse().map((table) => `delete from ${table}`),
      ...tables.map((table) => `insert into ${table} overriding system value table kept_${table}`),
      "delete from ledger_chain_end",
      "insert into ledger_chain_end table kept_ledger_chain_end",
    ]);
    for (const table of [...tables, "ledger_chain_end"]) await owner.sql.unsafe(`drop table kept_${table}`);
  }
}

async function unguarded(statements: readonly string[]): Promise<void> {
  await owner.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    for (const statement of statements) await tx.unsafe(statement);
  });
}

async function bundle(after = 0): Promise<string[]> {
  let text = "";
  for await (const part of writeBundle(connection, after)) text += part;
  return text.trimEnd().split("\n");
}

/** What a stranger sees who runs the published verifier over lines of a bundle. */
async function verifier(
  lines: readonly string[],
  ...args: string[]
): Promise<{ code: number; said: string }> {
  const file = join(folder, `bundle-${Math.random()}.ndjson.gz`);
  await writeFile(file, gzipSync(`${lines.join("\n")}\n`));
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [
      join(CHECKOUT, "public/ledger-verifier.mjs"),
      file,
      ...args,
    ]);
    return { code: 0, said: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, said: stdout + stderr };
  }
}

describe("the chain", () => {
  it("seals every entry and every evidence, in the order of their transactions, without a gap", async () => {
    const links = [];
    for await (const page of readLinks(connection)) links.push(...page);
    expect(links.map(({ position }) => position)).toEqual(links.map((_, index) => index + 1));
    expect(links.map(({ grade }) => grade)).toEqual([
      "",
      "accepted",
      "",
      "accepted",
      "invoiced",
      "",
      "accepted",
      "invoiced",
    ]);
    let hash = "0".repeat(64);
    for (const link of links) {
      hash = linkHash(hash, link.fields ?? []);
      expect(link.hash).toBe(hash);
    }
    expect(await verifyLedger(connection)).toEqual({ links: 8, entries: 3, roots: 0, problems: [] });
  });

  it("keeps with each entry the pair, the kind of trade, the policy and the day of its recognition", async () => {
    const [entry] = await connection.sql`
      select e.recognised_on, e.trade_kind, e.paired_district_code, p.is_headline
      from ledger_entries e join counting_policies p on p.id = e.policy_id order by e.id limit 1`;
    expect(entry).toEqual({
      recognised_on: "2026-06-15",
      trade_kind: "procurement",
      paired_district_code: "441324",
      is_headline: true,
    });
  });

  it("has no link of what was rolled back", async () => {
    const trade = await buildTrade(connection);
    await expect(
      connection.sql.begin(async (tx) => {
        await tx`insert into ledger_grades (entry_id, grade, reached_on, recorded_at, evidence)
          select id, 'paid', '2026-07-01', now(), 'x' from ledger_entries limit 1`;
        await tx`set constraints all immediate`;
        throw new Error("not this one");
      }),
    ).rejects.toThrow("not this one");
    await buildAcceptedDelivery(connection, trade, { packs: 1 });
    expect((await verifyLedger(connection)).problems).toEqual([]);
  });
});

describe("a row that was bent", () => {
  const first = "(select min(id) from ledger_entries)";
  it.each<[string, string[], string]>([
    ["an amount", [`update ledger_entries set amount_fen = amount_fen + 1 where id = ${first}`], "content"],
    ["a county", [`update ledger_entries set county_code = '522301' where id = ${first}`], "content"],
    ["who posted", [`update ledger_entries set posted_by_id = null where id = ${first}`], "content"],
    [
      "the words of an evidence",
      ["update ledger_grades set evidence = evidence || '。' where grade = 'invoiced'"],
      "content",
    ],
    ["a day of an evidence", ["update ledger_grades set reached_on = reached_on - 1"], "content"],
    ["an entry gone", [`delete from ledger_entries where id = ${first}`], "row-missing"],
    ["an evidence gone", ["delete from ledger_grades where grade = 'invoiced'"], "row-missing"],
    [
      "an entry gone with its links",
      [
        "delete from ledger_grades where entry_id = (select max(id) from ledger_entries)",
        "delete from ledger_links where entry_id = (select max(id) from ledger_entries)",
        "delete from ledger_entries where id = (select max(id) from ledger_entries)",
      ],
      "end",
    ],
    ["a link gone from the middle", ["delete from ledger_links where position = 3"], "position"],
    ["a hash", ["update ledger_links set hash = repeat('0', 64) where position = 3"], "content"],
    [
      "an evidence put in",
      [
        `insert into ledger_grades (entry_id, grade, reached_on, recorded_at, evidence) values (${first}, 'paid', '2026-07-01', now(), 'x')`,
      ],
      "not-linked",
    ],
  ])("is found by both verifiers: %s", async (_name, statements, kind) => {
    await bent(statements, async () => {
      const { problems } = await verifyLedger(connection);
      expect(problems.map((problem) => problem.kind)).toContain(kind);
      expect(await verifier(await bundle())).toMatchObject({ code: 1 });
    });
    expect((await verifyLedger(connection)).problems).toEqual([]);
  });
});

describe("the published bundle", () => {
  it("is found to agree by a stranger, who sees the sums by year and grade", async () => {
    const { code, said } = await verifier(await bundle());
    expect(said).toContain("✓ everything agrees");
    expect(said).toContain("2026 invoiced: ¥1,320.00");
    expect(code).toBe(0);
  });

  it("names no person and no words of evidence", async () => {
    const text = (await bundle()).join("\n");
    const [{ id }] = await connection.sql<[{ id: string }]>`
      select posted_by_id as id from ledger_entries order by id limit 1`;
    expect(text).not.toContain(id);
    expect(text).not.toContain("发票");
  });

  it("can begin behind a link", async () => {
    const whole = await bundle();
    const rest = await bundle(3);
    expect(rest).toHaveLength(whole.length - 3);
    expect(await verifier(rest)).toMatchObject({ code: 0 });
    await expect(bundle(1_000_000)).rejects.toMatchObject({ code: "ledger.position_unknown" });
  });

  it.each<[string, (lines: string[]) => string[]]>([
    ["a figure was changed", (lines) => lines.map((line) => line.replace('"180000"', '"180001"'))],
    ["a link was taken away", (lines) => lines.toSpliced(2, 1)],
    ["a link was put in", (lines) => lines.toSpliced(2, 0, lines[1]!)],
    ["two links changed places", (lines) => lines.toSpliced(2, 2, lines[3]!, lines[2]!)],
    ["the end was cut off", (lines) => lines.slice(0, -1)],
    ["the last link was cut out", (lines) => lines.toSpliced(-2, 1)],
  ])("does not agree where %s", async (_name, bend) => {
    expect(await verifier(bend(await bundle()))).toMatchObject({ code: 1 });
  });

  it.each([[["not json"]], [[`{"format":"other"}`]], [[""]]])(
    "is refused when it is none: %j",
    async (lines) => {
      expect(await verifier(lines)).toMatchObject({ code: 2 });
    },
  );
});

describe("daily roots", () => {
  it("are published once a day is over, one for every day, and seal the chain for those who noted them", async () => {
    await unguarded([
      "update ledger_links set day = '2026-06-15'",
      "update ledger_links set day = '2026-06-17' where position > 4",
    ]);
    const at = (instant: string) => ({ db: connection.db, now: new Date(instant) });
    expect(await publishRoots(at("2026-06-15T15:59:59Z"))).toBe(0);
    expect(await publishRoots(at("2026-06-15T16:00:00Z"))).toBe(1);
    expect(await publishRoots(at("2026-06-18T02:00:00Z"))).toBe(2);
    expect(await publishRoots(at("2026-06-18T03:00:00Z"))).toBe(0);
    const roots = await connection.sql<
      { day: string; position: number; hash: string; entries: number; fen: number }[]
    >`select day, position, hash, entry_count as entries, amount_fen as fen from ledger_roots order by day`;
    expect(roots.map(({ day, position, entries }) => [day, position, entries])).toEqual([
      ["2026-06-15", 4, 2],
      ["2026-06-16", 4, 2],
      ["2026-06-17", expect.any(Number), 4],
    ]);
    expect(roots[0]?.fen).toBe(18 * 12_000);
    expect(await verifyLedger(connection)).toMatchObject({ roots: 3, problems: [] });
    const noted = `2026-06-15=${roots[0]?.hash}`;
    expect(await verifier(await bundle(), "--root", noted)).toMatchObject({ code: 0 });

    // Somebody rewrites the chain whole, roots included: it agrees with itself, and not with what was noted.
    const rewrite = [
      "update ledger_entries set amount_fen = amount_fen * 10 where id = (select min(id) from ledger_entries)",
      "delete from ledger_roots",
      `do $$ declare link record; before text := repeat('0', 64); begin
         for link in select l.position, l.entry_id, l.grade from ledger_links l order by 1 loop
           before := encode(sha256(convert_to(before || ',' || chained_fields(case when link.grade = ''
             then (select ledger_entry_fields(e) from ledger_entries e where e.id = link.entry_id)
             else (select ledger_grade_fields(g) from ledger_grades g where g.entry_id = link.entry_id and g.grade = link.grade) end), 'UTF8')), 'hex');
           update ledger_links set hash = before where position = link.position;
         end loop;
         update ledger_chain_end set hash = before; end $$`,
      "select publish_ledger_roots('2026-06-17')",
    ];
    await bent(rewrite, async () => {
      expect((await verifyLedger(connection)).problems).toEqual([]);
      expect(await verifier(await bundle())).toMatchObject({ code: 0 });
      const { code, said } = await verifier(await bundle(), "--root", noted);
      expect(said).toContain("the chain was rewritten before it");
      expect(code).toBe(1);
    });
  });

  it("are not published of a day that goes on", async () => {
    await expect(
      connection.sql`select publish_ledger_roots((clock_timestamp() at time zone 'Asia/Shanghai')::date)`,
    ).rejects.toMatchObject({ code: "23001" });
  });
});
