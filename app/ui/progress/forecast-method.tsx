import type { YearTrial } from "#app/domain/reporting/progress/trial.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { formatMoney, formatMonthName, formatPercent } from "#app/ui/elements/format.ts";
import { Money } from "#app/ui/elements/money.tsx";
import { Disclosure } from "#app/ui/primitives/disclosure.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import type { ShownProgress } from "./figures.tsx";

/** How the forecast is made and how far it was wrong, this year and the year before, folded away until asked for. */
export function ForecastMethod({ progress }: { progress: ShownProgress }) {
  const t = useText("ledger");
  const { forecast, trial } = progress;
  if (!forecast) return null;
  return (
    <Disclosure summary={t("forecast.method.title")}>
      <p className="max-w-prose text-ink-soft">
        {t(`forecast.method.${forecast.method}`, {
          recent: formatMoney(forecast.recentPerDayFen),
          year: formatMoney(forecast.yearPerDayFen),
        })}
      </p>
      <p className="mt-2 max-w-prose text-ink-soft">
        {forecast.backtest.tries === 0
          ? t("forecast.backtest.none")
          : t("forecast.backtest", {
              count: forecast.backtest.tries,
              error: formatPercent(forecast.backtest.meanErrorBasisPoints),
            })}
      </p>
      {trial ? (
        <TriedOnYear trial={trial} />
      ) : (
        <p className="mt-2 max-w-prose text-ink-soft">{t("forecast.trial.none")}</p>
      )}
    </Disclosure>
  );
}

/** What the forecast would have said at the month-ends of a year that is over. */
function TriedOnYear({
  trial: { year, totalFen, trials, meanErrorBasisPoints, held },
}: {
  trial: YearTrial;
}) {
  const t = useText("ledger");
  const locale = useLocale();
  return (
    <div className="mt-4 grid gap-2">
      <p className="max-w-prose text-ink-soft">
        {t("forecast.trial", {
          year,
          count: trials.length,
          total: formatMoney(totalFen),
          error: formatPercent(meanErrorBasisPoints),
          held,
        })}
      </p>
      <Table
        caption={t("forecast.trial.table", { year })}
        rows={trials}
        rowKey={({ month }) => month}
        columns={[
          {
            key: "month",
            header: t("forecast.trial.month"),
            heading: true,
            className: "whitespace-nowrap",
            cell: ({ month }) => formatMonthName(month, locale),
          },
          {
            key: "expected",
            header: t("forecast.trial.expected"),
            numeric: true,
            cell: ({ expectedFen }) => <Money fen={expectedFen} form="short" />,
          },
          {
            key: "range",
            header: t("forecast.trial.range"),
            numeric: true,
            cell: ({ lowFen, highFen }) => (
              <>
                <Money fen={lowFen} form="short" />
                {locale === "en" ? " – " : "—"}
                <Money fen={highFen} form="short" />
              </>
            ),
          },
          {
            key: "method",
            header: t("forecast.trial.method"),
            cell: ({ method }) => t(`forecast.trial.method.${method}`),
          },
          {
            key: "error",
            header: t("forecast.trial.error"),
            numeric: true,
            cell: ({ errorBasisPoints }) =>
              t(errorBasisPoints < 0 ? "forecast.trial.too_little" : "forecast.trial.too_much", {
                error: formatPercent(Math.abs(errorBasisPoints)),
              }),
          },
          {
            key: "held",
            header: t("forecast.trial.held"),
            cell: (row) => t(row.held ? "forecast.trial.held.yes" : "forecast.trial.held.no"),
          },
        ]}
      />
    </div>
  );
}
