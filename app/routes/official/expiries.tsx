import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { can } from "#app/domain/core/authorise.ts";
import {
  countExpiries,
  listAnsweredCounties,
  listExpiries,
} from "#app/domain/reporting/review/expiries.server.ts";
import { monthsOn, readMonth, weeksOf } from "#app/domain/reporting/review/month.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { dayOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { MonthText } from "#app/ui/elements/date.tsx";
import { formatMonth } from "#app/ui/elements/format.ts";
import { ExpiryList } from "#app/ui/official/expiry-list.tsx";
import { MonthGrid } from "#app/ui/official/month-grid.tsx";
import { MonthStrip } from "#app/ui/official/month-strip.tsx";
import { Button, LinkButton } from "#app/ui/primitives/button.tsx";
import { Select } from "#app/ui/primitives/controls.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { namedChoices } from "#app/ui/supplier/choices.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const query = new URL(args.request.url).searchParams;
  const today = dayOf(ctx.now);
  const month = readMonth(query.get("month"), today);
  const counties = await listAnsweredCounties(ctx);
  const county = counties.find(({ code }) => code === query.get("county"))?.code ?? null;
  const [rows, ahead] = await answer(() =>
    Promise.all([
      listExpiries(ctx, { month, county }),
      countExpiries(ctx, { month: today.slice(0, 7), county }),
    ]),
  );
  return {
    rows,
    ahead,
    month,
    county,
    counties,
    today,
    mayOpen: can(ctx.actor, "certificate.review"),
    title: textFor(localeOf(args.request), "oversight")("expiries.title"),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Which certificates end on which day of a month, as a calendar and as a list. */
export default function Expiries() {
  const { rows, ahead, month, county, counties, today, mayOpen, title } = useLoaderData<typeof loader>();
  const t = useText("oversight");
  const locale = useLocale();
  const counts = new Map<string, number>();
  for (const { validUntil } of rows) counts.set(validUntil, (counts.get(validUntil) ?? 0) + 1);
  const at = (then: string) => paths.officialExpiries({ month: then, county });
  return (
    <WorkspacePage
      title={title}
      note={t("expiries.note")}
      actions={
        <>
          <LinkButton to={at(monthsOn(month, -1))}>{formatMonth(monthsOn(month, -1), locale)}</LinkButton>
          <LinkButton to={at(monthsOn(month, 1))}>{formatMonth(monthsOn(month, 1), locale)}</LinkButton>
        </>
      }
    >
      {counties.length > 1 ? (
        <Form method="get" className="flex max-w-md flex-wrap items-end gap-3">
          <input type="hidden" name="month" value={month} />
          <div className="min-w-0 grow">
            <Field label={t("expiries.county")}>
              <Select
                key={county}
                name="county"
                defaultValue={county ?? ""}
                placeholder={t("expiries.county.all")}
                choices={namedChoices(locale, counties)}
              />
            </Field>
          </div>
          <Button>{t("expiries.show")}</Button>
        </Form>
      ) : null}
      <MonthStrip months={ahead} current={month} address={at} />
      <h2 className="font-serif text-green text-xl">
        <MonthText month={month} />
      </h2>
      <MonthGrid month={month} weeks={weeksOf(month)} counts={counts} today={today} />
      <ExpiryList rows={rows} today={today} mayOpen={mayOpen} />
    </WorkspacePage>
  );
}
