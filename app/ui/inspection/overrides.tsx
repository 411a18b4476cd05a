import { useText } from "#app/i18n/use-text.tsx";
import { InstantText } from "#app/ui/elements/date.tsx";
import type { InspectionVerdict } from "#db/vocabulary/provenance.ts";

export interface ShownOverride {
  fromVerdict: InspectionVerdict;
  toVerdict: InspectionVerdict;
  reason: string;
  at: string;
  organisation: string;
  person: string | null;
}

/** Every change of a verdict by hand: from what to what, by whom, when and why. */
export function Overrides({ overrides }: { overrides: readonly ShownOverride[] }) {
  const t = useText("inspection");
  const words = useText("vocabulary");
  return (
    <>
      {overrides.map((changed) => (
        <div key={changed.at} className="border-gold border-l-4 bg-paper px-3 py-1.5 text-[0.9375rem]">
          <p className="font-medium">
            {t("override.told", {
              from: words(`inspectionVerdicts.${changed.fromVerdict}`),
              to: words(`inspectionVerdicts.${changed.toVerdict}`),
            })}
          </p>
          <p>{changed.reason}</p>
          <p className="text-ink-soft text-sm">
            {t("override.by", { organisation: changed.organisation, person: changed.person ?? "" })}{" "}
            <InstantText at={changed.at} />
          </p>
        </div>
      ))}
    </>
  );
}
