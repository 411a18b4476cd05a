import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  Clock,
  type LucideIcon,
  OctagonAlert,
  PauseCircle,
} from "lucide-react";
import type { ReactNode } from "react";
import type { BatchVerdict } from "#app/domain/provenance/batch/verdict.ts";
import type { TracedBatch } from "#app/domain/reporting/storefront/batches.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { CertificateSeal, DemoMark } from "#app/ui/elements/mark.tsx";
import { Weight } from "#app/ui/elements/quantity.tsx";
import { Word } from "#app/ui/elements/state.tsx";
import { ProductPicture } from "#app/ui/motif/product-picture.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";
import { RecalledBatchMark } from "#app/ui/recall/recall-marks.tsx";
import type { PublicRecallView } from "#app/ui/recall/view.ts";
import type { ProductFamily } from "#db/vocabulary/product-families.ts";

const looks: Record<BatchVerdict, { icon: LucideIcon; className: string }> = {
  good: { icon: CircleCheck, className: "bg-green text-white" },
  held: { icon: PauseCircle, className: "border border-gold/45 bg-gold-soft text-gold-deep" },
  recalled: { icon: OctagonAlert, className: "bg-cinnabar text-white" },
  expired: { icon: Clock, className: "border border-cinnabar/30 bg-cinnabar-soft text-cinnabar-deep" },
  draft: { icon: CircleDashed, className: "border border-line bg-white text-ink-soft" },
};

type Traced = Pick<TracedBatch, "batch" | "certificates" | "reports" | "needs" | "verdict">;
type County = { nameZh: string; nameEn: string } | null;

