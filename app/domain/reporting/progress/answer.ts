import type { EvidenceGrade } from "#db/vocabulary/ledger.ts";
import type { Names, Part, YearTotals } from "./parts.ts";

type Answered = {
  year: number;
  asOf: string;
  policy: { code: string; version: number; nameZh: string; nameEn: string; minimumGrade: EvidenceGrade };
  target: { amountFen: number; isFloor: boolean; source: string } | null;
  totals: YearTotals;
  names: Names;
  containsDemonstrationData: boolean;
};

/** A year's progress as the public interface answers it: totals only, money as integer fen, names in Chinese. */
export function progressAnswer({ totals, names, ...progress }: Answered) {
  const named = (parts: readonly Part[], list: Names[keyof Names]) => {
    const known = new Map(list.map((each) => [each.code, each.nameZh]));
    return parts.map(({ key, amountFen, entryCount }) => ({
      code: key,
      name: known.get(key) ?? key,
      amountFen,
      entryCount,
    }));
  };
  return {
    year: progress.year,
    policy: {
      code: progress.policy.code,
      version: progress.policy.version,
      name: progress.policy.nameZh,
      minimumGrade: progress.policy.minimumGrade,
    },
    targetFen: progress.target?.amountFen ?? null,
    targetIsFloor: progress.target?.isFloor ?? null,
    totalFen: totals.totalFen,
    entryCount: totals.entryCount,
    byMonth: totals.monthFen.map((amountFen, index) => ({ month: index + 1, amountFen })),
    byCounty: named(totals.byCounty, names.counties),
    byIndustry: named(totals.byIndustry, names.industries),
    byChannel: named(totals.byChannel, names.channels),
    byRegion: totals.byRegion.map(({ key, amountFen, entryCount }) => ({ code: key, amountFen, entryCount })),
    asOf: progress.asOf,
    containsDemonstrationData: progress.containsDemonstrationData,
  };
}
