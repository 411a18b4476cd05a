import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { type InTransaction, inTransaction } from "#app/domain/core/transaction.server.ts";
import { saleFactsOf } from "#app/domain/ledger/entry/dimensions.ts";
import { getSaleParties, postSaleEntries } from "#app/domain/ledger/entry/post.server.ts";
import { type SignAcceptance, signAcceptanceInput } from "#app/domain/procurement/acceptance/input.ts";
import { type SignedAcceptance, signAcceptance } from "#app/domain/procurement/acceptance/sign.server.ts";
import { acceptedOfBatches, refusedOfBatches } from "#app/domain/procurement/acceptance/of-batches.ts";
import { getDistrictName } from "#app/domain/procurement/fulfilment/records.server.ts";
import { appendTraceEvents } from "#app/domain/provenance/trace/append.server.ts";
import { settleOrder } from "#app/flows/settle-order.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";

/**
 * The second person signs an acceptance, and with that signature the goods count: order and delivery move on, one
 * ledger entry per delivery line is posted for exactly the accepted packs, the batches' traces grow, and what is due
 * is computed anew. The entries' day is the day of this signature.
 * @throws DomainError `acceptance.not_found`, `acceptance.wrong_state` (signed or sent back meanwhile),
 * `acceptance.same_person`, `acceptance.batch_recalled` (recalled meanwhile: it has to be sent back and written anew).
 */
export async function acceptDelivery(ctx: AnyContext, raw: SignAcceptance): Promise<SignedAcceptance> {
  requireCan(ctx, "acceptance.countersign");
  const { acceptanceId } = signAcceptanceInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const signed = await signAcceptance(ctx, acceptanceId);
    const { before, order, acceptance, delivery, outcome } = signed;
    await traceAccepted(ctx, signed);
    await postSales(ctx, signed);
    await settleOrder(ctx, order.id, dayOf(ctx.now));
    await recordAudit(ctx, {
      action: "acceptance.signed",
      subjectType: "acceptance",
      subjectId: acceptance.id,
      before: { state: "awaiting-countersign", order: before.state, acceptedFen: before.acceptedFen },
      after: {
        state: acceptance.state,
        order: order.state,
        acceptedFen: order.acceptedFen,
        deliveryId: delivery.id,
        amountFen: outcome.totalFen,
      },
    });
    return signed;
  });
}

async function postSales(ctx: InTransaction, signed: SignedAcceptance): Promise<void> {
  const { order, acceptance, delivery, delivered, outcome } = signed;
  const parties = await getSaleParties(ctx, order.id);
  const sales = saleFactsOf(
    parties,
    { acceptanceId: acceptance.id, occurredOn: dayOf(ctx.now) },
    delivered.map((line) => ({
      orderLineId: line.orderLineId,
      deliveryLineId: line.id,
      amountFen: outcome.amountOfDeliveryLine.get(line.id) ?? 0,
      countyCode: line.countyCode,
      industryCode: line.industryCode,
    })),
  );
  await postSaleEntries(ctx, sales, `${order.number}-${delivery.sequence}`);
}

/**
 * One event per batch of which something was accepted, and one of which something was refused, each in key order; the
 * temperature is the warmest that was read. Why it was refused is the buyer's to tell, and stands on the acceptance sheet.
 */
async function traceAccepted(ctx: InTransaction, signed: SignedAcceptance): Promise<void> {
  const { order, delivery, delivered, findings } = signed;
  const district = await getDistrictName(ctx, order.districtCode);
  const told = { occurredAt: ctx.now, placeZh: district, deliveryId: delivery.id };
  await appendTraceEvents(ctx, [
    ...acceptedOfBatches(delivered, findings).map((accepted) => ({
      ...accepted,
      ...told,
      kind: "accepted" as const,
      noteZh: "收货单位双人验收",
    })),
    ...refusedOfBatches(delivered, findings).map((refused) => ({
      ...refused,
      ...told,
      kind: "refused" as const,
      noteZh: "收货单位拒收，原因见验收单",
    })),
  ]);
}
