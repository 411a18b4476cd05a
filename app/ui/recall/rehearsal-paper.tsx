import { useText } from "#app/i18n/use-text.tsx";
import { DateText, InstantText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { Count } from "#app/ui/elements/quantity.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { PrintShell } from "#app/ui/shell/print-shell.tsx";
import { usePacked } from "#app/ui/delivery/product-cell.tsx";
import { deliveryNumber } from "#app/ui/delivery/view.ts";
import { ImpactBatches, ImpactFigures, ImpactInstitutions } from "./impact-view.tsx";
import { Phone } from "./phone.tsx";
import type { RehearsalView } from "./view.ts";

/** 召回演练单: what a recall would have reached, and that it was only rehearsed. */
export function RehearsalPaper({ rehearsal, back }: { rehearsal: RehearsalView; back: string }) {
  const t = useText("recall");
  const { batch, batches, impact } = rehearsal;
  return (
    <PrintShell
      title={t("rehearsal.title")}
      number={batch.code}
      back={back}
      demo={batch.isDemo ? <DemoMark /> : undefined}
    >
      <p className="justify-self-start border-4 border-cinnabar px-6 py-1 font-semibold font-serif text-3xl text-cinnabar tracking-[0.3em]">
        {t("rehearsal.stamp")}
      </p>
      <p>{t("rehearsal.statement")}</p>
      <DescriptionList
        columns={2}
        facts={[
          {
            term: t("column.product"),
            value: impact.products[0] ? (
              <LocalName
                of={{ nameZh: impact.products[0].productNameZh, nameEn: impact.products[0].productNameEn }}
              />
            ) : null,
          },
          { term: t("rehearsal.at"), value: <InstantText at={rehearsal.at} /> },
          {
            term: t("rehearsal.elapsed"),
            value: t("rehearsal.elapsed.value", { ms: rehearsal.elapsedMs.toFixed(1) }),
          },
        ]}
      />
      <ImpactFigures totals={impact.totals} />
      <ImpactInstitutions institutions={impact.institutions} stack={false} />
      <ImpactBatches batches={batches} />
      <RehearsedLines lines={rehearsal.lines} />
    </PrintShell>
  );
}

function RehearsedLines({ lines }: { lines: RehearsalView["lines"] }) {
  const t = useText("recall");
  const packed = usePacked();
  return (
    <Table
      caption={t("impact.lines")}
      showCaption
      rows={lines}
      rowKey={(row) => row.deliveryLineId}
      stack={false}
      columns={[
        {
          key: "delivery",
          header: t("column.delivery"),
          heading: true,
          cell: (row) => <span className="figures">{deliveryNumber(row.orderNumber, row.sequence)}</span>,
        },
        {
          key: "institution",
          header: t("column.institution"),
          cell: (row) => <LocalName of={{ nameZh: row.institutionNameZh, nameEn: row.institutionNameEn }} />,
        },
        {
          key: "contact",
          header: t("impact.place"),
          cell: (row) => <Phone name={row.placeContact} number={row.placePhone} />,
        },
        {
          key: "batch",
          header: t("column.batch"),
          cell: (row) => <span className="figures">{row.batchCode}</span>,
        },
        {
          key: "packs",
          header: t("column.packs"),
          numeric: true,
          cell: (row) => <Count value={row.sentPacks} unit={packed(row).unit} />,
        },
        {
          key: "on",
          header: t("column.state"),
          cell: (row) => (
            <>
              {row.isUnderWay ? t("impact.under_way") : t("impact.arrived")}{" "}
              <DateText date={row.dispatchedOn} form="short" />
            </>
          ),
        },
      ]}
    />
  );
}
