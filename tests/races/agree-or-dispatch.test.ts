import { expect, it } from "vitest";
import { proposeAmendment } from "#app/domain/procurement/amendment/propose.server.ts";
import { withdrawAmendment } from "#app/domain/procurement/amendment/withdraw.server.ts";
import { agreeAmendment } from "#app/flows/agree-amendment.server.ts";
import { dispatchFulfilment } from "#app/flows/dispatch-fulfilment.server.ts";
import { isDomainError } from "#app/kernel/errors.ts";
import { buildBatch, buildTrade, contextFor, testInstant } from "#tests/support/builders.ts";
import { wronglyAllocated } from "#tests/support/buying.ts";
import { secondConnection, testDatabase } from "#tests/support/database.ts";
import { TEST_DAY } from "#tests/support/delivered.ts";
import { brokenRules } from "#tests/support/invariants.ts";

const ROUNDS = 8;

async function orderWithProposal() {
  const first = await testDatabase();
  const trade = await buildTrade(first, { state: "confirmed", confirmedAt: testInstant });
  const orderLineId = trade.order.lines[0]!.id;
  const amendment = await proposeAmendment(contextFor(first, trade.manager), {
    orderId: trade.order.orderId,
    reason: "减产",
    lines: [{ orderLineId, packs: 10 }],
  });
  return { ...trade, orderLineId, named: { orderId: trade.order.orderId, amendmentId: amendment.id } };
}

it("packs that leave and packs that are given up at the same moment are never the same packs", async () => {
  const first = await testDatabase();
  const second = await secondConnection();
  for (let round = 0; round < ROUNDS; round++) {
    const trade = await orderWithProposal();
    const batch = await buildBatch(first, trade.product);
    const outcomes = await Promise.allSettled([
      agreeAmendment(contextFor(first, trade.requester), trade.named),
      dispatchFulfilment(contextFor(second, trade.warehouse), {
        orderId: trade.order.orderId,
        sequence: 1,
        dispatchedOn: TEST_DAY,
        lines: [{ orderLineId: trade.orderLineId, batchId: batch.id, packs: 15 }],
      }),
    ]);
    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(
      refused.every(
        ({ reason }) =>
          isDomainError(reason, "amendment.over_rest") || isDomainError(reason, "delivery.over_ordered"),
      ),
    ).toBe(true);
  }
  expect(await wronglyAllocated(first)).toEqual([]);
});

it("a proposal is agreed to once, or taken back, never both", async () => {
  const first = await testDatabase();
  const second = await secondConnection();
  for (let round = 0; round < ROUNDS; round++) {
    const { named, requester, manager } = await orderWithProposal();
    const outcomes = await Promise.allSettled([
      agreeAmendment(contextFor(first, requester), named),
      agreeAmendment(contextFor(second, requester), named),
      withdrawAmendment(contextFor(second, manager), named),
    ]);
    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(refused).toHaveLength(2);
    expect(refused.every(({ reason }) => isDomainError(reason, "amendment.wrong_state"))).toBe(true);
  }
  expect(await wronglyAllocated(first)).toEqual([]);
  expect(Object.keys(await brokenRules(first))).not.toContain(
    "what is waived is what both sides agreed will not come",
  );
});

it("both sides proposing at once leave one proposal", async () => {
  const first = await testDatabase();
  const second = await secondConnection();
  for (let round = 0; round < ROUNDS; round++) {
    const trade = await buildTrade(first, { state: "confirmed", confirmedAt: testInstant });
    const form = {
      orderId: trade.order.orderId,
      reason: "减产",
      lines: [{ orderLineId: trade.order.lines[0]!.id, packs: 10 }],
    };
    const outcomes = await Promise.allSettled([
      proposeAmendment(contextFor(first, trade.manager), form),
      proposeAmendment(contextFor(second, trade.requester), form),
    ]);
    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(isDomainError(refused[0]?.reason, "amendment.already_open")).toBe(true);
  }
});
