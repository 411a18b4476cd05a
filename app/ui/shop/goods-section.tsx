import type { ProductCard } from "#app/domain/reporting/storefront/cards.server.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { formatCount, formatMonthWord } from "#app/ui/elements/format.ts";
import { SectionHeading } from "#app/ui/primitives/card.tsx";
import { ProductGrid } from "./product-card.tsx";

/** A strip of goods on the home page: what is in season, or what carries verified marks. */
export function GoodsSection({
  kind,
  month,
  total,
  cards,
}: {
  kind: "seasonal" | "marked";
  month: number;
  total: number | null;
  cards: readonly ProductCard[];
}) {
  const t = useText("shop");
  const locale = useLocale();
  if (cards.length === 0) return null;
  const words = {
    seasonal: {
      title: t("home.seasonal", { month: formatMonthWord(month, locale) }),
      note: t("home.seasonal_note"),
    },
    marked: { title: t("home.marked"), note: t("home.marked_note") },
  }[kind];
  return (
    <section aria-labelledby={`goods-${kind}`}>
      <SectionHeading
        id={`goods-${kind}`}
        note={words.note}
        action={
          <a
            href={kind === "seasonal" ? paths.products({ season: "now" }) : paths.products()}
            className="link py-1"
          >
            {total === null ? t("section.more") : t("section.all", { count: formatCount(total) })}
          </a>
        }
      >
        {words.title}
      </SectionHeading>
      <ProductGrid cards={cards} />
    </section>
  );
}
