import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { localName } from "#app/i18n/locale.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import { OrganisationName } from "#app/ui/elements/name.tsx";
import { Count } from "#app/ui/elements/quantity.tsx";
import { WaiverMark } from "#app/ui/elements/waiver-mark.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { DescriptionList, type Fact, Timeline } from "#app/ui/primitives/facts.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import type { PaymentState } from "#db/vocabulary/payments.ts";
import type { FundSource, OrderTerms } from "#db/vocabulary/procurement.ts";
import { type OrderHappening, useHappenings } from "./order-happenings.tsx";
import { PaymentStateBadge } from "./order-state.tsx";

type Party = { nameZh: string; nameEn: string | null; demo: boolean; phone: string };

export interface OrderSheetProps {
  order: {
    fundSource: FundSource;
    terms: OrderTerms;
    wantedOn: string;
    ownReference: string;
    deliveryPlace: { label: string; line: string; contactName: string; contactPhone: string };
    totalFen: number;
    waivedFen: number;
    acceptedFen: number;
    returnedFen: number;
    receivedFen: number;
    invoicedFen: number;
    paymentState: PaymentState;
    paymentReference: string;
    paymentDueOn: string | null;
  };
  buyer: Party;
  supplier: Party & {
    bankName: string | null;
    bankAccountName: string | null;
    bankAccountNumber: string | null;
  };
  budgetUnit: string;
  requesterName: string;
  approverName: string;
  lines: readonly OrderSheetLine[];
  timeline: readonly OrderHappening[];
  /** What can be done about packs that have not left, for readers who may. */
  rest?: ReactNode;
  /** Where a delivery of the order can be opened; absent for readers who may not. */
  deliveryHref?: (deliveryId: string) => string;
  /** The account of the order: its invoices and payments. */
  moneyHref?: string;
}

export interface OrderSheetLine {
  id: string;
  productNameZh: string;
  productNameEn: string;
  packZh: string;
  packEn: string;
  unitZh: string;
  unitEn: string;
  packs: number;
  waivedPacks: number;
  dispatchedPacks: number;
  acceptedPacks: number;
  shortPacks: number;
  rejectedPacks: number;
  returnedPacks: number;
  unitPriceFen: number;
  amountFen: number;
  certificates: readonly { nameZh: string; nameEn: string; number: string; validUntil: string | null }[];
  waivers: readonly {
    waiverId: string;
    nameZh: string;
    nameEn: string;
    validUntil: string;
    responsible: string;
    reason: string;
  }[];
}

/** The whole of one order: its lines, what happened, and what it is about. Frozen since it was placed. */
export function OrderSheet(props: OrderSheetProps) {
  const t = useText("orders");
  return (
    <div className="grid gap-5 xl:grid-cols-[1fr_22rem]">
      <div className="grid min-w-0 content-start gap-5">
        <Panel title={t("detail.lines")} flush>
          <OrderLines lines={props.lines} totalFen={props.order.totalFen} />
        </Panel>
        {props.rest}
        <Panel title={t("detail.facts")}>
          <DescriptionList columns={2} facts={useOrderFacts(props)} />
        </Panel>
      </div>
      <div className="grid min-w-0 content-start gap-5">
        <Panel
          title={t("detail.money")}
          actions={
            props.moneyHref ? (
              <Link to={props.moneyHref} className="link">
                {t("money.account.link")}
              </Link>
            ) : null
          }
        >
          <DescriptionList facts={useMoneyFacts(props)} />
        </Panel>
        <Panel title={t("detail.timeline")}>
          <Timeline entries={useHappenings(props.timeline, props.deliveryHref)} />
        </Panel>
      </div>
    </div>
  );
}

