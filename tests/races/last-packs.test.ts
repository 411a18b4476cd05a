import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { saveDraft } from "#app/domain/procurement/requisition/save-draft.server.ts";
import { submitRequisition } from "#app/flows/submit-requisition.server.ts";
import { isDomainError } from "#app/kernel/errors.ts";
import { stocks } from "#db/schema/catalogue.server.ts";
import { requisitions } from "#db/schema/requisitions.server.ts";
import { contextFor } from "#tests/support/builders.ts";
import { buildBuyer, buildGoods, formOf, wronglyAllocated } from "#tests/support/buying.ts";
import { ownConnections, secondConnection, testDatabase } from "#tests/support/database.ts";

const BUYERS = 50;

it.each([
  ["one line each", [1], 10],
  ["two lines on the one stock row", [1, 1], 5],
  ["lines of unequal size on the one stock row", [2, 1], 3],
])(
  `${BUYERS} buyers at once, each on a connection of their own, for the last 10 packs, %s, never buy more than there are`,
  async (_, packs, winners) => {
    const first = await testDatabase();
    const { variant } = await buildGoods(first, {
      onHandPacks: 10,
      moqPacks: 1,
      multiplePacks: 1,
      tiers: [{ fromPacks: 1, unitPriceFen: 12_000 }],
    });
    const buyers = await Promise.all(Array.from({ length: BUYERS }, () => buildBuyer(first)));
    const connections = await ownConnections(BUYERS);
    const backends = await Promise.all(connections.map(({ sql }) => sql`select pg_backend_pid() as pid`));
    expect(new Set(backends.map(([row]) => row?.pid)).size).toBe(BUYERS);

    const outcomes = await Promise.allSettled(
      buyers.map((buyer, index) =>
        submitRequisition(
          contextFor(connections[index]!, buyer.requester),
          formOf(
            buyer,
            packs.map((count) => ({ variantId: variant.id, packs: count })),
          ),
        ),
      ),
    );

    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(refused).toHaveLength(BUYERS - winners);
    for (const { reason } of refused) {
      const [none, few] = ["requisition.line_sold_out", "requisition.line_insufficient_stock"] as const;
      expect(isDomainError(reason, none) || isDomainError(reason, few), String(reason)).toBe(true);
    }
    const [stock] = await first.db.select().from(stocks).where(eq(stocks.variantId, variant.id));
    expect(stock?.allocatedPacks).toBe(winners * packs.reduce((sum, count) => sum + count, 0));
    expect(await wronglyAllocated(first)).toEqual([]);
    await Promise.all(connections.map((connection) => connection.close()));
  },
);

it("buyers who want the same goods in opposite order do not block each other for good", async () => {
  const [first, second] = [await testDatabase(), await secondConnection()];
  const [tea, coix] = [await buildGoods(first), await buildGoods(first)];
  const buyers = await Promise.all(Array.from({ length: 20 }, () => buildBuyer(first)));
  await Promise.all(
    buyers.map((buyer, index) => {
      const lines = [
        { variantId: tea.variant.id, packs: 10 },
        { variantId: coix.variant.id, packs: 10 },
      ];
      const connection = index % 2 === 0 ? first : second;
      return submitRequisition(
        contextFor(connection, buyer.requester),
        formOf(buyer, index % 2 === 0 ? lines : lines.reverse()),
      );
    }),
  );
  expect(await wronglyAllocated(first)).toEqual([]);
});

it("one form sent twice at once for the last packs makes one requisition, and both are told of it", async () => {
  const first = await testDatabase();
  const connections = await ownConnections(2);
  for (let round = 0; round < 10; round++) {
    const buyer = await buildBuyer(first);
    const { variant } = await buildGoods(first, {
      onHandPacks: 10,
      moqPacks: 10,
      multiplePacks: 10,
      tiers: [{ fromPacks: 10, unitPriceFen: 12_000 }],
    });
    const form = formOf(buyer, [{ variantId: variant.id, packs: 10 }]);
    const [one, other] = await Promise.all(
      connections.map((connection) => submitRequisition(contextFor(connection, buyer.requester), form)),
    );
    expect(other).toMatchObject({ id: one?.id, number: one?.number, state: "submitted" });
    const [stock] = await first.db.select().from(stocks).where(eq(stocks.variantId, variant.id));
    expect(stock?.allocatedPacks).toBe(10);
  }
  await Promise.all(connections.map((connection) => connection.close()));
});

it("one form saved and submitted at once makes one requisition, whichever comes first", async () => {
  const first = await testDatabase();
  const [one, other] = await ownConnections(2);
  for (let round = 0; round < 10; round++) {
    const buyer = await buildBuyer(first);
    const { variant } = await buildGoods(first);
    const form = formOf(buyer, [{ variantId: variant.id, packs: 10 }]);
    const [saved, submitted] = await Promise.allSettled([
      saveDraft(contextFor(one!, buyer.requester), form),
      submitRequisition(contextFor(other!, buyer.requester), form),
    ]);
    expect(submitted).toMatchObject({ status: "fulfilled", value: { state: "submitted" } });
    if (saved.status === "rejected") {
      expect(isDomainError(saved.reason, "requisition.wrong_state"), String(saved.reason)).toBe(true);
    }
    const made = await first.db
      .select()
      .from(requisitions)
      .where(eq(requisitions.organisationId, buyer.institution.id));
    expect(made).toMatchObject([{ state: "submitted", requestKey: form.requestKey }]);
  }
  await Promise.all([one?.close(), other?.close()]);
});
