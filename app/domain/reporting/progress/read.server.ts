import { and, eq, sql } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { prepared } from "#app/domain/core/prepared.server.ts";
import { sharedReads } from "#app/domain/core/shared-reads.ts";
import { type CountingPolicy, choosePolicy, listPolicies } from "#app/domain/ledger/policy/queries.server.ts";
import { listTargetYears, type Target } from "#app/domain/ledger/target/queries.server.ts";
import { type Day, dayOf, yearOf } from "#app/kernel/calendar.ts";
import { ledgerEntries } from "#db/schema/ledger.server.ts";
import { targets } from "#db/schema/targets.server.ts";
import { type Forecast, forecastOf, type Pace, paceOf } from "./forecast.ts";
import { readNames } from "./names.server.ts";
import type { Names, YearTotals } from "./parts.ts";
import { tryOnYear, type YearTrial } from "./trial.ts";
import { readMonths, readYearTotal, readYearTotals } from "./totals.server.ts";

type Read = Pick<AnyContext, "db" | "transactional" | "now">;

/** A year as everybody may see it: the figure, what it covers, its target, where it is heading, and its parts. */
export type Progress = {
  year: number;
  asOf: Day;
  policy: CountingPolicy;
  /** Null for a year without a target. */
  target: Target | null;
  totals: YearTotals;
  pace: Pace | null;
  forecast: Forecast | null;
  /** How the forecast would have done in the year before; null where that year says nothing. */
  trial: YearTrial | null;
  names: Names;
  /** Whether any entry of the year is invented. */
  containsDemonstrationData: boolean;
};

type Asked = { year: number; policyCode?: string | null };

/** What a cockpit shows: a year, and the policies and years that it may be asked for instead. */
export type CockpitReading = { progress: Progress; policies: CountingPolicy[]; years: number[] };

const shareProgress = sharedReads<Progress>();
const shareCockpit = sharedReads<CockpitReading>();

/**
 * Reads a year under the policy with this code, the headline policy where none is asked for. Those who ask at the same time
 * share a reading that began after they asked (decision 0043).
 * @throws DomainError `policy.not_found`.
 */
export function readProgress(ctx: Read, asked: Asked): Promise<Progress> {
  return inTurn(shareProgress, ctx, asked, () => readYear(ctx, asked, listPolicies(ctx)));
}

/** As {@link readProgress}, with what else a cockpit shows. @throws DomainError `policy.not_found`. */
export function readCockpit(ctx: Read, asked: Asked): Promise<CockpitReading> {
  return inTurn(shareCockpit, ctx, asked, async () => {
    const reading = listPolicies(ctx);
    const [progress, policies, years] = await Promise.all([
      readYear(ctx, asked, reading),
      reading,
      listTargetYears(ctx),
    ]);
    return { progress, policies, years: [...new Set([...years, asked.year])].sort() };
  });
}

/** Within a transaction a reading is its own. */
function inTurn<Value>(
  share: ReturnType<typeof sharedReads<Value>>,
  ctx: Read,
  { year, policyCode }: Asked,
  read: () => Promise<Value>,
): Promise<Value> {
  if (ctx.transactional) return read();
  return share(ctx.db, `${year} ${dayOf(ctx.now)} ${policyCode ?? ""}`, read);
}

async function readYear(
  ctx: Read,
  { year, policyCode = null }: Asked,
  policies: Promise<CountingPolicy[]>,
): Promise<Progress> {
  const [known, [target], names, demo] = await Promise.all([
    policies,
    readTarget(ctx, { year }),
    readNames(ctx),
    hasDemonstrationEntries(ctx, year),
  ]);
  const policy = choosePolicy(known, policyCode);
  const [totals, lastYearFen, beforeFen] = await Promise.all([
    readYearTotals(ctx, year, policy.id),
    readMonths(ctx, year - 1, policy.id),
    readMonths(ctx, year - 2, policy.id),
  ]);
  const asOf = dayOf(ctx.now);
  return {
    year,
    asOf,
    policy,
    target: target ?? null,
    totals,
    pace: target ? paceOf(year, asOf, totals.totalFen, target.amountFen) : null,
    forecast: forecastOf(year, asOf, totals.monthFen, lastYearFen),
    trial: year <= yearOf(asOf) ? tryOnYear(year - 1, lastYearFen, beforeFen) : null,
    names,
    containsDemonstrationData: demo,
  };
}

/** The headline alone, for a line on a page about something else; null for a year without a target. */
export async function readHeadline(ctx: Read, year: number) {
  const [policies, [target], containsDemonstrationData] = await Promise.all([
    listPolicies(ctx),
    readTarget(ctx, { year }),
    hasDemonstrationEntries(ctx, year),
  ]);
  if (!target) return null;
  const policy = choosePolicy(policies, null);
  const { totalFen, entryCount } = await readYearTotal(ctx, year, policy.id);
  return {
    year,
    totalFen,
    entryCount,
    targetFen: target.amountFen,
    policy: { nameZh: policy.nameZh, nameEn: policy.nameEn, version: policy.version },
    containsDemonstrationData,
  };
}

const readTarget = prepared(["year"], (db, { year }) =>
  db.select().from(targets).where(eq(targets.year, year)),
);

const readDemonstrationEntry = prepared(["year"], (db, { year }) =>
  db
    .select({ one: sql`1` })
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.year, year), eq(ledgerEntries.isDemo, true)))
    .limit(1),
);

/** Whether any entry of the year is invented; demonstration figures are never shown without saying so. */
export async function hasDemonstrationEntries(ctx: Read, year: number): Promise<boolean> {
  return (await readDemonstrationEntry(ctx, { year })).length > 0;
}
