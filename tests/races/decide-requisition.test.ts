import { eq } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { rejectRequisition } from "#app/domain/procurement/approval/reject.server.ts";
import { cancelRequisition } from "#app/domain/procurement/requisition/cancel.server.ts";
import { withdrawRequisition } from "#app/domain/procurement/requisition/withdraw.server.ts";
import { approveRequisition } from "#app/flows/approve-requisition.server.ts";
import { expireRequisition } from "#app/flows/expire-requisition.server.ts";
import { submitRequisition } from "#app/flows/submit-requisition.server.ts";
import { isDomainError } from "#app/kernel/errors.ts";
import type { Connection } from "#db/client.server.ts";
import { numberSeries } from "#db/schema/core.server.ts";
import { purchaseOrders } from "#db/schema/orders.server.ts";
import { approvals, requisitions } from "#db/schema/requisitions.server.ts";
import { buildMember, contextFor, testInstant } from "#tests/support/builders.ts";
import { buildBuyer, buildGoods, buildSubmitted, formOf, wronglyAllocated } from "#tests/support/buying.ts";
import { secondConnection, testDatabase } from "#tests/support/database.ts";

const ROUNDS = 8;
let first: Connection;
let second: Connection;
beforeAll(async () => {
  first = await testDatabase();
  second = await secondConnection();
});
afterEach(async () => expect(await wronglyAllocated(first)).toEqual([]));

async function waiting() {
  const buyer = await buildBuyer(first);
  const { variant } = await buildGoods(first);
  const lines = [{ variantId: variant.id, packs: 20 }];
  const requisition = await buildSubmitted(first, buyer, lines);
  const decision = { requisitionId: requisition.id, contentHash: requisition.contentHash };
  return { buyer, requisition, decision, lines };
}

const ordersOf = (requisitionId: string) =>
  first.db.select().from(purchaseOrders).where(eq(purchaseOrders.requisitionId, requisitionId));
const stateOf = async (id: string) =>
  (await first.db.select().from(requisitions).where(eq(requisitions.id, id)))[0]?.state;

/** Runs both at once; exactly one must win, and the other be told that the state has changed. */
async function oneWins(acts: readonly [Promise<unknown>, Promise<unknown>]): Promise<0 | 1> {
  const outcomes = await Promise.allSettled(acts);
  const refused = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(refused).toHaveLength(1);
  expect(isDomainError(refused[0]?.reason, "requisition.wrong_state"), String(refused[0]?.reason)).toBe(true);
  return outcomes[0].status === "fulfilled" ? 0 : 1;
}

describe.each(Array.from({ length: ROUNDS }, (_, round) => round))("round %i", () => {
  it("two approvers at once place the orders once, without a gap in the numbers", async () => {
    const { buyer, requisition, decision } = await waiting();
    const other = await buildMember(first, buyer.institution, ["institution-approver"]);
    await oneWins([
      approveRequisition(contextFor(first, buyer.approver), decision),
      approveRequisition(contextFor(second, other), decision),
    ]);
    expect(await ordersOf(requisition.id)).toHaveLength(1);
    const [series] = await first.db
      .select()
      .from(numberSeries)
      .where(eq(numberSeries.series, `PO-2026-${buyer.institution.shortCode}`));
    expect(series?.last).toBe(1);
  });

  it("approval and rejection at once: one of them holds", async () => {
    const { buyer, requisition, decision } = await waiting();
    const other = await buildMember(first, buyer.institution, ["institution-approver"]);
    const winner = await oneWins([
      approveRequisition(contextFor(first, buyer.approver), decision),
      rejectRequisition(contextFor(second, other), { ...decision, reason: "超出计划" }),
    ]);
    expect(await stateOf(requisition.id)).toBe(winner === 0 ? "approved" : "rejected");
    expect(await ordersOf(requisition.id)).toHaveLength(winner === 0 ? 1 : 0);
  });

  it("approval while its requester takes it back to edit: one of them holds", async () => {
    const { buyer, requisition, decision } = await waiting();
    const winner = await oneWins([
      approveRequisition(contextFor(first, buyer.approver), decision),
      withdrawRequisition(contextFor(second, buyer.requester), { requisitionId: requisition.id }),
    ]);
    expect(await stateOf(requisition.id)).toBe(winner === 0 ? "approved" : "draft");
    expect(await ordersOf(requisition.id)).toHaveLength(winner === 0 ? 1 : 0);
  });

  it("approval while its requester cancels it: one of them holds", async () => {
    const { buyer, requisition, decision } = await waiting();
    const winner = await oneWins([
      approveRequisition(contextFor(first, buyer.approver), decision),
      cancelRequisition(contextFor(second, buyer.requester), { requisitionId: requisition.id }),
    ]);
    expect(await stateOf(requisition.id)).toBe(winner === 0 ? "approved" : "cancelled");
  });

  it("approval in the last moment while the hold ends: one of them holds", async () => {
    const { buyer, requisition, decision } = await waiting();
    const end = new Date(testInstant.getTime() + 7 * 86_400_000);
    const lastMoment = new Date(end.getTime() - 1);
    const [approval, expiry] = await Promise.allSettled([
      approveRequisition(contextFor(first, buyer.approver, lastMoment), decision),
      expireRequisition(contextFor(second, null, end), { requisitionId: requisition.id }),
    ]);
    if (approval.status === "fulfilled") {
      expect(expiry).toMatchObject({ status: "fulfilled", value: { expired: false } });
      expect(await stateOf(requisition.id)).toBe("approved");
    } else {
      expect(isDomainError(approval.reason, "requisition.wrong_state"), String(approval.reason)).toBe(true);
      expect(expiry).toMatchObject({ status: "fulfilled", value: { expired: true } });
      expect(await stateOf(requisition.id)).toBe("expired");
      expect(await ordersOf(requisition.id)).toEqual([]);
    }
  });

  it("one form sent five times at once makes one requisition with one approval", async () => {
    const buyer = await buildBuyer(first);
    const { variant } = await buildGoods(first, { onHandPacks: 20 });
    const form = formOf(buyer, [{ variantId: variant.id, packs: 20 }]);
    const sent = await Promise.all(
      [first, second, first, second, first].map((connection) =>
        submitRequisition(contextFor(connection, buyer.requester), form),
      ),
    );
    expect(new Set(sent.map((requisition) => requisition.id)).size).toBe(1);
    const rows = await first.db.select().from(approvals).where(eq(approvals.requisitionId, sent[0]!.id));
    expect(rows).toHaveLength(1);
  });
});
