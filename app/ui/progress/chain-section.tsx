import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import { Count } from "#app/ui/elements/quantity.tsx";
import { SectionHeading } from "#app/ui/primitives/card.tsx";
import { Table } from "#app/ui/primitives/table.tsx";

/** A file of `public`, for strangers to check the ledger with. */
const VERIFIER = "/ledger-verifier.mjs";

export interface PublishedRoot {
  day: string;
  position: number;
  hash: string;
  entryCount: number;
  amountFen: number;
}

/** How anybody can check the ledger: the whole of it, the verifier, and the daily roots of a year to hold it against. */
export function ChainSection({ roots, isOver }: { roots: readonly PublishedRoot[]; isOver: boolean }) {
  const t = useText("ledger");
  return (
    <section>
      <SectionHeading>{t("chain.title")}</SectionHeading>
      <p className="max-w-prose">{t("chain.lead")}</p>
      <ul className="mt-3 grid list-disc gap-1 pl-5">
        <li>
          <a href={paths.ledgerBundle()} className="link" download>
            {t("chain.bundle")}
          </a>
        </li>
        <li>
          <a href={VERIFIER} className="link" download>
            {t("chain.verifier")}
          </a>
        </li>
        <li>
          <code className="text-sm">{t("chain.how")}</code>
        </li>
      </ul>
      {roots.length > 0 ? (
        <div className="mt-4 overflow-hidden rounded-card border border-line bg-white">
          <Table
            caption={t("chain.roots")}
            rows={roots}
            rowKey={(root) => root.day}
            columns={[
              {
                key: "day",
                header: t("chain.day"),
                heading: true,
                cell: (root) => <DateText date={root.day} form="short" />,
              },
              {
                key: "links",
                header: t("chain.links"),
                numeric: true,
                cell: (root) => <Count value={root.position} />,
              },
              {
                key: "entries",
                header: t("chain.entries"),
                numeric: true,
                cell: (root) => <Count value={root.entryCount} />,
              },
              {
                key: "total",
                header: t("chain.total"),
                numeric: true,
                cell: (root) => <Money fen={root.amountFen} />,
              },
              {
                key: "hash",
                header: t("chain.hash"),
                cell: (root) => <code className="break-all text-xs">{root.hash}</code>,
              },
            ]}
          />
        </div>
      ) : (
        <p className="mt-3 text-ink-soft">{t(isOver ? "chain.none_of_year" : "chain.none")}</p>
      )}
    </section>
  );
}
