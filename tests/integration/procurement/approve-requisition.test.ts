import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rejectRequisition } from "#app/domain/procurement/approval/reject.server.ts";
import { approveRequisition } from "#app/flows/approve-requisition.server.ts";
import type { Connection } from "#db/client.server.ts";
import { deliveryAddresses } from "#db/schema/accounts.server.ts";
import { products, stocks } from "#db/schema/catalogue.server.ts";
import { auditEvents } from "#db/schema/core.server.ts";
import { purchaseOrderLines, purchaseOrders } from "#db/schema/orders.server.ts";
import { approvalRules, approvals, requisitionLines, requisitions } from "#db/schema/requisitions.server.ts";
import { actorOf, buildMember, contextFor, testInstant } from "#tests/support/builders.ts";
import { buildBuyer, buildGoods, buildSubmitted, wronglyAllocated } from "#tests/support/buying.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});
afterAll(async () => expect(await wronglyAllocated(connection)).toEqual([]));

async function waiting() {
  const buyer = await buildBuyer(connection);
  const [tea, coix] = [await buildGoods(connection), await buildGoods(connection)];
  const requisition = await buildSubmitted(connection, buyer, [
    { variantId: tea.variant.id, packs: 20 },
    { variantId: coix.variant.id, packs: 10 },
    { variantId: tea.variant.id, packs: 15 },
  ]);
  const decision = { requisitionId: requisition.id, contentHash: requisition.contentHash };
  return { buyer, tea, coix, requisition, decision };
}

const ordersOf = (requisitionId: string) =>
  connection.db
    .select()
    .from(purchaseOrders)
    .where(eq(purchaseOrders.requisitionId, requisitionId))
    .orderBy(purchaseOrders.number);
const stateOf = async (requisitionId: string) =>
  (await connection.db.select().from(requisitions).where(eq(requisitions.id, requisitionId)))[0]?.state;
const approvalOf = async (requisitionId: string) =>
  (await connection.db.select().from(approvals).where(eq(approvals.requisitionId, requisitionId)))[0];
const allocatedOf = async (variantId: string) =>
  (await connection.db.select().from(stocks).where(eq(stocks.variantId, variantId)))[0]?.allocatedPacks;

