import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { can } from "#app/domain/core/authorise.ts";
import { getOwnProduct, listPacks } from "#app/domain/reporting/supply/products.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer } from "#app/http/respond.server.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { formatMoney, unitWord } from "#app/ui/elements/format.ts";
import { Count } from "#app/ui/elements/quantity.tsx";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { EmptyState, Tag } from "#app/ui/primitives/card.tsx";
import { Table } from "#app/ui/primitives/table.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const productId = args.params.productId ?? "";
  const [, packs] = await answer(() =>
    Promise.all([getOwnProduct(ctx, productId), listPacks(ctx, productId)]),
  );
  return { productId, packs, mayEdit: can(ctx.actor, "product.edit") };
}

export default function Packs() {
  const { productId, packs, mayEdit } = useLoaderData<typeof loader>();
  const t = useText("supply");
  const locale = useLocale();
  const unitOf = (pack: (typeof packs)[number]) => (locale === "en" ? pack.unitEn : pack.unitZh);
  const add = mayEdit ? (
    <LinkButton to={paths.supplierPackNew(productId)} variant={packs.length === 0 ? "primary" : "secondary"}>
      {t("packs.new")}
    </LinkButton>
  ) : null;
  return (
    <>
      {packs.length > 0 && add ? <div>{add}</div> : null}
      <Table
        caption={t("packs.caption")}
        rows={packs}
        rowKey={(pack) => pack.id}
        empty={
          <EmptyState title={t("packs.empty")} action={add}>
            {t("packs.empty.note")}
          </EmptyState>
        }
        columns={[
          {
            key: "pack",
            header: t("column.pack"),
            heading: true,
            cell: (pack) => (
              <span className="inline-flex flex-wrap items-center gap-x-2">
                <Link to={paths.supplierPack(productId, pack.id)}>
                  {locale === "en" ? pack.packEn : pack.packZh}
                </Link>
                {pack.isActive ? null : <Tag>{t("pack.inactive")}</Tag>}
              </span>
            ),
          },
          { key: "sku", header: t("column.sku"), cell: (pack) => pack.sku },
          {
            key: "tiers",
            header: t("column.tiers"),
            cell: (pack) => (
              <ul className="figures text-sm">
                {pack.tiers.map((tier) => (
                  <li key={tier.fromPacks}>
                    {t("pack.tiers", {
                      from: tier.fromPacks,
                      unit: unitWord(unitOf(pack), tier.fromPacks),
                      price: formatMoney(tier.unitPriceFen),
                    })}
                  </li>
                ))}
              </ul>
            ),
          },
          {
            key: "moq",
            header: t("column.moq"),
            numeric: true,
            cell: (pack) => <Count value={pack.moqPacks} unit={unitOf(pack)} />,
          },
          {
            key: "capacity",
            header: t("column.capacity"),
            numeric: true,
            cell: (pack) => <Count value={pack.weeklyCapacityPacks} unit={unitOf(pack)} />,
          },
          {
            key: "free",
            header: t("column.free"),
            numeric: true,
            cell: (pack) => (
              <Link to={paths.supplierStockPack(pack.id)}>
                <Count value={pack.onHandPacks - pack.allocatedPacks} unit={unitOf(pack)} />
              </Link>
            ),
          },
        ]}
      />
    </>
  );
}
