import { eq, inArray } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { consumeBatches } from "#app/domain/provenance/batch/consume.server.ts";
import { releaseBatch } from "#app/domain/provenance/batch/release.server.ts";
import type { MakeBatch } from "#app/domain/provenance/lineage/input.ts";
import { makeBatch } from "#app/domain/provenance/lineage/make.server.ts";
import { batchesMadeFrom, batchesThatWentInto } from "#app/domain/provenance/lineage/reach.server.ts";
import { getOwnBatch } from "#app/domain/reporting/supply/provenance.server.ts";
import { listMakingSources } from "#app/domain/reporting/supply/lineage.server.ts";
import type { ErrorCode } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { batches, batchInputs } from "#db/schema/provenance.server.ts";
import { type BatchState, batchStates } from "#db/vocabulary/provenance.ts";
import { buildBatch, buildProduct, contextFor } from "#tests/support/builders.ts";
import { auditOf, buildSellingWorld } from "#tests/support/catalogue.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
let world: Awaited<ReturnType<typeof buildSellingWorld>>;
let product: Awaited<ReturnType<typeof buildProduct>>;
beforeAll(async () => {
  connection = await testDatabase();
  world = await buildSellingWorld(connection);
  product = await buildProduct(connection, world.supplier, { shelfLifeDays: 540 });
});

const warehouse = () => contextFor(connection, world.warehouse);
const source = (changes: Parameters<typeof buildBatch>[2] = {}) => buildBatch(connection, product, changes);

const form = (
  inputs: readonly [id: string, kilograms: string][],
  edit: Partial<MakeBatch> = {},
): MakeBatch => ({
  kind: "mixed",
  productId: product.id,
  packedOn: "2026-06-02",
  quantityKilograms: "500",
  inputs: inputs.map(([batchId, kilograms]) => ({ batchId, kilograms })),
  ...edit,
});

async function batchOf(id: string) {
  const [row] = await connection.db.select().from(batches).where(eq(batches.id, id));
  return row!;
}

describe("makeBatch", () => {
  it("mixes two batches into a draft that remembers both and keeps no longer than either", async () => {
    const spring = await source({ harvestedOn: "2026-03-20", bestBeforeOn: "2027-09-20" });
    const summer = await source();
    const made = await makeBatch(
      warehouse(),
      form([
        [spring.id, "300.5"],
        [summer.id, "200"],
        [newId(), ""],
      ]),
    );
    expect(made).toMatchObject({
      state: "draft",
      origin: "mixed",
      baseId: product.baseId,
      harvestedOn: "2026-03-20",
      bestBeforeOn: "2027-09-20",
      quantityGrams: 500_000,
    });
    expect(await batchOf(spring.id)).toMatchObject({
      usedGrams: 300_500,
      dispatchedGrams: 0,
      state: "released",
    });
    expect(await auditOf(connection, made.id)).toMatchObject([{ action: "batch.made" }]);

    const page = await getOwnBatch(warehouse(), made.id);
    expect(page.lineage.madeFrom.map(({ code, grams }) => [code, grams])).toEqual([
      [spring.code, 300_500],
      [summer.code, 200_000],
    ]);
    expect(page.events.map(({ kind }) => kind)).toEqual(["transformed"]);
    expect(page.events[0]).toMatchObject({ quantityGrams: 500_000 });
    expect(page.findings).toEqual([]);
    expect(page.events[0]!.noteZh).toBe(
      `由批次 ${spring.code} 300.5 公斤、${summer.code} 200 公斤 混合而成，得 500 公斤`,
    );
    const parent = await getOwnBatch(warehouse(), spring.id);
    expect(parent.lineage.wentInto.map(({ id }) => id)).toEqual([made.id]);
    expect(parent.chain).toMatchObject({ brokenAt: null, length: 1 });
  });

  it("uses a batch up, counts what was used when it is dispatched, and offers only what is left", async () => {
    const whole = await source({ quantityGrams: 1_000 });
    await makeBatch(warehouse(), form([[whole.id, "0.4"]], { kind: "repacked", quantityKilograms: "0.4" }));
    const draw = (grams: number) =>
      inTransaction(warehouse(), (ctx) =>
        consumeBatches(ctx, [{ batchId: whole.id, productId: product.id, grams }], "2026-06-15"),
      );
    await expectRefusal(draw(601), "batch.quantity_exceeded");
    await makeBatch(warehouse(), form([[whole.id, "0.6"]], { kind: "split", quantityKilograms: "0.6" }));
    expect(await batchOf(whole.id)).toMatchObject({ state: "depleted", usedGrams: 1_000 });
    expect((await listMakingSources(warehouse())).map(({ id }) => id)).not.toContain(whole.id);
  });

  it("needs a conformity certificate of its own", async () => {
    const whole = await source();
    const made = await makeBatch(
      warehouse(),
      form([[whole.id, "1"]], { kind: "split", quantityKilograms: "1" }),
    );
    await expectRefusal(releaseBatch(warehouse(), { batchId: made.id }), "batch.not_releasable");
  });

  it("processes one product into another, with the other's shelf life", async () => {
    const leaf = await source();
    const cake = await buildProduct(connection, world.supplier, { shelfLifeDays: 30 });
    const made = await makeBatch(
      warehouse(),
      form([[leaf.id, "400"]], { kind: "processed", productId: cake.id, quantityKilograms: "100" }),
    );
    expect(made).toMatchObject({ productId: cake.id, bestBeforeOn: "2026-07-02" });
  });

  it.each<[string, (ids: [string, string]) => Partial<MakeBatch>, ErrorCode, string]>([
    [
      "more than went in",
      () => ({ quantityKilograms: "2000.001" }),
      "lineage.not_possible",
      "lineage.more_than_inputs",
    ],
    [
      "one batch twice",
      ([a]) => ({ inputs: [a, a].map((batchId) => ({ batchId, kilograms: "1" })) }),
      "lineage.not_possible",
      "lineage.input_repeated",
    ],
    [
      "more than is left",
      ([a, b]) => ({
        inputs: [
          { batchId: a, kilograms: "1000.001" },
          { batchId: b, kilograms: "1" },
        ],
        quantityKilograms: "1",
      }),
      "lineage.not_possible",
      "lineage.input_exceeded",
    ],
    [
      "a mix of one",
      ([a]) => ({ inputs: [{ batchId: a, kilograms: "1" }], quantityKilograms: "1" }),
      "lineage.not_possible",
      "lineage.input_count",
    ],
    [
      "a last day later than the inputs'",
      () => ({ bestBeforeOn: "2027-10-13" }),
      "lineage.keeps_no_longer",
      "lineage.keeps_no_longer",
    ],
    [
      "a packing day to come",
      () => ({ packedOn: "2026-06-16" }),
      "batch.dates_impossible",
      "batch.dates_impossible",
    ],
    ["a forged product", () => ({ productId: "forged" }), "product.not_found", ""],
    ["a forged batch", () => ({ inputs: [{ batchId: "forged", kilograms: "1" }] }), "batch.not_found", ""],
  ])("refuses %s, and nothing is drawn", async (_, edit, code, issue) => {
    const [a, b] = [await source(), await source()];
    const error = await expectRefusal(
      makeBatch(
        warehouse(),
        form(
          [
            [a.id, "1000"],
            [b.id, "1000"],
          ],
          { quantityKilograms: "2000", ...edit([a.id, b.id]) },
        ),
      ),
      code,
    );
    if (issue) expect(error.issues.map((each) => each.code)).toContain(issue);
    expect((await batchOf(a.id)).usedGrams).toBe(0);
    expect(
      await connection.db
        .select()
        .from(batchInputs)
        .where(inArray(batchInputs.sourceId, [a.id, b.id])),
    ).toEqual([]);
  });

  it.each(batchStates)("of a %s batch", async (state) => {
    const whole = await source({ state });
    const making = makeBatch(warehouse(), form([[whole.id, "1"]], { kind: "split", quantityKilograms: "1" }));
    const usable: readonly BatchState[] = ["draft", "released"];
    if (usable.includes(state)) expect(await making).toMatchObject({ origin: "split" });
    else await expectRefusal(making, "lineage.not_possible");
  });

  it("finds no batch of another supplier, and refuses the finance role", async () => {
    const theirs = await buildBatch(connection, await buildProduct(connection, world.otherSupplier));
    const own = await source();
    await expectRefusal(
      makeBatch(
        warehouse(),
        form(
          [
            [own.id, "1"],
            [theirs.id, "1"],
          ],
          { quantityKilograms: "1" },
        ),
      ),
      "batch.not_found",
    );
    await expectRefusal(
      makeBatch(
        contextFor(connection, world.finance),
        form([[own.id, "1"]], { kind: "split", quantityKilograms: "1" }),
      ),
      "actor.forbidden",
    );
  });
});

