import type { MatchedBatch } from "#app/domain/reporting/storefront/batches.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { formatCount } from "#app/ui/elements/format.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";

/** Batches that carry one number, to choose from by product and supplier. */
export function TraceMatches({ matches }: { matches: readonly MatchedBatch[] }) {
  const t = useText("trace");
  return (
    <section aria-labelledby="matches" className="grid gap-3">
      <h2 id="matches" className="text-lg">
        {t("search.several", { count: formatCount(matches.length) })}
      </h2>
      <ul className="grid gap-2">
        {matches.map((match) => (
          <li key={match.code} className="rounded-card border border-line bg-white px-4 py-3">
            <a href={paths.trace(match.code)} className="link font-medium">
              <LocalName of={match.product} /> · <LocalName of={match.supplier} />
            </a>
            {match.isDemo ? <DemoMark className="ml-2" /> : null}
            <p className="text-ink-soft text-sm">
              <span className="figures">{match.code}</span>
              {match.supplierCode ? ` · ${t("search.supplier_code", { code: match.supplierCode })}` : null}
              {" · "}
              {t("search.packed_on")} <DateText date={match.packedOn} form="short" />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
