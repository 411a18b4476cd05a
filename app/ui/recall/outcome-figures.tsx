import { useText } from "#app/i18n/use-text.tsx";
import { formatQuantity } from "#app/ui/elements/format.ts";
import { Weight } from "#app/ui/elements/quantity.tsx";
import { Stat } from "#app/ui/primitives/card.tsx";
import type { RecallView } from "./view.ts";

/** Who has answered, and where the goods are. */
export function OutcomeFigures({ notices, outcome }: Pick<RecallView, "notices" | "outcome">) {
  const t = useText("recall");
  const answered = notices.filter(({ state }) => state === "answered").length;
  const late = notices.filter(({ standing }) => standing === "late").length;
  return (
    <div className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3 xl:grid-cols-5">
      <Stat
        label={t("board.answered")}
        note={
          late > 0
            ? t("board.answered.note", { late })
            : answered === notices.length
              ? t("board.answered.all")
              : undefined
        }
      >
        {t("answers.count", { answered, notices: notices.length })}
      </Stat>
      <Stat label={t("board.sought")} note={t("board.sought.note")}>
        <Weight grams={outcome.soughtGrams} />
      </Stat>
      <Stat
        label={t("board.found")}
        note={t("board.found.note", {
          destroyed: formatQuantity(outcome.destroyedGrams),
          returned: formatQuantity(outcome.returnedGrams),
        })}
      >
        <Weight grams={outcome.foundGrams} />
      </Stat>
      <Stat label={t("board.turned_away")} note={t("board.turned_away.note")}>
        <Weight grams={outcome.turnedAwayGrams} />
      </Stat>
      <Stat
        label={t("board.unaccounted")}
        note={
          outcome.unansweredGrams > 0
            ? t("board.unaccounted.note", { unanswered: formatQuantity(outcome.unansweredGrams) })
            : undefined
        }
      >
        <Weight grams={outcome.unaccountedGrams} />
      </Stat>
    </div>
  );
}
