import { and, desc, eq, sql } from "drizzle-orm";
import { behind } from "#app/domain/core/behind.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { PAGE_ROWS, pageOf, readPosition } from "#app/kernel/keyset.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { batches } from "#db/schema/provenance.server.ts";
import { recallNotices, recalls } from "#db/schema/recall.server.ts";
import { type RecallState, recallStates } from "#db/vocabulary/recall.ts";
import { followedBy } from "./scope.server.ts";

/** The state a list is filtered by, from a query parameter; null for anything that is none. */
export function readRecallState(word: string | null): RecallState | null {
  return recallStates.find((state) => state === word) ?? null;
}

/** The recalls that the actor follows, the latest first, each with how many have answered; one page. */
export async function listRecalls(
  ctx: AnyContext,
  { state = null, after = null }: { state?: RecallState | null; after?: string | null },
) {
  requireCan(ctx, "recall.read");
  const position = readPosition(after);
  const late = sql`${ctx.now.toISOString()}::timestamptz > ${recalls.answerBy}`;
  const notices = (condition: ReturnType<typeof sql>) =>
    sql<number>`(select count(*)::int from ${recallNotices} n where n.recall_id = ${recalls.id} and ${condition})`;
  const rows = await ctx.db
    .select({
      id: recalls.id,
      number: recalls.number,
      state: recalls.state,
      hazard: recalls.hazard,
      openedAt: recalls.openedAt,
      answerBy: recalls.answerBy,
      isDemo: recalls.isDemo,
      batchCode: batches.code,
      product: { nameZh: products.nameZh, nameEn: products.nameEn },
      supplier: { nameZh: organisations.name, nameEn: organisations.nameEn },
      notices: notices(sql`true`),
      answered: notices(sql`n.state = 'answered'`),
      late: notices(sql`n.state = 'sent' and ${late}`),
    })
    .from(recalls)
    .innerJoin(batches, eq(batches.id, recalls.batchId))
    .innerJoin(products, eq(products.id, batches.productId))
    .innerJoin(organisations, eq(organisations.id, recalls.organisationId))
    .where(
      and(
        followedBy(ctx.actor),
        state ? eq(recalls.state, state) : undefined,
        behind(position, recalls.openedAt, recalls.id),
      ),
    )
    .orderBy(desc(recalls.openedAt), desc(recalls.id))
    .limit(PAGE_ROWS + 1);
  return pageOf(rows, (row) => ({ at: row.openedAt, id: row.id }));
}

export type RecallListRow = Awaited<ReturnType<typeof listRecalls>>["rows"][number];
