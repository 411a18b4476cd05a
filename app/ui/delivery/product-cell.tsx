import { useLocale } from "#app/i18n/use-text.tsx";
import type { PackedProduct } from "./view.ts";

/** The words of a packed product in the language of the page. */
export function usePacked(): (line: PackedProduct) => { product: string; pack: string; unit: string } {
  const english = useLocale() === "en";
  return (line) =>
    english
      ? { product: line.productNameEn, pack: line.packEn, unit: line.unitEn }
      : { product: line.productNameZh, pack: line.packZh, unit: line.unitZh };
}

/** A product and its pack, as a table names a row. */
export function ProductCell({ line }: { line: PackedProduct }) {
  const { product, pack } = usePacked()(line);
  return (
    <span>
      <span className="mr-1">{product}</span>{" "}
      <span className="inline-block font-normal text-ink-soft">{pack}</span>
    </span>
  );
}
