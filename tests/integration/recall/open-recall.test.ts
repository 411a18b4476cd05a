import { asc, eq, inArray } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { sellableOn } from "#app/domain/certification/sale/sellable.server.ts";
import { makeBatch } from "#app/domain/provenance/lineage/make.server.ts";
import { firstBreak } from "#app/domain/provenance/trace/chain.ts";
import { draftAcceptance } from "#app/domain/procurement/acceptance/draft.server.ts";
import { remindRecall } from "#app/domain/recall/notice/remind.server.ts";
import { getShelf } from "#app/domain/search/shelf.server.ts";
import { dispatchFulfilment } from "#app/flows/dispatch-fulfilment.server.ts";
import { openRecall } from "#app/flows/open-recall.server.ts";
import { publishListing } from "#app/flows/publish-listing.server.ts";
import { submitRequisition } from "#app/flows/submit-requisition.server.ts";
import type { Connection } from "#db/client.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { batches, traceEvents } from "#db/schema/provenance.server.ts";
import {
  recallBatches,
  recallNoticeLines,
  recallNotices,
  recallProducts,
  recalls,
} from "#db/schema/recall.server.ts";
import { type BatchState, batchStates } from "#db/vocabulary/provenance.ts";
import { buildBatch, buildMember, contextFor, testInstant } from "#tests/support/builders.ts";
import { buildBuyer, formOf } from "#tests/support/buying.ts";
import { auditOf, catalogueVersion } from "#tests/support/catalogue.ts";
import { testDatabase, testOwner } from "#tests/support/database.ts";
import { acceptanceForm, TEST_DAY } from "#tests/support/delivered.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";
import { buildRecalled, buildSpread, recallForm } from "#tests/support/recalled.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

const stateOf = async (ids: string[]) => {
  const rows = await connection.db
    .select({ id: batches.id, state: batches.state })
    .from(batches)
    .where(inArray(batches.id, ids));
  return ids.map((id) => rows.find((row) => row.id === id)?.state);
};