describe("the graph", () => {
  const link = (batchId: string, sourceId: string) =>
    connection.db
      .insert(batchInputs)
      .values({ organisationId: world.supplier.id, batchId, sourceId, grams: 1 });

  it("cannot loop, refused by the database itself", async () => {
    const [a, b, c] = [await source(), await source(), await source()];
    await link(b.id, a.id);
    await link(c.id, b.id);
    for (const [batch, from] of [
      [a, c],
      [a, b],
      [b, c],
    ] as const)
      await expect(link(batch.id, from.id)).rejects.toMatchObject({
        cause: { constraint_name: "batch_inputs_no_loop" },
      });
    await expect(connection.sql`update batch_inputs set grams = 2`).rejects.toThrow(
      /append-only|permission denied/,
    );
    await expect(connection.sql`delete from batch_inputs`).rejects.toThrow(/append-only|permission denied/);
  });

  it("visits each of 1,000 mixed batches once, both ways, and lets none of them close a loop", async () => {
    const layers = 40;
    const width = 25;
    const first = await source();
    const ids: string[][] = [[first.id]];
    const { id: _, code: __, ...common } = first;
    for (let layer = 1; layer <= layers; layer++) {
      const made = Array.from({ length: width }, () => newId());
      await connection.db
        .insert(batches)
        .values(made.map((id) => ({ ...common, id, code: id, origin: "mixed" as const })));
      const above = ids[layer - 1]!;
      await connection.db
        .insert(batchInputs)
        .values(
          made.flatMap((batchId) =>
            above
              .slice(0, 5)
              .map((sourceId) => ({ organisationId: world.supplier.id, batchId, sourceId, grams: 1 })),
          ),
        );
      ids.push(made);
    }
    // Some 5^40 ways lead from the first batch to the last layer.
    const all = ids.flat().sort();
    expect(await batchesMadeFrom(warehouse(), [first.id])).toEqual(all);
    const last = ids.at(-1)![0]!;
    const inputs = ids.slice(0, -1).flatMap((layer) => layer.slice(0, 5));
    expect(await batchesThatWentInto(warehouse(), [last])).toEqual([...inputs, last].sort());
    for (const layer of [0, 1, layers / 2, layers - 1])
      await expect(link(ids[layer]![0]!, last)).rejects.toMatchObject({
        cause: { constraint_name: "batch_inputs_no_loop" },
      });
  });
});
