import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "#app/domain/core/authorise.ts";
import { listReviewedBasesToTest } from "#app/domain/reporting/inspection/base-retests.server.ts";
import { listReviewedRetests } from "#app/domain/reporting/inspection/retests.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { BaseRetestTable } from "#app/ui/inspection/base-retest-table.tsx";
import { RetestTable } from "#app/ui/inspection/retest-table.tsx";
import { InspectionTabs } from "#app/ui/official/inspection-tabs.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  return {
    rows: await answer(() => listReviewedRetests(ctx)),
    bases: await listReviewedBasesToTest(ctx),
    mayPlan: can(ctx.actor, "spot_check.plan"),
    title: textFor(localeOf(args.request), "inspection")("retests.title"),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** What is due for another test in the counties an official answers for, and the way to sample it. */
export default function OfficialRetests() {
  const { rows, bases, mayPlan, title } = useLoaderData<typeof loader>();
  const t = useText("inspection");
  return (
    <WorkspacePage title={title} note={t("retests.note")}>
      <InspectionTabs current="retests" />
      <BaseRetestTable bases={bases} withSupplier />
      <RetestTable
        rows={rows}
        withSupplier
        act={(row) =>
          mayPlan ? { to: paths.officialSpotCheckNew({ product: row.id }), label: t("spot.plan") } : null
        }
      />
    </WorkspacePage>
  );
}
