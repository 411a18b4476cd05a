import type { BasketClock } from "#app/domain/certification/basket/clock.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { StateBadge, type StateTone } from "#app/ui/elements/badge.tsx";
import { DateText } from "#app/ui/elements/date.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";

const tones: Record<BasketClock["standing"], StateTone> = {
  none: "closed",
  applied: "waiting",
  valid: "done",
  renewal_open: "expiring",
  expired: "refused",
  withdrawn: "refused",
};

/** Where a base stands with its 菜篮子 status, in a word. */
export function BasketBadge({ clock }: { clock: BasketClock }) {
  const t = useText("bases");
  return <StateBadge tone={tones[clock.standing]}>{t(`basket.${clock.standing}`)}</StateBadge>;
}

/** The whole clock: the end, the days left, when renewal opens, and whether the newest report is young enough for it. */
export function BasketFacts({ clock }: { clock: BasketClock }) {
  const t = useText("bases");
  const { validUntil, daysLeft, renewalOpensOn, report } = clock;
  return (
    <DescriptionList
      columns={2}
      facts={[
        { term: t("basket.standing"), value: <BasketBadge clock={clock} /> },
        ...(validUntil === null || daysLeft === null
          ? []
          : [
              {
                term: t("basket.valid_until"),
                value: (
                  <>
                    <DateText date={validUntil} />{" "}
                    <span className="text-ink-soft">
                      {daysLeft >= 0
                        ? t("basket.days_left", { count: daysLeft })
                        : t("basket.days_over", { count: -daysLeft })}
                    </span>
                  </>
                ),
              },
            ]),
        ...(renewalOpensOn === null
          ? []
          : [{ term: t("basket.renewal_opens"), value: <DateText date={renewalOpensOn} /> }]),
        {
          term: t("basket.report"),
          value:
            report === null ? (
              t("basket.report.none")
            ) : (
              <>
                <DateText date={report.reportedOn} />{" "}
                <span className={report.isFresh ? "text-ink-soft" : "text-cinnabar-deep"}>
                  {report.isFresh ? t("basket.report.fresh") : t("basket.report.old")}{" "}
                  <DateText date={report.freshUntil} />
                </span>
              </>
            ),
        },
      ]}
    />
  );
}
