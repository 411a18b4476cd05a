import { useText } from "#app/i18n/use-text.tsx";
import { InstantText } from "#app/ui/elements/date.tsx";
import { LocalName, OrganisationName } from "#app/ui/elements/name.tsx";
import { Quantity } from "#app/ui/elements/quantity.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { Phone } from "./phone.tsx";
import { StandingBadge } from "./standing.tsx";
import type { RecallView } from "./view.ts";

/** Who has answered and who has not, the late first, each with whom to call and what became of the goods. */
export function NoticeBoard({ recall, notices, now }: Pick<RecallView, "recall" | "notices" | "now">) {
  const t = useText("recall");
  const none = useText("common")("none");
  return (
    <Table
      caption={t("report.caption")}
      rows={notices}
      rowKey={(row) => row.id}
      stack="early"
      empty={<EmptyState title={t("board.notices.none")} />}
      columns={[
        {
          key: "institution",
          header: t("column.institution"),
          heading: true,
          className: "min-w-44",
          cell: (row) => (
            <span>
              <OrganisationName of={row.institution} />
              {row.district ? (
                <span className="ml-2 whitespace-nowrap font-normal text-ink-soft text-sm">
                  <LocalName of={row.district} />
                </span>
              ) : null}
              {row.remark ? (
                <span className="block font-normal text-ink-soft text-sm">
                  {t("board.remark", { remark: row.remark })}
                </span>
              ) : null}
            </span>
          ),
        },
        {
          key: "standing",
          header: t("column.standing"),
          cell: (row) => (
            <span className="inline-grid">
              <StandingBadge
                standing={row.standing}
                answerBy={recall.answerBy}
                now={recall.closedAt ?? now}
                reminded={row.remindedAt !== null}
              />
              {row.answeredAt ? (
                <span className="text-ink-soft text-sm">
                  <InstantText at={row.answeredAt} />
                </span>
              ) : null}
            </span>
          ),
        },
        {
          key: "contact",
          header: t("column.contact"),
          cell: (row) => <Phone name={row.institution.contactName} number={row.institution.phone} />,
        },
        {
          key: "sought",
          header: t("column.sought"),
          numeric: true,
          cell: (row) => <Quantity milli={row.outcome.soughtGrams} />,
        },
        {
          key: "found",
          header: t("column.found"),
          numeric: true,
          cell: (row) => (row.state === "answered" ? <Quantity milli={row.outcome.foundGrams} /> : none),
        },
        {
          key: "turned",
          header: t("column.turned_away"),
          numeric: true,
          cell: (row) => <Quantity milli={row.outcome.turnedAwayGrams} />,
        },
        {
          key: "unaccounted",
          header: t("column.unaccounted"),
          numeric: true,
          cell: (row) => <Quantity milli={row.outcome.unaccountedGrams} />,
        },
      ]}
    />
  );
}
