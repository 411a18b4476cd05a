import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { type InTransaction, inTransaction } from "#app/domain/core/transaction.server.ts";
import { lockOrder } from "#app/domain/procurement/order/records.server.ts";
import { type AnsweredLine, checkAnswer } from "#app/domain/recall/notice/answer.ts";
import { type AnswerRecall, answerRecallInput } from "#app/domain/recall/notice/input.ts";
import {
  insertAnswer,
  listAnswerable,
  listOrdersOfNotice,
  lockOwnNotice,
  moveToAnswered,
  type NoticeRow,
} from "#app/domain/recall/notice/records.server.ts";
import { keepOpen } from "#app/domain/recall/recall/records.server.ts";
import { returnGoods } from "#app/flows/return-goods.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";

/**
 * The receiver says what was found of every line of a notice and what became of it. What was destroyed or returned is a
 * return of goods in the same transaction: its ledger entry is reversed and what is due or to be refunded computed anew. A
 * notice is answered once. Locks: notice, recall, the orders in key order.
 * @throws DomainError `notice.not_found`, `notice.answered`, `recall.wrong_state` when the recall was closed, or as
 * `checkAnswer`, naming each line.
 */
export async function answerRecall(ctx: AnyContext, raw: AnswerRecall): Promise<NoticeRow> {
  requireCan(ctx, "recall.answer");
  const input = answerRecallInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const notice = await lockOwnNotice(ctx, input.noticeId);
    if (notice.state !== "sent") throw new DomainError("notice.answered");
    const recall = await keepOpen(ctx, notice.recallId);
    for (const orderId of await listOrdersOfNotice(ctx, notice.id)) await lockOrder(ctx, orderId);
    const lines = checkAnswer(await listAnswerable(ctx, notice.id), input.lines);

    const answers: Parameters<typeof insertAnswer>[1][number][] = [];
    for (const line of lines)
      answers.push({
        ...line,
        noticeId: notice.id,
        goodsReturnId: line.foundPacks > 0 ? await takeBack(ctx, recall.number, line) : null,
      });
    await insertAnswer(ctx, answers);
    const answered = await moveToAnswered(ctx, notice, input.remark);
    await recordAudit(ctx, {
      action: "recall.answered",
      subjectType: "recall_notice",
      subjectId: notice.id,
      before: { state: notice.state },
      after: { state: answered.state, recall: recall.number, lines: answers },
    });
    return answered;
  });
}

/** Goods that were found do not stay sold, whether they were destroyed where they lay or sent back. */
async function takeBack(ctx: InTransaction, number: string, line: AnsweredLine): Promise<string> {
  const { id } = await returnGoods(ctx, {
    requestKey: newId(ctx.now),
    deliveryLineId: line.deliveryLineId,
    packs: line.foundPacks,
    reason: "recalled",
    note: `召回 ${number}：就地销毁 ${line.destroyedPacks}，退回 ${line.returnedPacks}`,
    returnedOn: dayOf(ctx.now),
  });
  return id;
}
