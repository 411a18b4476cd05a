import { and, count, eq, ne } from "drizzle-orm";
import { can } from "#app/domain/core/authorise.ts";
import type { Context } from "#app/domain/core/context.ts";
import { acceptances, deliveries } from "#db/schema/deliveries.server.ts";
import { isToPay, purchaseOrders } from "#db/schema/orders.server.ts";
import { requisitions } from "#db/schema/requisitions.server.ts";
import { isUnconfirmed } from "#app/domain/reporting/settlement/unconfirmed.server.ts";
import { payments } from "#db/schema/payments.server.ts";
import { countAlarmingDeliveries } from "#app/domain/reporting/logistics/alarms.server.ts";
import { countAmendmentsToAnswer } from "./amendments.server.ts";
import { countNoticesToAnswer } from "./recalls.server.ts";
import { type InboxItem, waiting } from "./item.ts";
import { countToDecide } from "./to-decide.server.ts";
import { isToAccept } from "./to-accept.server.ts";
import { countWithoutPerson, type WorkWithoutPerson } from "./without-person.server.ts";

export type InstitutionWork =
  | "requisitions_without_approver"
  | WorkWithoutPerson
  | "requisitions_drafted"
  | "requisitions_to_approve"
  | "deliveries_to_accept"
  | "acceptances_to_countersign"
  | "amendments_to_answer"
  | "receipts_to_confirm"
  | "orders_to_pay"
  | "recalls_to_answer"
  | "cold_chain_alarms";

/** What waits for this member of an institution, by what their roles may do about it. */
export async function institutionInbox(ctx: Context): Promise<InboxItem<InstitutionWork>[]> {
  const { actor, db } = ctx;
  const [decides, manages] = [can(actor, "requisition.approve"), can(actor, "member.manage")];
  const drafted = db
    .select({ rows: count() })
    .from(requisitions)
    .where(
      and(
        eq(requisitions.organisationId, actor.organisationId),
        eq(requisitions.state, "draft"),
        eq(requisitions.requesterId, actor.userId),
      ),
    );
  const toAccept = db
    .select({ rows: count() })
    .from(deliveries)
    .where(and(eq(deliveries.organisationId, actor.organisationId), isToAccept));
  const toCountersign = db
    .select({ rows: count() })
    .from(acceptances)
    .where(
      and(
        eq(acceptances.organisationId, actor.organisationId),
        eq(acceptances.state, "awaiting-countersign"),
        ne(acceptances.receiverId, actor.userId),
      ),
    );
  const toPay = db
    .select({ rows: count() })
    .from(purchaseOrders)
    .where(
      and(eq(purchaseOrders.organisationId, actor.organisationId), isToPay(purchaseOrders.paymentState)),
    );
  const toConfirm = db
    .select({ rows: count() })
    .from(payments)
    .innerJoin(purchaseOrders, eq(purchaseOrders.id, payments.orderId))
    .where(and(eq(purchaseOrders.organisationId, actor.organisationId), isUnconfirmed));
  const [[draft], decide, [accept], [countersign], [pay], [confirm], amendments, notices, alarms, stranded] =
    await Promise.all([
      drafted,
      decides || manages ? countToDecide(ctx) : null,
      toAccept,
      toCountersign,
      toPay,
      toConfirm,
      countAmendmentsToAnswer(ctx, "buyer"),
      countNoticesToAnswer(ctx),
      countAlarmingDeliveries(ctx),
      manages ? countWithoutPerson(ctx) : null,
    ]);
  const items: [InstitutionWork, number | undefined, boolean][] = [
    ["recalls_to_answer", notices, can(actor, "recall.answer")],
    ["cold_chain_alarms", alarms, can(actor, "acceptance.record")],
    ["requisitions_without_approver", decide?.nobodys, manages],
    ["deliveries_without_receiver", stranded?.deliveries_without_receiver, manages],
    ["acceptances_without_signer", stranded?.acceptances_without_signer, manages],
    ["orders_without_payer", stranded?.orders_without_payer, manages],
    ["requisitions_to_approve", decide?.own, decides],
    ["deliveries_to_accept", accept?.rows, can(actor, "acceptance.record")],
    ["acceptances_to_countersign", countersign?.rows, can(actor, "acceptance.countersign")],
    ["amendments_to_answer", amendments, can(actor, "order.amend")],
    ["receipts_to_confirm", confirm?.rows, can(actor, "payment.claim")],
    ["orders_to_pay", pay?.rows, can(actor, "payment.claim")],
    ["requisitions_drafted", draft?.rows, can(actor, "requisition.edit")],
  ];
  return waiting(items.map(([kind, rows, mine]) => ({ kind, count: mine ? (rows ?? 0) : 0 })));
}
