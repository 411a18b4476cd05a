import { dispatchStock } from "#app/domain/catalogue/stock/allocation.server.ts";
import { batchProblemsOn } from "#app/domain/certification/sale/batches.server.ts";
import { isCertificateProblem } from "#app/domain/certification/sale/may-be-sold.ts";
import type { RequirementProblem } from "#app/domain/certification/sale/requirement.ts";
import { saleProblemsOn } from "#app/domain/certification/sale/sellable.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { type InTransaction, inTransaction } from "#app/domain/core/transaction.server.ts";
import { type Dispatch, dispatchInput } from "#app/domain/procurement/fulfilment/input.ts";
import { assertMayLeave } from "#app/domain/procurement/fulfilment/leave.ts";
import { type DispatchPlan, mustKeepUntil, planDispatch } from "#app/domain/procurement/fulfilment/plan.ts";
import {
  addDispatched,
  type DeliveryRow,
  getDistrictName,
  insertDelivery,
  listOfferedBatches,
  lockOrderLines,
  nextSequence,
  type OrderLineRow,
} from "#app/domain/procurement/fulfilment/records.server.ts";
import { orderProgress } from "#app/domain/procurement/order/progress.ts";
import { lockOrder, moveOrder } from "#app/domain/procurement/order/records.server.ts";
import { consumeBatches } from "#app/domain/provenance/batch/consume.server.ts";
import { appendTraceEvents } from "#app/domain/provenance/trace/append.server.ts";
import { type Day, dayOf } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";

/**
 * The supplier sends a delivery: every order line may be drawn from several batches, and an order may leave in
 * several deliveries. Stock, batches, order and traces move together. Locks: order, its lines, stock rows and batches,
 * each in key order.
 * @throws DomainError `order.not_found`, `order.wrong_state`, `delivery.sequence_taken` (the form was sent twice),
 * `delivery.unpaid`, `delivery.day_impossible`, `delivery.nothing`, `delivery.over_ordered`, `batch.not_found`,
 * `batch.not_dispatchable`, `batch.quantity_exceeded`, `delivery.certificate_lapsed`, `stock.insufficient`.
 */
export async function dispatchFulfilment(ctx: AnyContext, raw: Dispatch): Promise<DeliveryRow> {
  requireCan(ctx, "delivery.dispatch");
  const input = dispatchInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, input.orderId);
    const lines = await lockOrderLines(ctx, order.id);
    assertMayLeave({ ...order, confirmedOn: dayOf(order.confirmedAt ?? order.placedAt) }, input, {
      today: dayOf(ctx.now),
      nextSequence: await nextSequence(ctx, order.id),
    });
    const keepUntil = mustKeepUntil(order.wantedOn, input.dispatchedOn);
    const offered = await listOfferedBatches(
      ctx,
      order.supplierId,
      input.lines.map((line) => line.batchId),
    );
    const plan = planDispatch(lines, offered, input.lines, keepUntil);
    const leaving = lines.filter((line) => plan.packsOfLine.has(line.id));
    await assertCertified(ctx, leaving, plan, input.dispatchedOn);

    const delivery = await insertDelivery(ctx, order, input, plan);
    await dispatchStock(ctx, plan.packsOfVariant, delivery.id);
    await consumeBatches(ctx, plan.gramsOfBatch, keepUntil);
    const after = await addDispatched(ctx, lines, plan);
    const moved = await moveOrder(ctx, order, orderProgress(after));
    const district = await getDistrictName(ctx, order.districtCode);
    await appendTraceEvents(
      ctx,
      plan.gramsOfBatch.map(({ batchId, grams }) => ({
        batchId,
        kind: "dispatched" as const,
        occurredAt: ctx.now,
        placeZh: ctx.actor.organisationName,
        noteZh: `发往${district}`,
        deliveryId: delivery.id,
        quantityGrams: grams,
        packs: packsOfBatch(plan, batchId),
      })),
    );
    await recordAudit(ctx, {
      action: "delivery.dispatched",
      subjectType: "order",
      subjectId: order.id,
      before: { state: order.state },
      after: { state: moved.state, deliveryId: delivery.id, sequence: delivery.sequence, lines: plan.drawn },
    });
    return delivery;
  });
}

function packsOfBatch({ drawn }: DispatchPlan, batchId: string): number {
  return drawn.reduce((sum, line) => (line.batchId === batchId ? sum + line.packs : sum), 0);
}

/**
 * Nothing leaves whose required certificate is not valid on the dispatch day, neither that of the product nor that of the
 * batch. A product taken off the shelves since the order was placed may still be delivered.
 * @throws DomainError `delivery.certificate_lapsed` naming product or batch, scheme and day.
 */
async function assertCertified(
  ctx: InTransaction,
  leaving: readonly OrderLineRow[],
  { gramsOfBatch }: DispatchPlan,
  day: Day,
): Promise<void> {
  const answers = await saleProblemsOn(
    ctx,
    leaving.map((line) => line.productId),
    day,
  );
  const lacking = await batchProblemsOn(
    ctx,
    gramsOfBatch.map(({ batchId }) => batchId),
    day,
  );
  const said = new Set<string>();
  const say = (of: string, { nameZh, on }: RequirementProblem) =>
    said.add(`${of} · ${nameZh}${on ? ` (${on})` : ""}`);
  for (const line of leaving)
    for (const problem of (answers.get(line.productId) ?? []).filter(isCertificateProblem))
      say(line.productNameZh, problem);
  for (const { code, problems } of lacking) for (const problem of problems) say(code, problem);
  if (said.size > 0)
    throw new DomainError("delivery.certificate_lapsed", { problems: [...said].join("；"), day });
}
