import { and, asc, eq } from "drizzle-orm";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import type { RuleStep } from "#app/domain/procurement/approval/rule.ts";
import { listApprovers } from "#app/domain/procurement/rule/approvers.server.ts";
import { listRuleSteps } from "#app/domain/procurement/rule/steps.server.ts";
import type { OrderedLine } from "./price-changes.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { budgetUnits, deliveryAddresses } from "#db/schema/accounts.server.ts";
import { purchaseOrderLines, purchaseOrders } from "#db/schema/orders.server.ts";
import { requisitionLines, requisitions } from "#db/schema/requisitions.server.ts";

export type BuyingChoices = {
  units: { id: string; code: string; name: string; hasCanteen: boolean }[];
  addresses: { id: string; label: string; line: string }[];
  rules: RuleStep[];
  /** Who approves for the institution, and who asks now: of these it follows who may decide. */
  approvers: { userId: string; name: string }[];
  requesterId: string;
};

/** What a work table offers to choose from, and the rules its total is held against. */
export async function listBuyingChoices(ctx: AnyContext): Promise<BuyingChoices> {
  requireCan(ctx, "requisition.read");
  const own = ctx.actor.organisationId;
  const [units, addresses, rules, approvers] = await Promise.all([
    ctx.db
      .select({
        id: budgetUnits.id,
        code: budgetUnits.code,
        name: budgetUnits.name,
        hasCanteen: budgetUnits.hasCanteen,
      })
      .from(budgetUnits)
      .where(and(eq(budgetUnits.organisationId, own), eq(budgetUnits.isActive, true)))
      .orderBy(asc(budgetUnits.code)),
    ctx.db
      .select({ id: deliveryAddresses.id, label: deliveryAddresses.label, line: deliveryAddresses.line })
      .from(deliveryAddresses)
      .where(and(eq(deliveryAddresses.organisationId, own), eq(deliveryAddresses.isActive, true)))
      .orderBy(asc(deliveryAddresses.label), asc(deliveryAddresses.id)),
    listRuleSteps(ctx),
    listApprovers(ctx),
  ]);
  return { units, addresses, rules, approvers, requesterId: ctx.actor.userId };
}

/** The lines of an earlier order of the actor's institution. @throws DomainError `order.not_found`. */
export async function linesOfOrder(ctx: AnyContext, orderId: string): Promise<OrderedLine[]> {
  requireCan(ctx, "requisition.edit");
  if (!isId(orderId)) throw new DomainError("order.not_found");
  const lines = await ctx.db
    .select({
      variantId: purchaseOrderLines.variantId,
      packs: purchaseOrderLines.packs,
      unitPriceFen: purchaseOrderLines.unitPriceFen,
    })
    .from(purchaseOrderLines)
    .innerJoin(purchaseOrders, eq(purchaseOrders.id, purchaseOrderLines.orderId))
    .where(and(eq(purchaseOrders.id, orderId), eq(purchaseOrders.organisationId, ctx.actor.organisationId)))
    .orderBy(asc(purchaseOrderLines.position));
  if (lines.length === 0) throw new DomainError("order.not_found");
  return lines;
}

/** The lines of an earlier requisition of the actor's institution. @throws DomainError `requisition.not_found`. */
export async function linesOfRequisition(ctx: AnyContext, requisitionId: string): Promise<OrderedLine[]> {
  requireCan(ctx, "requisition.edit");
  if (!isId(requisitionId)) throw new DomainError("requisition.not_found");
  const lines = await ctx.db
    .select({
      variantId: requisitionLines.variantId,
      packs: requisitionLines.packs,
      unitPriceFen: requisitionLines.unitPriceFen,
    })
    .from(requisitionLines)
    .innerJoin(requisitions, eq(requisitions.id, requisitionLines.requisitionId))
    .where(and(eq(requisitions.id, requisitionId), eq(requisitions.organisationId, ctx.actor.organisationId)))
    .orderBy(asc(requisitionLines.position));
  if (lines.length === 0) throw new DomainError("requisition.not_found");
  return lines;
}
