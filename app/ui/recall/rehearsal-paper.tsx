import { useText } from "#app/i18n/use-text.tsx";
import { InstantText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { LocalName, OrganisationName } from "#app/ui/elements/name.tsx";
import { Count, Quantity } from "#app/ui/elements/quantity.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { PrintShell } from "#app/ui/shell/print-shell.tsx";
import { usePacked } from "#app/ui/delivery/product-cell.tsx";
import { deliveryNumber } from "#app/ui/delivery/view.ts";
import { ImpactBatches, ImpactFigures } from "./impact-view.tsx";
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
      <RehearsedInstitutions institutions={impact.institutions} />
      <ImpactBatches batches={batches} />
      <RehearsedLines lines={rehearsal.lines} />
    </PrintShell>
  );
}

function RehearsedInstitutions({ institutions }: { institutions: RehearsalView["impact"]["institutions"] }) {
  const t = useText("recall");
  return (
    <Table
      caption={`${t("impact.by_institution")} · ${t("paper.kilograms")}`}
      showCaption
      rows={institutions}
      rowKey={(row) => row.institutionId}
      empty={<p>{t("impact.by_institution.none")}</p>}
      columns={[
        {
          key: "institution",
          header: t("column.institution"),
          heading: true,
          cell: (row) => (
            <span>
              <OrganisationName
                of={{
                  nameZh: row.institutionNameZh,
                  nameEn: row.institutionNameEn,
                  demo: row.institutionIsDemo,
                }}
              />
              <span className="block font-normal text-sm">
                <Phone name={row.contactName} number={row.contactPhone} />
              </span>
            </span>
          ),
        },
        {
          key: "sent",
          header: t("paper.sent"),
          numeric: true,
          cell: (row) => <Quantity milli={row.sentGrams} />,
        },
        {
          key: "kept",
          header: t("impact.kept"),
          numeric: true,
          cell: (row) => <Quantity milli={row.keptGrams} />,
        },
        {
          key: "way",
          header: t("impact.under_way"),
          numeric: true,
          cell: (row) => <Quantity milli={row.underWayGrams} />,
        },
      ]}
    />
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
      empty={<p>{t("impact.by_institution.none")}</p>}
      columns={[
        {
          key: "delivery",
          header: t("column.delivery"),
          heading: true,
          cell: (row) => (
            <span>
              <span className="figures">{deliveryNumber(row.orderNumber, row.sequence)}</span>
              <span className="block font-normal text-sm">
                <LocalName of={{ nameZh: row.institutionNameZh, nameEn: row.institutionNameEn }} />
              </span>
            </span>
          ),
        },
        {
          key: "contact",
          header: t("impact.place"),
          cell: (row) => <Phone name={row.placeContact} number={row.placePhone} />,
        },
        {
          key: "batch",
          header: t("column.batch"),
          cell: (row) => (
            <span>
              <span className="figures">{row.batchCode}</span>
              <span className="block text-ink-soft text-sm">
                {row.isUnderWay ? t("impact.under_way") : t("impact.arrived")}
              </span>
            </span>
          ),
        },
        {
          key: "packs",
          header: t("column.packs"),
          numeric: true,
          cell: (row) => <Count value={row.sentPacks} unit={packed(row).unit} />,
        },
      ]}
    />
  );
}
