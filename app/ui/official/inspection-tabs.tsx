import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { Tabs } from "#app/ui/primitives/navigation.tsx";
import { spotCheckStates } from "#db/vocabulary/inspection.ts";

/** What there is to see about tests: spot checks by their state, and what is due for another test. */
export function InspectionTabs({ current }: { current: (typeof spotCheckStates)[number] | "retests" }) {
  const t = useText("inspection");
  const words = useText("vocabulary");
  return (
    <Tabs
      label={t("spot.tabs")}
      tabs={[
        ...spotCheckStates.map((state) => ({
          label: words(`spotCheckStates.${state}`),
          to: paths.officialSpotChecks({ state: state === "planned" ? null : state }),
          current: state === current,
        })),
        { label: t("retests.title"), to: paths.officialRetests(), current: current === "retests" },
      ]}
    />
  );
}
