import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { formatCount, formatMonth } from "#app/ui/elements/format.ts";

const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** The place in the list below where a day's rows begin. */
export const dayAnchor = (day: string) => `day-${day}`;

/** A month as a calendar: each day with how much falls on it, leading to the day's rows in the list below. */
export function MonthGrid({
  month,
  weeks,
  counts,
  today,
}: {
  month: string;
  weeks: readonly (readonly (string | null)[])[];
  counts: ReadonlyMap<string, number>;
  today: string;
}) {
  const t = useText("oversight");
  const locale = useLocale();
  return (
    <table className="w-full table-fixed border-collapse bg-white">
      <caption className="sr-only">{t("expiries.grid", { month: formatMonth(month, locale) })}</caption>
      <thead>
        <tr>
          {weekdays.map((day) => (
            <th key={day} scope="col" className="border border-line py-1 font-normal text-ink-soft text-sm">
              {t(`weekday.${day}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, row) => (
          <tr key={row}>
            {week.map((day, column) => (
              <td key={day ?? column} className="h-14 border border-line p-1 align-top sm:h-16 sm:p-1.5">
                {day ? <DayCell day={day} count={counts.get(day) ?? 0} isToday={day === today} /> : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ day, count, isToday }: { day: string; count: number; isToday: boolean }) {
  const t = useText("oversight");
  const number = Number(day.slice(8));
  return (
    <div className="grid gap-0.5">
      <time
        dateTime={day}
        aria-current={isToday ? "date" : undefined}
        className={`figures text-sm ${isToday ? "font-semibold text-green underline" : "text-ink-soft"}`}
      >
        {number}
      </time>
      {count > 0 ? (
        <a
          href={`#${dayAnchor(day)}`}
          className="figures rounded-mark bg-gold-soft px-1 text-center font-medium text-gold-deep text-sm no-underline"
          aria-label={t("expiries.on_day", { count: formatCount(count), day })}
        >
          {formatCount(count)}
        </a>
      ) : null}
    </div>
  );
}
