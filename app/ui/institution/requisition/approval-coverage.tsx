import { planOrders } from "#app/domain/procurement/approval/plan-orders.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { sumFen } from "#app/kernel/money.ts";
import { formatMoney } from "#app/ui/elements/format.ts";
import { Money } from "#app/ui/elements/money.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import type { RequisitionSheetLine } from "./sheet-lines.tsx";

/** What approving now would order: how many lines, for how much, in which orders. `bought` are the lines not left out. */
export function ApprovalCoverage({ bought }: { bought: readonly RequisitionSheetLine[] }) {
  const t = useText("requisitions");
  const locale = useLocale();
  const orders = planOrders(bought.map((line) => ({ ...line, supplierId: line.facts.supplierId })));
  return (
    <div className="grid gap-2" aria-live="polite">
      <noscript>
        <Notice tone="warning">{t("approval.covers.unfollowed")}</Notice>
      </noscript>
      {bought.length === 0 ? (
        <Notice tone="warning">{t("approval.covers.none")}</Notice>
      ) : (
        <p className="font-semibold">
          {t("approval.covers", {
            count: bought.length,
            total: formatMoney(sumFen(bought.map((line) => line.amountFen))),
          })}
        </p>
      )}
      {orders.length > 1 ? (
        <ul className="grid max-w-xl gap-1">
          {orders.map(({ supplierId, totalFen, lines: [first] }) => (
            <li key={supplierId} className="grid grid-cols-[1fr_auto] gap-x-4">
              <span className="min-w-0 break-words text-ink-soft">
                {first
                  ? localName(locale, {
                      nameZh: first.facts.supplierName,
                      nameEn: first.facts.supplierNameEn,
                    })
                  : null}
              </span>
              <Money fen={totalFen} />
            </li>
          ))}
        </ul>
      ) : null}
      {orders.length > 0 ? (
        <p className="text-ink-soft text-sm">{t("approval.approve_note", { count: orders.length })}</p>
      ) : null}
    </div>
  );
}
