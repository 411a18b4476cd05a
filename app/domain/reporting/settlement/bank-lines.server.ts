import { and, asc, desc, eq, sql } from "drizzle-orm";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { PAGE_ROWS } from "#app/kernel/keyset.ts";
import { isDay } from "#app/kernel/calendar.ts";
import { isId } from "#app/kernel/id.ts";
import { users } from "#db/schema/accounts.server.ts";
import { bankStatementLines, bankStatements, payments } from "#db/schema/payments.server.ts";
import { purchaseOrders } from "#db/schema/orders.server.ts";
import type { StatementLineState } from "#db/vocabulary/payments.ts";
import { isUnconfirmed } from "./unconfirmed.server.ts";

const SHOWN_STATEMENTS = 10;

/** The bank lines of the supplier in one state, newest first; one page. */
export async function listBankLines(
  ctx: AnyContext,
  { state, after }: { state: StatementLineState; after: string | null },
) {
  requireCan(ctx, "statement.match");
  const [day, id] = (after ?? "").split(".");
  const position = day && id && isDay(day) && isId(id) ? { day, id } : null;
  const rows = await ctx.db
    .select({
      id: bankStatementLines.id,
      bookedOn: bankStatementLines.bookedOn,
      amountFen: bankStatementLines.amountFen,
      counterparty: bankStatementLines.counterparty,
      memo: bankStatementLines.memo,
      state: bankStatementLines.state,
      outcome: bankStatementLines.outcome,
      note: bankStatementLines.note,
      orderId: bankStatementLines.orderId,
      orderNumber: purchaseOrders.number,
      /** Whether the match may still be taken back. */
      mayUnmatch: sql<boolean>`exists (select 1 from ${payments} where ${payments.statementLineId} = ${bankStatementLines.id} and ${isUnconfirmed})`,
    })
    .from(bankStatementLines)
    .leftJoin(purchaseOrders, eq(purchaseOrders.id, bankStatementLines.orderId))
    .where(
      and(
        eq(bankStatementLines.organisationId, ctx.actor.organisationId),
        eq(bankStatementLines.state, state),
        position
          ? sql`(${bankStatementLines.bookedOn}, ${bankStatementLines.id}) < (${position.day}::date, ${position.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(bankStatementLines.bookedOn), desc(bankStatementLines.id))
    .limit(PAGE_ROWS + 1);
  const shown = rows.slice(0, PAGE_ROWS);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > PAGE_ROWS && last ? `${last.bookedOn}.${last.id}` : null };
}

/** How many lines of the supplier's bank stand in each state. */
export async function countBankLines(ctx: AnyContext): Promise<Record<StatementLineState, number>> {
  requireCan(ctx, "statement.match");
  const rows = await ctx.db
    .select({ state: bankStatementLines.state, count: sql<number>`count(*)::int` })
    .from(bankStatementLines)
    .where(eq(bankStatementLines.organisationId, ctx.actor.organisationId))
    .groupBy(bankStatementLines.state)
    .orderBy(asc(bankStatementLines.state));
  const counts = { matched: 0, unmatched: 0, ignored: 0 };
  for (const { state, count } of rows) counts[state] = count;
  return counts;
}

/** The statements uploaded last. */
export async function listStatements(ctx: AnyContext) {
  requireCan(ctx, "statement.upload");
  return ctx.db
    .select({
      id: bankStatements.id,
      fileName: bankStatements.fileName,
      lineCount: bankStatements.lineCount,
      uploadedAt: bankStatements.uploadedAt,
      who: users.name,
    })
    .from(bankStatements)
    .innerJoin(users, eq(users.id, bankStatements.uploadedById))
    .where(eq(bankStatements.organisationId, ctx.actor.organisationId))
    .orderBy(desc(bankStatements.uploadedAt))
    .limit(SHOWN_STATEMENTS);
}
