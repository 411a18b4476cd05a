import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { closeRecall } from "#app/domain/recall/recall/close.server.ts";
import { getShelf } from "#app/domain/search/shelf.server.ts";
import { answerRecall } from "#app/flows/answer-recall.server.ts";
import { openRecall } from "#app/flows/open-recall.server.ts";
import { resumeSale } from "#app/flows/resume-sale.server.ts";
import type { Connection } from "#db/client.server.ts";
import { products, stockMovements, stocks } from "#db/schema/catalogue.server.ts";
import { batches } from "#db/schema/provenance.server.ts";
import { recallNoticeLines, recallNotices, recallProducts } from "#db/schema/recall.server.ts";
import { contextFor } from "#tests/support/builders.ts";
import { auditOf } from "#tests/support/catalogue.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";
import { buildRecalled, buildSpread, recallForm } from "#tests/support/recalled.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

type Recalled = Awaited<ReturnType<typeof buildRecalled>>;

/** Every institution answers that it found nothing. */
async function answerAll({ recall, receiver, hospitalReceiver }: Recalled) {
  const notices = await connection.db
    .select()
    .from(recallNotices)
    .where(eq(recallNotices.recallId, recall.id));
  for (const notice of notices) {
    const lines = await connection.db
      .select()
      .from(recallNoticeLines)
      .where(eq(recallNoticeLines.noticeId, notice.id));
    const actor = notice.organisationId === receiver.organisationId ? receiver : hospitalReceiver;
    await answerRecall(contextFor(connection, actor), {
      noticeId: notice.id,
      lines: lines.map(({ deliveryLineId }) => ({
        deliveryLineId,
        foundPacks: 0,
        destroyedPacks: 0,
        returnedPacks: 0,
      })),
    });
  }
}

describe("closeRecall", () => {
  it("is the supplier's once everybody has answered, with a summary", async () => {
    const recalled = await buildRecalled(connection);
    const close = { recallId: recalled.recall.id, summary: "全部回复，未发现剩余" };
    const refusal = await expectRefusal(
      closeRecall(contextFor(connection, recalled.manager), close),
      "recall.not_all_answered",
    );
    expect(refusal.details).toEqual({ waiting: 2 });
    await answerAll(recalled);
    expect(await closeRecall(contextFor(connection, recalled.manager), close)).toMatchObject({
      state: "closed",
      closedById: recalled.manager.userId,
      closingSummary: close.summary,
    });
    expect((await auditOf(connection, recalled.recall.id)).at(-1)).toMatchObject({
      action: "recall.closed",
      reason: close.summary,
    });
    const again = await expectRefusal(
      closeRecall(contextFor(connection, recalled.manager), close),
      "recall.wrong_state",
    );
    expect(again.details).toMatchObject({ number: recalled.recall.number });
  });

  it("is the county's and the prefecture's at any time, nobody else's, and leaves the batches recalled", async () => {
    const recalled = await buildRecalled(connection);
    const close = { recallId: recalled.recall.id, summary: "核查完毕" };
    const stranger = (await buildSpread(connection)).manager;
    for (const actor of [recalled.otherCounty, recalled.district, stranger])
      await expectRefusal(closeRecall(contextFor(connection, actor), close), "recall.not_found");
    for (const actor of [recalled.warehouse, recalled.receiver])
      await expectRefusal(closeRecall(contextFor(connection, actor), close), "actor.forbidden");
    await closeRecall(contextFor(connection, recalled.county), close);
    const [batch] = await connection.db.select().from(batches).where(eq(batches.id, recalled.bad.id));
    expect(batch?.state).toBe("recalled");
    const second = await buildRecalled(connection);
    await expect(
      closeRecall(contextFor(connection, second.prefecture), { ...close, recallId: second.recall.id }),
    ).resolves.toMatchObject({ state: "closed" });
  });
});

