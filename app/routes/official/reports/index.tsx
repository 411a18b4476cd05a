import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireCan } from "#app/domain/core/authorise.ts";
import { choosePolicy, listPolicies } from "#app/domain/ledger/policy/queries.server.ts";
import { listTargetYears } from "#app/domain/ledger/target/queries.server.ts";
import { readYear } from "#app/domain/reporting/entries/filter.ts";
import { listExports } from "#app/domain/reporting/workbook/record-export.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { textFor } from "#app/i18n/text.server.ts";
import { dayOf, monthOf, yearOf } from "#app/kernel/calendar.ts";
import { ReportsOnOffer } from "#app/ui/reports/on-offer.tsx";
import { ExportList } from "#app/ui/reports/export-list.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { tableNames } from "./tables.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const query = new URL(args.request.url).searchParams;
  const today = dayOf(ctx.now);
  const thisYear = yearOf(today);
  const year = readYear(query.get("year"), thisYear);
  return answer(async () => {
    requireCan(ctx, "ledger.read");
    const policies = await listPolicies(ctx);
    const policy = choosePolicy(policies, query.get("policy") || null);
    const years = (await listTargetYears(ctx)).filter((each) => each <= thisYear);
    return {
      year,
      policy: { code: policy.code },
      years: [...new Set([...years, year])].sort(),
      policies: policies.map(({ id, code, version, nameZh, nameEn }) => ({
        id,
        code,
        version,
        nameZh,
        nameEn,
      })),
      tables: [...tableNames],
      months: year < thisYear ? 12 : year > thisYear ? 0 : monthOf(today),
      exports: await listExports(ctx),
      title: textFor(localeOf(args.request), "reports")("page.title"),
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** What can be taken away of a year, and what was. */
export default function Reports() {
  const { title, exports, ...offer } = useLoaderData<typeof loader>();
  const t = useText("reports");
  return (
    <WorkspacePage title={title} note={t("page.note")}>
      <ReportsOnOffer {...offer} />
      <ExportList exports={exports} />
    </WorkspacePage>
  );
}
