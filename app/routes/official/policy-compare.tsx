import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readYear } from "#app/domain/reporting/entries/filter.ts";
import { comparePolicies } from "#app/domain/reporting/policy/compare.server.ts";
import { readNames } from "#app/domain/reporting/progress/names.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { dayOf, yearOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { ComparedPolicies, CompareChoice } from "#app/ui/official/policy-difference.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const query = new URL(args.request.url).searchParams;
  const thisYear = yearOf(dayOf(ctx.now));
  const year = readYear(query.get("year"), thisYear);
  return answer(async () => ({
    ...(await comparePolicies(ctx, { year, from: query.get("from") || null, to: query.get("to") || null })),
    names: await readNames(ctx),
    years: [...new Set([year, thisYear, thisYear - 1])].sort(),
    title: textFor(localeOf(args.request), "books")("compare.title"),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function PolicyCompare() {
  const compared = useLoaderData<typeof loader>();
  const t = useText("books");
  const ledger = useText("ledger");
  return (
    <WorkspacePage
      title={compared.title}
      note={t("compare.note")}
      crumbs={[{ label: ledger("policies.title"), to: paths.officialPolicies() }, { label: compared.title }]}
    >
      <div className="grid grid-cols-1 gap-5">
        <CompareChoice {...compared} />
        <ComparedPolicies {...compared} />
      </div>
    </WorkspacePage>
  );
}
