import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listMembers } from "#app/domain/accounts/member/queries.server.ts";
import { removeMember } from "#app/domain/accounts/member/remove.server.ts";
import { cancelRequisition } from "#app/domain/procurement/requisition/cancel.server.ts";
import { saveDraft } from "#app/domain/procurement/requisition/save-draft.server.ts";
import { withdrawRequisition } from "#app/domain/procurement/requisition/withdraw.server.ts";
import { approveRequisition } from "#app/flows/approve-requisition.server.ts";
import { expireDueRequisitions, expireRequisition } from "#app/flows/expire-requisition.server.ts";
import { submitRequisition } from "#app/flows/submit-requisition.server.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { stocks } from "#db/schema/catalogue.server.ts";
import { auditEvents } from "#db/schema/core.server.ts";
import { approvals, requisitionLines, requisitions } from "#db/schema/requisitions.server.ts";
import { buildMember, contextFor, testInstant } from "#tests/support/builders.ts";
import {
  buildBuyer,
  buildDraft,
  buildGoods,
  buildSubmitted,
  formOf,
  wronglyAllocated,
} from "#tests/support/buying.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});
afterAll(async () => expect(await wronglyAllocated(connection)).toEqual([]));

const allocatedOf = async (variantId: string) =>
  (await connection.db.select().from(stocks).where(eq(stocks.variantId, variantId)))[0]?.allocatedPacks;
const requisitionOf = async (id: string) =>
  (await connection.db.select().from(requisitions).where(eq(requisitions.id, id)))[0];
const actionsOn = async (subjectId: string) =>
  (
    await connection.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.subjectId, subjectId))
      .orderBy(auditEvents.id)
  ).map((event) => event.action);

async function one() {
  const buyer = await buildBuyer(connection);
  const { variant } = await buildGoods(connection);
  return {
    buyer,
    variant,
    ctx: contextFor(connection, buyer.requester),
    lines: [{ variantId: variant.id, packs: 20 }],
  };
}

describe("what a removed requester leaves", () => {
  it("is gone on with by a colleague: the draft under their own name, what waits taken back or decided", async () => {
    const { buyer, ctx, lines } = await one();
    const manager = contextFor(connection, buyer.manager);
    const colleague = await buildMember(connection, buyer.institution, ["institution-requester"]);
    const form = formOf(buyer, lines);
    const draft = await saveDraft(ctx, form);
    const waiting = await buildSubmitted(connection, buyer, lines);
    const decided = await buildSubmitted(connection, buyer, lines);
    const { members } = await listMembers(manager);
    const memberId = members.find(({ userId }) => userId === buyer.requester.userId)!.id;
    await removeMember(manager, { memberId });

    const asColleague = contextFor(connection, colleague);
    const submitted = await submitRequisition(asColleague, { ...form, openedRevision: draft.revision });
    expect(submitted).toMatchObject({ id: draft.id, requesterId: colleague.userId, state: "submitted" });
    expect((await withdrawRequisition(asColleague, { requisitionId: waiting.id })).state).toBe("draft");
    await approveRequisition(contextFor(connection, buyer.approver), {
      requisitionId: decided.id,
      contentHash: decided.contentHash,
    });
    expect((await requisitionOf(decided.id))?.requesterId).toBe(buyer.requester.userId);
  });
});