describe("approveRequisition", () => {
  it("places one order per supplier with gapless numbers, frozen names and prices, and the stock it held", async () => {
    const { buyer, tea, coix, requisition, decision } = await waiting();
    const result = await approveRequisition(contextFor(connection, buyer.approver), decision);

    const orders = await ordersOf(requisition.id);
    expect(result.orders.map((order) => order.id).sort()).toEqual(orders.map((order) => order.id).sort());
    const prefix = `PO-2026-${buyer.institution.shortCode}-`;
    expect(orders.map((order) => [order.number, order.supplierId, order.totalFen])).toEqual([
      [`${prefix}000001`, tea.supplier.id, 35 * 12_000],
      [`${prefix}000002`, coix.supplier.id, 10 * 12_000],
    ]);
    expect(orders[0]).toMatchObject({
      state: "placed",
      organisationId: buyer.institution.id,
      requesterId: buyer.requester.userId,
      approverId: buyer.approver.userId,
      budgetUnitId: buyer.unit.id,
      fundSource: "canteen",
      terms: "goods-first",
      wantedOn: "2026-06-30",
      ownReference: "食堂-1",
      districtCode: buyer.address.districtCode,
      paymentState: "not-due",
      placedAt: testInstant,
    });
    expect(orders[0]?.deliveryPlace).toEqual({
      label: buyer.address.label,
      districtCode: buyer.address.districtCode,
      line: buyer.address.line,
      contactName: buyer.address.contactName,
      contactPhone: buyer.address.contactPhone,
    });
    expect(orders[0]?.paymentReference).toMatch(/^HQ[2-9A-HJKMNP-Z]{8}$/);
    const lines = await connection.db
      .select()
      .from(purchaseOrderLines)
      .where(eq(purchaseOrderLines.orderId, orders[0]!.id))
      .orderBy(purchaseOrderLines.position);
    expect(lines.map((line) => [line.position, line.packs, line.productNameZh, line.packZh])).toEqual([
      [1, 20, tea.product.nameZh, tea.variant.packZh],
      [2, 15, tea.product.nameZh, tea.variant.packZh],
    ]);
    expect(await allocatedOf(tea.variant.id)).toBe(35);
    expect(result.requisition.state).toBe("approved");
    expect(await approvalOf(requisition.id)).toMatchObject({
      state: "approved",
      decidedById: buyer.approver.userId,
    });
    const [audit] = await connection.db
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.subjectId, requisition.id), eq(auditEvents.action, "requisition.approved")));
    expect(audit?.after).toMatchObject({ orders: [`${prefix}000001`, `${prefix}000002`] });
  });

  it("keeps the held price though the seller has raised it since", async () => {
    const { buyer, tea, requisition, decision } = await waiting();
    await connection.sql`update price_tiers set unit_price_fen = 99000 where variant_id = ${tea.variant.id}`;
    await approveRequisition(contextFor(connection, buyer.approver), decision);
    expect((await ordersOf(requisition.id))[0]?.totalFen).toBe(35 * 12_000);
  });

  it("leaves out rejected lines with their reasons and frees their stock", async () => {
    const { buyer, tea, coix, requisition, decision } = await waiting();
    await approveRequisition(contextFor(connection, buyer.approver), {
      ...decision,
      rejections: [
        { position: 2, reason: "库房还有" },
        { position: 3, reason: "数量过多" },
      ],
    });
    expect((await ordersOf(requisition.id)).map((order) => order.totalFen)).toEqual([20 * 12_000]);
    const lines = await connection.db
      .select()
      .from(requisitionLines)
      .where(eq(requisitionLines.requisitionId, requisition.id))
      .orderBy(requisitionLines.position);
    expect(lines.map((line) => [line.state, line.rejectedReason])).toEqual([
      ["open", null],
      ["rejected", "库房还有"],
      ["rejected", "数量过多"],
    ]);
    expect([await allocatedOf(tea.variant.id), await allocatedOf(coix.variant.id)]).toEqual([20, 0]);
  });

  it("refuses to approve nothing, or to reject a line that is not there", async () => {
    const { buyer, requisition, decision } = await waiting();
    const ctx = contextFor(connection, buyer.approver);
    const reject = (...positions: number[]) =>
      approveRequisition(ctx, {
        ...decision,
        rejections: positions.map((position) => ({ position, reason: "不需要" })),
      });
    await expectRefusal(reject(1, 2, 3), "requisition.empty");
    await expectRefusal(reject(4), "basket.line_invalid");
    expect(await stateOf(requisition.id)).toBe("submitted");
  });

  it("is not for the requester, even one who is an approver too", async () => {
    const { buyer, requisition, decision } = await waiting();
    await expectRefusal(
      approveRequisition(contextFor(connection, buyer.requester), decision),
      "actor.forbidden",
    );
    const both = actorOf(buyer.institution, buyer.requester.userId, [
      "institution-requester",
      "institution-approver",
    ]);
    await expectRefusal(
      approveRequisition(contextFor(connection, both), decision),
      "approval.own_requisition",
    );
    expect(await stateOf(requisition.id)).toBe("submitted");
  });

  it("is for the approver whom the rule names", async () => {
    const { buyer, decision } = await waiting();
    const head = await buildMember(connection, buyer.institution, ["institution-approver"]);
    await connection.db
      .update(approvalRules)
      .set({ approverId: head.userId })
      .where(eq(approvalRules.id, buyer.ruleId));
    await expectRefusal(
      approveRequisition(contextFor(connection, buyer.approver), decision),
      "approval.not_within_rule",
    );
    await approveRequisition(contextFor(connection, head), decision);
  });

  it("refuses an amount that no rule covers any more", async () => {
    const { buyer, decision } = await waiting();
    await connection.db.update(approvalRules).set({ upToFen: 100 }).where(eq(approvalRules.id, buyer.ruleId));
    await expectRefusal(
      approveRequisition(contextFor(connection, buyer.approver), decision),
      "requisition.no_rule_covers",
    );
  });

  it("refuses content other than the approver saw, and a delivery place that changed since", async () => {
    const { buyer, decision } = await waiting();
    const ctx = contextFor(connection, buyer.approver);
    await expectRefusal(
      approveRequisition(ctx, { ...decision, contentHash: "0".repeat(64) }),
      "approval.content_changed",
    );
    await connection.db
      .update(deliveryAddresses)
      .set({ line: "别处 2 号" })
      .where(eq(deliveryAddresses.id, buyer.address.id));
    await expectRefusal(approveRequisition(ctx, decision), "approval.outdated");
  });

  it("comes too late after seven days", async () => {
    const { buyer, decision } = await waiting();
    const late = new Date(testInstant.getTime() + 7 * 86_400_000);
    await expectRefusal(
      approveRequisition(contextFor(connection, buyer.approver, late), decision),
      "approval.hold_expired",
    );
  });

  it("refuses what may no longer be sold, naming the line, unless that line is rejected", async () => {
    const { buyer, coix, decision } = await waiting();
    await connection.db.update(products).set({ state: "suspended" }).where(eq(products.id, coix.product.id));
    const ctx = contextFor(connection, buyer.approver);
    const refusal = await expectRefusal(approveRequisition(ctx, decision), "requisition.line_not_for_sale");
    expect(refusal.issues.map((issue) => issue.path)).toEqual([["lines", 1, "packs"]]);
    await approveRequisition(ctx, { ...decision, rejections: [{ position: 2, reason: "已停售" }] });
  });

  it("refuses goods whose required licence is missing on the promised dispatch day", async () => {
    const { buyer, coix, decision } = await waiting();
    await connection.db
      .update(products)
      .set({ processing: "packaged-food" })
      .where(eq(products.id, coix.product.id));
    await expectRefusal(
      approveRequisition(contextFor(connection, buyer.approver), decision),
      "requisition.line_certificate_lapses",
    );
  });

  it("decides once", async () => {
    const { buyer, requisition, decision } = await waiting();
    const ctx = contextFor(connection, buyer.approver);
    await approveRequisition(ctx, decision);
    await expectRefusal(approveRequisition(ctx, decision), "requisition.wrong_state");
    await expectRefusal(
      rejectRequisition(ctx, { ...decision, reason: "改变主意" }),
      "requisition.wrong_state",
    );
    expect(await ordersOf(requisition.id)).toHaveLength(2);
  });

  it("does not find another institution's requisition, nor a forged one", async () => {
    const { requisition, decision } = await waiting();
    const stranger = (await buildBuyer(connection)).approver;
    const ctx = contextFor(connection, stranger);
    await expectRefusal(approveRequisition(ctx, decision), "requisition.not_found");
    await expectRefusal(
      approveRequisition(ctx, { ...decision, requisitionId: "forged" }),
      "requisition.not_found",
    );
    expect(await stateOf(requisition.id)).toBe("submitted");
  });
});

