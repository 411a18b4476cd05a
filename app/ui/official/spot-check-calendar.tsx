import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { StateBadge } from "#app/ui/elements/badge.tsx";
import { DateText } from "#app/ui/elements/date.tsx";
import { MarkedLink } from "#app/ui/elements/marked-link.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";

interface Named {
  nameZh: string;
  nameEn: string | null;
}

export interface PlannedCheck {
  id: string;
  plannedOn: string;
  inspectors: string;
  reason: string;
  isDemo: boolean;
  late: boolean;
  product: Named;
  supplier: Named;
  county: Named;
}

/** Planned spot checks under the days they are planned for, the next day first. */
export function SpotCheckCalendar({ rows }: { rows: readonly PlannedCheck[] }) {
  const t = useText("inspection");
  const days = new Map<string, PlannedCheck[]>();
  for (const row of rows) days.set(row.plannedOn, [...(days.get(row.plannedOn) ?? []), row]);
  return (
    <ol className="grid gap-4">
      {[...days].map(([day, checks]) => (
        <li key={day} className="grid gap-x-5 gap-y-2 sm:grid-cols-[10rem_1fr]">
          <h2 className="pt-3 font-medium text-base">
            <DateText date={day} />
          </h2>
          <ul className="grid divide-y divide-line rounded-card border border-line bg-white">
            {checks.map((check) => (
              <li key={check.id} className="grid gap-0.5 px-4 py-3">
                <p className="flex flex-wrap items-center gap-x-3 gap-y-1 font-medium">
                  <MarkedLink to={paths.officialSpotCheck(check.id)} isDemo={check.isDemo}>
                    <LocalName of={check.product} />
                  </MarkedLink>
                  {check.late ? <StateBadge tone="expiring">{t("spot.late")}</StateBadge> : null}
                </p>
                <p className="text-[0.9375rem]">
                  <LocalName of={check.supplier} /> · <LocalName of={check.county} />
                </p>
                <p className="text-ink-soft text-sm">
                  {t("spot.who_goes", { inspectors: check.inspectors })} · {check.reason}
                </p>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
