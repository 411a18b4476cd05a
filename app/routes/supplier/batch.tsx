import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { can } from "#app/domain/core/authorise.ts";
import { holdBatch } from "#app/domain/provenance/batch/hold.server.ts";
import { batchInput, holdBatchInput } from "#app/domain/provenance/batch/input.ts";
import { issueConformityCertificate } from "#app/domain/provenance/batch/issue-conformity.server.ts";
import { releaseBatch } from "#app/domain/provenance/batch/release.server.ts";
import { declareTraceError } from "#app/domain/provenance/trace/declare-error.server.ts";
import { errorProblem } from "#app/domain/provenance/trace/corrections.ts";
import { declareTraceErrorInput, recordTraceEventInput } from "#app/domain/provenance/trace/input.ts";
import { recordTraceEvent } from "#app/domain/provenance/trace/record.server.ts";
import { listBatchRequirements } from "#app/domain/reporting/supply/batch-certificates.server.ts";
import { getOwnBatch } from "#app/domain/reporting/supply/provenance.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { publicOrigin } from "#app/http/public-origin.server.ts";
import { answer, localeOf, readForm, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { QrCode } from "#app/ui/elements/qr.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { Button, LinkButton } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { BatchCertificates } from "#app/ui/supplier/batch-certificates.tsx";
import { BatchFacts, ConformityPanel } from "#app/ui/supplier/batch-facts.tsx";
import { HoldForm, TraceErrorForm, TraceForm } from "#app/ui/supplier/batch-forms.tsx";
import { BatchLineage } from "#app/ui/supplier/batch-lineage.tsx";
import { BatchReports } from "#app/ui/inspection/batch-reports.tsx";
import { BatchTimeline } from "#app/ui/supplier/batch-timeline.tsx";
import { FindingList } from "#app/ui/trace/finding-list.tsx";
import { useRefused } from "#app/ui/workspace/use-refused.ts";
import { ErrorSummary, Notice } from "#app/ui/primitives/notice.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const detail = await answer(() => getOwnBatch(ctx, args.params.batchId ?? ""));
  const requirements = await listBatchRequirements(ctx, detail.batch.id);
  const traceAddress = `${publicOrigin(args.request)}${paths.trace(detail.batch.code)}`;
  return {
    ...detail,
    correctable: detail.events
      .filter(({ sequence }) => !errorProblem(detail.events, sequence, ctx.actor.organisationId))
      .map(({ sequence, kind }) => ({ sequence, kind })),
    requirements,
    traceAddress,
    title: textFor(localeOf(args.request), "supply")("batch.title", { code: detail.batch.code }),
    may: {
      edit: can(ctx.actor, "batch.edit"),
      record: can(ctx.actor, "trace.record"),
      certify: can(ctx.actor, "certificate.submit"),
      inspect: can(ctx.actor, "inspection.record"),
    },
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const batchId = args.params.batchId ?? "";
  const { request } = args;
  const form = await readForm(request);
  const next = () => redirect(paths.supplierBatch(batchId), 303);
  const common = { request, form, fixed: { batchId }, next };
  switch (new URL(request.url).searchParams.get("do")) {
    case "release":
      return submitForm({ ...common, schema: batchInput, act: (input) => releaseBatch(ctx, input) });
    case "hold":
      return submitForm({ ...common, schema: holdBatchInput, act: (input) => holdBatch(ctx, input) });
    case "conformity":
      return submitForm({
        ...common,
        schema: batchInput,
        act: (input) => issueConformityCertificate(ctx, input),
      });
    case "event":
      return submitForm({
        ...common,
        schema: recordTraceEventInput,
        act: (input) => recordTraceEvent(ctx, input),
      });
    case "error":
      return submitForm({
        ...common,
        schema: declareTraceErrorInput,
        act: (input) => declareTraceError(ctx, input),
      });
    default:
      throw new Response("request.invalid", { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Batch() {
  const { met, batch, lineage, events, chain, findings, toCorrect, correctable, ...page } =
    useLoaderData<typeof loader>();
  const { reports, conformity, requirements, traceAddress, title, may } = page;
  const answered = useActionData<typeof action>();
  const refusedRelease = useRefused("release", answered);
  const refusedConformity = useRefused("conformity", answered);
  const refusedHold = useRefused("hold", answered);
  const refusedEvent = useRefused("event", answered);
  const refusedError = useRefused("error", answered);
  const t = useText("supply");
  const recallText = useText("recall");
  const inspectionText = useText("inspection");
  const findingTitle = useText("trace")("findings.title");
  const messages = [refusedRelease, refusedConformity].flatMap((refused) =>
    Object.values<string[] | null>(refused?.error ?? {}).flatMap((errors) => errors ?? []),
  );
  const releasable = batch.state === "draft" || batch.state === "on-hold";
  return (
    <WorkspacePage
      title={title}
      status={
        <>
          <State of="batchStates" is={batch.state} />
          {batch.isDemo ? <DemoMark /> : null}
        </>
      }
      note={releasable ? t("batch.release.note") : undefined}
      crumbs={[{ label: t("batches.title"), to: paths.supplierBatches() }, { label: batch.code }]}
      actions={
        may.edit ? (
          <>
            {releasable ? (
              <Form method="post" action="?do=release">
                <Button variant={conformity ? "primary" : "secondary"}>{t("batch.release")}</Button>
              </Form>
            ) : null}
            {batch.state === "draft" || batch.state === "released" ? (
              <LinkButton to={paths.supplierBatchMake({ from: batch.id })}>
                {t("batch.lineage.use")}
              </LinkButton>
            ) : null}
            {batch.state === "released" ? <HoldForm refused={refusedHold} /> : null}
            <LinkButton to={paths.supplierRehearsal(batch.id)}>{recallText("batch.recall")}</LinkButton>
          </>
        ) : null
      }
    >
      {batch.state === "recalled" ? (
        <Notice
          tone="danger"
          title={recallText("batch.recalled")}
          actions={<LinkButton to={paths.supplierRecalls()}>{recallText("list.title")}</LinkButton>}
        >
          {recallText("batch.recalled.note")}
        </Notice>
      ) : null}
      <ErrorSummary entries={[...new Set(messages)].map((message) => ({ message }))} />
      <div className="grid items-start gap-5 xl:grid-cols-[1fr_22rem]">
        <div className="grid gap-5">
          <BatchFacts batch={batch} met={met} />
          <BatchLineage {...lineage} />
          {batch.state === "draft" && events.length === 0 ? null : (
            <Panel title={findingTitle}>
              <FindingList findings={findings} />
            </Panel>
          )}
          <BatchTimeline events={events} brokenAt={chain.brokenAt}>
            {may.record ? (
              <TraceForm key={events.length} refused={refusedEvent} toCorrect={toCorrect} />
            ) : null}
            {may.record && correctable.length > 0 ? (
              <TraceErrorForm key={`error-${events.length}`} refused={refusedError} events={correctable} />
            ) : null}
          </BatchTimeline>
          <BatchReports
            reports={reports}
            actions={
              may.inspect ? (
                <LinkButton to={paths.supplierBatchReport(batch.id)} size="small">
                  {inspectionText("reports.add")}
                </LinkButton>
              ) : null
            }
          />
        </div>
        <div className="grid gap-5">
          <ConformityPanel
            conformity={conformity}
            mayIssue={may.edit}
            primary={releasable}
            label={paths.supplierBatchLabel(batch.id)}
          />
          <BatchCertificates batchId={batch.id} requirements={requirements} maySubmit={may.certify} />
          <Panel title={t("batch.qr")} note={t("batch.qr.note")}>
            <QrCode text={traceAddress} label={t("batch.qr")} className="mx-auto w-48" />
            <p className="mt-2 break-all text-center text-sm">
              <a href={paths.trace(batch.code)}>{traceAddress}</a>
            </p>
          </Panel>
        </div>
      </div>
    </WorkspacePage>
  );
}