describe("rejectRequisition", () => {
  it("keeps the reason and frees the stock", async () => {
    const { buyer, tea, coix, requisition, decision } = await waiting();
    const rejected = await rejectRequisition(contextFor(connection, buyer.approver), {
      ...decision,
      reason: "超出本月计划",
    });
    expect(rejected.state).toBe("rejected");
    expect(await approvalOf(requisition.id)).toMatchObject({ state: "rejected", reason: "超出本月计划" });
    expect([await allocatedOf(tea.variant.id), await allocatedOf(coix.variant.id)]).toEqual([0, 0]);
    expect(await ordersOf(requisition.id)).toEqual([]);
    const [audit] = await connection.db
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.subjectId, requisition.id), eq(auditEvents.action, "requisition.rejected")));
    expect(audit).toMatchObject({ reason: "超出本月计划", actorUserId: buyer.approver.userId });
  });

  it("needs a reason, another person than the requester, and the same institution", async () => {
    const { buyer, requisition, decision } = await waiting();
    await expect(
      rejectRequisition(contextFor(connection, buyer.approver), { ...decision, reason: " " }),
    ).rejects.toThrow();
    await expectRefusal(
      rejectRequisition(contextFor(connection, buyer.manager), { ...decision, reason: "不" }),
      "actor.forbidden",
    );
    const stranger = (await buildBuyer(connection)).approver;
    await expectRefusal(
      rejectRequisition(contextFor(connection, stranger), { ...decision, reason: "不" }),
      "requisition.not_found",
    );
    expect(await stateOf(requisition.id)).toBe("submitted");
  });
});
