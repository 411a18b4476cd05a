import { and, count, eq, isNull, sql } from "drizzle-orm";
import type { Context } from "#app/domain/core/context.ts";
import { followedBy } from "#app/domain/reporting/recall/scope.server.ts";
import { recallNotices, recallProducts, recalls } from "#db/schema/recall.server.ts";

/** How many open recalls wait for the actor's institution to answer. */
export async function countNoticesToAnswer({ db, actor }: Context): Promise<number> {
  const [row] = await db
    .select({ rows: count() })
    .from(recallNotices)
    .innerJoin(recalls, eq(recalls.id, recallNotices.recallId))
    .where(
      and(
        eq(recallNotices.organisationId, actor.organisationId),
        eq(recallNotices.state, "sent"),
        eq(recalls.state, "open"),
      ),
    );
  return row?.rows ?? 0;
}

/** The open recalls the actor follows: those with an answer that is late, and the others. */
export async function countOpenRecalls({ db, actor, now }: Context): Promise<{ late: number; open: number }> {
  const late = sql`${recalls.answerBy} < ${now.toISOString()}::timestamptz and exists (
    select from ${recallNotices} n where n.recall_id = ${recalls.id} and n.state = 'sent')`;
  const [row] = await db
    .select({ rows: count(), late: count(sql`case when ${late} then 1 end`) })
    .from(recalls)
    .where(and(eq(recalls.state, "open"), followedBy(actor)));
  return { late: row?.late ?? 0, open: (row?.rows ?? 0) - (row?.late ?? 0) };
}

/** Products of the actor's organisation that a recall keeps off sale. */
export async function countHeldSales({ db, actor }: Context): Promise<number> {
  const [row] = await db
    .select({ rows: count() })
    .from(recallProducts)
    .where(and(eq(recallProducts.organisationId, actor.organisationId), isNull(recallProducts.resumedAt)));
  return row?.rows ?? 0;
}
