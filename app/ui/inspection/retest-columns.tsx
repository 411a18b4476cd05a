import { useText } from "#app/i18n/use-text.tsx";
import { StateBadge } from "#app/ui/elements/badge.tsx";
import { DateText } from "#app/ui/elements/date.tsx";
import { LocalName, type Named } from "#app/ui/elements/name.tsx";
import type { Column } from "#app/ui/primitives/table.tsx";

/** What is said of anything that is to be tested again. */
interface Retested {
  supplier: Named;
  county: Named;
  dueOn: string;
  overdue: boolean;
}

/** The columns that say whose something is, and when it is due; each page names the day in its own words. */
export function useRetestColumns<Row extends Retested>(
  dueHeader: string,
): Record<"whose" | "due", Column<Row>> {
  const t = useText("inspection");
  return {
    whose: {
      key: "supplier",
      header: t("retests.supplier"),
      cell: (row) => (
        <>
          <LocalName of={row.supplier} /> · <LocalName of={row.county} />
        </>
      ),
    },
    due: {
      key: "due",
      header: dueHeader,
      cell: (row) => (
        <span className="inline-flex flex-wrap items-center gap-x-2">
          <DateText date={row.dueOn} form="short" />
          <StateBadge tone={row.overdue ? "refused" : "expiring"}>
            {t(row.overdue ? "retests.overdue" : "retests.soon")}
          </StateBadge>
        </span>
      ),
    },
  };
}
