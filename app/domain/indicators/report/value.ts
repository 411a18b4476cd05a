/** Values of indicators as people write them, and what may be reported: pure. */
import { yearOf } from "#app/kernel/calendar.ts";
import type { ErrorCode } from "#app/kernel/errors.ts";
import { parseYuan, withoutThousands } from "#app/kernel/money.ts";
import type { IndicatorMeasure } from "#db/vocabulary/indicators.ts";

/** Reads a value as typed: whole things ("4,200", "４２００"), or yuan into fen. Null for anything else, and below zero. */
export function parseIndicatorValue(measure: IndicatorMeasure, text: string): number | null {
  switch (measure) {
    case "count": {
      const plain = withoutThousands(text) ?? "";
      return /^\d{1,9}$/.test(plain) ? Number(plain) : null;
    }
    case "money": {
      const fen = parseYuan(text);
      return fen !== null && fen >= 0 ? fen : null;
    }
  }
}

type Reported = { year: number; asOf: string; value: number; note: string };

/**
 * Why a value cannot be reported, or null: its day must lie in the year and not ahead, and one below what was confirmed
 * before owes a note.
 */
export function refusalOfReport(
  { year, asOf, value, note }: Reported,
  { today, confirmed }: { today: string; confirmed: number | null },
): { field: "asOf" | "note"; code: ErrorCode } | null {
  if (yearOf(asOf) !== year || asOf > today) return { field: "asOf", code: "indicator.day_outside" };
  if (confirmed !== null && value < confirmed && note === "")
    return { field: "note", code: "indicator.lower_without_note" };
  return null;
}
