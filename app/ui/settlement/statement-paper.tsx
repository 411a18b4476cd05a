import { useText } from "#app/i18n/use-text.tsx";
import { DateText } from "#app/ui/elements/date.tsx";
import { formatMoney } from "#app/ui/elements/format.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import { OrganisationName } from "#app/ui/elements/name.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { PrintShell } from "#app/ui/shell/print-shell.tsx";

type Party = { nameZh: string; nameEn: string | null; demo: boolean };

export interface StatementPaperProps {
  back: string;
  order: { number: string; paymentReference: string; totalFen: number; invoicedFen: number; isDemo: boolean };
  buyer: Party;
  supplier: Party;
  bank: { name: string | null; accountName: string | null; accountNumber: string | null };
  statement: readonly {
    kind: "accepted" | "returned" | "received" | "refunded";
    day: string;
    sequence: number | null;
    counterparty: string | null;
    changeFen: number;
    owedFen: number;
  }[];
}

/** The statement (对账单) of one order on A4, for both seals. */
export function StatementPaper({ back, order, buyer, supplier, bank, statement }: StatementPaperProps) {
  const t = useText("settlement");
  return (
    <PrintShell
      title={t("sheet.title")}
      number={order.number}
      back={back}
      demo={order.isDemo ? <DemoMark /> : null}
      signatures={[t("sheet.sign.buyer"), t("sheet.sign.supplier")]}
    >
      <DescriptionList
        columns={2}
        facts={[
          { term: t("column.buyer"), value: <OrganisationName of={buyer} /> },
          { term: t("column.supplier"), value: <OrganisationName of={supplier} /> },
          { term: t("account.ordered"), value: <Money fen={order.totalFen} /> },
          { term: t("account.invoiced"), value: <Money fen={order.invoicedFen} /> },
          { term: t("account.reference"), value: <code>{order.paymentReference}</code> },
          {
            term: t("account.bank.selling"),
            value: [bank.accountName, bank.name, bank.accountNumber].filter(Boolean).join(" "),
          },
        ]}
      />
      {statement.length === 0 ? (
        <p>{t("sheet.none")}</p>
      ) : (
        <Table
          caption={t("sheet.title")}
          rows={statement.map((line, index) => ({ ...line, index }))}
          rowKey={(line) => line.index}
          stack={false}
          columns={[
            {
              key: "day",
              header: t("column.day"),
              heading: true,
              className: "whitespace-nowrap",
              cell: (line) => <DateText date={line.day} form="short" />,
            },
            {
              key: "kind",
              header: t("column.kind"),
              cell: (line) =>
                line.kind === "accepted"
                  ? t("sheet.accepted", { sequence: line.sequence ?? 1 })
                  : `${t(`sheet.${line.kind}`)} ${line.counterparty ?? ""}`,
            },
            {
              key: "change",
              header: t("column.change"),
              numeric: true,
              cell: (line) => <Money fen={line.changeFen} />,
            },
            {
              key: "owed",
              header: t("column.owed"),
              numeric: true,
              cell: (line) => <Money fen={line.owedFen} />,
            },
          ]}
        />
      )}
      <p className="text-right font-semibold text-lg">
        {t("sheet.owed", { amount: formatMoney(statement.at(-1)?.owedFen ?? 0) })}
      </p>
    </PrintShell>
  );
}
