import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { refusedFile } from "#app/domain/accounts/file/chosen.ts";
import { prepareFile } from "#app/domain/accounts/file/prepare.server.ts";
import { can } from "#app/domain/core/authorise.ts";
import { cancelSpotCheck } from "#app/domain/provenance/spot-check/cancel.server.ts";
import { cancelSpotCheckInput, reportSpotCheckFormInput } from "#app/domain/provenance/spot-check/input.ts";
import { getSpotCheck } from "#app/domain/reporting/inspection/spot-checks.server.ts";
import { reportSpotCheckDocument } from "#app/flows/report-spot-check-document.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, readForm, submitForm } from "#app/http/respond.server.ts";
import { takeUpload } from "#app/http/upload.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { dayOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { DateText, InstantText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { ReportForm } from "#app/ui/inspection/report-form.tsx";
import { askedTemplate, NO_TEMPLATE, TemplateTabs } from "#app/ui/inspection/template-tabs.tsx";
import { ReasonedDecision } from "#app/ui/official/decision-form.tsx";
import { SampledBatch } from "#app/ui/official/sampled-batch.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { useRefused } from "#app/ui/workspace/use-refused.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const found = await answer(() => getSpotCheck(ctx, args.params.spotCheckId ?? ""));
  const locale = localeOf(args.request);
  return {
    ...found,
    template: askedTemplate(found.templates, new URL(args.request.url).searchParams.get("template")),
    mayEnd: can(ctx.actor, "spot_check.plan") && found.spotCheck.state === "planned",
    today: dayOf(ctx.now),
    title: textFor(locale, "inspection")("spot.of", { product: localName(locale, found.product) }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const spotCheckId = args.params.spotCheckId ?? "";
  const { request } = args;
  const form = await readForm(request);
  const next = () => redirect(paths.officialSpotCheck(spotCheckId), 303);
  const common = { request, form, fixed: { spotCheckId }, next };
  switch (new URL(request.url).searchParams.get("do")) {
    case "report": {
      const upload = await takeUpload(form, "file");
      return submitForm({
        ...common,
        schema: reportSpotCheckFormInput,
        alsoWrong: () => refusedFile(upload, (file) => prepareFile("document", file)),
        act: (input) => reportSpotCheckDocument(ctx, input, upload),
      });
    }
    case "cancel":
      return submitForm({
        ...common,
        schema: cancelSpotCheckInput,
        act: (input) => cancelSpotCheck(ctx, input),
      });
    default:
      throw new Response("request.invalid", { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** A spot check: what is planned, and while it is, the form for its result. */
export default function SpotCheck() {
  const { spotCheck, product, supplier, county, plannedBy, report, batchCode, ...page } =
    useLoaderData<typeof loader>();
  const { choices, templates, template, mayEnd, today, title } = page;
  const answered = useActionData<typeof action>();
  const refusedReport = useRefused("report", answered);
  const refusedCancel = useRefused("cancel", answered);
  const t = useText("inspection");
  const code = template?.code ?? NO_TEMPLATE;
  return (
    <WorkspacePage
      title={title}
      status={
        <>
          {report?.verdict ? (
            <State of="inspectionVerdicts" is={report.verdict} />
          ) : (
            <State of="spotCheckStates" is={spotCheck.state} />
          )}
          {spotCheck.isDemo ? <DemoMark /> : null}
        </>
      }
      crumbs={[{ label: t("spot.title"), to: paths.officialSpotChecks() }, { label: title }]}
      actions={
        mayEnd ? (
          <ReasonedDecision
            to="cancel"
            label={t("spot.cancel")}
            question={t("spot.cancel.question")}
            refused={refusedCancel}
          />
        ) : null
      }
    >
      {report?.verdict === "failed" ? (
        <Notice tone="danger" title={t("spot.failed")}>
          {t("spot.failed.note")}
        </Notice>
      ) : null}
      <Panel title={t("spot.facts")}>
        <DescriptionList
          columns={2}
          facts={[
            { term: t("spot.product"), value: <LocalName of={product} /> },
            {
              term: t("spot.supplier"),
              value: (
                <>
                  <Link to={paths.officialOrganisation(supplier.id)}>
                    <LocalName of={supplier} />
                  </Link>{" "}
                  {supplier.contactName} {supplier.contactPhone}
                </>
              ),
            },
            { term: t("spot.county"), value: <LocalName of={county} /> },
            { term: t("spot.planned_on"), value: <DateText date={spotCheck.plannedOn} /> },
            { term: t("spot.inspectors"), value: spotCheck.inspectors },
            { term: t("spot.reason"), value: spotCheck.reason },
            {
              term: t("spot.planned_by"),
              value: (
                <>
                  {plannedBy} <InstantText at={spotCheck.plannedAt} />
                </>
              ),
            },
            ...(spotCheck.batchId
              ? [
                  {
                    term: t("spot.batch"),
                    value: <Link to={paths.officialBatch(spotCheck.batchId)}>{batchCode}</Link>,
                  },
                  { term: t("report.number"), value: report?.number },
                ]
              : []),
            ...(spotCheck.cancelReason
              ? [{ term: t("spot.cancel_reason"), value: spotCheck.cancelReason }]
              : []),
          ]}
        />
      </Panel>
      {mayEnd ? (
        <section aria-label={t("spot.record")} className="grid gap-4">
          <h2 className="font-serif text-green text-xl">{t("spot.record")}</h2>
          <TemplateTabs
            templates={templates}
            chosen={template?.code ?? null}
            address={(asked) => paths.officialSpotCheck(spotCheck.id, { template: asked })}
          />
          <ReportForm
            key={code}
            template={template}
            today={today}
            refused={refusedReport}
            action={paths.officialSpotCheck(spotCheck.id, { template: code, do: "report" })}
          >
            {(batch) => <SampledBatch field={batch} choices={choices} />}
          </ReportForm>
        </section>
      ) : null}
    </WorkspacePage>
  );
}
