import { Form } from "@remix-run/react";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { formatMonthName } from "#app/ui/elements/format.ts";
import { Button, buttonClass } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { Select } from "#app/ui/primitives/controls.tsx";
import { Field } from "#app/ui/primitives/field.tsx";

type Table = "total" | "county" | "industry" | "channel" | "pair" | "benefit" | "indicators" | "entries";

/** The reports of a year under a policy, each a link that downloads it. */
export function ReportsOnOffer({
  year,
  policy,
  years,
  policies,
  tables,
  months,
}: {
  year: number;
  policy: { code: string };
  years: readonly number[];
  policies: readonly { id: string; code: string; version: number; nameZh: string; nameEn: string }[];
  tables: readonly Table[];
  /** How many months of the year have begun. */
  months: number;
}) {
  const t = useText("reports");
  const locale = useLocale();
  const asked = { year, policy: policy.code };
  const newest = new Map([...policies].reverse().map((each) => [each.code, each]));
  return (
    <>
      <Form method="get" className="flex flex-wrap items-end gap-3">
        <Field label={t("page.year")}>
          <Select
            name="year"
            key={year}
            defaultValue={String(year)}
            choices={years.map((each) => ({ value: String(each), label: String(each) }))}
          />
        </Field>
        <Field label={t("page.policy")}>
          <Select
            name="policy"
            key={policy.code}
            defaultValue={policy.code}
            choices={[...newest.values()].map((each) => ({
              value: each.code,
              label: localName(locale, each),
            }))}
          />
        </Field>
        <Button>{t("page.choose")}</Button>
      </Form>
      <Panel title={t("page.workbook")} note={t("page.workbook.note")}>
        <a href={paths.officialWorkbook(asked)} download className={buttonClass("primary")}>
          {t("page.workbook.do")}
        </a>
      </Panel>
      <Panel title={t("page.bulletin")} note={t("page.bulletin.note")}>
        <ul className="flex flex-wrap gap-2">
          {Array.from({ length: months }, (_, index) => months - index).map((month) => (
            <li key={month}>
              <a
                href={paths.officialBulletin({ ...asked, month })}
                download
                className={buttonClass(month === months ? "primary" : "secondary", "small")}
              >
                {t("page.bulletin.of", { month: formatMonthName(month, locale) })}
              </a>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t("page.tables")} note={t("page.tables.note")}>
        <ul className="flex flex-wrap gap-2">
          {tables.map((table) => (
            <li key={table}>
              <a
                href={paths.officialTable(table, asked)}
                download
                className={buttonClass("secondary", "small")}
              >
                {t(`sheet.${table}`)}
              </a>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}
