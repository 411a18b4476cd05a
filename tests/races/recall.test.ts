import { and, eq, inArray } from "drizzle-orm";
import { expect, it } from "vitest";
import { draftAcceptance } from "#app/domain/procurement/acceptance/draft.server.ts";
import { makeBatch } from "#app/domain/provenance/lineage/make.server.ts";
import { firstBreak } from "#app/domain/provenance/trace/chain.ts";
import { closeRecall } from "#app/domain/recall/recall/close.server.ts";
import { acceptDelivery } from "#app/flows/accept-delivery.server.ts";
import { answerRecall } from "#app/flows/answer-recall.server.ts";
import { approveRequisition } from "#app/flows/approve-requisition.server.ts";
import { dispatchFulfilment } from "#app/flows/dispatch-fulfilment.server.ts";
import { openRecall } from "#app/flows/open-recall.server.ts";
import { isDomainError } from "#app/kernel/errors.ts";
import type { Connection } from "#db/client.server.ts";
import { goodsReturns } from "#db/schema/deliveries.server.ts";
import { purchaseOrders } from "#db/schema/orders.server.ts";
import { batches, traceEvents } from "#db/schema/provenance.server.ts";
import { recallBatches, recallNoticeLines, recallNotices, recalls } from "#db/schema/recall.server.ts";
import { contextFor } from "#tests/support/builders.ts";
import { buildBuyer, buildSubmitted } from "#tests/support/buying.ts";
import { secondConnection, testDatabase, testOwner } from "#tests/support/database.ts";
import { acceptanceForm, TEST_DAY } from "#tests/support/delivered.ts";
import { brokenRules } from "#tests/support/invariants.ts";
import { buildRecalled, buildSpread, recallForm } from "#tests/support/recalled.ts";

const ROUNDS = 4;
const refusalsOf = (outcomes: readonly PromiseSettledResult<unknown>[]) =>
  outcomes.flatMap((outcome) => {
    if (outcome.status === "fulfilled") return [];
    if (!isDomainError(outcome.reason)) throw outcome.reason;
    return [outcome.reason.code];
  });

const linesOfRecall = async ({ db }: Connection, recallId: string) =>
  db
    .select({ packs: recallNoticeLines.sentPacks, kept: recallNoticeLines.keptPacks })
    .from(recallNoticeLines)
    .innerJoin(recallNotices, eq(recallNotices.id, recallNoticeLines.noticeId))
    .where(eq(recallNotices.recallId, recallId));

it("a dispatch at the same moment is in the impact or is refused", async () => {
  const [first, second] = [await testDatabase(), await secondConnection()];
  for (let round = 0; round < ROUNDS; round++) {
    const spread = await buildSpread(first);
    const [recalled, dispatched] = await Promise.allSettled([
      openRecall(contextFor(first, spread.manager), recallForm(spread.bad.id)),
      dispatchFulfilment(contextFor(second, spread.warehouse), {
        orderId: spread.hospitalOrder.orderId,
        sequence: 2,
        dispatchedOn: TEST_DAY,
        lines: [{ orderLineId: spread.hospitalOrder.lines[0]!.id, batchId: spread.mixed.id, packs: 7 }],
      }),
    ]);
    expect(refusalsOf([recalled])).toEqual([]);
    const refused = refusalsOf([dispatched]);
    const recall = recalled.status === "fulfilled" ? recalled.value : null;
    const packs = (await linesOfRecall(first, recall!.id)).map((line) => line.packs);
    expect(packs.includes(7)).toBe(refused.length === 0);
    expect(refused.every((code) => code === "batch.not_dispatchable")).toBe(true);
  }
});

it("a batch made from it at the same moment is recalled too, or is not made", async () => {
  const [first, second] = [await testDatabase(), await secondConnection()];
  for (let round = 0; round < ROUNDS; round++) {
    const spread = await buildSpread(first);
    const [recalled, made] = await Promise.allSettled([
      openRecall(contextFor(first, spread.manager), recallForm(spread.bad.id)),
      makeBatch(contextFor(second, spread.warehouse), {
        kind: "split",
        productId: spread.product.id,
        packedOn: "2026-06-02",
        quantityKilograms: "1",
        inputs: [{ batchId: spread.mixed.id, kilograms: "1" }],
      }),
    ]);
    const recall = recalled.status === "fulfilled" ? recalled.value : null;
    const reached = await first.db.select().from(recallBatches).where(eq(recallBatches.recallId, recall!.id));
    if (made.status === "fulfilled") {
      const [batch] = await first.db.select().from(batches).where(eq(batches.id, made.value.id));
      expect(batch?.state).toBe("recalled");
      expect(reached.map(({ batchId }) => batchId)).toContain(made.value.id);
    } else {
      expect(refusalsOf([made])).toEqual(["lineage.not_possible"]);
      expect(reached).toHaveLength(2);
    }
  }
});

