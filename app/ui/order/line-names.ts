import { useLocale } from "#app/i18n/use-text.tsx";
import type { OrderSheetLine } from "./order-sheet.tsx";

/** An order line's product with its pack, and its unit, in the reader's language. */
export function useLineNames() {
  const english = useLocale() === "en";
  return (line: OrderSheetLine) => ({
    product: `${english ? line.productNameEn : line.productNameZh} ${english ? line.packEn : line.packZh}`,
    unit: english ? line.unitEn : line.unitZh,
  });
}
