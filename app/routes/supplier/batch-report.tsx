import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { refusedFile } from "#app/domain/accounts/file/chosen.ts";
import { prepareFile } from "#app/domain/accounts/file/prepare.server.ts";
import { recordInspectionFormInput } from "#app/domain/provenance/inspection/input.ts";
import { getReportSheet } from "#app/domain/reporting/inspection/sheet.server.ts";
import { recordInspectionDocument } from "#app/flows/record-inspection-document.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, readForm, submitForm } from "#app/http/respond.server.ts";
import { takeUpload } from "#app/http/upload.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { dayOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { ReportForm } from "#app/ui/inspection/report-form.tsx";
import { askedTemplate, NO_TEMPLATE, TemplateTabs } from "#app/ui/inspection/template-tabs.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const sheet = await answer(() => getReportSheet(ctx, args.params.batchId ?? ""));
  return {
    ...sheet,
    template: askedTemplate(sheet.templates, new URL(args.request.url).searchParams.get("template")),
    today: dayOf(ctx.now),
    title: textFor(localeOf(args.request), "inspection")("report.title", { code: sheet.batch.code }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const batchId = args.params.batchId ?? "";
  const form = await readForm(args.request);
  const upload = await takeUpload(form, "file");
  return submitForm({
    request: args.request,
    form,
    fixed: { batchId },
    schema: recordInspectionFormInput,
    alsoWrong: () => refusedFile(upload, (file) => prepareFile("document", file)),
    act: (input) => recordInspectionDocument(ctx, input, upload),
    next: () => redirect(paths.supplierBatch(batchId), 303),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** A laboratory's report on a batch, typed parameter by parameter. */
export default function RecordReport() {
  const { batch, templates, template, today, title } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const t = useText("inspection");
  const words = useText("supply");
  const code = template?.code ?? NO_TEMPLATE;
  return (
    <WorkspacePage
      title={title}
      note={t("report.note")}
      crumbs={[
        { label: words("batches.title"), to: paths.supplierBatches() },
        { label: batch.code, to: paths.supplierBatch(batch.id) },
        { label: t("reports.add") },
      ]}
    >
      <TemplateTabs
        templates={templates}
        chosen={template?.code ?? null}
        address={(asked) => paths.supplierBatchReport(batch.id, { template: asked })}
      />
      <ReportForm
        key={code}
        template={template}
        today={today}
        refused={answered?.form}
        action={paths.supplierBatchReport(batch.id, { template: code })}
      >
        {({ name }) => <input type="hidden" name={name} value={batch.id} />}
      </ReportForm>
    </WorkspacePage>
  );
}
