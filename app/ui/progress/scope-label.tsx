import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { formatDate } from "#app/ui/elements/format.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import type { EvidenceGrade } from "#db/vocabulary/ledger.ts";

export interface ShownPolicy {
  code: string;
  version: number;
  nameZh: string;
  nameEn: string;
  minimumGrade: EvidenceGrade;
}

/** What a total covers. No total is shown without it. */
export function ScopeLabel({ policy, asOf, demo }: { policy: ShownPolicy; asOf: string; demo: boolean }) {
  const t = useText("ledger");
  const words = useText("vocabulary");
  const locale = useLocale();
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-3">
      <span>
        {t("scope.label", {
          policy: localName(locale, policy),
          version: policy.version,
          grade: words(`evidenceGrades.${policy.minimumGrade}`),
        })}
      </span>
      <span>{t("scope.as_of", { day: formatDate(asOf, locale) })}</span>
      {demo ? <DemoMark /> : null}
    </span>
  );
}
