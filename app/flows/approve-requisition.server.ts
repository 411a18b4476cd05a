import { releaseStock } from "#app/domain/catalogue/stock/allocation.server.ts";
import { and, eq, inArray, sql } from "drizzle-orm";
import { auditRow } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { insertRows } from "#app/domain/core/insert-rows.server.ts";
import { inTransaction, type InTransaction, together } from "#app/domain/core/transaction.server.ts";
import { unknownRejections } from "#app/domain/procurement/approval/decide.ts";
import {
  numberOrders,
  orderRows,
  type PlacedOrder,
} from "#app/domain/procurement/approval/place-orders.server.ts";
import { closeApproval } from "#app/domain/procurement/approval/records.server.ts";
import { lockForDecision } from "#app/domain/procurement/approval/waiting.server.ts";
import { loadCertifiedGoods } from "#app/domain/procurement/requisition/for-sale.server.ts";
import type { CertifiedGoods } from "#app/domain/procurement/requisition/pack-facts.ts";
import {
  type ApproveRequisition,
  approveRequisitionInput,
} from "#app/domain/procurement/requisition/input.ts";
import { certificateProblem, notForSale } from "#app/domain/procurement/requisition/line-check.ts";
import { withFacts } from "#app/domain/procurement/requisition/line-facts.server.ts";
import { moveRequisition, type RequisitionRow } from "#app/domain/procurement/requisition/records.server.ts";
import { DomainError, type FieldIssue } from "#app/kernel/errors.ts";
import { requisitionLines } from "#db/schema/requisitions.server.ts";

/**
 * Approves what waits, but for the lines rejected with a reason: one purchase order per supplier is placed with gapless
 * numbers, the held prices and the certificates valid on the promised dispatch day; what the requisition held now
 * belongs to the orders, what it held for rejected lines is free again. All in one transaction.
 * @throws DomainError as `lockForDecision`, `requisition.empty` when every line is rejected, `basket.line_invalid` for
 * a rejected line that is not there, `requisition.line_not_for_sale`, `requisition.line_sale_held`,
 * `requisition.line_certificate_lapses`.
 */
export async function approveRequisition(
  ctx: AnyContext,
  raw: ApproveRequisition,
): Promise<{ requisition: RequisitionRow; orders: PlacedOrder[] }> {
  requireCan(ctx, "requisition.approve");
  const input = approveRequisitionInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const { requisition, lines, frame } = await lockForDecision(ctx, input, "approve");
    const unknown = unknownRejections(input.rejections, lines);
    if (unknown.length > 0) throw new DomainError("basket.line_invalid", {}, unknown);
    const reasonOf = new Map(input.rejections.map(({ position, reason }) => [position, reason]));
    const bought = lines.filter((line) => !reasonOf.has(line.position));
    if (bought.length === 0) throw new DomainError("requisition.empty");

    const variantIds = bought.map((line) => line.variantId);
    const certified = withFacts(bought, await loadCertifiedGoods(ctx, variantIds, requisition.wantedOn));
    refuseUnsaleable(certified, requisition.wantedOn);

    await rejectLines(ctx, requisition.id, reasonOf);
    await releaseStock(
      ctx,
      lines.filter((line) => reasonOf.has(line.position)),
    );
    const toPlace = { requisition, lines: certified, frame };
    const [, approved, numbered] = await together(
      closeApproval(ctx, requisition.id, "approved"),
      moveRequisition(ctx, requisition, "approved", { decidedAt: ctx.now }),
      numberOrders(ctx, toPlace),
    );
    await insertRows(
      ctx,
      ...orderRows(ctx, toPlace, numbered),
      auditRow(ctx, {
        action: "requisition.approved",
        subjectType: "requisition",
        subjectId: requisition.id,
        before: { state: requisition.state },
        after: {
          state: approved.state,
          contentHash: requisition.contentHash,
          orders: numbered.map((order) => order.number),
          rejections: input.rejections,
        },
      }),
    );
    const orders = numbered.map(({ id, number, supplierId, totalFen }) => ({
      id,
      number,
      supplierId,
      totalFen,
    }));
    return { requisition: approved, orders };
  });
}

function refuseUnsaleable(
  lines: readonly { position: number; facts: CertifiedGoods }[],
  wantedOn: string,
): void {
  const issues = lines.flatMap<FieldIssue>(({ position, facts }) => {
    const problem = facts.forSale ? certificateProblem(facts, wantedOn) : notForSale(facts);
    return problem ? [{ path: ["lines", position - 1, "packs"], ...problem }] : [];
  });
  const [first] = issues;
  if (first) throw new DomainError(first.code, first.details, issues);
}

async function rejectLines(
  ctx: InTransaction,
  requisitionId: string,
  reasonOf: ReadonlyMap<number, string>,
): Promise<void> {
  if (reasonOf.size === 0) return;
  const reasons = sql.join(
    [...reasonOf].map(([position, reason]) => sql`when ${position}::int then ${reason}::text`),
    sql` `,
  );
  await ctx.db
    .update(requisitionLines)
    .set({ state: "rejected", rejectedReason: sql`case ${requisitionLines.position} ${reasons} end` })
    .where(
      and(
        eq(requisitionLines.requisitionId, requisitionId),
        inArray(requisitionLines.position, [...reasonOf.keys()]),
      ),
    );
}