describe("openRecall", () => {
  it("recalls the batch and all that was made of it, and nothing else, in one go", async () => {
    const spread = await buildSpread(connection);
    const version = await catalogueVersion(connection);
    const recall = await openRecall(contextFor(connection, spread.manager), recallForm(spread.bad.id));
    expect(recall).toMatchObject({
      state: "open",
      organisationId: spread.supplier.id,
      countyCode: "522323",
      hazard: "residue",
      openedById: spread.manager.userId,
      openedAt: testInstant,
      answerBy: new Date(testInstant.getTime() + 4 * 3_600_000),
    });
    expect(recall.number).toMatch(/^RC-2026-\d{4}$/);
    expect(await stateOf([spread.bad.id, spread.mixed.id, spread.good.id, spread.clean.id])).toEqual([
      "recalled",
      "recalled",
      "released",
      "released",
    ]);

    const found = await connection.db
      .select()
      .from(recallBatches)
      .where(eq(recallBatches.recallId, recall.id));
    expect(Object.fromEntries(found.map((row) => [row.batchId, [row.stateBefore, row.gramsLeft]]))).toEqual({
      [spread.bad.id]: ["released", 100_000 - 40_000 - 12 * 250],
      [spread.mixed.id]: ["released", 60_000 - 18 * 250],
    });
    for (const batchId of [spread.bad.id, spread.mixed.id]) {
      const chain = await connection.db
        .select()
        .from(traceEvents)
        .where(eq(traceEvents.batchId, batchId))
        .orderBy(asc(traceEvents.sequence));
      expect(chain.at(-1)).toMatchObject({
        kind: "recalled",
        noteZh: `召回 ${recall.number}：抽检农残超标`,
        actorUserId: spread.manager.userId,
      });
      expect(firstBreak(chain)).toBeNull();
    }
    expect((await auditOf(connection, recall.id))[0]).toMatchObject({
      action: "recall.opened",
      actorUserId: spread.manager.userId,
      after: { number: recall.number, batches: 2, notices: 2, deliveryLines: 3 },
      reason: "抽检农残超标",
    });
    expect(await catalogueVersion(connection)).toBe(version + 1);
  });

  it("notices each institution that was sent some, also what is still under way, with a deadline", async () => {
    const spread = await buildRecalled(connection);
    const notices = await connection.db
      .select()
      .from(recallNotices)
      .where(eq(recallNotices.recallId, spread.recall.id));
    expect(notices.map((notice) => [notice.organisationId, notice.state]).sort()).toEqual(
      [
        [spread.institution.id, "sent"],
        [spread.hospital.id, "sent"],
      ].sort(),
    );
    const lines = await connection.db
      .select()
      .from(recallNoticeLines)
      .where(
        inArray(
          recallNoticeLines.noticeId,
          notices.map(({ id }) => id),
        ),
      );
    expect(lines.map((line) => [line.organisationId, line.sentPacks, line.keptPacks]).sort()).toEqual(
      [
        [spread.institution.id, 12, 12],
        [spread.institution.id, 8, 8],
        [spread.hospital.id, 10, null],
      ].sort(),
    );
    const owner = await testOwner();
    const jobs = await owner.sql<{ run_at: Date }[]>`
      select run_at from graphile_worker.jobs where task_identifier = 'recall.remind'`;
    expect(jobs.map((job) => new Date(job.run_at).toISOString())).toContain("2026-06-15T08:00:01.000Z");
  });

  it("takes its products off sale: search, submitting, publishing and the one predicate say so", async () => {
    const spread = await buildRecalled(connection);
    const system = contextFor(connection, null);
    const { product, variant } = spread;
    expect((await sellableOn(system, [product.id], TEST_DAY)).get(product.id)?.problems).toEqual([
      { code: "sale_held" },
    ]);
    expect((await getShelf(system)).byId.has(product.id)).toBe(false);
    const buyer = await buildBuyer(connection);
    await expectRefusal(
      submitRequisition(
        contextFor(connection, buyer.requester),
        formOf(buyer, [{ variantId: variant.id, packs: 10 }]),
      ),
      "requisition.line_sale_held",
    );
    await connection.db.update(products).set({ state: "withdrawn" }).where(eq(products.id, product.id));
    const refusal = await expectRefusal(
      publishListing(contextFor(connection, spread.manager), { productId: product.id }),
      "product.not_publishable",
    );
    expect(refusal.issues.map(({ code }) => code)).toContain("listing.sale_held");
    const held = await connection.db
      .select()
      .from(recallProducts)
      .where(eq(recallProducts.recallId, spread.recall.id));
    expect(held).toMatchObject([{ productId: product.id, resumedAt: null }]);
  });

  it("lets nothing of it leave, be used or be accepted", async () => {
    const spread = await buildRecalled(connection);
    await expectRefusal(
      dispatchFulfilment(contextFor(connection, spread.warehouse), {
        orderId: spread.hospitalOrder.orderId,
        sequence: 2,
        dispatchedOn: TEST_DAY,
        lines: [{ orderLineId: spread.hospitalOrder.lines[0]!.id, batchId: spread.mixed.id, packs: 5 }],
      }),
      "batch.not_dispatchable",
    );
    await expectRefusal(
      makeBatch(contextFor(connection, spread.warehouse), {
        kind: "split",
        productId: spread.product.id,
        packedOn: "2026-06-02",
        quantityKilograms: "1",
        inputs: [{ batchId: spread.bad.id, kilograms: "1" }],
      }),
      "lineage.not_possible",
    );
    const receiver = contextFor(connection, spread.hospitalReceiver);
    const refusal = await expectRefusal(
      draftAcceptance(receiver, acceptanceForm(spread.onTheWay.id, spread.onTheWayLines)),
      "acceptance.batch_recalled",
    );
    expect(refusal.issues).toMatchObject([
      { path: ["lines", 0, "acceptedPacks"], details: { code: spread.mixed.code } },
    ]);
    const form = acceptanceForm(spread.onTheWay.id, spread.onTheWayLines, [{ rejected: 10 }]);
    const [line] = form.lines;
    await expect(
      draftAcceptance(receiver, { ...form, lines: [{ ...line!, rejectionReason: "recalled" }] }),
    ).resolves.toMatchObject({ state: "awaiting-countersign" });
  });

  it.each(batchStates.filter((state) => state !== "recalled"))(
    "reaches a batch that is %s",
    async (state) => {
      const spread = await buildSpread(connection);
      await connection.db.update(batches).set({ state }).where(eq(batches.id, spread.mixed.id));
      await openRecall(contextFor(connection, spread.manager), recallForm(spread.bad.id));
      expect(await stateOf([spread.mixed.id])).toEqual(["recalled" satisfies BatchState]);
    },
  );

  it("works for a batch that went nowhere", async () => {
    const { manager, product } = await buildSpread(connection);
    const alone = await buildBatch(connection, product);
    const recall = await openRecall(contextFor(connection, manager), recallForm(alone.id));
    const notices = await connection.db
      .select()
      .from(recallNotices)
      .where(eq(recallNotices.recallId, recall.id));
    expect(notices).toEqual([]);
  });

  it("refuses a batch that an open recall covers, naming it, and takes in what another reached", async () => {
    const spread = await buildRecalled(connection);
    const manager = contextFor(connection, spread.manager);
    for (const batchId of [spread.bad.id, spread.mixed.id]) {
      const refusal = await expectRefusal(openRecall(manager, recallForm(batchId)), "recall.already_open");
      expect(refusal.details).toEqual({ number: spread.recall.number });
    }
    const second = await openRecall(manager, recallForm(spread.good.id));
    const found = await connection.db
      .select()
      .from(recallBatches)
      .where(eq(recallBatches.recallId, second.id));
    expect(found.map((row) => [row.batchId, row.stateBefore]).sort()).toEqual(
      [
        [spread.good.id, "released"],
        [spread.mixed.id, "recalled"],
      ].sort(),
    );
    expect(Number(second.number.slice(-4))).toBeGreaterThan(Number(spread.recall.number.slice(-4)));
  });

  it("may be opened by an office that answers for the county, and is nobody else's", async () => {
    const spread = await buildSpread(connection);
    const stranger = (await buildSpread(connection)).manager;
    for (const actor of [spread.otherCounty, spread.district, stranger])
      await expectRefusal(
        openRecall(contextFor(connection, actor), recallForm(spread.bad.id)),
        "batch.not_found",
      );
    for (const actor of [spread.warehouse, spread.receiver, spread.finance])
      await expectRefusal(
        openRecall(contextFor(connection, actor), recallForm(spread.bad.id)),
        "actor.forbidden",
      );
    expect(await stateOf([spread.bad.id])).toEqual(["released"]);
    const recall = await openRecall(contextFor(connection, spread.county), recallForm(spread.bad.id));
    expect(recall).toMatchObject({ organisationId: spread.supplier.id, openedById: spread.county.userId });
    const viewer = await buildMember(connection, spread.supplier, ["supplier-finance"]);
    await expectRefusal(
      openRecall(contextFor(connection, viewer), recallForm(spread.good.id)),
      "actor.forbidden",
    );
    await expect(
      openRecall(contextFor(connection, spread.prefecture), recallForm(spread.good.id)),
    ).resolves.toMatchObject({ state: "open" });
  });

  it("numbers the recalls of a year without a gap, also after one that failed, and begins anew with the year", async () => {
    const spread = await buildSpread(connection);
    const last = async () => {
      const rows = await connection.db.select({ number: recalls.number }).from(recalls);
      return rows.map(({ number }) => number).sort();
    };
    const before = await last();
    await expectRefusal(
      openRecall(contextFor(connection, spread.otherCounty), recallForm(spread.bad.id)),
      "batch.not_found",
    );
    const recall = await openRecall(contextFor(connection, spread.manager), recallForm(spread.bad.id));
    expect(recall.number).toBe(`RC-2026-${String(before.length + 1).padStart(4, "0")}`);
    const eve = new Date("2026-12-31T15:59:59Z");
    const newYear = new Date("2026-12-31T16:00:00Z");
    const [one, two] = [
      await buildBatch(connection, spread.product),
      await buildBatch(connection, spread.product),
    ];
    expect((await openRecall(contextFor(connection, spread.manager, eve), recallForm(one.id))).number).toBe(
      `RC-2026-${String(before.length + 2).padStart(4, "0")}`,
    );
    expect(
      (await openRecall(contextFor(connection, spread.manager, newYear), recallForm(two.id))).number,
    ).toBe("RC-2027-0001");
  });
});

describe("remindRecall", () => {
  it("marks late notices once", async () => {
    const { recall } = await buildRecalled(connection);
    const late = contextFor(connection, null, new Date(recall.answerBy.getTime() + 1000));
    expect(await remindRecall(late, { recallId: recall.id })).toEqual({ late: 2 });
    expect(await remindRecall(late, { recallId: recall.id })).toEqual({ late: 0 });
    expect((await auditOf(connection, recall.id)).map(({ action }) => action)).toEqual([
      "recall.opened",
      "recall.reminded",
    ]);
  });
});
