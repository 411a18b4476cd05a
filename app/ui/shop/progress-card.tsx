import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { TargetProgress } from "#app/ui/charts/target-progress.tsx";
import { formatMoneyShort, formatShare } from "#app/ui/elements/format.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { Money } from "#app/ui/elements/money.tsx";

export type Headline = {
  year: number;
  totalFen: number;
  targetFen: number;
  policy: { nameZh: string; nameEn: string; version: number };
  containsDemonstrationData: boolean;
};

/** The year's total, what it covers, and how far its target is. */
export function ProgressCard({ headline }: { headline: Headline }) {
  const t = useText("shop");
  const locale = useLocale();
  const { totalFen, targetFen, year, policy } = headline;
  return (
    <section
      aria-labelledby="progress"
      className="self-start rounded-card border border-line bg-white/95 p-5 shadow-card"
    >
      <h2 id="progress" className="text-base text-ink-soft">
        {t("progress.title", { year })}
        {headline.containsDemonstrationData ? <DemoMark className="ml-2" /> : null}
      </h2>
      <p className="mt-1 font-semibold text-4xl text-green leading-tight">
        <Money fen={totalFen} form="short" />
      </p>
      <div className="mt-3">
        <TargetProgress amountFen={totalFen} targetFen={targetFen} />
      </div>
      <p className="mt-2 flex flex-wrap justify-between gap-x-4 text-[0.9375rem]">
        <span>{t("progress.share", { percent: formatShare(totalFen, targetFen) })}</span>
        <span>
          {totalFen >= targetFen
            ? t("progress.reached", { target: formatMoneyShort(targetFen, locale) })
            : t("progress.left", {
                left: formatMoneyShort(targetFen - totalFen, locale),
                target: formatMoneyShort(targetFen, locale),
              })}
        </span>
      </p>
      <p className="mt-2 border-line border-t pt-2 text-ink-soft text-sm">
        {t("progress.scope", { policy: localName(locale, policy), version: policy.version })}{" "}
        <a href={paths.progress()} className="link">
          {t("progress.more")}
        </a>
      </p>
    </section>
  );
}
