import { useText } from "#app/i18n/use-text.tsx";
import { DateText } from "#app/ui/elements/date.tsx";
import { LocalName, OrganisationName } from "#app/ui/elements/name.tsx";
import { Count, Quantity, Weight } from "#app/ui/elements/quantity.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { EmptyState, Panel, Stat, Tag } from "#app/ui/primitives/card.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { Phone } from "./phone.tsx";
import type { RehearsalView } from "./view.ts";

/** How much a recall reaches, in six figures. */
export function ImpactFigures({ totals }: { totals: RehearsalView["impact"]["totals"] }) {
  const t = useText("recall");
  return (
    <div className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4 xl:grid-cols-7">
      <Stat label={t("impact.batches")} note={t("impact.batches.note")}>
        <Count value={totals.batches} />
      </Stat>
      <Stat label={t("impact.institutions")}>
        <Count value={totals.institutions} />
      </Stat>
      <Stat label={t("impact.orders")}>
        <Count value={totals.orders} />
      </Stat>
      <Stat label={t("impact.kept")} note={t("impact.kept.note")}>
        <Weight grams={totals.keptGrams} />
      </Stat>
      <Stat label={t("impact.under_way")} note={t("impact.under_way.note")}>
        <Weight grams={totals.underWayGrams} />
      </Stat>
      <Stat label={t("impact.not_kept")} note={t("impact.not_kept.note")}>
        <Weight grams={totals.notKeptGrams} />
      </Stat>
      <Stat label={t("impact.store")} note={t("impact.store.note")}>
        <Weight grams={totals.storeGrams} />
      </Stat>
    </div>
  );
}

/** Every institution that was sent some, with whom to call. */
export function ImpactInstitutions({
  institutions,
}: {
  institutions: RehearsalView["impact"]["institutions"];
}) {
  const t = useText("recall");
  return (
    <Table
      caption={t("impact.by_institution")}
      rows={institutions}
      rowKey={(row) => row.institutionId}
      stack="early"
      empty={
        <EmptyState title={t("impact.by_institution.none")}>
          {t("impact.by_institution.none.note")}
        </EmptyState>
      }
      columns={[
        {
          key: "institution",
          header: t("column.institution"),
          heading: true,
          className: "min-w-44",
          cell: (row) => (
            <span>
              <OrganisationName
                of={{
                  nameZh: row.institutionNameZh,
                  nameEn: row.institutionNameEn,
                  demo: row.institutionIsDemo,
                }}
              />
              {row.districtZh ? (
                <span className="ml-2 whitespace-nowrap font-normal text-ink-soft text-sm">
                  <LocalName of={{ nameZh: row.districtZh, nameEn: row.districtEn }} />
                </span>
              ) : null}
            </span>
          ),
        },
        {
          key: "contact",
          header: t("column.contact"),
          cell: (row) => <Phone name={row.contactName} number={row.contactPhone} />,
        },
        {
          key: "orders",
          header: t("column.orders"),
          cell: (row) => (
            <span className="figures text-sm">{row.orders.map((order) => order.orderNumber).join(" ")}</span>
          ),
        },
        {
          key: "sent",
          header: t("column.sent"),
          numeric: true,
          cell: (row) => <Quantity milli={row.sentGrams} />,
        },
        {
          key: "kept",
          header: t("column.kept"),
          numeric: true,
          cell: (row) => <Quantity milli={row.keptGrams} />,
        },
        {
          key: "way",
          header: t("column.under_way"),
          numeric: true,
          cell: (row) => <Quantity milli={row.underWayGrams} />,
        },
      ]}
    />
  );
}

/** The products that would go off sale. */
export function ImpactProducts({ products }: { products: RehearsalView["impact"]["products"] }) {
  const t = useText("recall");
  return (
    <Table
      caption={t("impact.by_product")}
      rows={products}
      rowKey={(row) => row.productId}
      columns={[
        {
          key: "product",
          header: t("column.product"),
          heading: true,
          cell: (row) => <LocalName of={{ nameZh: row.productNameZh, nameEn: row.productNameEn }} />,
        },
        {
          key: "batches",
          header: t("column.batches"),
          numeric: true,
          cell: (row) => <Count value={row.batches} />,
        },
        {
          key: "sent",
          header: t("column.sent"),
          numeric: true,
          cell: (row) => <Quantity milli={row.sentGrams} />,
        },
        {
          key: "store",
          header: t("column.store"),
          numeric: true,
          cell: (row) => <Quantity milli={row.storeGrams} />,
        },
      ]}
    />
  );
}

/** The bad batch and everything made from it. */
export function ImpactBatches({ batches }: { batches: RehearsalView["batches"] }) {
  const t = useText("recall");
  return (
    <Table
      caption={t("impact.reached")}
      rows={batches}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "code",
          header: t("column.batch"),
          heading: true,
          cell: (row) => (
            <span className="inline-flex flex-wrap items-center gap-x-2">
              <span className="figures">{row.code}</span>
              {row.supplierCode ? <span className="text-ink-soft text-sm">{row.supplierCode}</span> : null}
              {row.isRoot ? <Tag tone="indigo">{t("impact.root")}</Tag> : null}
            </span>
          ),
        },
        {
          key: "product",
          header: t("column.product"),
          cell: (row) => <LocalName of={{ nameZh: row.productNameZh, nameEn: row.productNameEn }} />,
        },
        {
          key: "packed",
          header: t("column.packed"),
          cell: (row) => <DateText date={row.packedOn} form="short" />,
        },
        { key: "state", header: t("column.state"), cell: (row) => <State of="batchStates" is={row.state} /> },
        {
          key: "left",
          header: t("column.store"),
          numeric: true,
          cell: (row) => <Quantity milli={row.gramsLeft} />,
        },
      ]}
    />
  );
}

/** Everything a recall of a batch would reach. */
export function ImpactView({ rehearsal }: { rehearsal: RehearsalView }) {
  const t = useText("recall");
  const { impact, batches } = rehearsal;
  return (
    <>
      <Panel title={t("impact.figures")}>
        <ImpactFigures totals={impact.totals} />
      </Panel>
      <Panel title={t("impact.by_institution")} note={t("impact.by_institution.note")} flush>
        <ImpactInstitutions institutions={impact.institutions} />
      </Panel>
      <Panel title={t("impact.by_product")} note={t("impact.by_product.note")} flush>
        <ImpactProducts products={impact.products} />
      </Panel>
      <Panel title={t("impact.reached")} flush>
        <ImpactBatches batches={batches} />
      </Panel>
    </>
  );
}
