import { useText } from "#app/i18n/use-text.tsx";
import { InstantText } from "#app/ui/elements/date.tsx";
import { LocalName, OrganisationName } from "#app/ui/elements/name.tsx";
import { Word } from "#app/ui/elements/state.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";
import { Phone } from "./phone.tsx";
import { useBy } from "./use-by.ts";
import type { RecallView } from "./view.ts";

/** What is called back, why, by whom, until when. */
export function RecallFacts({ recall }: Pick<RecallView, "recall">) {
  const t = useText("recall");
  const by = useBy();
  return (
    <DescriptionList
      columns={2}
      facts={[
        {
          term: t("board.fact.batch"),
          value: (
            <>
              <LocalName of={recall.product} /> <span className="figures">{recall.batch.code}</span>
            </>
          ),
        },
        {
          term: t("board.fact.supplier"),
          value: (
            <>
              <OrganisationName of={recall.supplier} />{" "}
              <Phone name={recall.supplier.contactName} number={recall.supplier.phone} />
            </>
          ),
        },
        { term: t("board.fact.hazard"), value: <Word of="recallHazards" is={recall.hazard} /> },
        { term: t("board.fact.county"), value: <LocalName of={recall.county} /> },
        { term: t("board.fact.reason"), value: recall.reason },
        { term: t("board.fact.instructions"), value: recall.instructions },
        {
          term: t("board.fact.opened"),
          value: (
            <>
              <InstantText at={recall.openedAt} /> {by(recall.openedByOrganisation, recall.openedBy)}
            </>
          ),
        },
        { term: t("board.fact.answer_by"), value: <InstantText at={recall.answerBy} /> },
        ...(recall.closedAt
          ? [
              {
                term: t("board.fact.closed"),
                value: (
                  <>
                    <InstantText at={recall.closedAt} /> {by(recall.closedByOrganisation, recall.closedBy)}
                  </>
                ),
              },
              { term: t("board.fact.summary"), value: recall.closingSummary },
            ]
          : []),
      ]}
    />
  );
}
