import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { submitRequisition } from "#app/flows/submit-requisition.server.ts";
import type { ErrorCode } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { schemeRequirements } from "#db/schema/certification.server.ts";
import { auditEvents } from "#db/schema/core.server.ts";
import { priceTiers, stocks } from "#db/schema/catalogue.server.ts";
import { approvals, requisitionLines, requisitions } from "#db/schema/requisitions.server.ts";
import { buildMember, buildTrade, contextFor, testInstant } from "#tests/support/builders.ts";
import { buildBuyer, buildDraft, buildGoods, formOf, wronglyAllocated } from "#tests/support/buying.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});
afterAll(async () => expect(await wronglyAllocated(connection)).toEqual([]));

const allocatedOf = async (variantId: string) =>
  (await connection.db.select().from(stocks).where(eq(stocks.variantId, variantId)))[0]?.allocatedPacks;
const requisitionsOf = (organisationId: string) =>
  connection.db.select().from(requisitions).where(eq(requisitions.organisationId, organisationId));

describe("submitRequisition", () => {
  it("holds stock and prices for seven days and opens an approval bound to the content", async () => {
    const buyer = await buildBuyer(connection);
    const { variant } = await buildGoods(connection);
    const submitted = await submitRequisition(
      contextFor(connection, buyer.requester),
      formOf(buyer, [
        { variantId: variant.id, packs: 20 },
        { variantId: variant.id, packs: 100, shownPriceFen: 11_000 },
      ]),
    );

    expect(submitted).toMatchObject({
      state: "submitted",
      number: `RQ-2026-${buyer.institution.shortCode}-000001`,
      totalFen: 20 * 12_000 + 100 * 11_000,
      submittedAt: testInstant,
      holdExpiresAt: new Date(testInstant.getTime() + 7 * 86_400_000),
    });
    expect(await allocatedOf(variant.id)).toBe(120);
    const lines = await connection.db
      .select()
      .from(requisitionLines)
      .where(eq(requisitionLines.requisitionId, submitted.id))
      .orderBy(requisitionLines.position);
    expect(lines.map((line) => [line.position, line.packs, line.unitPriceFen, line.amountFen])).toEqual([
      [1, 20, 12_000, 240_000],
      [2, 100, 11_000, 1_100_000],
    ]);
    const [approval] = await connection.db
      .select()
      .from(approvals)
      .where(eq(approvals.requisitionId, submitted.id));
    expect(approval).toMatchObject({
      state: "open",
      contentHash: submitted.contentHash,
      ruleId: buyer.ruleId,
    });
    const [audit] = await connection.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.subjectId, submitted.id));
    expect(audit).toMatchObject({
      action: "requisition.submitted",
      actorUserId: buyer.requester.userId,
      after: { number: submitted.number, contentHash: submitted.contentHash },
    });
  });

  it("submits a draft under its own key and keeps one row", async () => {
    const buyer = await buildBuyer(connection);
    const { variant } = await buildGoods(connection);
    const draft = await buildDraft(connection, buyer, [{ variantId: variant.id, packs: 50 }]);
    const submitted = await submitRequisition(
      contextFor(connection, buyer.requester),
      formOf(buyer, [{ variantId: variant.id, packs: 10 }], { requestKey: draft.requestKey }),
    );
    expect(submitted).toMatchObject({ id: draft.id, state: "submitted", totalFen: 120_000, revision: 2 });
    expect(await requisitionsOf(buyer.institution.id)).toHaveLength(1);
    expect(await allocatedOf(variant.id)).toBe(10);
  });

  it("takes a price lower than shown, also when the same form is sent twice", async () => {
    const buyer = await buildBuyer(connection);
    const { variant } = await buildGoods(connection);
    const ctx = contextFor(connection, buyer.requester);
    const form = formOf(buyer, [{ variantId: variant.id, packs: 10, shownPriceFen: 13_000 }]);
    const first = await submitRequisition(ctx, form);
    expect(first.totalFen).toBe(120_000);
    expect((await submitRequisition(ctx, form)).id).toBe(first.id);
  });

  it("makes one requisition of the same form sent twice, and refuses other content under its key", async () => {
    const buyer = await buildBuyer(connection);
    const { variant } = await buildGoods(connection);
    const ctx = contextFor(connection, buyer.requester);
    const form = formOf(buyer, [{ variantId: variant.id, packs: 10 }]);
    const first = await submitRequisition(ctx, form);
    const second = await submitRequisition(ctx, form);
    expect(second.id).toBe(first.id);
    await expectRefusal(
      submitRequisition(ctx, { ...form, lines: [{ ...form.lines[0]!, packs: 15 }] }),
      "requisition.wrong_state",
    );
    expect(await allocatedOf(variant.id)).toBe(10);
  });

  it.each<[string, ErrorCode, Parameters<typeof buildGoods>[1], Parameters<typeof buildGoods>[2], number]>([
    ["below the minimum", "requisition.line_below_moq", {}, {}, 5],
    ["between two steps", "requisition.line_not_multiple", {}, {}, 12],
    ["beyond the stock", "requisition.line_insufficient_stock", { onHandPacks: 30 }, {}, 35],
    ["beyond the week's capacity", "requisition.line_over_capacity", { weeklyCapacityPacks: 15 }, {}, 20],
    ["too early for the seller", "requisition.wanted_too_early", {}, { leadDays: 20 }, 10],
    ["out of season", "requisition.line_out_of_season", {}, { seasonFromMonth: 11, seasonToMonth: 2 }, 10],
    ["not published", "requisition.line_not_for_sale", {}, { state: "withdrawn" }, 10],
    ["of an inactive pack", "requisition.line_not_for_sale", { isActive: false }, {}, 10],
    ["without its licence", "requisition.line_certificate_lapses", {}, { processing: "packaged-food" }, 10],
  ])("refuses a line %s and writes nothing", async (_, code, variantChanges, productChanges, packs) => {
    const buyer = await buildBuyer(connection);
    const { variant } = await buildGoods(connection, variantChanges, productChanges);
    const refusal = await expectRefusal(
      submitRequisition(
        contextFor(connection, buyer.requester),
        formOf(buyer, [{ variantId: variant.id, packs }]),
      ),
      code,
    );
    expect(refusal.issues[0]).toMatchObject({ path: ["lines", 0, "packs"], code });
    expect(await requisitionsOf(buyer.institution.id)).toEqual([]);
    expect(await allocatedOf(variant.id)).toBe(0);
  });

  it("counts what others already want in the same week against the capacity", async () => {
    const [first, second] = [await buildBuyer(connection), await buildBuyer(connection)];
    const { variant } = await buildGoods(connection, { weeklyCapacityPacks: 30 });
    const line = [{ variantId: variant.id, packs: 20 }];
    await submitRequisition(contextFor(connection, first.requester), formOf(first, line));
    const refusal = await expectRefusal(
      submitRequisition(contextFor(connection, second.requester), formOf(second, line)),
      "requisition.line_over_capacity",
    );
    expect(refusal.details).toMatchObject({ free: 10, week: "2026-06-29" });
    await submitRequisition(
      contextFor(connection, second.requester),
      formOf(second, line, { wantedOn: "2026-07-06" }),
    );
  });

  it("tells a changed price with both prices instead of taking it", async () => {
    const buyer = await buildBuyer(connection);
    const { variant } = await buildGoods(connection);
    await connection.db
      .update(priceTiers)
      .set({ unitPriceFen: 12_500 })
      .where(and(eq(priceTiers.variantId, variant.id), eq(priceTiers.fromPacks, 10)));
    const refusal = await expectRefusal(
      submitRequisition(
        contextFor(connection, buyer.requester),
        formOf(buyer, [{ variantId: variant.id, packs: 10 }]),
      ),
      "requisition.price_changed",
    );
    expect(refusal.issues).toEqual([
      {
        path: ["lines", 0, "packs"],
        code: "requisition.price_changed",
        details: { shownFen: 12_000, currentFen: 12_500 },
      },
    ]);
    expect(await allocatedOf(variant.id)).toBe(0);
  });

  it("says no above the highest rule, naming it", async () => {
    const buyer = await buildBuyer(connection, 100_000);
    const { variant } = await buildGoods(connection);
    const refusal = await expectRefusal(
      submitRequisition(
        contextFor(connection, buyer.requester),
        formOf(buyer, [{ variantId: variant.id, packs: 10 }]),
      ),
      "requisition.no_rule_covers",
    );
    expect(refusal.details).toEqual({ totalFen: 120_000, highestFen: 100_000 });
    expect(await allocatedOf(variant.id)).toBe(0);
  });

  it("takes a product whose required licence holds on the promised dispatch day, and not the day after", async () => {
    const { supplier, variant } = await buildGoods(connection, {}, { processing: "packaged-food" });
    const [requirement] = await connection.db
      .select()
      .from(schemeRequirements)
      .where(eq(schemeRequirements.processing, "packaged-food"));
    const fileId = newId();
    await connection.sql`
      insert into files (id, organisation_id, kind, visibility, media_type, byte_length, sha256, original_name)
      values (${fileId}, ${supplier.id}, 'document', 'private', 'application/pdf', 1, 'x', 'x.pdf')`;
    await connection.sql`
      insert into certificates (id, organisation_id, scheme_code, number, issuer, valid_from, valid_until, file_id, state, submitted_at)
      values (${newId()}, ${supplier.id}, ${requirement?.schemeCode ?? ""}, 'DEMO', '演示', '2024-01-01', '2026-06-30', ${fileId}, 'verified', now())`;
    const buyer = await buildBuyer(connection);
    const ctx = contextFor(connection, buyer.requester);
    const line = [{ variantId: variant.id, packs: 10 }];
    await expectRefusal(
      submitRequisition(ctx, formOf(buyer, line, { wantedOn: "2026-07-01" })),
      "requisition.line_certificate_lapses",
    );
    expect(await submitRequisition(ctx, formOf(buyer, line))).toMatchObject({ state: "submitted" });
  });

  it("refuses nothing to buy", async () => {
    const buyer = await buildBuyer(connection);
    await expectRefusal(
      submitRequisition(contextFor(connection, buyer.requester), formOf(buyer, [])),
      "requisition.empty",
    );
  });

  it.each(["approver", "manager"] as const)("is not for the %s", async (who) => {
    const buyer = await buildBuyer(connection);
    const { variant } = await buildGoods(connection);
    await expectRefusal(
      submitRequisition(
        contextFor(connection, buyer[who]),
        formOf(buyer, [{ variantId: variant.id, packs: 10 }]),
      ),
      "actor.forbidden",
    );
  });

  it("does not find another institution's places, nor forged ones", async () => {
    const [buyer, other] = [await buildBuyer(connection), await buildBuyer(connection)];
    const { variant } = await buildGoods(connection);
    const ctx = contextFor(connection, buyer.requester);
    const line = [{ variantId: variant.id, packs: 10 }];
    const submit = (changes: object) => submitRequisition(ctx, formOf(buyer, line, changes));
    await expectRefusal(submit({ budgetUnitId: other.unit.id }), "budget_unit.not_found");
    await expectRefusal(submit({ deliveryAddressId: other.address.id }), "address.not_found");
    await expectRefusal(submit({ budgetUnitId: "forged" }), "budget_unit.not_found");
    await expectRefusal(submit({ deliveryAddressId: "forged" }), "address.not_found");
    await expectRefusal(
      submit({ lines: [{ variantId: newId(), packs: 10, shownPriceFen: 1 }] }),
      "variant.not_found",
    );
    await expectRefusal(
      submit({ lines: [{ variantId: "forged", packs: 10, shownPriceFen: 1 }] }),
      "variant.not_found",
    );
    expect(await requisitionsOf(buyer.institution.id)).toEqual([]);
  });

  it("is not for a supplier's people", async () => {
    const buyer = await buildBuyer(connection);
    const { manager } = await buildTrade(connection);
    await expectRefusal(
      submitRequisition(contextFor(connection, manager), formOf(buyer, [])),
      "actor.forbidden",
    );
  });

  it("is not for an institution that is not approved", async () => {
    const buyer = await buildBuyer(connection);
    const member = await buildMember(connection, buyer.institution, ["institution-requester"]);
    await expectRefusal(
      submitRequisition(
        contextFor(connection, { ...member, organisationApproved: false }),
        formOf(buyer, []),
      ),
      "actor.organisation_not_approved",
    );
  });
});
