import type { PriceChange } from "#app/domain/procurement/basket/price-changes.ts";
import type { CertifiedFacts } from "#app/domain/procurement/requisition/pack-facts.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { formatMoney } from "#app/ui/elements/format.ts";
import { Notice } from "#app/ui/primitives/notice.tsx";

/** Says which lines of what is ordered again cost another price today; nothing when none does. */
export function PricesChanged({
  changes,
  facts,
}: {
  changes: readonly PriceChange[];
  facts: readonly CertifiedFacts[];
}) {
  const t = useText("requisitions");
  const english = useLocale() === "en";
  if (changes.length === 0) return null;
  const factsOf = new Map(facts.map((each) => [each.variantId, each]));
  return (
    <Notice tone="warning" title={t("repeat.title", { count: changes.length })}>
      <ul>
        {changes.map(({ variantId, thenFen, nowFen }, position) => {
          const pack = factsOf.get(variantId);
          return (
            <li key={position}>
              {t("repeat.price", {
                product: (english ? pack?.productNameEn : pack?.productNameZh) ?? "",
                pack: (english ? pack?.packEn : pack?.packZh) ?? "",
                before: formatMoney(thenFen),
                after: formatMoney(nowFen),
              })}
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
