import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { Money } from "#app/ui/elements/money.tsx";
import { LocalName, OrganisationName } from "#app/ui/elements/name.tsx";
import { Count, Quantity } from "#app/ui/elements/quantity.tsx";
import { Word } from "#app/ui/elements/state.tsx";
import { EmptyState, Panel, Tag } from "#app/ui/primitives/card.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import type { SellerForce } from "#db/vocabulary/organisations.ts";

interface Named {
  nameZh: string;
  nameEn: string | null;
}

interface Pack {
  id: string;
  packZh: string;
  packEn: string;
  netGrams: number;
  moqPacks: number;
  isActive: boolean;
  fromPriceFen: number | null;
}

interface Evidence {
  id: string;
  packZh: string;
  lowFen: number;
  highFen: number;
  basis: string;
  sourceUrl: string | null;
}

/** The packs and prices of a product beside what such goods cost elsewhere. */
export function ReviewedPacks({
  packs,
  evidence,
}: {
  packs: readonly Pack[];
  evidence: readonly Evidence[];
}) {
  const t = useText("supply");
  const locale = useLocale();
  const none = useText("common")("none");
  return (
    <Panel title={t("packs.caption")} flush>
      <Table
        caption={t("packs.caption")}
        rows={packs}
        rowKey={(pack) => pack.id}
        empty={<EmptyState title={t("packs.empty")} />}
        columns={[
          {
            key: "pack",
            header: t("column.pack"),
            heading: true,
            cell: (pack) => (
              <>
                {locale === "en" ? pack.packEn : pack.packZh}{" "}
                {pack.isActive ? null : <Tag>{t("pack.inactive")}</Tag>}
              </>
            ),
          },
          {
            key: "net",
            header: t("pack.net"),
            numeric: true,
            cell: (pack) => <Quantity milli={pack.netGrams} />,
          },
          {
            key: "moq",
            header: t("column.moq"),
            numeric: true,
            cell: (pack) => <Count value={pack.moqPacks} />,
          },
          {
            key: "price",
            header: t("column.from_price"),
            numeric: true,
            cell: (pack) => (pack.fromPriceFen === null ? none : <Money fen={pack.fromPriceFen} />),
          },
        ]}
      />
      {evidence.length > 0 ? (
        <ul className="grid gap-1 border-line border-t p-4 text-[0.9375rem]">
          {evidence.map((row) => (
            <li key={row.id}>
              {row.packZh} <Money fen={row.lowFen} /> – <Money fen={row.highFen} /> ·{" "}
              {row.sourceUrl ? (
                <a href={row.sourceUrl} target="_blank" rel="noreferrer nofollow">
                  {row.basis}
                </a>
              ) : (
                row.basis
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </Panel>
  );
}

/** The pictures of a product and the marks it claims. */
export function ReviewedPictures({
  photographs,
  claims,
}: {
  photographs: readonly { fileId: string; altZh: string }[];
  claims: readonly { claim: string; sourceUrl: string | null }[];
}) {
  const t = useText("supply");
  return (
    <>
      {claims.length > 0 ? (
        <Panel title={t("fact.claims")} note={t("fact.claims.note")}>
          <ul className="flex flex-wrap gap-2">
            {claims.map(({ claim, sourceUrl }) => (
              <li key={claim}>
                {sourceUrl ? (
                  <a href={sourceUrl} target="_blank" rel="noreferrer nofollow">
                    {claim}
                  </a>
                ) : (
                  <Tag>{claim}</Tag>
                )}
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      <Panel title={t("tab.photographs")}>
        {photographs.length === 0 ? (
          <p className="text-ink-soft">{t("photographs.empty")}</p>
        ) : (
          <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3">
            {photographs.map((photograph, position) => (
              <li key={photograph.fileId}>
                <a href={paths.file(photograph.fileId)} target="_blank" rel="noreferrer">
                  <img
                    src={paths.file(photograph.fileId, "thumb")}
                    alt={photograph.altZh || t("photographs.untitled", { number: position + 1 })}
                    width={480}
                    height={360}
                    loading="lazy"
                    className="aspect-4/3 w-full rounded-control object-cover"
                  />
                </a>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}

/** Who sells it, whom it helps, and where it grows. */
export function ReviewedSupplier({
  supplier,
  base,
}: {
  supplier: Named & {
    demo: boolean;
    sellerForce: SellerForce | null;
    householdsInvolved: number | null;
    householdBenefit: string | null;
  };
  base: (Named & { township: string; village: string; areaMilliMu: number }) | null;
}) {
  const t = useText("supply");
  return (
    <Panel title={t("review.supplier")}>
      <DescriptionList
        facts={[
          {
            term: t("review.supplier"),
            value: (
              <>
                <OrganisationName of={supplier} />
                {supplier.sellerForce ? (
                  <>
                    {" "}
                    <Tag>
                      <Word of="sellerForces" is={supplier.sellerForce} />
                    </Tag>
                  </>
                ) : null}
              </>
            ),
          },
          ...(supplier.householdsInvolved === null
            ? []
            : [
                {
                  term: t("review.households"),
                  value: t("review.households.value", {
                    count: supplier.householdsInvolved,
                    benefit: supplier.householdBenefit ?? "",
                  }),
                },
              ]),
          ...(base
            ? [
                { term: t("fact.base"), value: <LocalName of={base} /> },
                { term: t("column.place"), value: `${base.township}${base.village}` },
                { term: t("column.area"), value: <Quantity milli={base.areaMilliMu} /> },
              ]
            : []),
        ]}
      />
    </Panel>
  );
}
