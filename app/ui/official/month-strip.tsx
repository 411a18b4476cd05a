import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { formatMonth } from "#app/ui/elements/format.ts";
import { Tabs } from "#app/ui/primitives/navigation.tsx";

/** The months ahead, each with how much falls into it. */
export function MonthStrip({
  months,
  current,
  address,
}: {
  months: readonly { month: string; count: number }[];
  current: string;
  address: (month: string) => string;
}) {
  const t = useText("oversight");
  const locale = useLocale();
  return (
    <Tabs
      label={t("expiries.months")}
      tabs={months.map(({ month, count }) => ({
        label: formatMonth(month, locale),
        to: address(month),
        count,
        current: month === current,
      }))}
    />
  );
}
