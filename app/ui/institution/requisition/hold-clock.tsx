import { useText } from "#app/i18n/use-text.tsx";
import { InstantText } from "#app/ui/elements/date.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";

const HOUR_MS = 3_600_000;

/** Until when a waiting requisition holds its stock and prices, and how long that still is. */
export function HoldClock({ until, now }: { until: Date | string; now: number }) {
  const t = useText("requisitions");
  const left = Math.floor((new Date(until).getTime() - now) / HOUR_MS);
  return (
    <Notice
      tone={left < 24 ? "warning" : "info"}
      title={
        <>
          {t("hold.title")} <InstantText at={until} />
        </>
      }
    >
      {left < 0 ? t("hold.over") : t("hold.left", { days: Math.floor(left / 24), hours: left % 24 })}
    </Notice>
  );
}
