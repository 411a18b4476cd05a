import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { reportBenefitInput } from "#app/domain/indicators/benefit/input.ts";
import { reportBenefit } from "#app/domain/indicators/benefit/report.server.ts";
import { listOwnBenefit } from "#app/domain/reporting/benefit/read.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { dayOf, yearOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { ReportBenefitForm } from "#app/ui/benefit/report-form.tsx";
import { BenefitReports } from "#app/ui/benefit/reports.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const today = dayOf(ctx.now);
  return {
    reports: await answer(() => listOwnBenefit(ctx)),
    today,
    year: yearOf(today),
    title: textFor(localeOf(args.request), "benefit")("title"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  return submitForm({
    request: args.request,
    schema: reportBenefitInput,
    act: (input) => reportBenefit(ctx, input),
    next: () => redirect(paths.supplierBenefit(), 303),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** What a supplier says of the farm households its business reaches, and what its county said. */
export default function SupplierBenefit() {
  const { reports, today, year, title } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const t = useText("benefit");
  return (
    <WorkspacePage title={title} note={t("note")}>
      <ReportBenefitForm year={year} today={today} refused={answered?.form} />
      <BenefitReports reports={reports} mayVerify={false} />
    </WorkspacePage>
  );
}
