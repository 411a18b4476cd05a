import type { CountyBenefit } from "#app/domain/reporting/benefit/read.server.ts";
import type { Named } from "#app/domain/reporting/progress/parts.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { Count } from "#app/ui/elements/quantity.tsx";
import { SectionHeading } from "#app/ui/primitives/card.tsx";
import { Table } from "#app/ui/primitives/table.tsx";

/** The verified benefit of a year, county by county. */
export function BenefitByCounty({
  benefit,
  counties,
  year,
}: {
  benefit: readonly CountyBenefit[];
  counties: readonly Named[];
  year: number;
}) {
  const t = useText("benefit");
  return (
    <section>
      <SectionHeading>{t("summary.title", { year })}</SectionHeading>
      <p className="mb-3 max-w-prose">{t("county.note")}</p>
      <Table
        caption={t("summary.title", { year })}
        rows={benefit}
        rowKey={(row) => row.countyCode}
        columns={[
          {
            key: "county",
            header: t("county"),
            heading: true,
            cell: (row) => {
              const county = counties.find(({ code }) => code === row.countyCode);
              return (
                <>
                  {county ? <LocalName of={county} /> : row.countyCode} {row.isDemo ? <DemoMark /> : null}
                </>
              );
            },
          },
          {
            key: "suppliers",
            header: t("suppliers"),
            numeric: true,
            cell: (row) => <Count value={row.suppliers} />,
          },
          {
            key: "households",
            header: t("households"),
            numeric: true,
            cell: (row) => <Count value={row.households} />,
          },
          {
            key: "poor",
            header: t("formerly_poor"),
            numeric: true,
            cell: (row) => (row.formerlyPoor === null ? t("few") : <Count value={row.formerlyPoor} />),
          },
          {
            key: "amount",
            header: t("amount"),
            numeric: true,
            cell: (row) => <Money fen={row.amountFen} />,
          },
        ]}
      />
    </section>
  );
}