function OrderLines({ lines, totalFen }: { lines: readonly OrderSheetLine[]; totalFen: number }) {
  const t = useText("orders");
  const locale = useLocale();
  const english = locale === "en";
  const unit = (line: OrderSheetLine) => (english ? line.unitEn : line.unitZh);
  const quantities = ["waived", "dispatched", "accepted", "short", "rejected", "returned"] as const;
  const shown = quantities.filter(
    (name) => name === "dispatched" || lines.some((line) => line[`${name}Packs`] > 0),
  );
  return (
    <Table
      caption={t("detail.lines")}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        {
          key: "product",
          header: t("column.product"),
          heading: true,
          className: "min-w-48",
          cell: (line) => (
            <span>
              <span className="mr-1">{english ? line.productNameEn : line.productNameZh}</span>{" "}
              <span className="inline-block font-normal text-ink-soft">
                {english ? line.packEn : line.packZh}
              </span>
              {line.certificates.map((certificate) => (
                <span key={certificate.number} className="block font-normal text-ink-soft text-sm">
                  {localName(locale, certificate)} {certificate.number}
                  {certificate.validUntil ? (
                    <>
                      {" · "}
                      <span className="whitespace-nowrap">
                        {t("fact.valid_until", { day: certificate.validUntil })}
                      </span>
                    </>
                  ) : null}
                </span>
              ))}
              {line.waivers.map((waiver) => (
                <span key={waiver.waiverId} className="mt-1 block">
                  <WaiverMark waiver={waiver} />
                </span>
              ))}
            </span>
          ),
        },
        {
          key: "ordered",
          header: t("column.ordered"),
          numeric: true,
          cell: (line) => <Count value={line.packs} unit={unit(line)} />,
        },
        ...shown.map((name) => ({
          key: name,
          header: t(`column.${name}`),
          numeric: true,
          cell: (line: OrderSheetLine) => <Count value={line[`${name}Packs`]} />,
        })),
        {
          key: "price",
          header: t("column.price"),
          numeric: true,
          cell: (line) => <Money fen={line.unitPriceFen} />,
        },
        {
          key: "amount",
          header: t("column.amount"),
          numeric: true,
          cell: (line) => <Money fen={line.amountFen} />,
        },
      ]}
      footer={
        <tr>
          <th scope="row" colSpan={3 + shown.length} className="text-right">
            {t("detail.total")}
          </th>
          <td className="text-right font-semibold">
            <Money fen={totalFen} />
          </td>
        </tr>
      }
    />
  );
}

function useOrderFacts({
  order,
  buyer,
  supplier,
  budgetUnit,
  requesterName,
  approverName,
}: OrderSheetProps): Fact[] {
  const t = useText("orders");
  const words = useText("vocabulary");
  const place = order.deliveryPlace;
  return [
    { term: t("fact.buyer"), value: <OrganisationName of={buyer} /> },
    { term: t("fact.supplier"), value: <OrganisationName of={supplier} /> },
    { term: t("fact.phone"), value: supplier.phone },
    { term: t("fact.dispatch_by"), value: <DateText date={order.wantedOn} /> },
    { term: t("fact.place"), value: `${place.label} · ${place.line}` },
    { term: t("fact.contact"), value: `${place.contactName} ${place.contactPhone}` },
    { term: t("fact.budget_unit"), value: budgetUnit },
    { term: t("fact.fund_source"), value: words(`fundSources.${order.fundSource}`) },
    { term: t("fact.terms"), value: words(`orderTerms.${order.terms}`) },
    ...(order.ownReference ? [{ term: t("fact.own_reference"), value: order.ownReference }] : []),
    { term: t("fact.requester"), value: requesterName },
    { term: t("fact.approver"), value: approverName },
  ];
}

function useMoneyFacts({ order, supplier }: OrderSheetProps): Fact[] {
  const t = useText("orders");
  const locale = useLocale();
  return [
    { term: t("money.state"), value: <PaymentStateBadge state={order.paymentState} /> },
    { term: t("money.ordered"), value: <Money fen={order.totalFen} /> },
    ...(order.waivedFen > 0 ? [{ term: t("money.waived"), value: <Money fen={order.waivedFen} /> }] : []),
    { term: t("money.accepted"), value: <Money fen={order.acceptedFen} /> },
    ...(order.returnedFen > 0
      ? [{ term: t("money.returned"), value: <Money fen={order.returnedFen} /> }]
      : []),
    { term: t("money.invoiced"), value: <Money fen={order.invoicedFen} /> },
    { term: t("money.received"), value: <Money fen={order.receivedFen} /> },
    ...(order.paymentDueOn
      ? [{ term: t("money.due_on"), value: <DateText date={order.paymentDueOn} /> }]
      : []),
    {
      term: t("money.reference"),
      value: (
        <>
          <strong className="figures tracking-wide">{order.paymentReference}</strong>
          <span className="block text-ink-soft text-sm">{t("money.reference.hint")}</span>
        </>
      ),
    },
    ...(supplier.bankAccountNumber
      ? [
          {
            term: t("money.account"),
            value: (
              <>
                {supplier.bankAccountName ?? localName(locale, supplier)}
                <br />
                {supplier.bankName}
                <br />
                <span className="figures">{supplier.bankAccountNumber}</span>
              </>
            ),
          },
        ]
      : []),
  ];
}