describe("saveDraft", () => {
  it("keeps lines that could not be submitted yet, at today's price, and holds nothing", async () => {
    const { buyer, variant } = await one();
    const draft = await buildDraft(connection, buyer, [{ variantId: variant.id, packs: 3 }]);
    expect(draft).toMatchObject({ state: "draft", totalFen: 36_000, number: null, revision: 1 });
    expect(await allocatedOf(variant.id)).toBe(0);
    expect(await actionsOn(draft.id)).toEqual(["requisition.saved"]);
  });

  it("replaces the draft of its key, down to no line at all", async () => {
    const { buyer, ctx, lines } = await one();
    const form = formOf(buyer, lines);
    const first = await saveDraft(ctx, form);
    const second = await saveDraft(ctx, { ...form, note: "改过", lines: [] });
    expect(second).toMatchObject({ id: first.id, note: "改过", totalFen: 0, revision: 2 });
    expect(second.contentHash).not.toBe(first.contentHash);
    const rows = await connection.db
      .select()
      .from(requisitionLines)
      .where(eq(requisitionLines.requisitionId, first.id));
    expect(rows).toEqual([]);
  });

  it("does not replace what was saved elsewhere since it was opened, unless it is the same", async () => {
    const { buyer, ctx, lines } = await one();
    const opened = await saveDraft(ctx, formOf(buyer, lines));
    const typed = { ...formOf(buyer, lines), requestKey: opened.requestKey };
    const other = await saveDraft(ctx, { ...typed, openedRevision: 1, ownReference: "甲" });
    expect(other.revision).toBe(2);
    const late = { ...typed, openedRevision: 1, ownReference: "乙" };
    const refusal = { code: "requisition.draft_changed", details: { revision: 2 } };
    await expect(saveDraft(ctx, late)).rejects.toMatchObject(refusal);
    await expect(
      submitRequisition(ctx, { ...late, lines: lines.map((line) => ({ ...line, shownPriceFen: 11_000 })) }),
    ).rejects.toMatchObject(refusal);
    expect(await requisitionOf(opened.id)).toMatchObject({ ownReference: "甲", revision: 2, state: "draft" });
    expect(await saveDraft(ctx, { ...typed, openedRevision: 1, ownReference: "甲" })).toMatchObject({
      ownReference: "甲",
    });
    const meant = await saveDraft(ctx, { ...late, openedRevision: 3 });
    expect(meant).toMatchObject({ ownReference: "乙", revision: 4 });
  });

  it("leaves a submitted requisition alone", async () => {
    const { buyer, ctx, lines } = await one();
    const form = formOf(buyer, lines);
    const submitted = await submitRequisition(ctx, form);
    await expectRefusal(saveDraft(ctx, { ...form, lines: [] }), "requisition.wrong_state");
    expect(await requisitionOf(submitted.id)).toMatchObject({ state: "submitted", totalFen: 240_000 });
  });

  it("is not for the approver, and knows only its own institution's places and real packs", async () => {
    const { buyer, ctx, lines } = await one();
    const other = await buildBuyer(connection);
    await expectRefusal(
      saveDraft(contextFor(connection, buyer.approver), formOf(buyer, lines)),
      "actor.forbidden",
    );
    await expectRefusal(
      saveDraft(ctx, formOf(buyer, lines, { budgetUnitId: other.unit.id })),
      "budget_unit.not_found",
    );
    await expectRefusal(
      saveDraft(ctx, formOf(buyer, lines, { lines: [{ variantId: newId(), packs: 1, shownPriceFen: 1 }] })),
      "variant.not_found",
    );
  });

  it("gives two institutions with one key two drafts", async () => {
    const [first, second] = [await one(), await one()];
    const requestKey = newId();
    const a = await saveDraft(first.ctx, formOf(first.buyer, first.lines, { requestKey }));
    const b = await saveDraft(second.ctx, formOf(second.buyer, second.lines, { requestKey }));
    expect(a.id).not.toBe(b.id);
  });
});

describe("withdrawRequisition", () => {
  it("voids the approval, frees the stock, and keeps the number for the next submission", async () => {
    const { buyer, variant, ctx, lines } = await one();
    const submitted = await buildSubmitted(connection, buyer, lines);
    const draft = await withdrawRequisition(ctx, { requisitionId: submitted.id });
    expect(draft).toMatchObject({ state: "draft", number: submitted.number, holdExpiresAt: null });
    expect(await allocatedOf(variant.id)).toBe(0);
    await expectRefusal(
      approveRequisition(contextFor(connection, buyer.approver), {
        requisitionId: submitted.id,
        contentHash: submitted.contentHash,
      }),
      "requisition.wrong_state",
    );
    const again = await submitRequisition(ctx, formOf(buyer, lines, { requestKey: submitted.requestKey }));
    expect(again).toMatchObject({ id: submitted.id, number: submitted.number, state: "submitted" });
    const rows = await connection.db
      .select()
      .from(approvals)
      .where(eq(approvals.requisitionId, submitted.id));
    expect(rows.map((row) => row.state).sort()).toEqual(["open", "voided"]);
    expect(await actionsOn(submitted.id)).toEqual([
      "requisition.submitted",
      "requisition.withdrawn",
      "requisition.submitted",
    ]);
  });

  it("makes an approver who saw the former content look again", async () => {
    const { buyer, ctx, lines } = await one();
    const submitted = await buildSubmitted(connection, buyer, lines);
    await withdrawRequisition(ctx, { requisitionId: submitted.id });
    await submitRequisition(
      ctx,
      formOf(buyer, [{ ...lines[0]!, packs: 25 }], { requestKey: submitted.requestKey }),
    );
    await expectRefusal(
      approveRequisition(contextFor(connection, buyer.approver), {
        requisitionId: submitted.id,
        contentHash: submitted.contentHash,
      }),
      "approval.content_changed",
    );
  });

  it("is only for a requester of the institution, and only while it waits", async () => {
    const { buyer, ctx, lines } = await one();
    const submitted = await buildSubmitted(connection, buyer, lines);
    const input = { requisitionId: submitted.id };
    const stranger = (await buildBuyer(connection)).requester;
    await expectRefusal(
      withdrawRequisition(contextFor(connection, buyer.approver), input),
      "actor.forbidden",
    );
    await expectRefusal(
      withdrawRequisition(contextFor(connection, stranger), input),
      "requisition.not_found",
    );
    await expectRefusal(withdrawRequisition(ctx, { requisitionId: "forged" }), "requisition.not_found");
    expect((await requisitionOf(submitted.id))?.state).toBe("submitted");
    await approveRequisition(contextFor(connection, buyer.approver), {
      ...input,
      contentHash: submitted.contentHash,
    });
    await expectRefusal(withdrawRequisition(ctx, input), "requisition.wrong_state");
  });
});

