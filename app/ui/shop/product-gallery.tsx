import type { ShownProduct } from "#app/domain/reporting/storefront/product.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { ProductPicture } from "#app/ui/motif/product-picture.tsx";
import type { ProductFamily } from "#db/vocabulary/product-families.ts";

/** The photographs of a product, the first one large; its batik picture where there is none. */
export function ProductGallery({ product }: { product: ShownProduct }) {
  const t = useText("shop");
  const locale = useLocale();
  const name = localName(locale, product);
  const [first, ...others] = product.photographs;
  return (
    <div className="grid content-start gap-2">
      <ProductPicture
        seed={product.id}
        family={product.family as ProductFamily}
        alt={first ? first.altZh || name : t("product.drawn", { name })}
        photographUrl={first ? paths.file(first.fileId) : null}
        eager
        className="rounded-card border border-line"
      />
      {others.length > 0 ? (
        <ul className="grid grid-cols-4 gap-2">
          {others.map((photograph) => (
            <li key={photograph.fileId}>
              <a href={paths.file(photograph.fileId)}>
                <img
                  src={paths.file(photograph.fileId, "thumb")}
                  alt={photograph.altZh || name}
                  width={240}
                  height={180}
                  loading="lazy"
                  className="aspect-4/3 w-full rounded-control border border-line object-cover"
                />
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {first ? null : <p className="text-ink-soft text-sm">{t("product.drawn_note")}</p>}
    </div>
  );
}
