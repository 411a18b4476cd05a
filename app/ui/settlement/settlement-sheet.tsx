import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { formatMoney } from "#app/ui/elements/format.ts";
import { Money } from "#app/ui/elements/money.tsx";
import { OrganisationName } from "#app/ui/elements/name.tsx";
import { State, Word } from "#app/ui/elements/state.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { DescriptionList, type Fact, Timeline } from "#app/ui/primitives/facts.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import type { MatchGround, MatchOutcome, PaymentKind, PaymentState } from "#db/vocabulary/payments.ts";
import type { OrderTerms } from "#db/vocabulary/procurement.ts";

type Party = { nameZh: string; nameEn: string | null; demo: boolean };

export interface SettlementSheetProps {
  order: {
    id: string;
    number: string;
    terms: OrderTerms;
    paymentState: PaymentState;
    paymentReference: string;
    paymentDueOn: string | null;
    paymentExtensionReason: string | null;
    totalFen: number;
    waivedFen: number;
    acceptedFen: number;
    returnedFen: number;
    receivedFen: number;
    claimedFen: number;
    invoicedFen: number;
  };
  buyer: Party;
  supplier: Party;
  bank: { name: string | null; accountName: string | null; accountNumber: string | null };
  dueFen: number;
  outstandingFen: number;
  overpaidFen: number;
  movements: readonly {
    id: string;
    kind: PaymentKind;
    amountFen: number;
    occurredOn: string;
    note: string;
    who: string | null;
    counterparty: string | null;
    outcome: MatchOutcome | null;
    matchedBy: MatchGround | null;
    confirmedAt: Date | string | null;
    withdrawnReason: string | null;
  }[];
  invoices: readonly {
    id: string;
    number: string;
    amountFen: number;
    issuedOn: string;
    fileId: string | null;
  }[];
}

/** The money of one order: amounts, the account to pay into, what can be done, what moved, and the invoices. */
export function SettlementSheet({
  orderPath,
  side,
  actions,
  ...props
}: SettlementSheetProps & { orderPath: string; side: "buying" | "selling"; actions: ReactNode }) {
  const t = useText("settlement");
  return (
    <div className="grid items-start gap-5 xl:grid-cols-[1fr_26rem]">
      <div className="grid min-w-0 gap-5">
        <Panel title={t("account.amounts")}>
          <DescriptionList columns={2} facts={useAmounts(props, orderPath)} />
        </Panel>
        <BankPanel {...props} side={side} />
      </div>
      <div className="grid min-w-0 gap-5">
        {actions}
        <Panel title={t("account.movements")}>
          {props.movements.length === 0 ? (
            <p className="text-ink-soft">{t("account.movements.none")}</p>
          ) : (
            <Movements movements={props.movements} />
          )}
        </Panel>
      </div>
      <Panel title={t("account.invoices")} flush={props.invoices.length > 0}>
        {props.invoices.length === 0 ? (
          <p className="text-ink-soft">{t("account.invoices.none")}</p>
        ) : (
          <InvoiceTable invoices={props.invoices} />
        )}
      </Panel>
    </div>
  );
}

function useAmounts(props: SettlementSheetProps, orderPath: string): Fact[] {
  const t = useText("settlement");
  const { order } = props;
  const money = (fen: number, strong = false) => (
    <Money fen={fen} className={strong ? "font-semibold" : ""} />
  );
  const facts: Fact[] = [
    { term: t("account.order"), value: <Link to={orderPath}>{order.number}</Link> },
    { term: t("column.state"), value: <State of="paymentStates" is={order.paymentState} /> },
    { term: t("column.buyer"), value: <OrganisationName of={props.buyer} /> },
    { term: t("column.supplier"), value: <OrganisationName of={props.supplier} /> },
    { term: t("account.terms"), value: <Word of="orderTerms" is={order.terms} /> },
    ...(order.paymentDueOn
      ? [
          {
            term: t("account.due_on"),
            value: (
              <>
                <DateText date={order.paymentDueOn} />
                {order.paymentExtensionReason ? (
                  <span className="block text-ink-soft text-sm">
                    {t("extend.done", { reason: order.paymentExtensionReason })}
                  </span>
                ) : null}
              </>
            ),
          },
        ]
      : []),
    { term: t("account.ordered"), value: money(order.totalFen) },
    ...(order.waivedFen > 0 ? [{ term: t("account.waived"), value: money(order.waivedFen) }] : []),
    { term: t("account.accepted"), value: money(order.acceptedFen) },
    { term: t("account.returned"), value: money(order.returnedFen) },
    { term: t("account.due"), value: money(props.dueFen, true) },
    { term: t("account.received"), value: money(order.receivedFen) },
    { term: t("account.claimed"), value: money(order.claimedFen) },
    { term: t("account.outstanding"), value: money(props.outstandingFen, true) },
    { term: t("account.invoiced"), value: money(order.invoicedFen) },
  ];
  if (props.overpaidFen > 0)
    facts.push({ term: t("account.overpaid"), value: money(props.overpaidFen, true) });
  return facts;
}

