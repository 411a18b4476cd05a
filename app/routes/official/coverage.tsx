import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readYear } from "#app/domain/reporting/entries/filter.ts";
import { readCoverage } from "#app/domain/reporting/review/coverage.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { dayOf, yearOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";

import { Money, Share } from "#app/ui/elements/money.tsx";
import { CoverageTable } from "#app/ui/official/coverage-table.tsx";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { Card, Stat } from "#app/ui/primitives/card.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const thisYear = yearOf(dayOf(ctx.now));
  const year = readYear(new URL(args.request.url).searchParams.get("year"), thisYear);
  const coverage = await answer(() => readCoverage(ctx, year));
  return {
    ...coverage,
    year,
    thisYear,
    title: textFor(localeOf(args.request), "oversight")("coverage.title", { year }),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** How much of the year's sales left with a valid certificate, a passing report and a full trace. */
export default function Coverage() {
  const { counties, industries, whole, year, thisYear, title } = useLoaderData<typeof loader>();
  const t = useText("oversight");
  const share = (fen: number) => <Share part={fen} whole={whole.salesFen} />;
  return (
    <WorkspacePage
      title={title}
      note={t("coverage.note")}
      actions={
        <>
          <LinkButton to={paths.officialCoverage({ year: year - 1 })}>{year - 1}</LinkButton>
          {year < thisYear ? (
            <LinkButton to={paths.officialCoverage({ year: year + 1 })}>{year + 1}</LinkButton>
          ) : null}
        </>
      }
    >
      <Card className="grid gap-4 p-5 sm:grid-cols-4">
        <Stat label={t("coverage.sales")} note={t("coverage.scope")}>
          <Money fen={whole.salesFen} form="short" />
        </Stat>
        <Stat label={t("coverage.certified")} note={t("coverage.certified.note")}>
          {share(whole.certifiedFen)}
        </Stat>
        <Stat label={t("coverage.inspected")} note={t("coverage.inspected.note")}>
          {share(whole.inspectedFen)}
        </Stat>
        <Stat label={t("coverage.traced")} note={t("coverage.traced.note")}>
          {share(whole.tracedFen)}
        </Stat>
      </Card>
      <section className="grid gap-2">
        <h2 className="font-serif text-green text-xl">{t("coverage.by_county")}</h2>
        <CoverageTable
          caption={t("coverage.by_county")}
          heading={t("coverage.county")}
          rows={counties}
          entriesOf={(county) => paths.officialEntries({ year, county })}
        />
      </section>
      <section className="grid gap-2">
        <h2 className="font-serif text-green text-xl">{t("coverage.by_industry")}</h2>
        <CoverageTable
          caption={t("coverage.by_industry")}
          heading={t("coverage.industry")}
          rows={industries}
          entriesOf={(industry) => paths.officialEntries({ year, industry })}
        />
      </section>
    </WorkspacePage>
  );
}
