import { and, desc, eq, sql } from "drizzle-orm";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { ledgerClosings, ledgerReopenings } from "#db/schema/ledger-periods.server.ts";
import type { Period } from "./calendar.ts";

/** The locks of periods, as the database's own functions name them: of all of them together, and of each month. */
const PERIOD_LOCKS = 7259033;

export type ReopeningRow = typeof ledgerReopenings.$inferSelect;

/** Makes everybody who closes, or opens again, take turns; those who post are not waited for. */
export async function lockPeriods({ db }: InTransaction): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${PERIOD_LOCKS}, 0)`);
}

/** Waits for everybody who posts into a month, and keeps others from it until the transaction is over. */
export async function lockMonth({ db }: InTransaction, { year, month }: Period): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${PERIOD_LOCKS}, ${year * 100 + month}::int)`);
}

/** The closing that stands for a period. @throws DomainError `period.not_closed`. */
export async function standingClosing({ db }: InTransaction, { year, month }: Period) {
  const rows = await db
    .select()
    .from(ledgerClosings)
    .where(and(eq(ledgerClosings.year, year), eq(ledgerClosings.month, month)))
    .orderBy(desc(ledgerClosings.closedAt), desc(ledgerClosings.id))
    .limit(1);
  return oneRow(rows, "period.not_closed");
}

/** A wish and the period it is about; the caller holds the periods' lock. @throws DomainError `period.not_found`. */
export async function loadReopening(
  { db }: InTransaction,
  reopeningId: string,
): Promise<{ reopening: ReopeningRow; period: Period }> {
  if (!isId(reopeningId)) throw new DomainError("period.not_found");
  const rows = await db
    .select({
      reopening: ledgerReopenings,
      period: { year: ledgerClosings.year, month: ledgerClosings.month },
    })
    .from(ledgerReopenings)
    .innerJoin(ledgerClosings, eq(ledgerClosings.id, ledgerReopenings.closingId))
    .where(eq(ledgerReopenings.id, reopeningId));
  return oneRow(rows, "period.not_found");
}