/** What somebody with the goods in hand wants to know first, on one screen of a phone. */
export function TraceVerdict({
  traced,
  county,
  forSale,
  recall,
}: {
  traced: Traced;
  county: County;
  /** Whether the product has a page to go to. */
  forSale: boolean;
  /** The recall that reached the batch. */
  recall: PublicRecallView | null;
}) {
  const t = useText("shop");
  const { batch } = traced;
  const name = localName(useLocale(), batch.product);
  return (
    <div className="grid gap-3">
      <div className="grid grid-cols-[4.5rem_1fr] items-center gap-4 sm:grid-cols-[8rem_1fr]">
        <ProductPicture
          seed={batch.product.id}
          family={batch.product.family as ProductFamily}
          alt=""
          eager
          className="rounded-card"
        />
        <div className="min-w-0">
          <p className="text-ink-soft text-sm">{t("trace.batch_of")}</p>
          <h1 className="font-serif text-2xl text-green leading-tight">
            {forSale ? (
              <a href={paths.product(batch.product.id)} className="text-green underline decoration-green/35">
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
        </div>
      </div>
      <VerdictBanner verdict={traced.verdict} keeps={batch.bestBeforeOn !== null} />
      {recall ? <RecalledBatchMark recall={recall} /> : null}
      <Answers traced={traced} county={county} />
    </div>
  );
}

function VerdictBanner({ verdict, keeps }: { verdict: BatchVerdict; keeps: boolean }) {
  const t = useText("trace");
  const { icon: Icon, className } = looks[verdict];
  const title = verdict === "good" && !keeps ? t("verdict.good_no_end") : t(`verdict.${verdict}`);
  return (
    <div
      role={verdict === "recalled" ? "alert" : "status"}
      className={`flex items-center gap-3 rounded-card px-4 py-3 ${className}`}
    >
      <Icon aria-hidden="true" className="size-8 shrink-0" />
      <div>
        <p className="font-semibold text-lg leading-snug">{title}</p>
        <p className="text-[0.9375rem]">{t(`verdict.${verdict}_text`)}</p>
      </div>
    </div>
  );
}

/** Where from, certified, inspected, promised, good until when, by whom: one line each. */
function Answers({
  traced: { batch, certificates, reports, needs },
  county,
}: {
  traced: Traced;
  county: County;
}) {
  const t = useText("trace");
  const locale = useLocale();
  const [latest] = reports;
  return (
    <dl className="grid divide-y divide-line rounded-card border border-line bg-white px-4">
      <Answer term={t("verdict.origin")}>
        <a href={paths.base(batch.base.id)} className="link">
          {county ? localName(locale, county) : null} {batch.base.township}
          {batch.base.village} · {localName(locale, batch.base)}
        </a>
      </Answer>
      {certificates.listed.length > 0 ? (
        <Answer term={t("verdict.certificates")}>
          <Certified certificates={certificates.listed} />
        </Answer>
      ) : null}
      <Answer
        term={t("verdict.inspection")}
        sound={latest ? latest.verdict === "passed" : needs.inspection ? false : null}
      >
        {latest
          ? t(`verdict.inspection.${latest.verdict}`, { laboratory: latest.laboratory })
          : t(needs.inspection ? "verdict.inspection.missing" : "verdict.inspection.none")}
      </Answer>
      <Answer
        term={t("verdict.conformity")}
        sound={batch.conformity ? true : needs.conformity ? false : null}
      >
        {batch.conformity ? (
          <a href="#conformity" className="link">
            {t("verdict.conformity.issued")} · <DateText date={batch.conformity.issuedOn} form="short" />
          </a>
        ) : (
          t(needs.conformity ? "verdict.conformity.missing" : "verdict.conformity.none")
        )}
      </Answer>
      <Answer term={t("verdict.best_before")}>
        {batch.bestBeforeOn ? <DateText date={batch.bestBeforeOn} /> : t("verdict.no_end")}
      </Answer>
      <Answer term={t("verdict.supplier")}>
        <a href={paths.supplier(batch.supplier.id)} className="link">
          {localName(locale, { nameZh: batch.supplier.name, nameEn: batch.supplier.nameEn })}
        </a>
      </Answer>
    </dl>
  );
}

/** The marks a batch may be known by, each once, and how many further certificates are below. */
function Certified({ certificates }: { certificates: TracedBatch["certificates"]["listed"] }) {
  const t = useText("trace");
  const locale = useLocale();
  const marks = new Map(
    certificates.filter(({ isMark }) => isMark).map((mark) => [mark.schemeCode, mark] as const),
  );
  return (
    <span className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
      {[...marks.values()].map(({ schemeCode, sealZh, sealEn }) => (
        <CertificateSeal key={schemeCode} scheme={localName(locale, { nameZh: sealZh, nameEn: sealEn })} />
      ))}
      <a href="#certificates" className="link">
        {t("verdict.certificates.count", { count: certificates.length })}
      </a>
    </span>
  );
}

/** `sound`: whether the answer is as it must be; null where nothing is asked. */
function Answer({ term, sound, children }: { term: string; sound?: boolean | null; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[5.5rem_1fr] items-baseline gap-x-3 py-2">
      <dt className="text-ink-soft text-sm">{term}</dt>
      <dd className="flex min-w-0 items-baseline gap-1.5">
        {sound === true ? (
          <CircleCheck aria-hidden="true" className="size-4 shrink-0 translate-y-0.5 text-green" />
        ) : sound === false ? (
          <CircleAlert aria-hidden="true" className="size-4 shrink-0 translate-y-0.5 text-cinnabar" />
        ) : null}
        <span className="min-w-0">{children}</span>
      </dd>
    </div>
  );
}

/** Days, amount and storage of a batch. */
export function TraceFacts({ batch }: { batch: TracedBatch["batch"] }) {
  const t = useText("shop");
  return (
    <div className="rounded-card border border-line bg-white p-4">
      <DescriptionList
        columns={2}
        facts={[
          { term: t("trace.harvested"), value: <DateText date={batch.harvestedOn} /> },
          { term: t("batch.packed"), value: <DateText date={batch.packedOn} /> },
          {
            term: t("trace.quantity"),
            value: <Weight grams={batch.quantityGrams} />,
          },
          { term: t("trace.storage"), value: <Word of="storageClasses" is={batch.product.storageClass} /> },
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
  );
}
