import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listTargetYears } from "#app/domain/ledger/target/queries.server.ts";
import { listRoots } from "#app/domain/reporting/audit/bundle.server.ts";
import { readYear } from "#app/domain/reporting/entries/filter.ts";
import { readBenefitByCounty } from "#app/domain/reporting/benefit/read.server.ts";
import { readIndicators } from "#app/domain/reporting/indicators/read.server.ts";
import { readProgress } from "#app/domain/reporting/progress/read.server.ts";
import { canonicalOf } from "#app/http/canonical.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { dayOf, yearOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { PublicProgress } from "#app/ui/progress/public-page.tsx";
import { pageHead } from "#app/ui/shop/head.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = visitorContext(args);
  const thisYear = yearOf(dayOf(ctx.now));
  const asked = args.params.year;
  const year = readYear(asked, asked === undefined ? thisYear : 0);
  return answer(async () => {
    const years = await listTargetYears(ctx);
    if (year !== thisYear && !years.includes(year)) throw new Response("target.not_found", { status: 404 });
    const [progress, roots, indicators, benefit] = await Promise.all([
      readProgress(ctx, { year }),
      listRoots(ctx, year),
      readIndicators(ctx, year),
      readBenefitByCounty(ctx, year),
    ]);
    const locale = localeOf(args.request);
    const t = textFor(locale, "ledger");
    return {
      progress,
      roots,
      indicators,
      benefit,
      years: years.filter((each) => each <= thisYear),
      isOver: year < thisYear,
      locale,
      title: t("public.title", { year }),
      description: t("public.description"),
      canonical: canonicalOf(year === thisYear ? paths.progress() : paths.progressOf(year)),
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? pageHead(data.locale, data) : []);

/** The year's total, open to everybody. */
export default function ProgressPage() {
  return <PublicProgress {...useLoaderData<typeof loader>()} />;
}
