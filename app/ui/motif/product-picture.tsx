import { paths } from "#app/paths.ts";
import type { ProductFamily } from "#db/vocabulary/product-families.ts";

/** A product's photograph, or the batik picture of its family seeded by the product's id. 4 : 3. */
export function ProductPicture({
  seed,
  family,
  alt,
  photographUrl,
  eager = false,
  className = "",
}: {
  seed: string;
  family: ProductFamily;
  alt: string;
  photographUrl?: string | null;
  /** For the picture at the top of a page, which should not wait. */
  eager?: boolean;
  className?: string;
}) {
  return (
    <img
      src={photographUrl ?? paths.motif(family, seed)}
      alt={alt}
      width={480}
      height={360}
      loading={eager ? "eager" : "lazy"}
      decoding="async"
      className={`picture ${className}`.trimEnd()}
    />
  );
}
