import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readYear } from "#app/domain/reporting/entries/filter.ts";
import { listIndicatorYears, readBoard } from "#app/domain/reporting/indicators/read.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { dayOf, yearOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { IndicatorBoard } from "#app/ui/indicators/board.tsx";
import { Tabs } from "#app/ui/primitives/navigation.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const year = readYear(new URL(args.request.url).searchParams.get("year"), yearOf(dayOf(ctx.now)));
  return answer(async () => ({
    rows: await readBoard(ctx, year),
    years: await listIndicatorYears(ctx),
    year,
    title: textFor(localeOf(args.request), "indicators")("board.title", { year }),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** What else the plan asks for, as a board. */
export default function Indicators() {
  const { rows, years, year, title } = useLoaderData<typeof loader>();
  const t = useText("indicators");
  return (
    <WorkspacePage title={title} note={t("board.note")}>
      <Tabs
        label={t("board.years")}
        tabs={years.map((each) => ({
          label: String(each),
          to: paths.officialIndicators({ year: each }),
          current: each === year,
        }))}
      />
      <IndicatorBoard rows={rows} year={year} open />
    </WorkspacePage>
  );
}