function BankPanel({ order, bank, side }: SettlementSheetProps & { side: "buying" | "selling" }) {
  const t = useText("settlement");
  const missing =
    side === "buying" ? (
      t("account.bank.missing")
    ) : (
      <Link to={paths.supplierOrganisation()} className="link">
        {t("account.bank.missing.own")}
      </Link>
    );
  return (
    <Panel title={t(`account.bank.${side}`)}>
      <DescriptionList
        facts={[
          {
            term: t("account.reference"),
            value: (
              <>
                <code className="figures font-semibold text-xl tracking-wider">{order.paymentReference}</code>
                <span className="block text-ink-soft text-sm">{t("account.reference.hint")}</span>
              </>
            ),
          },
          ...(bank.accountNumber
            ? [
                { term: t("account.bank.account"), value: bank.accountName },
                { term: t("account.bank.name"), value: bank.name },
                {
                  term: t("account.bank.number"),
                  value: <span className="figures">{bank.accountNumber}</span>,
                },
              ]
            : [{ term: t("account.bank.number"), value: missing }]),
        ]}
      />
    </Panel>
  );
}

function InvoiceTable({ invoices }: Pick<SettlementSheetProps, "invoices">) {
  const t = useText("settlement");
  return (
    <Table
      caption={t("account.invoices")}
      rows={invoices}
      rowKey={(invoice) => invoice.id}
      columns={[
        {
          key: "number",
          header: t("column.number"),
          heading: true,
          cell: (invoice) => <span className="figures">{invoice.number}</span>,
        },
        {
          key: "day",
          header: t("fapiao.day"),
          cell: (invoice) => <DateText date={invoice.issuedOn} form="short" />,
        },
        {
          key: "amount",
          header: t("column.amount"),
          numeric: true,
          cell: (invoice) => <Money fen={invoice.amountFen} />,
        },
        {
          key: "file",
          header: t("column.file"),
          cell: (invoice) =>
            invoice.fileId ? (
              <a href={paths.file(invoice.fileId)} target="_blank" rel="noreferrer">
                {t("fapiao.open")}
              </a>
            ) : (
              t("fapiao.no_file")
            ),
        },
      ]}
    />
  );
}

function Movements({ movements }: Pick<SettlementSheetProps, "movements">) {
  const t = useText("settlement");
  const words = useText("vocabulary");
  const standing = (movement: (typeof movements)[number]) => {
    if (movement.withdrawnReason !== null)
      return t("movement.withdrawn", { reason: movement.withdrawnReason });
    if (movement.matchedBy !== "person") return "";
    return t(movement.confirmedAt ? "movement.confirmed" : "movement.unconfirmed");
  };
  const title = (movement: (typeof movements)[number]) => {
    const amount = formatMoney(movement.amountFen);
    if (movement.kind !== "received") return t(`movement.${movement.kind}`, { amount });
    const outcome = words(`matchOutcomes.${movement.outcome ?? "exact"}`);
    return t("movement.received", { amount, outcome });
  };
  return (
    <Timeline
      entries={movements.map((movement) => ({
        key: movement.id,
        title: title(movement),
        time: <DateText date={movement.occurredOn} form="short" />,
        actor: movement.who,
        tone: movement.withdrawnReason === null ? undefined : "problem",
        detail: [
          movement.counterparty ? t("movement.from", { name: movement.counterparty }) : "",
          movement.note,
          standing(movement),
        ]
          .filter(Boolean)
          .join(" "),
      }))}
    />
  );
}
