import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "#app/domain/core/authorise.ts";
import { listOwnBasesToTest } from "#app/domain/reporting/inspection/base-retests.server.ts";
import { listOwnRetests } from "#app/domain/reporting/inspection/retests.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { BaseRetestTable } from "#app/ui/inspection/base-retest-table.tsx";
import { RetestTable } from "#app/ui/inspection/retest-table.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  return {
    rows: await listOwnRetests(ctx),
    bases: await listOwnBasesToTest(ctx),
    mayRecord: can(ctx.actor, "inspection.record"),
    title: textFor(localeOf(args.request), "inspection")("retests.title"),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Which of its products a supplier has to have tested again, and the batch to record the report on. */
export default function SupplierRetests() {
  const { rows, bases, mayRecord, title } = useLoaderData<typeof loader>();
  const t = useText("inspection");
  return (
    <WorkspacePage title={title} note={t("retests.note")}>
      <BaseRetestTable bases={bases} withSupplier={false} />
      <RetestTable
        rows={rows}
        withSupplier={false}
        act={(row) =>
          mayRecord && row.newestBatchId
            ? { to: paths.supplierBatchReport(row.newestBatchId), label: t("reports.add") }
            : null
        }
      />
    </WorkspacePage>
  );
}
