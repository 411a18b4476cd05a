import { useText } from "#app/i18n/use-text.tsx";
import { formatShare } from "#app/ui/elements/format.ts";
import { along } from "./scale.ts";

/** How far an amount stands toward its target, with a mark where an even pace would stand today. */
export function TargetProgress({
  amountFen,
  targetFen,
  paceFen,
  tone = "light",
}: {
  amountFen: number;
  targetFen: number;
  paceFen?: number | null;
  tone?: "light" | "dark";
}) {
  const t = useText("elements");
  const percent = formatShare(amountFen, targetFen);
  const dark = tone === "dark";
  const pace = paceFen ? along(paceFen, targetFen, 1000) : null;
  return (
    <svg
      viewBox="0 0 1000 14"
      preserveAspectRatio="none"
      role="img"
      aria-label={t("percent.of_target", { percent })}
      className="block h-3 w-full"
    >
      <rect y="2" width="1000" height="10" className={dark ? "fill-white/15" : "fill-green-soft"} />
      <rect
        y="2"
        width={along(amountFen, targetFen, 1000)}
        height="10"
        className={dark ? "fill-gold" : "fill-green"}
      />
      {pace === null ? null : (
        <rect x={Math.min(pace, 997)} width="3" height="14" className={dark ? "fill-white" : "fill-cinnabar"}>
          <title>{t("chart.pace")}</title>
        </rect>
      )}
    </svg>
  );
}