it("an acceptance at the same moment is in the notice as kept, or is refused", async () => {
  const [first, second] = [await testDatabase(), await secondConnection()];
  for (let round = 0; round < ROUNDS; round++) {
    const spread = await buildSpread(first);
    const draft = await draftAcceptance(
      contextFor(first, spread.hospitalReceiver),
      acceptanceForm(spread.onTheWay.id, spread.onTheWayLines),
    );
    const [recalled, signed] = await Promise.allSettled([
      openRecall(contextFor(first, spread.manager), recallForm(spread.bad.id)),
      acceptDelivery(contextFor(second, spread.hospitalRequester), { acceptanceId: draft.id }),
    ]);
    const recall = recalled.status === "fulfilled" ? recalled.value : null;
    const line = (await linesOfRecall(first, recall!.id)).find(({ packs }) => packs === 10);
    const refused = refusalsOf([signed]);
    expect(line?.kept).toBe(refused.length === 0 ? 10 : null);
    expect(refused.every((code) => code === "acceptance.batch_recalled")).toBe(true);
  }
});

it("one batch is recalled once, and two recalls that overlap both reach what they share", async () => {
  const [first, second] = [await testDatabase(), await secondConnection()];
  for (let round = 0; round < ROUNDS; round++) {
    const spread = await buildSpread(first);
    const outcomes = await Promise.allSettled([
      openRecall(contextFor(first, spread.manager), recallForm(spread.bad.id)),
      openRecall(contextFor(second, spread.county), recallForm(spread.bad.id)),
      openRecall(contextFor(first, spread.prefecture), recallForm(spread.good.id)),
    ]);
    expect(refusalsOf(outcomes)).toEqual(["recall.already_open"]);
    const over = await first.db
      .select()
      .from(recallBatches)
      .where(eq(recallBatches.batchId, spread.mixed.id));
    expect(over.map(({ stateBefore }) => stateBefore).sort()).toEqual(["recalled", "released"]);
    const events = await first.db
      .select()
      .from(traceEvents)
      .where(eq(traceEvents.batchId, spread.mixed.id))
      .orderBy(traceEvents.sequence);
    expect(firstBreak(events)).toBeNull();
    expect(events.filter(({ kind }) => kind === "recalled")).toHaveLength(2);
  }
  const numbers = await first.db.select({ number: recalls.number }).from(recalls);
  const taken = numbers.map(({ number }) => Number(number.slice(-4))).sort((one, other) => one - other);
  expect(taken).toEqual(taken.map((_, index) => index + 1));
});

it("an approval at the same moment places its order, or is told that sale is on hold", async () => {
  const [first, second] = [await testDatabase(), await secondConnection()];
  for (let round = 0; round < ROUNDS; round++) {
    const spread = await buildSpread(first);
    const buyer = await buildBuyer(first);
    const submitted = await buildSubmitted(first, buyer, [{ variantId: spread.variant.id, packs: 10 }]);
    const [recalled, approved] = await Promise.allSettled([
      openRecall(contextFor(first, spread.manager), recallForm(spread.bad.id)),
      approveRequisition(contextFor(second, buyer.approver), {
        requisitionId: submitted.id,
        contentHash: submitted.contentHash,
      }),
    ]);
    expect(refusalsOf([recalled])).toEqual([]);
    const refused = refusalsOf([approved]);
    const orders = await first.db
      .select()
      .from(purchaseOrders)
      .where(eq(purchaseOrders.requisitionId, submitted.id));
    expect(orders).toHaveLength(refused.length === 0 ? 1 : 0);
    expect(refused.every((code) => code === "requisition.line_sale_held")).toBe(true);
  }
});

it("a notice answered twice at once takes the goods back once, and closing comes before or after", async () => {
  const [first, second] = [await testDatabase(), await secondConnection()];
  for (let round = 0; round < ROUNDS; round++) {
    const recalled = await buildRecalled(first);
    const [notice] = await first.db
      .select()
      .from(recallNotices)
      .where(
        and(
          eq(recallNotices.recallId, recalled.recall.id),
          eq(recallNotices.organisationId, recalled.institution.id),
        ),
      );
    const answer = (connection: Connection) =>
      answerRecall(contextFor(connection, recalled.receiver), {
        noticeId: notice!.id,
        lines: recalled.lines.map(({ id }) => ({
          deliveryLineId: id,
          foundPacks: 3,
          destroyedPacks: 1,
          returnedPacks: 2,
        })),
      });
    const outcomes = await Promise.allSettled([
      answer(first),
      answer(second),
      closeRecall(contextFor(second, recalled.county), {
        recallId: recalled.recall.id,
        summary: "结束",
      }),
    ]);
    const refused = refusalsOf(outcomes);
    expect(refused.every((code) => code === "notice.answered" || code === "recall.wrong_state")).toBe(true);
    const returns = await first.db
      .select()
      .from(goodsReturns)
      .where(
        inArray(
          goodsReturns.deliveryLineId,
          recalled.lines.map(({ id }) => id),
        ),
      );
    const answered = outcomes.slice(0, 2).filter(({ status }) => status === "fulfilled").length;
    expect(answered).toBeLessThanOrEqual(1);
    expect(returns.map(({ packs }) => packs)).toEqual(answered === 1 ? [3, 3] : []);
  }
  const broken = await brokenRules(await testOwner());
  expect(
    Object.keys(broken).filter((rule) => /ledger|counters|sums|recall|notice|answer/.test(rule)),
  ).toEqual([]);
});
