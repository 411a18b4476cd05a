import type { ReactNode } from "react";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { MarkedLink } from "#app/ui/elements/marked-link.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { Count } from "#app/ui/elements/quantity.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { Tag } from "#app/ui/primitives/card.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import type { ProductState } from "#db/vocabulary/catalogue.ts";

export interface ProductTableRow {
  id: string;
  nameZh: string;
  nameEn: string;
  state: ProductState;
  fromPriceFen: number | null;
  fromMoqPacks: number | null;
  packs: number;
  inStock: boolean;
  returnedReason: string | null;
  isDemo: boolean;
  /** Certificates for lack of which a published product is off the shelf. */
  lacking: readonly { schemeCode: string; nameZh: string; nameEn: string }[];
}

/** The products of a supplier, each leading to its editor; what was returned says why. */
export function ProductTable({ rows, empty }: { rows: readonly ProductTableRow[]; empty: ReactNode }) {
  const t = useText("supply");
  const certification = useText("certification");
  const locale = useLocale();
  const none = useText("common")("none");
  return (
    <Table
      caption={t("products.caption")}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: "product",
          header: t("column.product"),
          heading: true,
          cell: (row) => (
            <>
              <MarkedLink to={paths.supplierProduct(row.id)} isDemo={row.isDemo}>
                <LocalName of={row} />
              </MarkedLink>
              {row.returnedReason && (row.state === "draft" || row.state === "suspended") ? (
                <span className="block font-normal text-cinnabar-deep text-sm">
                  {t(row.state === "draft" ? "returned" : "suspended", { reason: row.returnedReason })}
                </span>
              ) : null}
              {row.lacking.length > 0 ? (
                <span className="block font-normal text-cinnabar-deep text-sm">
                  {certification("sale.withdrawn", {
                    schemes: row.lacking
                      .map((scheme) => localName(locale, scheme))
                      .join(locale === "en" ? ", " : "、"),
                  })}
                </span>
              ) : null}
            </>
          ),
        },
        {
          key: "state",
          header: t("column.state"),
          cell: (row) => <State of="productStates" is={row.state} />,
        },
        {
          key: "price",
          header: t("column.from_price"),
          numeric: true,
          cell: (row) => (row.fromPriceFen === null ? none : <Money fen={row.fromPriceFen} />),
        },
        {
          key: "moq",
          header: t("column.moq"),
          numeric: true,
          cell: (row) => (row.fromMoqPacks === null ? none : <Count value={row.fromMoqPacks} />),
        },
        {
          key: "packs",
          header: t("column.packs"),
          numeric: true,
          cell: (row) => <Count value={row.packs} />,
        },
        {
          key: "stock",
          header: t("column.stock"),
          cell: (row) =>
            row.inStock ? <Tag tone="green">{t("in_stock")}</Tag> : <Tag>{t("out_of_stock")}</Tag>,
        },
      ]}
    />
  );
}
