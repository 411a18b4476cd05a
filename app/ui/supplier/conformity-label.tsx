import { Printer } from "lucide-react";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { QrCode } from "#app/ui/elements/qr.tsx";
import { Button, LinkButton } from "#app/ui/primitives/button.tsx";
import { Tabs } from "#app/ui/primitives/navigation.tsx";
import type { Conformity } from "./batch-facts.tsx";

/** Labels there are: a sheet of A6 for a carton, 60 by 40 millimetres for a label printer. */
export const labelSizes = ["a6", "60x40"] as const;
export type LabelSize = (typeof labelSizes)[number];

/** The size named by a query parameter; A6 for anything that is none. */
export function readLabelSize(word: string | null): LabelSize {
  return labelSizes.find((size) => size === word) ?? "a6";
}

/**
 * The 承诺达标合格证 of a batch to stick on its cartons: the promise, the six fields, and the QR code of the page that
 * says the same. On paper only the label remains.
 */
export function ConformityLabel({
  batch,
  conformity,
  size,
  traceAddress,
}: {
  batch: { id: string; code: string; supplierCode: string | null; isDemo: boolean };
  conformity: Conformity;
  size: LabelSize;
  traceAddress: string;
}) {
  const t = useText("supply");
  const promise = useText("shop")("conformity.promise");
  const shell = useText("shell");
  const common = useText("common");
  const facts = [
    [t("conformity.product"), conformity.productName],
    [t("conformity.quantity"), conformity.quantity],
    [t("conformity.origin"), conformity.origin],
    [t("conformity.issued_on"), <DateText key="day" date={conformity.issuedOn} form="short" />],
    [t("conformity.promiser"), conformity.promiser],
    [t("conformity.contact"), conformity.contact],
  ] as const;
  return (
    <div className="min-h-dvh bg-paper-deep py-6 print:min-h-0 print:bg-white print:py-0">
      <header className="no-print mx-auto mb-5 grid max-w-2xl gap-4 px-4">
        <div className="flex justify-between gap-3">
          <LinkButton to={paths.supplierBatch(batch.id)}>{common("action.back")}</LinkButton>
          <Button type="button" variant="primary" onClick={() => window.print()}>
            <Printer aria-hidden="true" className="size-4" />
            {shell("print.print")}
          </Button>
        </div>
        <Tabs
          label={t("label.size")}
          tabs={labelSizes.map((one) => ({
            label: t(`label.size.${one}`),
            to: paths.supplierBatchLabel(batch.id, { size: one === "a6" ? null : one }),
            current: one === size,
          }))}
        />
        <p className="text-ink-soft text-sm">{t("label.note")}</p>
      </header>
      <main id="content" className={`conformity-label conformity-label-${size} mx-auto bg-white shadow-card`}>
        <div className="conformity-label-words">
          <h1>{t("batch.conformity")}</h1>
          <p className="conformity-label-promise">{promise}</p>
          <dl>
            {facts.map(([term, value]) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </div>
        <div className="conformity-label-code">
          <QrCode text={traceAddress} label={t("batch.qr")} />
          <p className="figures">{batch.code}</p>
          {batch.supplierCode ? <p className="figures">{batch.supplierCode}</p> : null}
          {batch.isDemo ? <DemoMark /> : null}
        </div>
      </main>
    </div>
  );
}
