import type { TracedBatch } from "#app/domain/reporting/storefront/batches.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { Quantity } from "#app/ui/elements/quantity.tsx";
import { State, Word } from "#app/ui/elements/state.tsx";
import { ProductPicture } from "#app/ui/motif/product-picture.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { RecalledBatchMark } from "#app/ui/recall/recall-marks.tsx";
import type { PublicRecallView } from "#app/ui/recall/view.ts";
import type { ProductFamily } from "#db/vocabulary/product-families.ts";

/** What somebody with the goods in hand wants to know first, on one screen of a phone. */
export function TraceVerdict({
  batch,
  county,
  reports,
  today,
  forSale,
  recall,
}: {
  batch: TracedBatch["batch"];
  county: { nameZh: string; nameEn: string } | null;
  reports: TracedBatch["reports"];
  today: string;
  forSale: boolean;
  /** The recall that reached the batch. */
  recall: PublicRecallView | null;
}) {
  const t = useText("shop");
  const locale = useLocale();
  const name = localName(locale, batch.product);
  const overdue = batch.bestBeforeOn !== null && batch.bestBeforeOn < today;
  const [latest] = reports;
  return (
    <div className="grid gap-4">
      <div className="grid grid-cols-[6.5rem_1fr] items-center gap-4 sm:grid-cols-[10rem_1fr]">
        <ProductPicture
          seed={batch.product.id}
          family={batch.product.family as ProductFamily}
          alt=""
          eager
          className="rounded-card"
        />
        <div className="min-w-0">
          <p className="text-ink-soft text-sm">{t("trace.batch_of")}</p>
          <h1 className="font-serif text-2xl text-green">
            {forSale ? (
              <a href={paths.product(batch.product.id)} className="text-green">
                {name}
              </a>
            ) : (
              name
            )}
          </h1>
          <p className="figures font-semibold tracking-wide">
            {batch.code}
            {batch.isDemo ? <DemoMark className="ml-2" /> : null}
          </p>
          <p className="mt-1 flex flex-wrap gap-1.5">
            <State of="batchStates" is={batch.state} />
            {latest ? <State of="inspectionVerdicts" is={latest.verdict} /> : null}
          </p>
        </div>
      </div>
      {batch.state !== "recalled" ? null : recall ? (
        <RecalledBatchMark recall={recall} />
      ) : (
        <Notice tone="danger" title={t("trace.recalled")}>
          {t("trace.recalled_text")}
        </Notice>
      )}
      {batch.state === "on-hold" ? (
        <Notice tone="warning" title={t("trace.on_hold")}>
          {t("trace.on_hold_text")}
        </Notice>
      ) : null}
      {overdue ? (
        <Notice tone="warning" title={t("trace.overdue")}>
          {t("trace.overdue_text")}
        </Notice>
      ) : null}
      <div className="rounded-card border border-line bg-white p-4">
        <DescriptionList
          columns={2}
          facts={[
            {
              term: t("trace.origin"),
              value: (
                <a href={paths.base(batch.base.id)} className="link">
                  {county ? localName(locale, county) : null} {batch.base.township}
                  {batch.base.village} · {localName(locale, batch.base)}
                </a>
              ),
            },
            {
              term: t("origin.supplier"),
              value: (
                <a href={paths.supplier(batch.supplier.id)} className="link">
                  {localName(locale, { nameZh: batch.supplier.name, nameEn: batch.supplier.nameEn })}
                </a>
              ),
            },
            { term: t("trace.harvested"), value: <DateText date={batch.harvestedOn} /> },
            { term: t("batch.packed"), value: <DateText date={batch.packedOn} /> },
            {
              term: t("batch.best_before"),
              value: batch.bestBeforeOn ? <DateText date={batch.bestBeforeOn} /> : t("trace.no_expiry"),
            },
            { term: t("trace.quantity"), value: <Quantity milli={batch.quantityGrams} unit="kg" /> },
            {
              term: t("trace.storage"),
              value: <Word of="storageClasses" is={batch.product.storageClass} />,
            },
            ...(batch.supplierCode
              ? [
                  {
                    term: t("trace.supplier_code"),
                    value: <span className="figures">{batch.supplierCode}</span>,
                  },
                ]
              : []),
          ]}
        />
      </div>
    </div>
  );
}
