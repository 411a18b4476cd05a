import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { type InTransaction, inTransaction } from "#app/domain/core/transaction.server.ts";
import { assertDayWithin } from "#app/domain/procurement/fulfilment/day-window.ts";
import {
  getOrderIdOfDelivery,
  listDeliveredLines,
  lockDelivery,
} from "#app/domain/procurement/fulfilment/records.server.ts";
import { lockOrder, type OrderRow } from "#app/domain/procurement/order/records.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { acceptanceLines, acceptancePhotographs, acceptances } from "#db/schema/deliveries.server.ts";
import type { z } from "zod";
import { type DraftAcceptance, draftAcceptanceInput } from "./input.ts";
import { checkFindings, type Finding } from "./quantities.ts";
import { type AcceptanceRow, assertOwnPhotographs, hasAcceptanceInForce } from "./records.server.ts";
import { assertMayReceive } from "./signers.ts";

type Parsed = z.output<typeof draftAcceptanceInput>;

/**
 * The receiver writes down and signs what arrived, line by line and batch by batch. It is in force only with a second
 * person's signature; until then nothing is counted.
 * @throws DomainError `delivery.not_found`, `delivery.wrong_state`, `acceptance.wrong_state` when one is already waiting,
 * `acceptance.same_person`, `acceptance.day_impossible`, `acceptance.quantities_differ`, `acceptance.batch_recalled`, `acceptance.reason_missing`, `file.not_found`.
 */
export async function draftAcceptance(ctx: AnyContext, raw: DraftAcceptance): Promise<AcceptanceRow> {
  requireCan(ctx, "acceptance.record");
  const input = draftAcceptanceInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, await getOrderIdOfDelivery(ctx, input.deliveryId));
    const delivery = await lockDelivery(ctx, order.id, input.deliveryId);
    if (delivery.state !== "dispatched")
      throw new DomainError("delivery.wrong_state", { state: delivery.state });
    if (await hasAcceptanceInForce(ctx, delivery.id)) throw new DomainError("acceptance.wrong_state");
    assertMayReceive(ctx.actor.userId, order);
    const window = { from: delivery.dispatchedOn, to: dayOf(ctx.now) };
    assertDayWithin(input.receivedOn, window, "acceptance.day_impossible", "receivedOn");
    const findings = checkFindings(await listDeliveredLines(ctx, delivery.id), input.lines.map(findingOf));
    await assertOwnPhotographs(
      ctx,
      input.lines.flatMap((line) => line.photographIds),
    );

    const acceptance = await insertAcceptance(ctx, order, input, findings);
    await recordAudit(ctx, {
      action: "acceptance.drafted",
      subjectType: "acceptance",
      subjectId: acceptance.id,
      after: { orderId: order.id, deliveryId: delivery.id, receivedOn: input.receivedOn, lines: findings },
    });
    return acceptance;
  });
}

function findingOf({ photographIds: _, temperature, ...line }: Parsed["lines"][number]): Finding {
  return { ...line, temperatureCentiC: temperature };
}

async function insertAcceptance(ctx: InTransaction, order: OrderRow, input: Parsed, findings: Finding[]) {
  const rows = await ctx.db
    .insert(acceptances)
    .values({
      id: newId(ctx.now),
      organisationId: order.organisationId,
      orderId: order.id,
      deliveryId: input.deliveryId,
      receivedOn: input.receivedOn,
      note: input.note,
      receiverId: ctx.actor.userId,
      receiverSignedAt: ctx.now,
      isDemo: order.isDemo,
    })
    .returning();
  const acceptance = oneRow(rows, "acceptance.not_found");
  await ctx.db
    .insert(acceptanceLines)
    .values(findings.map((finding) => ({ acceptanceId: acceptance.id, ...finding })));
  const photographs = input.lines.flatMap(({ deliveryLineId, photographIds }) =>
    photographIds.map((fileId) => ({ acceptanceId: acceptance.id, fileId, deliveryLineId })),
  );
  if (photographs.length > 0)
    await ctx.db.insert(acceptancePhotographs).values(photographs).onConflictDoNothing();
  return acceptance;
}
