import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { Actor } from "#app/domain/core/context.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { type ImpactLine, keptPacks } from "#app/domain/recall/impact/impact.ts";
import { inParts } from "#app/domain/recall/recall/records.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId, newId } from "#app/kernel/id.ts";
import {
  acceptanceLines,
  acceptances,
  deliveries,
  deliveryLines,
  goodsReturns,
} from "#db/schema/deliveries.server.ts";
import { batches } from "#db/schema/provenance.server.ts";
import { recallAnswerLines, recallNoticeLines, recallNotices, recalls } from "#db/schema/recall.server.ts";
import type { AnswerableLine } from "./answer.ts";

export type NoticeRow = typeof recallNotices.$inferSelect;

/** Writes one notice to each institution that the lines name, and returns how many. */
export async function insertNotices(
  ctx: InTransaction,
  recallId: string,
  lines: readonly ImpactLine[],
): Promise<number> {
  const noticeOf = new Map<string, string>();
  for (const { institutionId } of lines)
    if (!noticeOf.has(institutionId)) noticeOf.set(institutionId, newId(ctx.now));
  await inParts([...noticeOf], (part) =>
    ctx.db
      .insert(recallNotices)
      .values(part.map(([organisationId, id]) => ({ id, recallId, organisationId }))),
  );
  await inParts(lines, (part) =>
    ctx.db.insert(recallNoticeLines).values(
      part.map((line) => ({
        organisationId: line.institutionId,
        noticeId: noticeOf.get(line.institutionId) ?? "",
        deliveryLineId: line.deliveryLineId,
        sentPacks: line.sentPacks,
        keptPacks: line.isUnderWay ? null : keptPacks(line),
      })),
    ),
  );
  return noticeOf.size;
}

/** Locks a notice to the actor's institution. @throws DomainError `notice.not_found`, also for another's. */
export async function lockOwnNotice(ctx: InTransaction, noticeId: string): Promise<NoticeRow> {
  if (!isId(noticeId)) throw new DomainError("notice.not_found");
  const rows = await ctx.db
    .select()
    .from(recallNotices)
    .where(and(eq(recallNotices.id, noticeId), eq(recallNotices.organisationId, ctx.actor.organisationId)))
    .for("update");
  return oneRow(rows, "notice.not_found");
}

/** The orders a notice's lines belong to, in key order. */
export async function listOrdersOfNotice(ctx: InTransaction, noticeId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectDistinct({ orderId: deliveries.orderId })
    .from(recallNoticeLines)
    .innerJoin(deliveryLines, eq(deliveryLines.id, recallNoticeLines.deliveryLineId))
    .innerJoin(deliveries, eq(deliveries.id, deliveryLines.deliveryId))
    .where(eq(recallNoticeLines.noticeId, noticeId))
    .orderBy(asc(deliveries.orderId));
  return rows.map(({ orderId }) => orderId);
}

/** The lines of a notice with what the institution still keeps of each, as they stand now. */
export async function listAnswerable(ctx: InTransaction, noticeId: string): Promise<AnswerableLine[]> {
  return ctx.db
    .select({
      deliveryLineId: recallNoticeLines.deliveryLineId,
      batchCode: batches.code,
      keptPacks: sql<number>`greatest(0, coalesce(${acceptanceLines.acceptedPacks}, 0) - (
        select coalesce(sum(${goodsReturns.packs}), 0)::int from ${goodsReturns}
        where ${goodsReturns.deliveryLineId} = ${recallNoticeLines.deliveryLineId}))`,
    })
    .from(recallNoticeLines)
    .innerJoin(deliveryLines, eq(deliveryLines.id, recallNoticeLines.deliveryLineId))
    .innerJoin(batches, eq(batches.id, deliveryLines.batchId))
    .leftJoin(
      acceptances,
      and(eq(acceptances.deliveryId, deliveryLines.deliveryId), eq(acceptances.state, "signed")),
    )
    .leftJoin(
      acceptanceLines,
      and(
        eq(acceptanceLines.acceptanceId, acceptances.id),
        eq(acceptanceLines.deliveryLineId, deliveryLines.id),
      ),
    )
    .where(eq(recallNoticeLines.noticeId, noticeId))
    .orderBy(asc(recallNoticeLines.deliveryLineId));
}

/** Writes what was found of each line. */
export async function insertAnswer(
  ctx: InTransaction,
  lines: readonly (typeof recallAnswerLines.$inferInsert)[],
): Promise<void> {
  await inParts(lines, (part) => ctx.db.insert(recallAnswerLines).values([...part]));
}

/** Marks a locked notice as answered. @throws DomainError `notice.answered` when it was before. */
export async function moveToAnswered(
  ctx: InTransaction,
  notice: NoticeRow,
  remark: string,
): Promise<NoticeRow> {
  const rows = await ctx.db
    .update(recallNotices)
    .set({ state: "answered", answeredAt: ctx.now, answeredById: ctx.actor.userId, remark })
    .where(and(eq(recallNotices.id, notice.id), eq(recallNotices.state, "sent")))
    .returning();
  return oneRow(rows, "notice.answered");
}

/** How many notices of a recall wait for an answer. */
export async function countWaiting(ctx: InTransaction, recallId: string): Promise<number> {
  return ctx.db.$count(
    recallNotices,
    and(eq(recallNotices.recallId, recallId), eq(recallNotices.state, "sent")),
  );
}

/** Marks what was not answered in time of a recall that is still open, once; returns how many. */
export async function markReminded(ctx: InTransaction<Actor | null>, recallId: string): Promise<number> {
  const rows = await ctx.db
    .update(recallNotices)
    .set({ remindedAt: ctx.now })
    .where(
      and(
        eq(recallNotices.recallId, recallId),
        eq(recallNotices.state, "sent"),
        isNull(recallNotices.remindedAt),
        sql`exists (select from ${recalls} where ${recalls.id} = ${recallNotices.recallId} and ${recalls.state} = 'open')`,
      ),
    )
    .returning({ id: recallNotices.id });
  return rows.length;
}
