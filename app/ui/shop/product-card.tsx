import type { ProductCard as Card } from "#app/domain/reporting/storefront/cards.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { formatCount, formatMoney, unitWord } from "#app/ui/elements/format.ts";
import { ProductPicture } from "#app/ui/motif/product-picture.tsx";
import { localPack, seasonWords } from "./words.ts";

/** Goods as a list of cards. The look of their parts is in `styles/shop.css`, so that a long list stays small. */
export function ProductGrid({ cards, eager = 0 }: { cards: readonly Card[]; eager?: number }) {
  return (
    <ul className="goods">
      {cards.map((card, position) => (
        <li key={card.id}>
          <ProductCard card={card} eager={position < eager} />
        </li>
      ))}
    </ul>
  );
}

function ProductCard({ card, eager }: { card: Card; eager: boolean }) {
  const t = useText("shop");
  const marks = useText("elements");
  const locale = useLocale();
  const pack = card.pack ? localPack(locale, card.pack) : null;
  const name = localName(locale, card);
  return (
    <article>
      <ProductPicture
        seed={card.id}
        family={card.family}
        alt=""
        photographUrl={card.photographFileId ? paths.file(card.photographFileId, "thumb") : null}
        eager={eager}
      />
      <div>
        <p>
          {card.county ? localName(locale, card.county) : null} ·{" "}
          {card.industry ? localName(locale, card.industry) : null}
        </p>
        <h3>
          <a href={paths.product(card.id)}>{name}</a>
          {card.isDemo ? <i title={marks("demo.title")}>{marks("demo")}</i> : null}
        </h3>
        <p>{localName(locale, { nameZh: card.supplierName, nameEn: card.supplierNameEn })}</p>
        {card.marks.length > 0 ? (
          <p className="seals">
            {card.marks.map((mark) => (
              <span key={mark.code} title={localName(locale, mark)}>
                {locale === "en" ? mark.sealEn : mark.sealZh}
                <i>{marks("seal.verified")}</i>
              </span>
            ))}
          </p>
        ) : null}
        <p className="price">
          <b>{card.fromPriceFen === null ? null : formatMoney(card.fromPriceFen)}</b>{" "}
          {pack ? t("card.from", { pack: pack.pack }) : null}
        </p>
        <p className="terms">
          {pack && card.fromMoqPacks !== null ? (
            <span>
              {t("card.moq", {
                packs: formatCount(card.fromMoqPacks),
                unit: unitWord(pack.unit, card.fromMoqPacks),
              })}
            </span>
          ) : null}
          {pack && card.pack ? (
            <span>
              {t("card.weekly", {
                packs: formatCount(card.pack.weeklyCapacityPacks),
                unit: unitWord(pack.unit, card.pack.weeklyCapacityPacks),
              })}
            </span>
          ) : null}
          {card.seasonFromMonth !== null ? <span>{seasonWords(locale, card)}</span> : null}
          {card.inStock ? null : <span>{t("card.no_stock")}</span>}
        </p>
      </div>
    </article>
  );
}