describe("resumeSale", () => {
  const form = ({ recall, product, variant }: Recalled, countedPacks = "400") => ({
    recallId: recall.id,
    productId: product.id,
    counts: [{ variantId: variant.id, countedPacks }],
    declared: "on" as const,
    statement: "",
  });

  it("sets the stock to what was counted and puts the product on sale again", async () => {
    const recalled = await buildRecalled(connection);
    const { manager, product, variant } = recalled;
    expect(await resumeSale(contextFor(connection, manager), form(recalled))).toEqual({ isFree: true });
    const [stock] = await connection.db.select().from(stocks).where(eq(stocks.variantId, variant.id));
    expect(stock?.onHandPacks).toBe(400);
    const moved = await connection.db
      .select()
      .from(stockMovements)
      .where(eq(stockMovements.variantId, variant.id));
    expect(moved.at(-1)).toMatchObject({
      kind: "correction",
      packs: -70,
      reason: `召回 ${recalled.recall.number} 后清点`,
    });
    expect((await getShelf(contextFor(connection, null))).byId.has(product.id)).toBe(true);
    const [hold] = await connection.db
      .select()
      .from(recallProducts)
      .where(eq(recallProducts.recallId, recalled.recall.id));
    expect(hold).toMatchObject({ resumedById: manager.userId, statement: "库存已清点，不含召回批次" });
    expect((await auditOf(connection, product.id)).at(-1)).toMatchObject({ action: "sale.resumed" });
    await expectRefusal(resumeSale(contextFor(connection, manager), form(recalled)), "recall.sale_resumed");
  });

  it("is refused while recalled goods must be among what was counted, and by whole grams", async () => {
    const recalled = await buildRecalled(connection);
    const manager = contextFor(connection, recalled.manager);
    // Clean batches have 80 kg and 10 kg left: 360 packs of 250 g.
    await connection.db
      .update(batches)
      .set({ quantityGrams: 10_000 })
      .where(eq(batches.id, recalled.clean.id));
    const refusal = await expectRefusal(resumeSale(manager, form(recalled, "361")), "recall.stock_uncovered");
    expect(refusal.details).toEqual({ kilograms: 90.25, covered: 90 });
    const [product] = await connection.db.select().from(products).where(eq(products.id, recalled.product.id));
    expect(product?.saleHeldAt).not.toBeNull();
    await resumeSale(manager, form(recalled, "360"));
  });

  it("needs every pack counted, no other, and not below what orders hold", async () => {
    const recalled = await buildRecalled(connection);
    const manager = contextFor(connection, recalled.manager);
    await expectRefusal(resumeSale(manager, { ...form(recalled), counts: [] }), "recall.count_missing");
    const [count] = form(recalled).counts;
    await expectRefusal(
      resumeSale(manager, { ...form(recalled), counts: [count!, count!] }),
      "variant.not_found",
    );
    const refusal = await expectRefusal(resumeSale(manager, form(recalled, "9")), "stock.below_allocated");
    expect(refusal.issues).toMatchObject([
      { path: ["counts", 0, "countedPacks"], details: { allocated: 10 } },
    ]);
  });

  it("waits for every recall that holds the product", async () => {
    const recalled = await buildRecalled(connection);
    const manager = contextFor(connection, recalled.manager);
    const second = await openRecall(manager, recallForm(recalled.good.id));
    expect(await resumeSale(manager, form(recalled))).toEqual({ isFree: false });
    expect((await getShelf(manager)).byId.has(recalled.product.id)).toBe(false);
    expect(await resumeSale(manager, { ...form(recalled), recallId: second.id })).toEqual({ isFree: true });
    expect((await getShelf(manager)).byId.has(recalled.product.id)).toBe(true);
  });

  it("is the manager's of that supplier alone", async () => {
    const recalled = await buildRecalled(connection);
    const stranger = (await buildSpread(connection)).manager;
    await expectRefusal(resumeSale(contextFor(connection, stranger), form(recalled)), "recall.not_found");
    for (const actor of [recalled.warehouse, recalled.county, recalled.receiver])
      await expectRefusal(resumeSale(contextFor(connection, actor), form(recalled)), "actor.forbidden");
  });
});
