import type { Benefit } from "#app/domain/reporting/benefit/read.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import { Count } from "#app/ui/elements/quantity.tsx";
import { Word } from "#app/ui/elements/state.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";

/** How many farm households a year's business reached and with how much, verified by their county; numbers alone. */
export function BenefitSummary({ benefit, year }: { benefit: Benefit; year: number }) {
  const t = useText("benefit");
  return (
    <section className="rounded-card border border-line bg-white p-5">
      <h2 className="mb-3 text-lg">
        {t("summary.title", { year })} {benefit.isDemo ? <DemoMark /> : null}
      </h2>
      <DescriptionList
        columns={3}
        facts={[
          { term: t("households"), value: <Count value={benefit.households} /> },
          {
            term: t("formerly_poor"),
            value: benefit.formerlyPoor === null ? t("few") : <Count value={benefit.formerlyPoor} />,
          },
          { term: t("amount"), value: <Money fen={benefit.amountFen} /> },
          ...benefit.ways.map(({ way, amountFen }) => ({
            term: <Word of="benefitWays" is={way} />,
            value: <Money fen={amountFen} />,
          })),
        ]}
      />
      <p className="mt-2 text-ink-soft text-sm">{t("summary.note")}</p>
    </section>
  );
}
