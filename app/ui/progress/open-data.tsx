import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { SectionHeading } from "#app/ui/primitives/card.tsx";

/** What of the year anybody may take and use. */
export function OpenData({ year }: { year: number }) {
  const t = useText("ledger");
  const links = [
    { to: paths.progressApi({ year }), label: t("open.json") },
    { to: paths.progressTableApi({ year }), label: t("open.csv") },
    { to: paths.ocdsMonthsApi(), label: t("open.ocds") },
    { to: paths.guide("api"), label: t("open.how") },
  ];
  return (
    <section>
      <SectionHeading>{t("open.title")}</SectionHeading>
      <p className="max-w-prose">{t("open.lead")}</p>
      <ul className="mt-3 grid list-disc gap-1 pl-5">
        {links.map(({ to, label }) => (
          <li key={to}>
            <a href={to} className="link">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