describe("cancelRequisition", () => {
  it("gives up a draft", async () => {
    const { buyer, ctx, lines } = await one();
    const draft = await buildDraft(connection, buyer, lines);
    expect(await cancelRequisition(ctx, { requisitionId: draft.id })).toMatchObject({ state: "cancelled" });
    expect(await actionsOn(draft.id)).toEqual(["requisition.saved", "requisition.cancelled"]);
  });

  it("gives up what waits, with its approval and its stock", async () => {
    const { buyer, variant, ctx, lines } = await one();
    const submitted = await buildSubmitted(connection, buyer, lines);
    await cancelRequisition(ctx, { requisitionId: submitted.id });
    expect(await allocatedOf(variant.id)).toBe(0);
    const [row] = await connection.db
      .select()
      .from(approvals)
      .where(eq(approvals.requisitionId, submitted.id));
    expect(row?.state).toBe("voided");
    await expectRefusal(cancelRequisition(ctx, { requisitionId: submitted.id }), "requisition.wrong_state");
  });

  it("is not for the approver, nor for another institution", async () => {
    const { buyer, lines } = await one();
    const draft = await buildDraft(connection, buyer, lines);
    const input = { requisitionId: draft.id };
    const stranger = (await buildBuyer(connection)).requester;
    await expectRefusal(cancelRequisition(contextFor(connection, buyer.approver), input), "actor.forbidden");
    await expectRefusal(cancelRequisition(contextFor(connection, stranger), input), "requisition.not_found");
    expect((await requisitionOf(draft.id))?.state).toBe("draft");
  });
});

describe("expireDueRequisitions", () => {
  it("ends all that are due at this instant and nothing else, whatever else was done meanwhile", async () => {
    const held = async (at: Date) => {
      const { buyer, variant, lines } = await one();
      const ctx = contextFor(connection, buyer.requester, at);
      const { id, holdExpiresAt } = await submitRequisition(ctx, formOf(buyer, lines));
      return { id, variant, due: holdExpiresAt ?? at };
    };
    const start = new Date(testInstant.getTime() + 86_400_000);
    const [first, second] = [await held(start), await held(new Date(start.getTime() + 1))];
    await expireDueRequisitions(contextFor(connection, null, new Date(first.due.getTime() - 1)));
    expect((await requisitionOf(first.id))?.state).toBe("submitted");
    expect(await expireDueRequisitions(contextFor(connection, null, first.due))).toEqual({ expired: 1 });
    expect((await requisitionOf(first.id))?.state).toBe("expired");
    expect(await allocatedOf(first.variant.id)).toBe(0);
    expect((await requisitionOf(second.id))?.state).toBe("submitted");
    expect(await allocatedOf(second.variant.id)).toBe(20);
    expect(await expireDueRequisitions(contextFor(connection, null, first.due))).toEqual({ expired: 0 });
  });
});

describe("expireRequisition", () => {
  const system = (now: Date) => contextFor(connection, null, now);
  const end = new Date(testInstant.getTime() + 7 * 86_400_000);

  it("ends what still waits when its hold is over, once", async () => {
    const { buyer, variant, lines } = await one();
    const submitted = await buildSubmitted(connection, buyer, lines);
    const job = { requisitionId: submitted.id };
    expect(await expireRequisition(system(new Date(end.getTime() - 1)), job)).toEqual({ expired: false });
    expect(await allocatedOf(variant.id)).toBe(20);
    expect(await expireRequisition(system(end), job)).toEqual({ expired: true });
    expect(await expireRequisition(system(end), job)).toEqual({ expired: false });
    expect(await allocatedOf(variant.id)).toBe(0);
    expect((await requisitionOf(submitted.id))?.state).toBe("expired");
    const [audit] = await connection.db
      .select()
      .from(auditEvents)
      .where(and(eq(auditEvents.subjectId, submitted.id), eq(auditEvents.action, "requisition.expired")));
    expect(audit?.actorUserId).toBeNull();
  });

  it("leaves alone what was approved, edited or submitted again since", async () => {
    const { buyer, variant, ctx, lines } = await one();
    const approved = await buildSubmitted(connection, buyer, lines);
    await approveRequisition(contextFor(connection, buyer.approver), {
      requisitionId: approved.id,
      contentHash: approved.contentHash,
    });
    expect(await expireRequisition(system(end), { requisitionId: approved.id })).toEqual({ expired: false });

    const edited = await buildSubmitted(connection, buyer, lines);
    await withdrawRequisition(ctx, { requisitionId: edited.id });
    const later = new Date(testInstant.getTime() + 86_400_000);
    await submitRequisition(
      contextFor(connection, buyer.requester, later),
      formOf(buyer, lines, { requestKey: edited.requestKey }),
    );
    expect(await expireRequisition(system(end), { requisitionId: edited.id })).toEqual({ expired: false });
    expect(await allocatedOf(variant.id)).toBe(40);
  });
});
