import { useLocale } from "#app/i18n/use-text.tsx";
import { formatDate, formatInstant, formatMonth } from "./format.ts";

/** A business day `YYYY-MM-DD`: in words, or `short` as written for tables. */
export function DateText({ date, form = "long" }: { date: string; form?: "long" | "short" }) {
  const locale = useLocale();
  return (
    <time dateTime={date} className="figures">
      {form === "short" ? date : formatDate(date, locale)}
    </time>
  );
}

/** An instant on the clock of Asia/Shanghai. */
export function InstantText({ at }: { at: Date | string }) {
  return (
    <time dateTime={typeof at === "string" ? at : at.toISOString()} className="figures">
      {formatInstant(at)}
    </time>
  );
}

/** A month `YYYY-MM`. */
export function MonthText({ month }: { month: string }) {
  const locale = useLocale();
  return (
    <time dateTime={month} className="figures">
      {formatMonth(month, locale)}
    </time>
  );
}
