import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { InstantText } from "#app/ui/elements/date.tsx";
import { formatQuantity } from "#app/ui/elements/format.ts";
import { Timeline, type TimelineEntry } from "#app/ui/primitives/facts.tsx";
import { useBy } from "./use-by.ts";
import type { RecallView } from "./view.ts";

type Happening = Omit<TimelineEntry, "time"> & { at: Date | string };

/** What happened, in order, from the opening to the closing. */
export function RecallTimeline({
  recall,
  batches,
  notices,
  products,
  now,
}: Pick<RecallView, "recall" | "batches" | "notices" | "products" | "now">) {
  const t = useText("recall");
  const locale = useLocale();
  const by = useBy();
  const isPast = (at: Date | string) => new Date(at) <= new Date(now);
  const happenings: Happening[] = [
    {
      key: "opened",
      at: recall.openedAt,
      title: t("timeline.opened", { number: recall.number }),
      actor: by(recall.openedByOrganisation, recall.openedBy),
      detail: t("timeline.opened.detail", { batches: batches.length, institutions: notices.length }),
      tone: "problem",
    },
    ...(recall.closedAt && new Date(recall.closedAt) < new Date(recall.answerBy)
      ? []
      : [
          {
            key: "deadline",
            at: recall.answerBy,
            title: t("timeline.deadline"),
            detail: recall.remindedAt ? t("timeline.reminded") : undefined,
            tone: isPast(recall.answerBy) ? ("done" as const) : ("ahead" as const),
          },
        ]),
    ...notices.flatMap((notice): Happening[] =>
      notice.answeredAt
        ? [
            {
              key: notice.id,
              at: notice.answeredAt,
              title: t("timeline.answered", { institution: localName(locale, notice.institution) }),
              actor: notice.answeredBy,
              detail: t("timeline.answered.detail", {
                found: formatQuantity(notice.outcome.foundGrams),
                destroyed: formatQuantity(notice.outcome.destroyedGrams),
                returned: formatQuantity(notice.outcome.returnedGrams),
              }),
            },
          ]
        : [],
    ),
    ...products.flatMap((product): Happening[] =>
      product.resumedAt
        ? [
            {
              key: product.id,
              at: product.resumedAt,
              title: t("timeline.resumed", { product: localName(locale, product) }),
              actor: product.resumedBy,
              detail: product.statement,
            },
          ]
        : [],
    ),
    ...(recall.closedAt
      ? [
          {
            key: "closed",
            at: recall.closedAt,
            title: t("timeline.closed"),
            actor: by(recall.closedByOrganisation, recall.closedBy),
            detail: recall.closingSummary,
          },
        ]
      : []),
  ];
  const inOrder = happenings.sort((one, other) => new Date(one.at).getTime() - new Date(other.at).getTime());
  return (
    <Timeline entries={inOrder.map(({ at, ...entry }) => ({ ...entry, time: <InstantText at={at} /> }))} />
  );
}
