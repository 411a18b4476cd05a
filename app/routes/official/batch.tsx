import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getReviewedBatch } from "#app/domain/reporting/review/batches.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { ReviewedBatch } from "#app/ui/official/reviewed-batch.tsx";
import { ConformityPanel } from "#app/ui/supplier/batch-facts.tsx";
import { BatchReports } from "#app/ui/supplier/batch-reports.tsx";
import { BatchTimeline } from "#app/ui/supplier/batch-timeline.tsx";
import { FindingList } from "#app/ui/trace/finding-list.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const detail = await answer(() => getReviewedBatch(ctx, args.params.batchId ?? ""));
  const title = textFor(localeOf(args.request), "supply")("batch.title", { code: detail.batch.code });
  return { ...detail, title };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** A batch as officials read it: what does not fit together first, then its timeline and papers. */
export default function OfficialBatch() {
  const { batch, events, chain, findings, reports, conformity, title } = useLoaderData<typeof loader>();
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
          <BatchReports reports={reports} />
        </div>
        <div className="grid gap-5">
          <ReviewedBatch batch={batch} />
          <ConformityPanel conformity={conformity} mayIssue={false} primary={false} />
        </div>
      </div>
    </WorkspacePage>
  );
}
