import type { AnyContext } from "#app/domain/core/context.ts";
import { plannedBy } from "#app/domain/ledger/target/spread.ts";
import { readNames } from "#app/domain/reporting/progress/names.server.ts";
import { readYearTotals } from "#app/domain/reporting/progress/totals.server.ts";
import { keysOf, monthlyPlan, partsBy } from "#app/domain/reporting/target/parts.ts";
import { readTargetVersions } from "#app/domain/reporting/target/versions.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { targetDimensions } from "#db/vocabulary/ledger.ts";
import { partsBehind } from "./plan.ts";

/** What a target is divided by that somebody can be asked about. A month that is over can not be asked. */
const ASKED = targetDimensions.filter((dimension) => dimension !== "month");

/**
 * For everything a year's target is divided by, the parts behind what they should have reached today: by the division into
 * months where there is one, else by days. At most `most` parts of each are told, with how many there are and what they miss
 * together. Divisions that nobody made are named.
 */
export async function readPlanGaps(
  ctx: Pick<AnyContext, "db" | "transactional" | "now">,
  { year, policyId, most }: { year: number; policyId: string; most: number },
) {
  const [[standing], totals, names] = await Promise.all([
    readTargetVersions(ctx, { year, most: 1 }),
    readYearTotals(ctx, year, policyId),
    readNames(ctx),
  ]);
  const divisions = standing?.divisions ?? [];
  const plan = monthlyPlan(year, divisions);
  const today = dayOf(ctx.now);
  const divided = ASKED.flatMap((dimension) => {
    const division = divisions.find((each) => each.dimension === dimension);
    if (!division) return [];
    const behind = partsBehind(division.parts, partsBy(dimension, totals), (fen) =>
      plannedBy(year, today, fen, plan),
    );
    const named = new Map(keysOf(dimension, names).map((each) => [each.code, each]));
    return [
      {
        dimension,
        count: behind.length,
        missingFen: behind.reduce((sum, { missingFen }) => sum + missingFen, 0),
        rows: behind.slice(0, most).map((part) => ({
          ...part,
          nameZh: named.get(part.key)?.nameZh ?? part.key,
          nameEn: named.get(part.key)?.nameEn ?? part.key,
        })),
      },
    ];
  });
  return {
    byMonths: divisions.some(({ dimension }) => dimension === "month"),
    divided,
    undivided: ASKED.filter((dimension) => !divided.some((each) => each.dimension === dimension)),
  };
}
