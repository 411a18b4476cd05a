import { and, asc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { draftAcceptance } from "#app/domain/procurement/acceptance/draft.server.ts";
import { closeRecall } from "#app/domain/recall/recall/close.server.ts";
import { acceptDelivery } from "#app/flows/accept-delivery.server.ts";
import { answerRecall } from "#app/flows/answer-recall.server.ts";
import { openRecall } from "#app/flows/open-recall.server.ts";
import { returnGoods } from "#app/flows/return-goods.server.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { ledgerEntries } from "#db/schema/ledger.server.ts";
import { goodsReturns } from "#db/schema/deliveries.server.ts";
import { purchaseOrderLines, purchaseOrders } from "#db/schema/orders.server.ts";
import { payments } from "#db/schema/payments.server.ts";
import { recallAnswerLines, recallNotices } from "#db/schema/recall.server.ts";
import { buildMember, contextFor, testInstant } from "#tests/support/builders.ts";
import { auditOf } from "#tests/support/catalogue.ts";
import { testDatabase, testOwner } from "#tests/support/database.ts";
import { acceptanceForm, TEST_DAY } from "#tests/support/delivered.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";
import { brokenRules } from "#tests/support/invariants.ts";
import { buildRecalled, recallForm } from "#tests/support/recalled.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

type Recalled = Awaited<ReturnType<typeof buildRecalled>>;

async function noticeTo(recalled: Pick<Recalled, "recall">, organisationId: string) {
  const [notice] = await connection.db
    .select()
    .from(recallNotices)
    .where(
      and(eq(recallNotices.recallId, recalled.recall.id), eq(recallNotices.organisationId, organisationId)),
    );
  return notice!;
}

/** An answer of the school: its line of 8 packs comes before that of 12. */
const answerOf = (
  noticeId: string,
  { lines }: Recalled,
  found: readonly [destroyed: number, returned: number][],
) => ({
  noticeId,
  remark: "已清库",
  lines: lines.map(({ id }, index) => {
    const [destroyed, returned] = found[index] ?? [0, 0];
    return {
      deliveryLineId: id,
      foundPacks: String(destroyed + returned),
      destroyedPacks: String(destroyed),
      returnedPacks: String(returned),
      note: "",
    };
  }),
});

describe("answerRecall", () => {
  it("reverses the ledger for what was destroyed and returned, and the order's account follows", async () => {
    const recalled = await buildRecalled(connection);
    const { receiver, order, lines, recall } = recalled;
    const orderLine = order.lines[0]!;
    const orderId = order.orderId;
    await connection.db.insert(payments).values({
      id: newId(),
      orderId,
      kind: "received",
      matchedBy: "reference",
      amountFen: 20 * 12_000,
      occurredOn: TEST_DAY,
      recordedAt: testInstant,
    });
    const notice = await noticeTo(recalled, recalled.institution.id);
    const answered = await answerRecall(
      contextFor(connection, receiver),
      answerOf(notice.id, recalled, [
        [0, 0],
        [2, 3],
      ]),
    );
    expect(answered).toMatchObject({ state: "answered", answeredById: receiver.userId, remark: "已清库" });

    const returns = await connection.db.select().from(goodsReturns).where(eq(goodsReturns.orderId, orderId));
    expect(returns).toMatchObject([
      {
        deliveryLineId: lines[1]!.id,
        packs: 5,
        amountFen: 5 * 12_000,
        reason: "recalled",
        note: `召回 ${recall.number}：就地销毁 2，退回 3`,
        returnedOn: TEST_DAY,
      },
    ]);
    const written = await connection.db
      .select()
      .from(recallAnswerLines)
      .where(eq(recallAnswerLines.noticeId, notice.id))
      .orderBy(asc(recallAnswerLines.foundPacks));
    expect(written).toMatchObject([
      { deliveryLineId: lines[0]!.id, foundPacks: 0, goodsReturnId: null },
      { deliveryLineId: lines[1]!.id, destroyedPacks: 2, returnedPacks: 3, goodsReturnId: returns[0]!.id },
    ]);
    const reversals = await connection.db
      .select()
      .from(ledgerEntries)
      .where(and(eq(ledgerEntries.orderId, orderId), eq(ledgerEntries.kind, "reversal")));
    expect(reversals).toMatchObject([{ amountFen: -5 * 12_000, goodsReturnId: returns[0]!.id }]);
    const [row] = await connection.db.select().from(purchaseOrders).where(eq(purchaseOrders.id, orderId));
    expect(row).toMatchObject({ returnedFen: 5 * 12_000, paymentState: "overpaid" });
    const [line] = await connection.db
      .select()
      .from(purchaseOrderLines)
      .where(eq(purchaseOrderLines.id, orderLine.id));
    expect(line).toMatchObject({ returnedPacks: 5 });
    expect(await auditOf(connection, notice.id)).toMatchObject([
      { action: "recall.answered", actorUserId: receiver.userId },
    ]);
    expect(
      Object.keys(await brokenRules(await testOwner())).filter((rule) => /ledger|counters/.test(rule)),
    ).toEqual([]);
  });

  it("is given once, and what went back before counts no second time", async () => {
    const recalled = await buildRecalled(connection);
    const { receiver, lines } = recalled;
    const ctx = contextFor(connection, receiver);
    const notice = await noticeTo(recalled, recalled.institution.id);
    await returnGoods(ctx, {
      requestKey: newId(),
      deliveryLineId: lines[1]!.id,
      packs: 4,
      reason: "quality",
      note: "",
      returnedOn: TEST_DAY,
    });
    const refusal = await expectRefusal(
      answerRecall(
        ctx,
        answerOf(notice.id, recalled, [
          [0, 0],
          [9, 0],
        ]),
      ),
      "recall.found_over_kept",
    );
    expect(refusal.issues).toMatchObject([
      { path: ["lines", expect.any(Number), "foundPacks"], details: { found: 9, kept: 8 } },
    ]);
    const answer = answerOf(notice.id, recalled, [
      [0, 0],
      [8, 0],
    ]);
    await answerRecall(ctx, answer);
    await expectRefusal(answerRecall(ctx, answer), "notice.answered");
    const returned = await connection.db
      .select()
      .from(goodsReturns)
      .where(eq(goodsReturns.deliveryLineId, lines[1]!.id));
    expect(returned.map(({ packs }) => packs).sort()).toEqual([4, 8]);
  });

  it("of a second recall of the same goods finds no more than is left", async () => {
    const recalled = await buildRecalled(connection);
    const ctx = contextFor(connection, recalled.receiver);
    const second = await openRecall(contextFor(connection, recalled.manager), recallForm(recalled.good.id));
    const first = await noticeTo(recalled, recalled.institution.id);
    await answerRecall(
      ctx,
      answerOf(first.id, recalled, [
        [6, 0],
        [0, 0],
      ]),
    );
    const notice = await noticeTo({ recall: second }, recalled.institution.id);
    const mixedLine = { ...recalled, lines: [recalled.lines[0]!] };
    await expectRefusal(
      answerRecall(ctx, answerOf(notice.id, mixedLine, [[3, 0]])),
      "recall.found_over_kept",
    );
    await answerRecall(ctx, answerOf(notice.id, mixedLine, [[0, 2]]));
  });

  it("writes nothing when a single line is wrong", async () => {
    const recalled = await buildRecalled(connection);
    const notice = await noticeTo(recalled, recalled.institution.id);
    const form = answerOf(notice.id, recalled, [
      [1, 1],
      [2, 3],
    ]);
    const ctx = contextFor(connection, recalled.receiver);
    const wrong = form.lines.map((line, index) => (index === 1 ? { ...line, foundPacks: "6" } : line));
    await expectRefusal(answerRecall(ctx, { ...form, lines: wrong }), "recall.found_not_accounted");
    await expectRefusal(answerRecall(ctx, { ...form, lines: form.lines.slice(0, 1) }), "recall.line_missing");
    const returns = await connection.db
      .select()
      .from(goodsReturns)
      .where(eq(goodsReturns.orderId, recalled.order.orderId));
    expect(returns).toEqual([]);
    expect((await noticeTo(recalled, recalled.institution.id)).state).toBe("sent");
  });

  it("of goods still under way says nothing was found, and they are turned away at the door", async () => {
    const recalled = await buildRecalled(connection);
    const receiver = contextFor(connection, recalled.hospitalReceiver);
    const notice = await noticeTo(recalled, recalled.hospital.id);
    const line = recalled.onTheWayLines[0]!;
    const answer = (packs: string) => ({
      noticeId: notice.id,
      remark: "",
      lines: [
        { deliveryLineId: line.id, foundPacks: packs, destroyedPacks: packs, returnedPacks: "0", note: "" },
      ],
    });
    await expectRefusal(answerRecall(receiver, answer("1")), "recall.found_over_kept");
    await answerRecall(receiver, answer("0"));
    const form = acceptanceForm(recalled.onTheWay.id, [line], [{ rejected: 10 }]);
    const draft = await draftAcceptance(receiver, {
      ...form,
      lines: [{ ...form.lines[0]!, rejectionReason: "recalled" }],
    });
    const signed = await acceptDelivery(contextFor(connection, recalled.hospitalRequester), {
      acceptanceId: draft.id,
    });
    expect(signed.outcome.totalFen).toBe(0);
  });

  it("is the receiver's of that institution alone, and not possible once the recall is closed", async () => {
    const recalled = await buildRecalled(connection);
    const notice = await noticeTo(recalled, recalled.institution.id);
    const answer = answerOf(notice.id, recalled, []);
    const stranger = await buildMember(connection, recalled.hospital, ["institution-receiver"]);
    await expectRefusal(answerRecall(contextFor(connection, stranger), answer), "notice.not_found");
    for (const actor of [
      recalled.requester,
      recalled.approver,
      recalled.finance,
      recalled.manager,
      recalled.county,
    ])
      await expectRefusal(answerRecall(contextFor(connection, actor), answer), "actor.forbidden");
    await closeRecall(contextFor(connection, recalled.county), {
      recallId: recalled.recall.id,
      summary: "结束",
    });
    const refusal = await expectRefusal(
      answerRecall(contextFor(connection, recalled.receiver), answer),
      "recall.wrong_state",
    );
    expect(refusal.details).toMatchObject({ number: recalled.recall.number });
    expect((await noticeTo(recalled, recalled.institution.id)).state).toBe("sent");
  });
});
