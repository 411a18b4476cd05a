import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import {
  agreeAmendmentInput,
  declineAmendmentInput,
  proposeAmendmentInput,
  withdrawAmendmentInput,
} from "#app/domain/procurement/amendment/input.ts";
import { mayDecide } from "#app/domain/procurement/amendment/decide.ts";
import { owedPacks } from "#app/domain/procurement/order/progress.ts";
import { dispatchableStates } from "#app/domain/procurement/order/states.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { formatMoney } from "#app/ui/elements/format.ts";
import { Count } from "#app/ui/elements/quantity.tsx";
import {
  FormErrors,
  formProps,
  NumberField,
  TextareaField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { ConfirmDisclosure, Disclosure } from "#app/ui/primitives/disclosure.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { useRefused } from "#app/ui/workspace/use-refused.ts";
import type { OrderState, TradeSide } from "#db/vocabulary/procurement.ts";
import type { OrderSheetLine } from "./order-sheet.tsx";

/** What a page of an order can be sent for about packs that will not come. */
export const amendmentSteps = ["propose", "agree", "turn-down", "take-back"] as const;
export type AmendmentStep = (typeof amendmentSteps)[number];

type Answered = { form: SubmissionResult<string[]> } | undefined;

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
  answered: Answered;
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
    <Panel title={t("rest.title")} note={t("rest.note", { packs: rest })}>
      <ProposeForm orderId={props.order.id} lines={owed} answered={props.answered} />
    </Panel>
  );
}

function useLineNames() {
  const english = useLocale() === "en";
  return (line: OrderSheetLine) => ({
    product: `${english ? line.productNameEn : line.productNameZh} ${english ? line.packEn : line.packZh}`,
    unit: english ? line.unitEn : line.unitZh,
  });
}

function ProposeForm({
  orderId,
  lines,
  answered,
}: {
  orderId: string;
  lines: readonly OrderSheetLine[];
  answered: Answered;
}) {
  const refused = useRefused("propose", answered);
  const t = useText("orders");
  const names = useLineNames();
  const [form, fields] = useActionForm(proposeAmendmentInput, refused, {
    id: "propose",
    defaultValue: {
      orderId,
      lines: lines.map((line) => ({ orderLineId: line.id, packs: String(owedPacks(line)) })),
    },
  });
  const rows = fields.lines.getFieldList();
  return (
    <Disclosure summary={t("rest.propose")} open={refused !== undefined}>
      <Form method="post" action="?do=propose" {...formProps(form)} className="grid gap-4">
        <FormErrors
          form={form}
          labels={{
            reason: t("rest.reason"),
            ...Object.fromEntries(lines.map((line, index) => [`lines[${index}].packs`, names(line).product])),
          }}
        />
        <p className="text-[0.9375rem]">{t("rest.propose.question")}</p>
        <input type="hidden" name="orderId" value={orderId} />
        <Table
          caption={t("rest.lines")}
          rows={lines.map((line, index) => ({ line, row: rows[index]?.getFieldset() }))}
          rowKey={({ line }) => line.id}
          columns={[
            {
              key: "product",
              header: t("column.product"),
              heading: true,
              cell: ({ line }) => names(line).product,
            },
            {
              key: "rest",
              header: t("rest.column.rest"),
              numeric: true,
              cell: ({ line }) => <Count value={owedPacks(line)} unit={names(line).unit} />,
            },
            {
              key: "packs",
              header: t("rest.column.packs"),
              numeric: true,
              cell: ({ line, row }) =>
                row ? (
                  <>
                    <input type="hidden" name={row.orderLineId.name} value={line.id} />
                    <NumberField
                      field={row.packs}
                      label={t("rest.packs", names(line))}
                      hideLabel
                      dense
                      required={false}
                      inputMode="numeric"
                      className="ml-auto w-28"
                    />
                  </>
                ) : null,
            },
          ]}
        />
        <TextareaField field={fields.reason} label={t("rest.reason")} hint={t("rest.reason.hint")} rows={2} />
        <div>
          <Button type="submit" variant="danger">
            {t("rest.submit")}
          </Button>
        </div>
      </Form>
    </Disclosure>
  );
}

function ProposalPanel({
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
          <div className="flex flex-wrap items-start gap-2">
            {isAsked ? (
              <>
                <OneButton
                  step="agree"
                  schema={agreeAmendmentInput}
                  proposal={proposal}
                  answered={answered}
                />
                <DeclineForm proposal={proposal} answered={answered} />
              </>
            ) : (
              <OneButton
                step="take-back"
                schema={withdrawAmendmentInput}
                proposal={proposal}
                answered={answered}
              />
            )}
          </div>
        ) : null}
      </div>
    </Panel>
  );
}

function OneButton({
  step,
  schema,
  proposal,
  answered,
}: {
  step: "agree" | "take-back";
  schema: typeof agreeAmendmentInput | typeof withdrawAmendmentInput;
  proposal: Proposal;
  answered: Answered;
}) {
  const t = useText("orders");
  const [form] = useActionForm(schema, useRefused(step, answered), { id: step });
  return (
    <Form method="post" action={`?do=${step}`} {...formProps(form)} className="grid gap-2">
      <FormErrors form={form} />
      <input type="hidden" name="amendmentId" value={proposal.id} />
      <Button type="submit" variant={step === "agree" ? "primary" : "secondary"}>
        {t(step === "agree" ? "rest.agree" : "rest.withdraw")}
      </Button>
    </Form>
  );
}

function DeclineForm({ proposal, answered }: { proposal: Proposal; answered: Answered }) {
  const t = useText("orders");
  const refused = useRefused("turn-down", answered);
  const [form, fields] = useActionForm(declineAmendmentInput, refused, { id: "turn-down" });
  return (
    <ConfirmDisclosure
      label={t("rest.decline")}
      question={t("rest.decline.question")}
      open={refused !== undefined}
    >
      <Form method="post" action="?do=turn-down" {...formProps(form)} className="grid gap-3">
        <FormErrors form={form} labels={{ reason: t("rest.reason") }} />
        <input type="hidden" name="amendmentId" value={proposal.id} />
        <TextareaField field={fields.reason} label={t("rest.reason")} rows={3} />
        <Button type="submit" variant="danger">
          {t("rest.decline")}
        </Button>
      </Form>
    </ConfirmDisclosure>
  );
}
