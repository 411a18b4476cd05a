import type { BasePlace } from "#app/domain/provenance/base/place.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { Quantity } from "#app/ui/elements/quantity.tsx";
import { BaseMap, type BaseMapProps } from "./base-map.tsx";

/** The map of a base with what the lines say beside it in figures: the area as drawn and every corner. */
export function DrawnPlace({
  name,
  place,
  counties,
}: {
  name: string;
  place: BasePlace;
  counties: BaseMapProps["counties"];
}) {
  const t = useText("bases");
  const units = useText("shop");
  if (place.point === null && place.outline.length === 0)
    return <p className="text-ink-soft">{t("map.unknown")}</p>;
  return (
    <div className="grid gap-3">
      <BaseMap name={name} point={place.point} outline={place.outline} counties={counties} />
      {place.drawnMilliMu === null ? null : (
        <p>
          {t("map.drawn_area")} <Quantity milli={roundedToMu(place.drawnMilliMu)} unit={units("origin.mu")} />
          {place.areaDiffers ? (
            <span className="ml-2 text-cinnabar-deep">{t("map.drawn_area.differs")}</span>
          ) : null}
        </p>
      )}
      {place.outline.length > 0 ? (
        <details>
          <summary className="cursor-pointer text-ink-soft text-sm">{t("map.corners")}</summary>
          <ol className="figures mt-1 grid list-decimal gap-x-6 pl-8 text-sm sm:grid-cols-2">
            {place.outline.map(([latitude, longitude]) => (
              <li key={`${latitude},${longitude}`}>
                {(latitude / 1_000_000).toFixed(6)}, {(longitude / 1_000_000).toFixed(6)}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
      <p className="text-ink-soft text-sm">{t("map.note")}</p>
    </div>
  );
}

/** Coordinates to six decimals say nothing below a mu. */
const roundedToMu = (milliMu: number) => Math.round(milliMu / 1000) * 1000;
