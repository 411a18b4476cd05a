import { Leaf, Search } from "lucide-react";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { formatCount, formatMonthWord } from "#app/ui/elements/format.ts";
import { KarstLandscape } from "#app/ui/motif/karst-landscape.tsx";
import { buttonClass } from "#app/ui/primitives/button.tsx";
import { type Headline, ProgressCard } from "./progress-card.tsx";

/** What this is and what can be bought now, before the peaks. */
export function HomeHero({
  month,
  total,
  seasonalTotal,
  headline,
}: {
  month: number;
  total: number;
  seasonalTotal: number;
  /** Null for a year without a target. */
  headline: Headline | null;
}) {
  const t = useText("shop");
  const locale = useLocale();
  return (
    <section className="relative overflow-hidden border-line border-b bg-linear-to-b from-white to-paper">
      <KarstLandscape className="absolute inset-x-0 bottom-0 h-44 w-full sm:h-88" />
      <div className="page relative grid grid-cols-1 gap-x-12 gap-y-6 pt-8 pb-36 sm:gap-y-8 sm:pt-14 sm:pb-72 lg:grid-cols-[1fr_23rem]">
        <div>
          <h1 className="max-w-[12.5em] break-keep font-serif text-3xl text-green leading-tight sm:text-[2.75rem]">
            {t("home.title")}
          </h1>
          <p className="mt-3 max-w-[34em] text-ink-soft text-lg">{t("home.lead")}</p>
          <div className="mt-6 flex flex-wrap gap-3">
            <a
              href={paths.products({ season: "now", stock: "1" })}
              className={buttonClass("primary", "large")}
            >
              <Leaf aria-hidden="true" className="size-5" />
              {t("home.seasonal_action", {
                month: formatMonthWord(month, locale),
                count: formatCount(seasonalTotal),
              })}
            </a>
            <a href={paths.products()} className={buttonClass("secondary", "large")}>
              {t("home.all_action", { count: formatCount(total) })}
            </a>
          </div>
          <form
            action={paths.traceSearch()}
            method="get"
            className="mt-6 flex max-w-md flex-wrap items-end gap-2"
          >
            <label htmlFor="home-trace" className="w-full text-ink-soft text-sm">
              {t("home.trace_label")}
            </label>
            <input
              id="home-trace"
              name="code"
              maxLength={40}
              autoComplete="off"
              className="figures h-10 min-w-0 flex-1 rounded-control border border-line-strong bg-white px-3 uppercase"
            />
            <button type="submit" className={buttonClass("secondary")}>
              <Search aria-hidden="true" className="size-4" />
              {t("trace.check")}
            </button>
          </form>
        </div>
        {headline ? <ProgressCard headline={headline} /> : null}
      </div>
    </section>
  );
}
