import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText, InstantText } from "#app/ui/elements/date.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { useKeptWords } from "#app/ui/logistics/kept-cold-chain.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";
import type { ReactNode } from "react";
import { FindingsTable, rowsOf } from "./findings-table.tsx";
import type { AcceptanceView, DeliveryLineView } from "./view.ts";

/** An acceptance: what was found, who signed, and the pictures taken. */
export function AcceptancePanel({
  acceptance,
  lines,
  actions,
}: {
  acceptance: AcceptanceView;
  lines: readonly DeliveryLineView[];
  actions?: ReactNode;
}) {
  const t = useText("deliveries");
  return (
    <>
      <Panel
        title={
          <span className="inline-flex flex-wrap items-center gap-2">
            {t("acceptance.findings")} <State of="acceptanceStates" is={acceptance.state} />
          </span>
        }
        actions={actions}
        flush
      >
        <FindingsTable lines={lines} findings={acceptance.findings} caption={t("acceptance.findings")} />
      </Panel>
      <Panel title={t("acceptance.signatures")}>
        <Signatures acceptance={acceptance} />
      </Panel>
      <Photographs acceptance={acceptance} lines={lines} />
    </>
  );
}

function Signatures({ acceptance }: { acceptance: AcceptanceView }) {
  const t = useText("deliveries");
  const travel = useText("logistics");
  const kept = useKeptWords(acceptance.coldChain);
  return (
    <DescriptionList
      columns={2}
      facts={[
        { term: t("column.received_on"), value: <DateText date={acceptance.receivedOn} /> },
        ...(acceptance.state === "signed"
          ? [{ term: t("acceptance.amount"), value: <Money fen={acceptance.acceptedFen} /> }]
          : []),
        {
          term: t("acceptance.receiver"),
          value: (
            <>
              {acceptance.receiverName} <InstantText at={acceptance.receiverSignedAt} />
            </>
          ),
        },
        {
          term: t("acceptance.countersigner"),
          value: acceptance.countersignedAt ? (
            <>
              {acceptance.countersignerName} <InstantText at={acceptance.countersignedAt} />
            </>
          ) : (
            t("acceptance.waiting")
          ),
        },
        ...(kept ? [{ term: travel("kept.title"), value: kept }] : []),
        ...(acceptance.note ? [{ term: t("acceptance.remark"), value: acceptance.note }] : []),
      ]}
    />
  );
}

function Photographs({
  acceptance,
  lines,
}: {
  acceptance: AcceptanceView;
  lines: readonly DeliveryLineView[];
}) {
  const t = useText("deliveries");
  const pictures = rowsOf(lines, acceptance.findings).flatMap((row) =>
    row.photographIds.map((id, index) => ({ id, position: row.position, index: index + 1 })),
  );
  if (pictures.length === 0) return null;
  return (
    <Panel title={t("acceptance.photographs")}>
      <ul className="flex flex-wrap gap-3">
        {pictures.map(({ id, position, index }) => (
          <li key={id}>
            <a href={paths.file(id)}>
              <img
                src={paths.file(id, "thumb")}
                alt={t("acceptance.photograph", { position, index })}
                loading="lazy"
                className="h-32 w-auto rounded-control border border-line"
              />
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
