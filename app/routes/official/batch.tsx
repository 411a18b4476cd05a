import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { can } from "#app/domain/core/authorise.ts";
import { overrideVerdictInput } from "#app/domain/provenance/inspection/input.ts";
import { overrideVerdict } from "#app/domain/provenance/inspection/override.server.ts";
import { getReviewedBatch } from "#app/domain/reporting/review/batches.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { ReviewedBatch } from "#app/ui/official/reviewed-batch.tsx";
import { OverrideForm } from "#app/ui/official/override-form.tsx";
import { ConformityPanel } from "#app/ui/supplier/batch-facts.tsx";
import { BatchReports } from "#app/ui/inspection/batch-reports.tsx";
import { BatchTimeline } from "#app/ui/supplier/batch-timeline.tsx";
import { FindingList } from "#app/ui/trace/finding-list.tsx";
import { useRefused } from "#app/ui/workspace/use-refused.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const detail = await answer(() => getReviewedBatch(ctx, args.params.batchId ?? ""));
  const title = textFor(localeOf(args.request), "supply")("batch.title", { code: detail.batch.code });
  return { ...detail, mayOverride: can(ctx.actor, "inspection.override"), title };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const batchId = args.params.batchId ?? "";
  switch (new URL(args.request.url).searchParams.get("do")) {
    case "override":
      return submitForm({
        request: args.request,
        fixed: { batchId },
        schema: overrideVerdictInput,
        act: (input) => overrideVerdict(ctx, input),
        next: () => redirect(paths.officialBatch(batchId), 303),
      });
    default:
      throw new Response("request.invalid", { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** A batch as officials read it: what does not fit together first, then its timeline and papers. */
export default function OfficialBatch() {
  const { met, batch, events, chain, findings, reports, conformity, mayOverride, title } =
    useLoaderData<typeof loader>();
  const refused = useRefused("override", useActionData<typeof action>());
  const [query] = useSearchParams();
  const t = useText("supply");
  const words = useText("trace");
  return (
    <WorkspacePage
      title={title}
      status={
        <>
          <State of="batchStates" is={batch.state} />
          {batch.isDemo ? <DemoMark /> : null}
        </>
      }
      crumbs={[{ label: t("batches.title"), to: paths.officialBatches() }, { label: batch.code }]}
      actions={<LinkButton to={paths.trace(batch.code)}>{t("review.batch.public")}</LinkButton>}
    >
      <div className="grid items-start gap-5 xl:grid-cols-[1fr_22rem]">
        <div className="grid gap-5">
          <Panel title={words("findings.title")}>
            <FindingList findings={findings} />
          </Panel>
          <BatchTimeline events={events} brokenAt={chain.brokenAt} />
          <BatchReports
            reports={reports}
            decide={
              mayOverride
                ? (report) => (
                    <OverrideForm
                      report={report}
                      refused={query.get("report") === report.id ? refused : undefined}
                    />
                  )
                : undefined
            }
          />
        </div>
        <div className="grid gap-5">
          <ReviewedBatch batch={batch} met={met} />
          <ConformityPanel conformity={conformity} mayIssue={false} primary={false} />
        </div>
      </div>
    </WorkspacePage>
  );
}
