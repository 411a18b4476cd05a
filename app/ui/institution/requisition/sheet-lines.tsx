import type { CertifiedFacts } from "#app/domain/procurement/requisition/pack-facts.ts";
import { currentPriceFen } from "#app/domain/procurement/requisition/price.ts";
import { sumFen } from "#app/kernel/money.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { formatCount, formatMoney } from "#app/ui/elements/format.ts";
import { WaiverMark } from "#app/ui/elements/waiver-mark.tsx";
import { CertificateSeal } from "#app/ui/elements/mark.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import { Count } from "#app/ui/elements/quantity.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { TextInput } from "#app/ui/primitives/controls.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import { type Column, Table } from "#app/ui/primitives/table.tsx";
import type { RequisitionLineState } from "#db/vocabulary/procurement.ts";

export interface RequisitionSheetLine {
  position: number;
  packs: number;
  unitPriceFen: number;
  amountFen: number;
  state: RequisitionLineState;
  rejectedReason: string | null;
  facts: CertifiedFacts;
}

/** How a deciding approver's choice of lines stands. */
export interface LineDecision {
  /** Positions of the lines with a reason, to be left out; null while nothing follows the fields. */
  struck: ReadonlySet<number> | null;
  /** Reasons of a refused answer by position, to stand in their fields again. */
  reasons: ReadonlyMap<number, string>;
}

/** The form that the fields of a deciding approver belong to, wherever on the page they stand. */
export const DECISION_FORM = "decision";

/**
 * The lines of a requisition with their tiers, seller and certificates. To a deciding approver each offers a reason to
 * leave it out; the field belongs to the decision's form.
 */
export function SheetLines({
  lines,
  totalFen,
  decision,
}: {
  lines: readonly RequisitionSheetLine[];
  totalFen: number;
  decision: LineDecision | null;
}) {
  const t = useText("requisitions");
  const locale = useLocale();
  const english = locale === "en";
  const nameOf = ({ facts }: RequisitionSheetLine) => (english ? facts.productNameEn : facts.productNameZh);
  const rejection: Column<RequisitionSheetLine> = {
    key: "reject",
    header: t("approval.reject_line"),
    className: "min-w-28",
    cell: (line) => (
      <Field label={t("approval.reject_reason", { product: nameOf(line) })} hideLabel>
        <TextInput
          dense
          form={DECISION_FORM}
          name={`reasons[${line.position}]`}
          maxLength={300}
          defaultValue={decision?.reasons.get(line.position)}
          placeholder={t("approval.reject_placeholder")}
        />
      </Field>
    ),
  };
  const isLeftOut = (line: RequisitionSheetLine) =>
    line.state === "rejected" || decision?.struck?.has(line.position) === true;
  const boughtFen = sumFen(lines.filter((line) => !isLeftOut(line)).map((line) => line.amountFen));
  return (
    <Table
      caption={t("sheet.lines")}
      rows={lines}
      rowKey={(line) => line.position}
      columns={[
        {
          key: "product",
          header: t("column.product"),
          heading: true,
          className: decision ? "min-w-36" : "min-w-44",
          cell: (line) => (
            <span className="block py-1">
              <span className="mr-1">{nameOf(line)}</span>{" "}
              <span className="inline-block font-normal text-ink-soft">
                {english ? line.facts.packEn : line.facts.packZh}
              </span>
              <span className="block font-normal text-ink-soft text-sm">
                {localName(locale, { nameZh: line.facts.supplierName, nameEn: line.facts.supplierNameEn })}
              </span>
              {line.state === "rejected" ? (
                <span className="mt-1 block font-normal text-sm">
                  <State of="requisitionLineStates" is={line.state} />{" "}
                  {t("sheet.line_rejected", { reason: line.rejectedReason ?? "" })}
                </span>
              ) : null}
            </span>
          ),
        },
        {
          key: "packs",
          header: t("column.packs"),
          numeric: true,
          cell: (line) => <Count value={line.packs} unit={english ? line.facts.unitEn : line.facts.unitZh} />,
        },
        {
          key: "price",
          header: t("column.price"),
          numeric: true,
          cell: (line) => <PriceAgainstTiers line={line} />,
        },
        {
          key: "amount",
          header: t("column.amount"),
          numeric: true,
          cell: (line) => <Money fen={line.amountFen} className={isLeftOut(line) ? "line-through" : ""} />,
        },
        {
          key: "certificates",
          header: t("column.certificates"),
          cell: (line) => <Certificates line={line} />,
        },
        ...(decision ? [rejection] : []),
      ]}
      footer={
        <>
          <tr>
            <th scope="row" colSpan={3} className="text-right">
              {t("summary.total")}
            </th>
            <td className="text-right">
              <Money fen={totalFen} />
            </td>
            <td colSpan={decision ? 2 : 1} />
          </tr>
          {boughtFen < totalFen ? (
            <tr>
              <th scope="row" colSpan={3} className="text-right">
                {t(decision ? "approval.to_approve" : "sheet.approved_total")}
              </th>
              <td className="text-right">
                <Money fen={boughtFen} />
              </td>
              <td colSpan={decision ? 2 : 1} />
            </tr>
          ) : null}
        </>
      }
    />
  );
}

function PriceAgainstTiers({ line }: { line: RequisitionSheetLine }) {
  const t = useText("requisitions");
  const now = currentPriceFen(line.facts.tiers, line.packs);
  return (
    <span>
      <Money fen={line.unitPriceFen} />
      <span className={`block text-xs ${now === line.unitPriceFen ? "text-ink-soft" : "text-cinnabar-deep"}`}>
        {now === line.unitPriceFen || now === null
          ? t("approval.price_same")
          : t("approval.price_now", { price: formatMoney(now) })}
      </span>
      {line.facts.tiers.length > 1 ? (
        <span className="block text-ink-soft text-xs">
          <span className="sr-only">{t("approval.tiers")}</span>
          {line.facts.tiers.map((tier) => (
            <span key={tier.fromPacks} className="block whitespace-nowrap">
              {t("approval.tier", {
                packs: formatCount(tier.fromPacks),
                price: formatMoney(tier.unitPriceFen),
              })}
            </span>
          ))}
        </span>
      ) : null}
    </span>
  );
}

function Certificates({ line }: { line: RequisitionSheetLine }) {
  const t = useText("requisitions");
  const { certificates, waivers, lapsingCertificates } = line.facts;
  const locale = useLocale();
  if (certificates.length + waivers.length + lapsingCertificates.length === 0) {
    return <span className="text-ink-soft text-sm">{t("approval.no_certificates")}</span>;
  }
  return (
    <span className="flex flex-wrap gap-1">
      {certificates.map((certificate) => (
        <CertificateSeal
          key={certificate.certificateId}
          scheme={localName(locale, certificate)}
          detail={`${certificate.number}${
            certificate.validUntil ? ` · ${t("approval.valid_until", { day: certificate.validUntil })}` : ""
          }`}
        />
      ))}
      {waivers.map((waiver) => (
        <WaiverMark key={waiver.waiverId} waiver={waiver} />
      ))}
      {lapsingCertificates.map((scheme) => (
        <span key={scheme.nameZh} className="text-cinnabar-deep text-sm">
          {localName(locale, scheme)} ✕
        </span>
      ))}
    </span>
  );
}
