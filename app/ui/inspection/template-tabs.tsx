import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { Tabs } from "#app/ui/primitives/navigation.tsx";

interface Named {
  code: string;
  nameZh: string;
  nameEn: string;
}

/** The word that stands in the address for a report without readings. */
export const NO_TEMPLATE = "none";

/** The template an address asks for: the first that fits unless it says otherwise; null for a verdict without readings. */
export function askedTemplate<Template extends Named>(
  templates: readonly Template[],
  asked: string | null,
): Template | null {
  if (asked === NO_TEMPLATE) return null;
  return templates.find(({ code }) => code === asked) ?? templates[0] ?? null;
}

/** Which list of parameters a report follows; each has its own address. */
export function TemplateTabs({
  templates,
  chosen,
  address,
}: {
  templates: readonly Named[];
  chosen: string | null;
  address: (template: string) => string;
}) {
  const t = useText("inspection");
  const locale = useLocale();
  if (templates.length === 0) return <p className="text-ink-soft">{t("report.list.unfit")}</p>;
  return (
    <Tabs
      label={t("report.list")}
      tabs={[
        ...templates.map((template) => ({
          label: localName(locale, template),
          to: address(template.code),
          current: template.code === chosen,
        })),
        { label: t("report.list.none"), to: address(NO_TEMPLATE), current: chosen === null },
      ]}
    />
  );
}
