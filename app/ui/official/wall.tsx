import {
  completeParts,
  type Names,
  nameParts,
  type YearTotals,
} from "#app/domain/reporting/progress/parts.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { BarList } from "#app/ui/charts/bar-list.tsx";
import { CountyTiles } from "#app/ui/charts/county-tiles.tsx";
import { MonthColumns } from "#app/ui/charts/month-columns.tsx";
import { TargetProgress } from "#app/ui/charts/target-progress.tsx";
import { formatMoney, formatMoneyShort, formatMonthName, formatShare } from "#app/ui/elements/format.ts";
import { Money } from "#app/ui/elements/money.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import type { ShownProgress } from "#app/ui/progress/figures.tsx";

/** As many as a screen of 1080 lines holds below the figure. */
const LINES = 5;

/** The year for a meeting room: the figure, the distance, the map, the months, who buys and what. */
export function Wall({ progress }: { progress: ShownProgress & { totals: YearTotals; names: Names } }) {
  const t = useText("ledger");
  const locale = useLocale();
  const { totals, names, target, pace, forecast } = progress;
  const short = (fen: number) => formatMoneyShort(fen, locale);
  return (
    <div className="grid h-full gap-[2vh] lg:grid-cols-[1.15fr_1fr] lg:grid-rows-[auto_1fr]">
      <section className="lg:col-span-2">
        <div className="flex flex-wrap items-end justify-between gap-x-[4vw] gap-y-2">
          <div>
            <p className="text-[clamp(1rem,1.2vw,1.5rem)]">{t("figure.total")}</p>
            <p className="wall-figure figures font-serif text-white leading-none">
              <Money fen={totals.totalFen} form="short" />
            </p>
            <p className="figures mt-2 text-[clamp(0.875rem,1.1vw,1.25rem)]">
              {formatMoney(totals.totalFen)} · {t("figure.entries", { count: totals.entryCount })}
            </p>
          </div>
          {target && pace ? (
            <dl className="figures flex flex-wrap gap-x-[3vw] gap-y-2 text-[clamp(0.875rem,1.1vw,1.25rem)]">
              <WallFigure term={t("wall.left", { target: short(target.amountFen) })}>
                {pace.missingFen === 0 ? t("figure.reached") : short(pace.missingFen)}
              </WallFigure>
              <WallFigure term={t(pace.aheadFen >= 0 ? "wall.ahead" : "wall.behind")}>
                {short(Math.abs(pace.aheadFen))}
              </WallFigure>
              {forecast ? (
                <WallFigure term={t("figure.forecast")}>{short(forecast.expectedFen)}</WallFigure>
              ) : null}
            </dl>
          ) : null}
        </div>
        {target && pace ? (
          <div className="mt-[1.5vh]">
            <TargetProgress
              amountFen={totals.totalFen}
              targetFen={target.amountFen}
              paceFen={pace.evenFen}
              tone="dark"
            />
            <p className="figures mt-1 text-[clamp(0.875rem,1vw,1.125rem)]">
              {formatShare(totals.totalFen, target.amountFen)}
            </p>
          </div>
        ) : null}
      </section>
      <section className="min-h-0">
        <h2 className="mb-2 text-lg text-white">{t("by.county")}</h2>
        <CountyTiles
          tone="dark"
          label={t("by.counties.map")}
          counties={completeParts(totals.byCounty, names.counties).map((county) => ({
            code: county.key,
            name: <LocalName of={county} />,
            value: county.amountFen,
            shown: short(county.amountFen),
          }))}
        />
        <h2 className="mt-[2vh] mb-2 text-lg text-white">{t("by.month")}</h2>
        <div className="lg:[&_svg]:max-h-[18vh]">
          <MonthColumns
            tone="dark"
            months={totals.monthFen.map((amountFen, index) => ({ month: index + 1, amountFen }))}
            paceFen={target ? Math.round(target.amountFen / 12) : null}
            label={t("by.months.chart", { year: progress.year })}
          />
          <div className="sr-only">
            <table>
              <caption>{t("by.month")}</caption>
              <tbody>
                {totals.monthFen.map((amountFen, index) => (
                  <tr key={formatMonthName(index + 1, locale)}>
                    <th scope="row">{formatMonthName(index + 1, locale)}</th>
                    <td>{formatMoney(amountFen)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      </section>
      <section className="grid min-h-0 content-start gap-[2vh]">
        {(
          [
            ["by.district", totals.byDistrict, names.districts],
            ["by.industry", totals.byIndustry, names.industries],
          ] as const
        ).map(([title, parts, named]) => (
          <div key={title}>
            <h2 className="mb-2 text-lg text-white">{t(title)}</h2>
            <BarList
              tone="dark"
              rows={nameParts(parts, named)
                .slice(0, LINES)
                .map((part) => ({
                  key: part.key,
                  label: localName(locale, part),
                  value: part.amountFen,
                  shown: short(part.amountFen),
                }))}
            />
          </div>
        ))}
      </section>
    </div>
  );
}

function WallFigure({ term, children }: { term: string; children: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd className="text-[clamp(1.25rem,2.2vw,2.5rem)] text-white leading-tight">{children}</dd>
    </div>
  );
}
