import { useText } from "#app/i18n/use-text.tsx";
import { InstantText } from "#app/ui/elements/date.tsx";
import { OrganisationName } from "#app/ui/elements/name.tsx";
import { Quantity } from "#app/ui/elements/quantity.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { type Column, Table } from "#app/ui/primitives/table.tsx";
import { Phone } from "./phone.tsx";
import type { RecallView } from "./view.ts";

type Answer = RecallView["notices"][number];

/** Every institution's answer as the printed report has it, in the width of a sheet. */
export function AnswersPaper({ notices }: Pick<RecallView, "notices">) {
  const t = useText("recall");
  const none = useText("common")("none");
  const kilograms = (
    key: string,
    header: string,
    gramsOf: (row: Answer) => number | null,
  ): Column<Answer> => ({
    key,
    header,
    numeric: true,
    cell: (row) => {
      const grams = gramsOf(row);
      return grams === null ? none : <Quantity milli={grams} />;
    },
  });
  const found = (row: Answer, grams: number) => (row.state === "answered" ? grams : null);
  return (
    <Table
      caption={t("report.caption")}
      rows={notices}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t("board.notices.none")} />}
      columns={[
        {
          key: "institution",
          header: t("column.institution"),
          heading: true,
          cell: (row) => (
            <span>
              <OrganisationName of={row.institution} />
              <span className="block font-normal text-sm">
                <Phone name={row.institution.contactName} number={row.institution.phone} />
              </span>
              <span className="block font-normal text-ink-soft text-sm">
                {t(`standing.${row.standing}`)} {row.answeredAt ? <InstantText at={row.answeredAt} /> : null}
              </span>
              {row.remark ? (
                <span className="block font-normal text-ink-soft text-sm">{row.remark}</span>
              ) : null}
            </span>
          ),
        },
        kilograms("sought", t("paper.sought"), (row) => row.outcome.soughtGrams),
        kilograms("destroyed", t("column.destroyed"), (row) => found(row, row.outcome.destroyedGrams)),
        kilograms("returned", t("column.returned"), (row) => found(row, row.outcome.returnedGrams)),
        kilograms("turned", t("paper.turned_away"), (row) => row.outcome.turnedAwayGrams),
        kilograms("unaccounted", t("paper.unaccounted"), (row) => row.outcome.unaccountedGrams),
      ]}
    />
  );
}
