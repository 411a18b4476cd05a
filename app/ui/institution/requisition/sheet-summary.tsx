import type { ReactNode } from "react";
import { decidersOf } from "#app/domain/procurement/approval/deciders.ts";
import { type RuleStep, ruleThatCovers } from "#app/domain/procurement/approval/rule.ts";
import type { WorkSheet } from "#app/domain/procurement/basket/work-sheet.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { formatMoney, formatQuantity } from "#app/ui/elements/format.ts";
import { Money } from "#app/ui/elements/money.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import type { FundSource } from "#db/vocabulary/procurement.ts";

/** What says who may approve. */
export interface Approving {
  rules: readonly RuleStep[];
  approvers: readonly { userId: string; name: string }[];
  requesterId: string;
}

/** What the table comes to: a subtotal per supplier, the total, the rule it falls under. Follows on a long table. */
export function SheetSummary({
  sheet,
  choices,
  fundSource,
  children,
}: {
  sheet: WorkSheet;
  choices: Approving;
  fundSource: string;
  children: ReactNode;
}) {
  const t = useText("requisitions");
  const locale = useLocale();
  return (
    <div className="min-[88rem]:sticky min-[88rem]:top-4">
      <Panel title={t("summary.title")} note={t("summary.note")}>
        <div className="grid gap-4" aria-live="polite">
          {sheet.shares.length === 0 ? <p className="text-ink-soft">{t("summary.empty")}</p> : null}
          <ul className="grid gap-2.5">
            {sheet.shares.map((share) => (
              <li key={share.supplierId} className="grid grid-cols-[1fr_auto] gap-x-3">
                <span className="min-w-0 break-words">
                  {localName(locale, { nameZh: share.supplierName, nameEn: share.supplierNameEn })}
                </span>
                <Money fen={share.amountFen} className="text-right" />
                <span className="col-span-2 text-ink-soft text-sm">
                  {t("summary.lines", { count: share.lineCount, weight: formatQuantity(share.grams) })}
                </span>
              </li>
            ))}
          </ul>
          <p className="flex items-baseline justify-between border-line border-t-2 pt-2.5 font-semibold">
            <span>{t("summary.total")}</span>
            <Money fen={sheet.totalFen} className="text-xl" />
          </p>
          <RuleNotice choices={choices} fundSource={fundSource as FundSource} totalFen={sheet.totalFen} />
          {sheet.problemCount > 0 ? (
            <Notice tone="warning">{t("summary.problems", { count: sheet.problemCount })}</Notice>
          ) : null}
          {children}
        </div>
      </Panel>
    </div>
  );
}

function RuleNotice({
  choices,
  fundSource,
  totalFen,
}: {
  choices: Approving;
  fundSource: FundSource;
  totalFen: number;
}) {
  const t = useText("requisitions");
  const locale = useLocale();
  const { rules, approvers, requesterId } = choices;
  const answer = ruleThatCovers(rules, fundSource, totalFen);
  if (!answer.covered)
    return (
      <Notice tone="warning">
        {answer.highestFen === null
          ? t("summary.no_rules")
          : t("summary.no_rule", { limit: formatMoney(answer.highestFen) })}
      </Notice>
    );
  const deciders = decidersOf({ requesterId, fundSource, totalFen }, rules, approvers);
  if (deciders.length === 0) return <Notice tone="warning">{t("summary.nobody")}</Notice>;
  const names = deciders.map(({ name }) => name).join(locale === "en" ? ", " : "、");
  const limit = formatMoney(answer.rule.upToFen);
  return <p className="text-ink-soft text-sm">{t("summary.rule", { limit, names })}</p>;
}
