import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "#app/domain/core/authorise.ts";
import { sendBackBenefitInput, verifyBenefitInput } from "#app/domain/indicators/benefit/input.ts";
import { sendBackBenefit } from "#app/domain/indicators/benefit/send-back.server.ts";
import { listBenefitReports, readBenefitByCounty } from "#app/domain/reporting/benefit/read.server.ts";
import { readYear } from "#app/domain/reporting/entries/filter.ts";
import { readNames } from "#app/domain/reporting/progress/names.server.ts";
import { publishBenefit } from "#app/flows/publish-benefit.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, readForm, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { dayOf, yearOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { BenefitByCounty } from "#app/ui/benefit/by-county.tsx";
import { BenefitReports } from "#app/ui/benefit/reports.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { useRefused } from "#app/ui/workspace/use-refused.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const year = readYear(new URL(args.request.url).searchParams.get("year"), yearOf(dayOf(ctx.now)));
  return answer(async () => ({
    reports: await listBenefitReports(ctx, year),
    benefit: await readBenefitByCounty(ctx, year),
    counties: (await readNames(ctx)).counties,
    mayVerify: can(ctx.actor, "benefit.verify"),
    year,
    title: textFor(localeOf(args.request), "benefit")("title"),
  }));
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const { request } = args;
  const form = await readForm(request);
  const next = () => redirect(paths.officialBenefits(), 303);
  switch (new URL(request.url).searchParams.get("do")) {
    case "verify":
      return submitForm({
        request,
        form,
        next,
        schema: verifyBenefitInput,
        act: (input) => publishBenefit(ctx, input),
      });
    case "send-back":
      return submitForm({
        request,
        form,
        next,
        schema: sendBackBenefitInput,
        act: (input) => sendBackBenefit(ctx, input),
      });
    default:
      throw new Response("request.invalid", { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** What suppliers say of farm households, for their county to verify, and what of it is shown. */
export default function Benefits() {
  const { reports, benefit, counties, mayVerify, year, title } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const refusedVerify = useRefused("verify", answered);
  const refusedSendBack = useRefused("send-back", answered);
  const t = useText("benefit");
  const reportId = refusedSendBack?.initialValue?.reportId;
  return (
    <WorkspacePage title={title} note={t("official.note")}>
      {(refusedVerify?.error?.[""] ?? []).map((message) => (
        <Notice key={message} tone="danger">
          {message}
        </Notice>
      ))}
      <BenefitReports
        reports={reports}
        mayVerify={mayVerify}
        refusedReportId={typeof reportId === "string" ? reportId : null}
        refused={refusedSendBack}
      />
      {benefit.length > 0 ? <BenefitByCounty benefit={benefit} counties={counties} year={year} /> : null}
    </WorkspacePage>
  );
}
