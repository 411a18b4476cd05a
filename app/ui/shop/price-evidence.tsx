import type { ShownEvidence } from "#app/domain/reporting/storefront/product.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import { Table } from "#app/ui/primitives/table.tsx";

/** What a price can be held against: where else it was seen, and for which pack. */
export function PriceEvidence({ evidence }: { evidence: readonly ShownEvidence[] }) {
  const t = useText("shop");
  return (
    <div className="overflow-hidden rounded-card border border-line bg-white">
      <Table
        caption={t("product.evidence")}
        rows={evidence}
        rowKey={(row) => `${row.packZh}/${row.basis}/${row.lowFen}`}
        columns={[
          { key: "pack", header: t("evidence.pack"), heading: true, cell: (row) => row.packZh },
          {
            key: "range",
            header: t("evidence.range"),
            numeric: true,
            cell: (row) => (
              <>
                <Money fen={row.lowFen} />
                {row.highFen > row.lowFen ? (
                  <>
                    {" – "}
                    <Money fen={row.highFen} />
                  </>
                ) : null}
              </>
            ),
          },
          {
            key: "basis",
            header: t("evidence.basis"),
            cell: (row) => (
              <>
                {row.basis}
                {row.isDemo ? <DemoMark className="ml-1.5" /> : null}
                {row.sourceUrl?.startsWith("http") ? (
                  <a href={row.sourceUrl} rel="nofollow noopener noreferrer" className="link ml-2 text-sm">
                    {t("claims.source")}
                  </a>
                ) : null}
              </>
            ),
          },
        ]}
      />
    </div>
  );
}
