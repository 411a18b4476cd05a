import { Siren } from "lucide-react";
import { useText } from "#app/i18n/use-text.tsx";
import { formatInstant } from "#app/ui/elements/format.ts";
import type { RehearsalView } from "./view.ts";

/** Says loudly that nothing has been changed, and how fast the answer was found. */
export function RehearsalBanner({ elapsedMs, at }: Pick<RehearsalView, "elapsedMs" | "at">) {
  const t = useText("recall");
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border-2 border-gold border-dashed bg-gold-soft px-4 py-3 text-gold-deep"
    >
      <span className="flex shrink-0 items-center gap-2 rounded-mark bg-gold-deep px-3 py-1 font-semibold text-lg text-white tracking-[0.2em]">
        <Siren aria-hidden="true" className="size-5" />
        {t("impact.rehearsal")}
      </span>
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-semibold">{t("impact.rehearsal.title")}</p>
        <p className="text-[0.9375rem] text-ink">
          {t("impact.rehearsal.note", { ms: elapsedMs.toFixed(1), at: formatInstant(at) })}
        </p>
      </div>
    </div>
  );
}
