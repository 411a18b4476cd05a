import { and, desc, eq, sql } from "drizzle-orm";
import { behind } from "#app/domain/core/behind.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext, Context } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { outcomeOf } from "#app/domain/recall/impact/outcome.ts";
import { standingOf } from "#app/domain/recall/notice/due.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { PAGE_ROWS, pageOf, readPosition } from "#app/kernel/keyset.ts";
import { organisations, users } from "#db/schema/accounts.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { batches } from "#db/schema/provenance.server.ts";
import { recallNotices, recalls } from "#db/schema/recall.server.ts";
import { outcomeLineOf, readNoticeLines } from "./lines.server.ts";

function selectNotices({ db }: Pick<Context, "db">) {
  return db
    .select({
      id: recallNotices.id,
      state: recallNotices.state,
      answeredAt: recallNotices.answeredAt,
      answeredBy: sql<string | null>`${users.name}`,
      remindedAt: recallNotices.remindedAt,
      remark: recallNotices.remark,
      recall: {
        id: recalls.id,
        number: recalls.number,
        state: recalls.state,
        hazard: recalls.hazard,
        reason: recalls.reason,
        instructions: recalls.instructions,
        openedAt: recalls.openedAt,
        answerBy: recalls.answerBy,
        isDemo: recalls.isDemo,
      },
      batchCode: batches.code,
      product: { nameZh: products.nameZh, nameEn: products.nameEn },
      supplier: {
        nameZh: organisations.name,
        nameEn: organisations.nameEn,
        demo: organisations.isDemo,
        contactName: organisations.contactName,
        phone: organisations.contactPhone,
      },
    })
    .from(recallNotices)
    .innerJoin(recalls, eq(recalls.id, recallNotices.recallId))
    .innerJoin(batches, eq(batches.id, recalls.batchId))
    .innerJoin(products, eq(products.id, batches.productId))
    .innerJoin(organisations, eq(organisations.id, recalls.organisationId))
    .leftJoin(users, eq(users.id, recallNotices.answeredById))
    .$dynamic();
}

/** The recall notices to the actor's institution, the latest first; one page. */
export async function listNotices(ctx: AnyContext, { after = null }: { after?: string | null } = {}) {
  requireCan(ctx, "order.read");
  const position = readPosition(after);
  const rows = await selectNotices(ctx)
    .where(
      and(
        eq(recallNotices.organisationId, ctx.actor.organisationId),
        behind(position, recalls.openedAt, recallNotices.id),
      ),
    )
    .orderBy(desc(recalls.openedAt), desc(recallNotices.id))
    .limit(PAGE_ROWS + 1);
  const page = pageOf(rows, (row) => ({ at: row.recall.openedAt, id: row.id }));
  return {
    ...page,
    rows: page.rows.map((row) => ({
      ...row,
      standing: standingOf({ ...row, answerBy: row.recall.answerBy }, ctx.now),
    })),
  };
}

export type NoticeListRow = Awaited<ReturnType<typeof listNotices>>["rows"][number];

/** A notice to the actor's institution with its lines. @throws DomainError `notice.not_found`, also for another's. */
export async function getNotice(ctx: AnyContext, noticeId: string) {
  requireCan(ctx, "order.read");
  if (!isId(noticeId)) throw new DomainError("notice.not_found");
  const notice = oneRow(
    await selectNotices(ctx).where(
      and(eq(recallNotices.id, noticeId), eq(recallNotices.organisationId, ctx.actor.organisationId)),
    ),
    "notice.not_found",
  );
  const lines = await readNoticeLines(ctx, [noticeId]);
  return {
    notice,
    standing: standingOf({ ...notice, answerBy: notice.recall.answerBy }, ctx.now),
    lines: lines.map((line) => ({
      ...line,
      /** Packs that can be found now. */
      findablePacks: Math.max(0, line.acceptedPacks - line.sentBackPacks),
    })),
    outcome: outcomeOf(lines.map(outcomeLineOf)),
    now: ctx.now,
  };
}

export type NoticeDetail = Awaited<ReturnType<typeof getNotice>>;
