import type { SubmissionResult } from "@conform-to/react";
import { mayDecide } from "#app/domain/procurement/amendment/decide.ts";
import { owedPacks } from "#app/domain/procurement/order/progress.ts";
import { dispatchableStates } from "#app/domain/procurement/order/states.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { formatCount, formatMoney } from "#app/ui/elements/format.ts";
import { Count } from "#app/ui/elements/quantity.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import type { OrderState, TradeSide } from "#db/vocabulary/procurement.ts";
import { AmendmentAnswers } from "./amendment-answers.tsx";
import { useLineNames } from "./line-names.ts";
import type { OrderSheetLine } from "./order-sheet.tsx";
import { ProposeForm } from "./propose-amendment-form.tsx";

/** What a page of an order can be sent for about packs that will not come. */
export const amendmentSteps = ["propose", "agree", "turn-down", "take-back"] as const;
export type AmendmentStep = (typeof amendmentSteps)[number];

export type Proposal = {
  id: string;
  proposedBy: TradeSide;
  reason: string;
  waivedFen: number;
  lines: readonly { orderLineId: string; packs: number }[];
};

interface RestPanelProps {
  order: { id: string; state: OrderState };
  side: TradeSide;
  lines: readonly OrderSheetLine[];
  proposal: Proposal | null;
  /** Whether the reader may propose and answer; others read what is proposed. */
  mayAmend: boolean;
  /** What the page's action answered. */
  answered: { form: SubmissionResult<string[]> } | undefined;
}

/** Packs that have not left: what one side proposes about them and the other answers. Nothing when all have left. */
export function RestPanel(props: RestPanelProps) {
  const t = useText("orders");
  if (props.proposal) return <ProposalPanel {...props} proposal={props.proposal} />;
  const owed = props.lines.filter((line) => owedPacks(line) > 0);
  const isOpen = dispatchableStates.some((state) => state === props.order.state);
  if (!isOpen || !props.mayAmend || owed.length === 0) return null;
  const rest = owed.reduce((sum, line) => sum + owedPacks(line), 0);
  return (
    <Panel title={t("rest.title")} note={t("rest.note", { packs: formatCount(rest) })}>
      <ProposeForm orderId={props.order.id} lines={owed} answered={props.answered} />
    </Panel>
  );
}

function ProposalPanel({
  order,
  proposal,
  lines,
  side,
  mayAmend,
  answered,
}: RestPanelProps & { proposal: Proposal }) {
  const t = useText("orders");
  const names = useLineNames();
  const packsOf = new Map(proposal.lines.map((line) => [line.orderLineId, line.packs]));
  const isAsked = mayDecide(proposal.proposedBy, side, "agreed");
  return (
    <Panel
      title={t(`rest.proposed.${proposal.proposedBy}`)}
      note={t("rest.amount", { amount: formatMoney(proposal.waivedFen) })}
    >
      <div className="grid gap-4">
        <Table
          caption={t(`rest.proposed.${proposal.proposedBy}`)}
          rows={lines.filter((line) => packsOf.has(line.id))}
          rowKey={(line) => line.id}
          columns={[
            {
              key: "product",
              header: t("column.product"),
              heading: true,
              cell: (line) => names(line).product,
            },
            {
              key: "packs",
              header: t("rest.column.packs"),
              numeric: true,
              cell: (line) => <Count value={packsOf.get(line.id) ?? 0} unit={names(line).unit} />,
            },
          ]}
        />
        <p>{t("happened.reason", { reason: proposal.reason })}</p>
        <p className="text-ink-soft text-sm">{t(isAsked ? "rest.proposed.answer" : "rest.proposed.waits")}</p>
        {mayAmend ? (
          <AmendmentAnswers isAsked={isAsked} order={order} proposal={proposal} answered={answered} />
        ) : null}
      </div>
    </Panel>
  );
}
