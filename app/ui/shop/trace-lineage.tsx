import type { Origin, ShownLineage } from "#app/domain/reporting/trace/lineage.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { LocalName } from "#app/ui/elements/name.tsx";
import { Weight } from "#app/ui/elements/quantity.tsx";
import { Word } from "#app/ui/elements/state.tsx";

type Counties = readonly { code: string; nameZh: string; nameEn: string }[];

/** Where a made batch's goods grew, what it was made from and what it went into. */
export function TraceLineage({
  lineage,
  origins,
  counties,
}: {
  lineage: ShownLineage;
  origins: readonly Origin[];
  counties: Counties;
}) {
  const t = useText("trace");
  return (
    <div className="grid gap-4 rounded-card border border-line bg-white p-4">
      {origins.length > 0 ? (
        <div>
          <h3 className="mb-1 text-base">{t("lineage.origins")}</h3>
          <ul className="grid gap-1.5">
            {origins.map((origin) => (
              <li key={origin.id}>
                <Place place={origin} counties={counties} />
                <span className="ml-2 text-ink-soft text-sm">
                  {origin.firstHarvest === origin.lastHarvest
                    ? t("lineage.origins.harvest_on", { from: origin.firstHarvest })
                    : t("lineage.origins.harvest", { from: origin.firstHarvest, to: origin.lastHarvest })}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <Side heading={t("lineage.made_from")} batches={lineage.madeFrom} />
      <Side heading={t("lineage.went_into")} batches={lineage.wentInto} />
    </div>
  );
}

function Place({
  place,
  counties,
}: {
  place: { id: string; nameZh: string; nameEn: string; countyCode: string };
  counties: Counties;
}) {
  const locale = useLocale();
  const county = counties.find(({ code }) => code === place.countyCode);
  return (
    <a href={paths.base(place.id)} className="link">
      {county ? localName(locale, county) : null} {localName(locale, place)}
    </a>
  );
}

function Side({ heading, batches }: { heading: string; batches: ShownLineage["madeFrom"] }) {
  const t = useText("trace");
  if (batches.length === 0) return null;
  return (
    <div>
      <h3 className="mb-1 text-base">{heading}</h3>
      <ul className="grid gap-1.5">
        {batches.map((batch, position) => (
          <li key={batch.code ?? position} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
            {batch.code ? (
              <a href={paths.trace(batch.code)} className="link figures font-medium">
                {batch.code}
              </a>
            ) : (
              <span className="text-ink-soft">{t("lineage.unreleased")}</span>
            )}
            <LocalName of={batch.product} />
            <Weight grams={batch.grams} />
            <span className="text-ink-soft text-sm">
              <Word of="batchOrigins" is={batch.origin} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
