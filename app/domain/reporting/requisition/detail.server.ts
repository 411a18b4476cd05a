import { and, asc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { decidersOf } from "#app/domain/procurement/approval/deciders.ts";
import { type DecisionFacts, decisionRefusal } from "#app/domain/procurement/approval/decide.ts";
import { type RuleStep, ruleThatCovers } from "#app/domain/procurement/approval/rule.ts";
import { contentHash } from "#app/domain/procurement/requisition/content.ts";
import { loadCertifiedFacts } from "#app/domain/procurement/requisition/for-sale.server.ts";
import { listApprovers } from "#app/domain/procurement/rule/approvers.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { budgetUnits, deliveryAddresses, organisations, users } from "#db/schema/accounts.server.ts";
import { purchaseOrders } from "#db/schema/orders.server.ts";
import { approvalRules, approvals, requisitionLines, requisitions } from "#db/schema/requisitions.server.ts";

const approver = alias(users, "approver");

/** A requisition of the actor's institution with all its page shows. @throws DomainError `requisition.not_found`. */
export async function getRequisitionDetail(ctx: AnyContext, requisitionId: string) {
  const { rules: _, ...detail } = await readRequisition(ctx, requisitionId);
  return detail;
}

export type RequisitionDetail = Awaited<ReturnType<typeof getRequisitionDetail>>;

async function readRequisition(ctx: AnyContext, requisitionId: string) {
  requireCan(ctx, "requisition.read");
  const requisition = await getHeader(ctx, requisitionId);
  const isWaiting = requisition.state === "submitted";
  const [lines, history, orders, rules, approvers] = await Promise.all([
    ctx.db
      .select()
      .from(requisitionLines)
      .where(eq(requisitionLines.requisitionId, requisition.id))
      .orderBy(asc(requisitionLines.position)),
    ctx.db
      .select({
        id: approvals.id,
        state: approvals.state,
        contentHash: approvals.contentHash,
        openedAt: approvals.openedAt,
        decidedAt: approvals.decidedAt,
        reason: approvals.reason,
        decidedBy: users.name,
      })
      .from(approvals)
      .leftJoin(users, eq(users.id, approvals.decidedById))
      .where(eq(approvals.requisitionId, requisition.id))
      .orderBy(asc(approvals.openedAt), asc(approvals.id)),
    ctx.db
      .select({
        id: purchaseOrders.id,
        number: purchaseOrders.number,
        state: purchaseOrders.state,
        totalFen: purchaseOrders.totalFen,
        supplierName: organisations.name,
        supplierNameEn: organisations.nameEn,
      })
      .from(purchaseOrders)
      .innerJoin(organisations, eq(organisations.id, purchaseOrders.supplierId))
      .where(eq(purchaseOrders.requisitionId, requisition.id))
      .orderBy(asc(purchaseOrders.number)),
    isWaiting ? rulesWithNames(ctx) : [],
    isWaiting ? listApprovers(ctx) : [],
  ]);
  const variantIds = lines.map((line) => line.variantId);
  const factsOf = await loadCertifiedFacts(ctx, variantIds, requisition.wantedOn);
  return {
    requisition,
    lines: lines.flatMap((line) => {
      const facts = factsOf.get(line.variantId);
      return facts ? [{ ...line, facts }] : [];
    }),
    history,
    orders,
    /** While it waits: who may decide it, and whether it is still what was submitted. */
    waiting: isWaiting
      ? {
          deciders: decidersOf(requisition, rules, approvers).map(({ name }) => name),
          isOutdated: contentHash({ ...requisition, lines }) !== requisition.contentHash,
        }
      : null,
    rules,
  };
}

async function getHeader(ctx: AnyContext, requisitionId: string) {
  requireCan(ctx, "requisition.read");
  if (!isId(requisitionId)) throw new DomainError("requisition.not_found");
  const rows = await ctx.db
    .select({
      id: requisitions.id,
      requestKey: requisitions.requestKey,
      number: requisitions.number,
      state: requisitions.state,
      revision: requisitions.revision,
      requesterId: requisitions.requesterId,
      requesterName: users.name,
      budgetUnitId: requisitions.budgetUnitId,
      budgetUnit: budgetUnits.name,
      deliveryAddressId: requisitions.deliveryAddressId,
      place: {
        label: deliveryAddresses.label,
        districtCode: deliveryAddresses.districtCode,
        line: deliveryAddresses.line,
        contactName: deliveryAddresses.contactName,
        contactPhone: deliveryAddresses.contactPhone,
      },
      fundSource: requisitions.fundSource,
      terms: requisitions.terms,
      wantedOn: requisitions.wantedOn,
      ownReference: requisitions.ownReference,
      note: requisitions.note,
      totalFen: requisitions.totalFen,
      contentHash: requisitions.contentHash,
      createdAt: requisitions.createdAt,
      submittedAt: requisitions.submittedAt,
      holdExpiresAt: requisitions.holdExpiresAt,
      decidedAt: requisitions.decidedAt,
      isDemo: requisitions.isDemo,
    })
    .from(requisitions)
    .innerJoin(users, eq(users.id, requisitions.requesterId))
    .innerJoin(budgetUnits, eq(budgetUnits.id, requisitions.budgetUnitId))
    .innerJoin(deliveryAddresses, eq(deliveryAddresses.id, requisitions.deliveryAddressId))
    .where(
      and(eq(requisitions.id, requisitionId), eq(requisitions.organisationId, ctx.actor.organisationId)),
    );
  return oneRow(rows, "requisition.not_found");
}

/** The rules of the actor's institution with the names of the approvers they name. */
async function rulesWithNames(ctx: AnyContext): Promise<(RuleStep & { approverName: string | null })[]> {
  requireCan(ctx, "requisition.read");
  return ctx.db
    .select({
      id: approvalRules.id,
      fundSource: approvalRules.fundSource,
      upToFen: approvalRules.upToFen,
      approverId: approvalRules.approverId,
      approverName: approver.name,
    })
    .from(approvalRules)
    .leftJoin(approver, eq(approver.id, approvalRules.approverId))
    .where(and(eq(approvalRules.organisationId, ctx.actor.organisationId), eq(approvalRules.isActive, true)));
}

/**
 * A requisition as its approver sees it: the rule that applies, and what stands against this person approving or
 * rejecting it now. The hash binds their decision to what they saw.
 */
export async function getRequisitionForDecision(ctx: AnyContext, requisitionId: string) {
  const { rules, ...detail } = await readRequisition(ctx, requisitionId);
  requireCan(ctx, "requisition.approve");
  const { requisition, lines, history } = detail;
  const answer = ruleThatCovers(rules, requisition.fundSource, requisition.totalFen);
  const open = history.find((approval) => approval.state === "open");
  const facts: DecisionFacts = {
    ...requisition,
    approverId: ctx.actor.userId,
    now: ctx.now,
    rules,
    hashes: {
      seen: requisition.contentHash,
      bound: open?.contentHash ?? "",
      actual: contentHash({ ...requisition, lines }),
    },
  };
  return {
    ...detail,
    rule: answer.covered ? answer.rule : null,
    against: {
      approve: decisionRefusal(facts, "approve"),
      reject: decisionRefusal(facts, "reject"),
    },
  };
}

export type RequisitionForDecision = Awaited<ReturnType<typeof getRequisitionForDecision>>;
