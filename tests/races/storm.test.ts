import { expect, it } from "vitest";
import { correctStock } from "#app/domain/catalogue/stock/correct.server.ts";
import { cancelOrder } from "#app/domain/procurement/order/cancel.server.ts";
import { confirmOrder } from "#app/domain/procurement/order/confirm.server.ts";
import { withdrawRequisition } from "#app/domain/procurement/requisition/withdraw.server.ts";
import { approveRequisition } from "#app/flows/approve-requisition.server.ts";
import { dispatchFulfilment } from "#app/flows/dispatch-fulfilment.server.ts";
import { submitRequisition } from "#app/flows/submit-requisition.server.ts";
import { isDomainError } from "#app/kernel/errors.ts";
import { buildBatch, buildMember, contextFor } from "#tests/support/builders.ts";
import { buildBuyer, buildGoods, formOf } from "#tests/support/buying.ts";
import { secondConnection, testDatabase, testOwner } from "#tests/support/database.ts";
import { TEST_DAY } from "#tests/support/delivered.ts";
import { brokenRules } from "#tests/support/invariants.ts";

it("buyers, approvers, suppliers and stock counts at once on two goods leave every rule whole", async () => {
  const sides = [await testDatabase(), await secondConnection()] as const;
  const [first] = sides;
  const side = (index: number) => sides[index % 2]!;
  const goods = [
    await buildGoods(first, { weeklyCapacityPacks: 100_000, onHandPacks: 300 }),
    await buildGoods(first, { weeklyCapacityPacks: 100_000, onHandPacks: 300 }),
  ];
  const managers = await Promise.all(
    goods.map(({ supplier }) => buildMember(first, supplier, ["supplier-manager"])),
  );
  const batches = await Promise.all(goods.map(({ product }) => buildBatch(first, product)));
  const buyers = await Promise.all(Array.from({ length: 3 }, () => buildBuyer(first)));

  const refused = new Map<string, number>();
  const attempt = async <Result>(act: Promise<Result>): Promise<Result | null> => {
    try {
      return await act;
    } catch (error) {
      if (!isDomainError(error)) throw error;
      refused.set(error.code, (refused.get(error.code) ?? 0) + 1);
      return null;
    }
  };

  async function journey(index: number) {
    const buyer = buyers[index % buyers.length]!;
    const connection = side(index);
    const lines = [0, 1].map((which) => ({ variantId: goods[(index + which) % 2]!.variant.id, packs: 10 }));
    const requisition = await attempt(
      submitRequisition(contextFor(connection, buyer.requester), formOf(buyer, lines)),
    );
    if (!requisition) return;
    const decision = { requisitionId: requisition.id, contentHash: requisition.contentHash };
    const [approved] = await Promise.all([
      attempt(approveRequisition(contextFor(side(index), buyer.approver), decision)),
      index % 3 === 0
        ? attempt(
            withdrawRequisition(contextFor(side(index + 1), buyer.requester), {
              requisitionId: requisition.id,
            }),
          )
        : attempt(approveRequisition(contextFor(side(index + 1), buyer.approver), decision)),
    ]);
    for (const { id: orderId, supplierId } of approved?.orders ?? []) {
      const which = goods.findIndex(({ supplier }) => supplier.id === supplierId);
      const manager = managers[which]!;
      await Promise.all([
        attempt(confirmOrder(contextFor(side(index), manager), { orderId })),
        index % 2 === 0
          ? attempt(
              cancelOrder(contextFor(side(index + 1), buyer.requester), { orderId, reason: "活动取消" }),
            )
          : attempt(
              correctStock(contextFor(side(index + 1), manager), {
                variantId: goods[which]!.variant.id,
                countedPacks: 250 + index,
                reason: "盘点",
              }),
            ),
      ]);
      const [line] = await first.sql<{ id: string }[]>`
        select id from purchase_order_lines where order_id = ${orderId}`;
      const dispatch = {
        orderId,
        sequence: 1,
        dispatchedOn: TEST_DAY,
        lines: [{ orderLineId: line!.id, batchId: batches[which]!.id, packs: 10 }],
      };
      await Promise.all(
        [0, 1].map((turn) => attempt(dispatchFulfilment(contextFor(side(index + turn), manager), dispatch))),
      );
    }
  }

  await Promise.all(Array.from({ length: 40 }, (_, index) => journey(index)));
  expect(await brokenRules(await testOwner())).toEqual({});
  const [count] = await first.sql`select count(*)::int as n from deliveries`;
  expect(count?.n).toBeGreaterThan(5);
  expect(refused.size).toBeGreaterThan(2);
});
