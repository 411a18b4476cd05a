import { minutesLeft, type Standing } from "#app/domain/recall/notice/due.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { StateBadge, type StateTone } from "#app/ui/elements/badge.tsx";

const tones: Record<Standing, StateTone> = {
  late: "refused",
  waiting: "waiting",
  answered: "done",
  "answered-late": "expiring",
};

const MINUTES_OF_HOUR = 60;

/** The time left until a deadline or gone since, in minutes below two hours, else in hours. */
export function useTimeLeft(): (answerBy: Date | string, now: Date | string) => string {
  const t = useText("recall");
  return (answerBy, now) => {
    const minutes = minutesLeft(answerBy, now);
    const size = Math.abs(minutes);
    const inHours = size >= 2 * MINUTES_OF_HOUR;
    const hours = Math.floor(size / MINUTES_OF_HOUR);
    if (minutes >= 0)
      return inHours ? t("standing.left.hours", { hours }) : t("standing.left.minutes", { minutes: size });
    return inHours ? t("standing.over.hours", { hours }) : t("standing.over.minutes", { minutes: size });
  };
}

/** How a notice stands, with the time left or gone while it is not answered. */
export function StandingBadge({
  standing,
  answerBy,
  now,
  reminded = false,
}: {
  standing: Standing;
  answerBy: Date | string;
  now: Date | string;
  reminded?: boolean;
}) {
  const t = useText("recall");
  const timeLeft = useTimeLeft();
  const isOpen = standing === "late" || standing === "waiting";
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <StateBadge tone={tones[standing]}>{t(`standing.${standing}`)}</StateBadge>
      {isOpen ? (
        <span className="text-ink-soft text-sm">
          {timeLeft(answerBy, now)}
          {reminded ? ` · ${t("standing.reminded")}` : null}
        </span>
      ) : null}
    </span>
  );
}
