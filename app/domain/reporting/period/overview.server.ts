import { and, desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { closingProblem, type Period, reopeningProblem } from "#app/domain/ledger/period/calendar.ts";
import { mayKeepPeriods } from "#app/domain/ledger/period/keepers.ts";
import { readYearState } from "#app/domain/ledger/period/queries.server.ts";
import { readableEntries } from "#app/domain/reporting/entries/readable.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { users } from "#db/schema/accounts.server.ts";
import { ledgerEntries } from "#db/schema/ledger.server.ts";
import { ledgerClosings, ledgerReopenings, type SealedTotals } from "#db/schema/ledger-periods.server.ts";
import type { EvidenceGrade } from "#db/vocabulary/ledger.ts";

/** Entries told on the page of a year; more of them are opened by month. */
const MOST_TOLD = 50;

/**
 * The periods of a year as an official sees them: what each month held when it was closed and holds now, what came late,
 * everything that was closed and opened again, and what the reader may do.
 */
export async function readPeriods(ctx: AnyContext, year: number) {
  requireCan(ctx, "ledger.read");
  const { actor } = ctx;
  const [state, closings, held, late, lateEntries] = await Promise.all([
    readYearState(ctx, year),
    readClosings(ctx, year),
    readHeldByMonth(ctx, year),
    readLateByMonth(ctx, year),
    readLateEntries(ctx, year),
  ]);
  const today = dayOf(ctx.now);
  const mayKeep = mayKeepPeriods(actor);
  const rows = Array.from({ length: 13 }, (_, index) => (index + 1) % 13).map((month) => {
    const period: Period = { year, month };
    const closed = month === 0 ? state.yearClosed : state.closedMonths.includes(month);
    const closing = closings.find((each) => each.month === month && each.wish?.state !== "agreed");
    const standing = closed ? (closing ?? null) : null;
    const asked = standing?.wish?.state === "asked" ? standing.wish : null;
    const holds: SealedTotals = month === 0 ? sumOf([...held.values()]) : (held.get(month) ?? {});
    return {
      month,
      closed,
      over: closingProblem(period, state, today) !== "not_over",
      closing: standing,
      holds,
      late: month === 0 ? null : (late.get(month) ?? null),
      mayClose: mayKeep && closingProblem(period, state, today) === null,
      mayAsk: mayKeep && asked === null && reopeningProblem(period, state) === null,
      mayAgree: mayKeep && asked !== null && asked.askedById !== actor.userId,
      mayDecline: mayKeep && asked !== null,
      asked,
    };
  });
  return { year, rows, history: closings, lateEntries, mayKeep };
}

export type Periods = Awaited<ReturnType<typeof readPeriods>>;
export type PeriodRow = Periods["rows"][number];

type Read = Pick<AnyContext, "db">;

/** Every closing of a year with the last wish to lift it, newest first. */
async function readClosings({ db }: Read, year: number) {
  const [closer, asker, decider] = [alias(users, "closer"), alias(users, "asker"), alias(users, "decider")];
  const rows = await db
    .select({
      closing: ledgerClosings,
      closedBy: closer.name,
      wish: ledgerReopenings,
      askedBy: asker.name,
      decidedBy: decider.name,
    })
    .from(ledgerClosings)
    .innerJoin(closer, eq(closer.id, ledgerClosings.closedById))
    .leftJoin(ledgerReopenings, eq(ledgerReopenings.closingId, ledgerClosings.id))
    .leftJoin(asker, eq(asker.id, ledgerReopenings.askedById))
    .leftJoin(decider, eq(decider.id, ledgerReopenings.decidedById))
    .where(eq(ledgerClosings.year, year))
    .orderBy(desc(ledgerClosings.closedAt), desc(ledgerClosings.id), desc(ledgerReopenings.askedAt));
  const seen = new Set<string>();
  return rows
    .filter(({ closing }) => !seen.has(closing.id) && seen.add(closing.id))
    .map(({ closing, closedBy, wish, askedBy, decidedBy }) => ({
      ...closing,
      closedBy,
      wish: wish ? { ...wish, askedBy: askedBy ?? "", decidedBy } : null,
    }));
}

async function readHeldByMonth({ db }: Read, year: number): Promise<Map<number, SealedTotals>> {
  const rows = await db.execute<{ month: number; grade: EvidenceGrade; fen: number; entries: number }>(sql`
    select month, grade, sum(amount_fen)::bigint as fen, sum(entry_count)::bigint as entries from (
      select month, grade, amount_fen, entry_count from ledger_sums where year = ${year}
      union all select month, grade, amount_fen, entry_count from ledger_changes where year = ${year}) parts
    group by month, grade`);
  const held = new Map<number, SealedTotals>();
  for (const { month, grade, fen, entries } of rows)
    held.set(month, { ...held.get(month), [grade]: { amountFen: Number(fen), entryCount: Number(entries) } });
  return held;
}

function sumOf(months: readonly SealedTotals[]): SealedTotals {
  const year: SealedTotals = {};
  for (const month of months)
    for (const [grade, { amountFen, entryCount }] of Object.entries(month)) {
      const before = year[grade as EvidenceGrade] ?? { amountFen: 0, entryCount: 0 };
      year[grade as EvidenceGrade] = {
        amountFen: before.amountFen + amountFen,
        entryCount: before.entryCount + entryCount,
      };
    }
  return year;
}

/** What counts in a month and occurred before it: posted after its own month had closed. */
const isLate = sql`${ledgerEntries.occurredOn} < make_date(${ledgerEntries.year}, ${ledgerEntries.month}, 1)`;

async function readLateByMonth({ db }: Read, year: number) {
  const rows = await db
    .select({
      month: ledgerEntries.month,
      entryCount: sql<number>`count(*)::int`,
      amountFen: sql<number>`sum(${ledgerEntries.amountFen})::bigint`.mapWith(Number),
    })
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.year, year), isLate))
    .groupBy(ledgerEntries.month);
  return new Map(rows.map((row) => [row.month, row]));
}

/** What came late in a year, newest first, of what the reader may open. */
function readLateEntries(ctx: Parameters<typeof readPeriods>[0], year: number) {
  return ctx.db
    .select({
      id: ledgerEntries.id,
      kind: ledgerEntries.kind,
      month: ledgerEntries.month,
      occurredOn: ledgerEntries.occurredOn,
      postedAt: ledgerEntries.postedAt,
      amountFen: ledgerEntries.amountFen,
      isDemo: ledgerEntries.isDemo,
    })
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.year, year), isLate, ctx.actor ? readableEntries(ctx.actor) : sql`false`))
    .orderBy(desc(ledgerEntries.month), desc(ledgerEntries.occurredOn), desc(ledgerEntries.id))
    .limit(MOST_TOLD);
}
