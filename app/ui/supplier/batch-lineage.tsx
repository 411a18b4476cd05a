import { Link } from "@remix-run/react";
import type { LinkedBatch } from "#app/domain/reporting/supply/lineage.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { LocalName } from "#app/ui/elements/name.tsx";
import { Weight } from "#app/ui/elements/quantity.tsx";
import { State, Word } from "#app/ui/elements/state.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";

/** What a batch was made from and what was made of it, one step each way. */
export function BatchLineage({
  madeFrom,
  wentInto,
}: {
  madeFrom: readonly LinkedBatch[];
  wentInto: readonly LinkedBatch[];
}) {
  const t = useText("supply");
  return (
    <Panel title={t("batch.lineage")}>
      {madeFrom.length + wentInto.length === 0 ? (
        <p className="text-ink-soft">{t("batch.lineage.none")}</p>
      ) : (
        <div className="grid gap-4">
          <Side heading={t("batch.lineage.made_from")} batches={madeFrom} />
          <Side heading={t("batch.lineage.went_into")} batches={wentInto} />
        </div>
      )}
    </Panel>
  );
}

function Side({ heading, batches }: { heading: string; batches: readonly LinkedBatch[] }) {
  if (batches.length === 0) return null;
  return (
    <div>
      <h3 className="mb-1 text-base">{heading}</h3>
      <ul className="grid gap-1.5">
        {batches.map((batch) => (
          <li key={batch.id} className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
            <Link to={paths.supplierBatch(batch.id)} className="link figures font-medium">
              {batch.code}
            </Link>
            <LocalName of={batch.product} />
            <Weight grams={batch.grams} />
            <span className="text-ink-soft text-sm">
              <Word of="batchOrigins" is={batch.origin} />
            </span>
            <State of="batchStates" is={batch.state} />
          </li>
        ))}
      </ul>
    </div>
  );
}
