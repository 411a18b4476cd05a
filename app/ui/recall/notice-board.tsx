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
export function NoticeBoard({
  recall,
  notices,
  now,
  stack = "early",
}: Pick<RecallView, "recall" | "notices" | "now"> & { stack?: "early" | false }) {
  const t = useText("recall");
  const none = useText("common")("none");
  return (
    <Table
      caption={t("report.caption")}
      rows={notices}
      rowKey={(row) => row.id}
      stack={stack}
      empty={<EmptyState title={t("board.notices.none")} />}
      columns={[
        {
          key: "institution",
          header: t("column.institution"),
          heading: true,
          cell: (row) => (
            <>
              <OrganisationName of={row.institution} />
              {row.district ? (
                <span className="ml-2 font-normal text-ink-soft text-sm">
                  <LocalName of={row.district} />
                </span>
              ) : null}
              {row.remark ? (
                <span className="block font-normal text-ink-soft text-sm">
                  {t("board.remark", { remark: row.remark })}
                </span>
              ) : null}
            </>
          ),
        },
        {
          key: "standing",
          header: t("column.standing"),
          cell: (row) => (
            <StandingBadge
              standing={row.standing}
              answerBy={recall.answerBy}
              now={recall.closedAt ?? now}
              reminded={row.remindedAt !== null}
            />
          ),
        },
        {
          key: "contact",
          header: t("column.contact"),
          cell: (row) => <Phone name={row.institution.contactName} number={row.institution.phone} />,
        },
        {
          key: "answered",
          header: t("column.answered"),
          cell: (row) => (row.answeredAt ? <InstantText at={row.answeredAt} /> : none),
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
