import { expect, it } from "vitest";
import { decideConflict } from "#app/domain/channels/conflict/decide.server.ts";
import { confirmImport } from "#app/domain/channels/import/confirm.server.ts";
import { postImport } from "#app/domain/channels/import/post.server.ts";
import { verifyImport } from "#app/domain/channels/import/verify.server.ts";
import { uploadSales } from "#app/domain/channels/import/upload.server.ts";
import { isDomainError } from "#app/kernel/errors.ts";
import { contextFor } from "#tests/support/builders.ts";
import { secondConnection, testDatabase } from "#tests/support/database.ts";
import {
  bringIn,
  buildSalesOffices,
  heldBy,
  invoiceNumber,
  rowsOf,
  saleLine,
  salesFile,
} from "#tests/support/sales.ts";

const codes = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes
    .map((outcome) => {
      if (outcome.status === "fulfilled") return "done";
      return isDomainError(outcome.reason) ? outcome.reason.code : String(outcome.reason);
    })
    .sort();

let unique = 0;
const line = () => {
  unique += 1;
  return saleLine({ amount: `${20_000 + unique * 9}.00`, fapiao: invoiceNumber(5_000 + unique) });
};

it("overlapping files that are confirmed and posted at once count every invoice once", async () => {
  const connection = await testDatabase();
  const other = await secondConnection();
  const offices = await buildSalesOffices(connection);
  const lines = Array.from({ length: 40 }, line);
  const before = await heldBy(connection, "offline");
  const [one, two] = await Promise.all([
    bringIn(connection, offices, "offline", lines),
    bringIn(other, offices, "offline", [...lines].reverse().concat(line())),
  ]);
  // Whoever reads an invoice first has it, and the other's row repeats it.
  const read = [...(await rowsOf(connection, one.id)), ...(await rowsOf(connection, two.id))];
  expect(read.filter(({ state }) => state === "sound")).toHaveLength(41);
  expect(read.filter(({ problem }) => problem === "claimed")).toHaveLength(40);
  // Were both to stand as sound, as rows did before there were claims, posting decides.
  await connection.sql`update channel_import_rows set state = 'sound', problems = '[]' where state = 'duplicate'
    and import_id in (${one.id}, ${two.id})`;
  for (const { id: importId } of [one, two]) {
    await verifyImport(contextFor(connection, offices.county), { importId });
    await confirmImport(contextFor(connection, offices.prefecture), { importId });
  }
  await Promise.all([
    postImport(contextFor(connection, null), { importId: one.id }),
    postImport(contextFor(other, null), { importId: two.id }),
    postImport(contextFor(other, null), { importId: one.id }),
  ]);
  const states = [...(await rowsOf(connection, one.id)), ...(await rowsOf(connection, two.id))].map(
    ({ state }) => state,
  );
  expect(states.filter((state) => state === "posted")).toHaveLength(41);
  expect(states).not.toContain("sound");
  const [sum] = await connection.sql`select sum(amount_fen)::bigint as fen from (
    select distinct fapiao_number, amount_fen from channel_import_rows where import_id in (${one.id}, ${two.id})) sales`;
  expect((await heldBy(connection, "offline")) - before).toBe(Number(sum!.fen));
});

it("the same file twice at once is one import; verified twice, confirmed twice, decided twice, it is once", async () => {
  const connection = await testDatabase();
  const other = await secondConnection();
  const offices = await buildSalesOffices(connection);
  const file = salesFile([line()]);
  const of = { channelCode: "offline", countyCode: "522323" };
  const county = [connection, other].map((each) => contextFor(each, offices.county));
  const prefecture = [connection, other].map((each) => contextFor(each, offices.prefecture));
  expect(codes(await Promise.allSettled(county.map((ctx) => uploadSales(ctx, of, file))))).toEqual([
    "done",
    "import.same_file",
  ]);
  const sale = { ...line(), fapiao: "", contract: "C-1", delivery: `D-${unique}` };
  const first = await bringIn(connection, offices, "offline", [sale]);
  const second = await bringIn(connection, offices, "offline", [{ ...sale, delivery: `E-${unique}` }]);
  const importId = second.id;
  expect(codes(await Promise.allSettled(county.map((ctx) => verifyImport(ctx, { importId }))))).toEqual([
    "done",
    "import.wrong_state",
  ]);
  expect(codes(await Promise.allSettled(prefecture.map((ctx) => confirmImport(ctx, { importId }))))).toEqual([
    "done",
    "import.wrong_state",
  ]);
  const [conflict] = await connection.sql`select id from sale_conflicts where import_id = ${importId}`;
  const verdicts = ["same", "different"] as const;
  const decided = await Promise.allSettled(
    verdicts.map((verdict, index) =>
      decideConflict(prefecture[index]!, { conflictId: conflict!.id, verdict, reason: "核对" }),
    ),
  );
  expect(codes(decided)).toEqual(["conflict.decided", "done"]);
  const verdict = verdicts[decided.findIndex(({ status }) => status === "fulfilled")];
  const [row] = await rowsOf(connection, importId);
  expect(row!.state).toBe(verdict === "same" ? "duplicate" : "sound");
  expect((await rowsOf(connection, first.id))[0]!.state).toBe("sound");
});

it("a file confirmed while it is verified is told to wait", async () => {
  const connection = await testDatabase();
  const other = await secondConnection();
  const offices = await buildSalesOffices(connection);
  const { id: importId } = await bringIn(connection, offices, "offline", [line()]);
  const outcomes = await Promise.allSettled([
    verifyImport(contextFor(connection, offices.county), { importId }),
    confirmImport(contextFor(other, offices.prefecture), { importId }),
  ]);
  expect(outcomes[0]!.status).toBe("fulfilled");
  const [stands] = await connection.sql`select state from channel_imports where id = ${importId}`;
  expect(stands!.state).toBe(outcomes[1]!.status === "fulfilled" ? "confirmed" : "verified");
});
