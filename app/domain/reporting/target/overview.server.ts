import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { getHeadlinePolicy } from "#app/domain/ledger/policy/queries.server.ts";
import { maySetTargets } from "#app/domain/ledger/target/keepers.ts";
import { getTarget, listTargetYears } from "#app/domain/ledger/target/queries.server.ts";
import { daysOfMonths, plannedBy, seasonOf, spreadBy } from "#app/domain/ledger/target/spread.ts";
import { readNames } from "#app/domain/reporting/progress/names.server.ts";
import type { Named } from "#app/domain/reporting/progress/parts.ts";
import { readYearTotals } from "#app/domain/reporting/progress/totals.server.ts";
import { type Day, dayOf } from "#app/kernel/calendar.ts";
import type { TargetBasis, TargetDimension } from "#db/vocabulary/ledger.ts";
import { keysOf, monthlyPlan, partsBy } from "./parts.ts";
import { readTargetVersions, type TargetVersion } from "./versions.server.ts";

/** Versions told on the page, newest first. */
const MOST_VERSIONS = 20;

/**
 * A year's target as divided by one dimension: what each part has to reach, should have reached today and has reached, the
 * year before, and every version with what it changed. `fill` proposes parts instead of those that stand: evenly (months by
 * their days), or as the year before went.
 * @throws DomainError `target.not_found`.
 */
export async function readTargets(
  ctx: AnyContext,
  { year, by, fill }: { year: number; by: TargetDimension; fill: Exclude<TargetBasis, "given"> | null },
) {
  requireCan(ctx, "ledger.read");
  const [target, years, policy, names] = await Promise.all([
    getTarget(ctx, year),
    listTargetYears(ctx),
    getHeadlinePolicy(ctx),
    readNames(ctx),
  ]);
  const [totals, before, versions] = await Promise.all([
    readYearTotals(ctx, year, policy.id),
    readYearTotals(ctx, year - 1, policy.id),
    readTargetVersions(ctx, { year, most: MOST_VERSIONS }),
  ]);
  const keys = keysOf(by, names);
  const newest = versions[0];
  const standing = newest?.divisions.find((division) => division.dimension === by) ?? null;
  const [done, lastYear] = [partsBy(by, totals), partsBy(by, before)];
  const plan = monthlyPlan(year, newest?.divisions ?? []);
  const today = dayOf(ctx.now);
  const proposed = fill
    ? spreadBy(target.amountFen, weightsOf(fill, { by, year, today }, keys, lastYear))
    : null;
  const rows = keys.map(({ code: key, nameZh, nameEn }, index) => {
    const amountFen = standing?.parts.get(key) ?? null;
    const plannedFen =
      amountFen === null
        ? null
        : by === "month"
          ? plannedInMonth(year, Number(key), today, amountFen)
          : plannedBy(year, today, amountFen, plan);
    return {
      key,
      nameZh,
      nameEn,
      amountFen,
      plannedFen,
      doneFen: done.get(key) ?? 0,
      lastYearFen: lastYear.get(key) ?? 0,
      proposedFen: proposed?.[index] ?? amountFen ?? 0,
    };
  });
  return {
    year,
    by,
    fill,
    years,
    target,
    policy,
    rows,
    basis: standing?.basis ?? null,
    gapReason: standing?.gapReason ?? "",
    totalFen: totals.totalFen,
    plannedFen: plannedBy(year, today, target.amountFen, plan),
    byMonths: newest?.divisions.some((division) => division.dimension === "month") ?? false,
    versions: versions.map((version, index) => ({
      id: version.id,
      version: version.version,
      amountFen: version.amountFen,
      source: version.source,
      reason: version.reason,
      changed: version.changed,
      savedAt: version.savedAt,
      savedBy: version.savedBy,
      gapReason: version.divisions.find(({ dimension }) => dimension === version.changed)?.gapReason ?? "",
      changes: changesOf(version, versions[index + 1]),
    })),
    names,
    maySet: maySetTargets(ctx.actor),
  };
}

function weightsOf(
  fill: "even" | "season",
  { by, year, today }: { by: TargetDimension; year: number; today: Day },
  keys: readonly Named[],
  lastYear: ReadonlyMap<string, number>,
): number[] {
  const before = keys.map(({ code }) => lastYear.get(code) ?? 0);
  if (fill === "season") return by === "month" ? seasonOf(before, year - 1, today) : before;
  return by === "month" ? daysOfMonths(year) : keys.map(() => 1);
}

/** What a month has to have reached today of its own amount. */
function plannedInMonth(year: number, month: number, today: string, amountFen: number): number {
  const only = Array.from({ length: 12 }, (_, index) => (index + 1 === month ? amountFen : 0));
  return plannedBy(year, today, amountFen, only);
}

/** What a version changed of the one before it: parts that are other than they were. */
function changesOf(version: TargetVersion, before: TargetVersion | undefined) {
  if (version.changed === "whole") return [];
  const find = (of: TargetVersion | undefined) =>
    of?.divisions.find(({ dimension }) => dimension === version.changed);
  const [now, then] = [find(version)?.parts ?? new Map<string, number>(), find(before)?.parts];
  return [...new Set([...now.keys(), ...(then?.keys() ?? [])])]
    .map((key) => ({ key, fromFen: then?.get(key) ?? 0, toFen: now.get(key) ?? 0 }))
    .filter(({ fromFen, toFen }) => fromFen !== toFen);
}
