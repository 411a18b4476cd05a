import type { PublicColdChain } from "#app/domain/reporting/logistics/public.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { StateBadge } from "#app/ui/elements/badge.tsx";
import { DateText } from "#app/ui/elements/date.tsx";
import { degrees } from "#app/ui/logistics/view.ts";
import { Table } from "#app/ui/primitives/table.tsx";

type Shown = Pick<
  PublicColdChain,
  | "deliveryId"
  | "dispatchedOn"
  | "districtZh"
  | "districtEn"
  | "readings"
  | "lowestCentiC"
  | "highestCentiC"
  | "excursionMinutes"
  | "silentMinutes"
>;

/** How cold each chilled or frozen delivery of a batch was kept; buyers and carriers are not named. */
export function TraceColdChain({ deliveries }: { deliveries: readonly Shown[] }) {
  const t = useText("logistics");
  const locale = useLocale();
  return (
    <Table
      caption={t("public.caption")}
      rows={deliveries}
      rowKey={({ deliveryId }) => deliveryId}
      columns={[
        {
          key: "left",
          header: t("public.left"),
          heading: true,
          cell: ({ dispatchedOn }) => <DateText date={dispatchedOn} />,
        },
        {
          key: "to",
          header: t("public.to"),
          cell: ({ districtZh, districtEn }) => localName(locale, { nameZh: districtZh, nameEn: districtEn }),
        },
        {
          key: "measured",
          header: t("public.measured"),
          cell: ({ lowestCentiC, highestCentiC }) =>
            lowestCentiC === null || highestCentiC === null
              ? "—"
              : t("public.degrees", { low: degrees(lowestCentiC), high: degrees(highestCentiC) }),
        },
        { key: "verdict", header: t("public.title"), cell: (row) => <Verdict of={row} /> },
      ]}
    />
  );
}

function Verdict({ of }: { of: Shown }) {
  const t = useText("logistics");
  if (of.excursionMinutes > 0)
    return <StateBadge tone="refused">{t("public.excursion", { minutes: of.excursionMinutes })}</StateBadge>;
  if (of.silentMinutes > 0)
    return <StateBadge tone="waiting">{t("public.silent", { minutes: of.silentMinutes })}</StateBadge>;
  if (of.readings === 0) return <StateBadge tone="draft">{t("public.waiting")}</StateBadge>;
  return <StateBadge tone="done">{t("public.kept")}</StateBadge>;
}
