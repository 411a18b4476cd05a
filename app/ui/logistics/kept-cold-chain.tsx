import type { Text } from "#app/i18n/text.ts";
import { useText } from "#app/i18n/use-text.tsx";
import type { StorageClass } from "#db/vocabulary/catalogue.ts";
import { degreesOrNone } from "./view.ts";

/** A cold chain as it was kept with an acceptance. */
export type KeptView = {
  storageClass: StorageClass;
  readings: number;
  highestCentiC: number | null;
  excursionMinutes: number;
  silentMinutes: number;
};

/** What was known of the cold chain when the receiver signed, in a line; null for ambient goods. */
export function keptWords(kept: KeptView | null, t: Text<"logistics">): string | null {
  if (kept === null || kept.storageClass === "ambient") return null;
  const range = t(`range.${kept.storageClass}`);
  const { readings } = kept;
  const told = [
    ...(kept.excursionMinutes > 0
      ? [
          t("kept.broken", {
            range,
            minutes: kept.excursionMinutes,
            high: degreesOrNone(kept.highestCentiC),
            readings,
          }),
        ]
      : readings === 0
        ? [t("kept.nothing")]
        : kept.silentMinutes === 0
          ? [t("kept.kept", { range, readings })]
          : []),
    ...(kept.silentMinutes > 0 ? [t("kept.silent", { minutes: kept.silentMinutes })] : []),
  ];
  return told.join(" · ");
}

/** As {@link keptWords}, in the language of the page. */
export function useKeptWords(kept: KeptView | null): string | null {
  return keptWords(kept, useText("logistics"));
}
