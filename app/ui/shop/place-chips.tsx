import { localName } from "#app/i18n/locale.ts";
import { useLocale } from "#app/i18n/use-text.tsx";
import { formatCount } from "#app/ui/elements/format.ts";
import type { CountedCode } from "./facet-links.ts";

/** Places or industries with how many goods each has; those without are left out. */
export function PlaceChips({
  label,
  places,
  to,
}: {
  label: string;
  places: readonly CountedCode[];
  to: (place: CountedCode) => string;
}) {
  const locale = useLocale();
  const shown = places.filter(({ count }) => count > 0);
  if (shown.length === 0) return null;
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-2">
      <span className="text-ink-soft text-sm">{label}</span>
      {shown.map((place) => (
        <a
          key={place.code}
          href={to(place)}
          className="inline-flex min-h-8 items-center gap-1.5 rounded-full border border-line bg-white px-3 text-ink text-sm no-underline hover:border-green hover:text-green"
        >
          {localName(locale, place)}
          <span className="figures text-ink-soft">{formatCount(place.count)}</span>
        </a>
      ))}
    </nav>
  );
}
