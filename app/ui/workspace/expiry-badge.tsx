import type { ExpiryClock } from "#app/domain/certification/certificate/validity.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { StateBadge } from "#app/ui/elements/badge.tsx";

/** How long a certificate still holds. */
export function ExpiryBadge({ clock }: { clock: ExpiryClock | null }) {
  const t = useText("supply");
  const none = useText("common")("none");
  if (!clock) return none;
  if (clock.step === "expired")
    return (
      <StateBadge tone="refused">{t("certificate.clock.expired", { days: -clock.daysLeft })}</StateBadge>
    );
  if (clock.daysLeft === 0) return <StateBadge tone="refused">{t("certificate.clock.today")}</StateBadge>;
  const words = t("certificate.clock.days", { days: clock.daysLeft });
  switch (clock.step) {
    case "7":
      return <StateBadge tone="refused">{words}</StateBadge>;
    case "30":
    case "60":
      return <StateBadge tone="expiring">{words}</StateBadge>;
    case "far":
      return <span className="whitespace-nowrap">{words}</span>;
  }
}
